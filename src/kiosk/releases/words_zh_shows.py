"""What problems of shows, keys and the take-away say, in Chinese, as in `words_zh`."""

SAYINGS = {
    "scene": "场景",
    "the scenes in tabs/, as tab/scene": "tabs/ 中的场景，写成“栏目/场景”",
    "the folder shows cannot be read": "文件夹 shows 无法读取",
    "give it a name that ends in .yaml, or delete the file": "请把扩展名改为 .yaml，或删除该文件",
    "{} shows are here, and {} can be chosen from": "有 {} 个讲解方案，最多 {} 个",
    "the show has no stops": "讲解方案没有任何一幕",
    "stops is {}, not a list": "stops 是 {}，应为列表",
    "start with scene: …": "请以 scene: … 开头",
    "the stops take {} minutes, and the show says {}": "各幕合计 {} 分钟，方案写的是 {} 分钟",
    "change the seconds of its stops, or write minutes: {}": (
        "请调整各幕的 seconds，或写 minutes: {}"
    ),
    "the block {} is revealed twice": "内容块 {} 出现了两次",
    "there is no key {}": "没有名为 {} 的按键",
    "write a name as Qt has it: PageDown, F5, Period": "请用 Qt 的按键名，如 PageDown、F5、Period",
    "{} is a digit: digits jump to scenes": "{} 是数字键，数字键用于跳转到场景",
    "choose another key": "请换一个按键",
    "the key {} stands for {} too": "按键 {} 同时用于 {}",
    "choose another key, or write other ones behind {}": "请换一个按键，或在 {} 后面写别的按键",
    "{} is no address of a web page": "{} 不是网页地址",
    "write the whole address, as in https://park.example/kiosk": (
        "请写完整地址，如 https://park.example/kiosk"
    ),
    "the address has {} letters": "地址有 {} 个字符",
    "write at most {}, so that a telephone can read the code": "最多 {} 个字符，手机才能识别",
}
