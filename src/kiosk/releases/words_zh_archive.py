"""Why an archive is refused, in Chinese: sayings with holes, as in `words_zh`."""

SAYINGS = {
    "the signature is not that of the key in kiosk.yaml, or the archive was changed": (
        "签名与 kiosk.yaml 中的密钥不符，或文件被改动过"
    ),
    "there is no public key: kiosk.yaml names it in updates: key": (
        "没有公钥：请在 kiosk.yaml 的 updates: key 中填写"
    ),
    "the signature is missing or damaged": "签名缺失或损坏",
    "this is no whole archive": "文件不完整",
    "this is no whole archive ({})": "文件不完整（{}）",
    "its list of files is too long": "文件列表过长",
    "it holds no {}": "缺少 {}",
    "it cannot be opened ({})": "无法打开（{}）",
    "it was written by another version of this program": "由其他版本的程序制作",
    "{} cannot be read to its end ({})": "{} 没有读完（{}），请勿中途拔出 U 盘",
    "{} is damaged ({})": "{} 已损坏（{}）",
    "{} is not the file that was signed": "{} 与签名时的文件不同",
    "{} is missing or was not signed": "缺少 {}，或它没有签名",
    "there is no room for it: {} MB are free": "磁盘空间不足，只剩 {} MB",
    "its content has {} problems, the first: {}": "内容有 {} 处错误，第一处：{}",
}
