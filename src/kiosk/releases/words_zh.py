"""What is wrong with content, in Chinese: sayings with holes, `{}`, that stay what they are."""

import re
from functools import lru_cache

from kiosk.releases.words_zh_archive import SAYINGS as _OF_ARCHIVES
from kiosk.releases.words_zh_layout import SAYINGS as _OF_LAYOUT
from kiosk.releases.words_zh_shows import SAYINGS as _OF_SHOWS

_ELSEWHERE = _OF_LAYOUT | _OF_ARCHIVES | _OF_SHOWS
_SAYINGS = _ELSEWHERE | {
    # files and folders
    "the file is missing": "缺少这个文件",
    "add it": "请补上",
    "add them": "请补上",
    "the file cannot be read ({})": "文件无法读取（{}）",
    "the file cannot be read": "文件无法读取",
    "check that this user may read it": "请检查读取权限",
    "the file is a link that leaves the content folder": "这是指向内容文件夹之外的链接",
    "put the file itself into the content folder": "请把文件本身放进内容文件夹",
    "this is no file": "这不是文件",
    "put a file of this name here": "请在此放一个同名文件",
    "the file has {} bytes, more than {}": "文件有 {} 字节，超过上限 {}",
    "keep only what the kiosk shows": "只保留要展示的内容",
    "byte {} is no letter: the text is neither UTF-8 nor GB18030 throughout": (
        "字节 {} 不是文字：文件既不是 UTF-8 也不是 GB18030"
    ),
    "save the file as UTF-8": "请用 UTF-8 编码保存",
    "save the file as text, UTF-8": "请另存为 UTF-8 文本",
    "a zero byte: this is no text file": "含有零字节，不是文本文件",
    "control character U+{} in a text file": "文本中有控制字符 U+{}",
    "there is no folder {}": "没有文件夹 {}",
    "the folder {} cannot be read": "文件夹 {} 无法读取",
    "the file is empty": "文件是空的",
    "write its content, or restore it": "请填写内容，或恢复原文件",
    "nothing reads this file": "没有任何内容用到这个文件",
    "list it in kiosk.yaml, or delete the file": "请列入 kiosk.yaml，或删除该文件",
    "delete the file": "请删除该文件",
    "there is no file tabs/{}.yaml": "没有文件 tabs/{}.yaml",
    "did you mean {}? tabs/{}.yaml exists": "是否指 {}？已有 tabs/{}.yaml",
    "did you mean {}?": "是否指 {}？",
    # YAML
    "this is no YAML ({})": "不是正确的 YAML（{}）",
    "this is no YAML": "不是正确的 YAML",
    "check indentation, colons, quotes and brackets here and in the line before": (
        "请检查本行与上一行的缩进、冒号、引号和括号"
    ),
    "a bracket {} opened in line {} is not closed": "第 {1} 行的括号 {0} 没有闭合",
    "add {} behind what belongs to it": "请在后面补上 {}",
    "add {} behind what belongs to it, or a comma where one is missing before line {}": (
        "请在后面补上 {}，或在第 {} 行之前补上缺少的逗号"
    ),
    "add it, or put the words in quotes as a whole": "请补上，或给整段文字加引号",
    "add the second one behind the words": "请在文字后面补上另一个引号",
    "a second colon between the brackets {} and {}": "括号 {} 与 {} 之间有两个冒号",
    "a second document (---) in one file": "一个文件里有第二份文档（---）",
    "keep one document a file": "每个文件只放一份文档",
    "a list or mapping as a key": "列表或映射不能作键",
    "a quotation mark opened in line {} is not closed": "第 {} 行的引号没有闭合",
    "line {} has no colon": "第 {} 行缺少冒号",
    "a comma is missing here": "此处缺少逗号",
    "a tab in front of the line": "行首用了制表符",
    "indent with blanks": "请用空格缩进",
    "put them in quotes": "请加引号",
    "put words that hold a colon in quotes": "含冒号的文字请加引号",
    "put words that hold a colon in quotes, and check how far the line is indented": (
        "含冒号的文字请加引号，并检查缩进"
    ),
    "a closing bracket {} without an opening one": "多出右括号 {}",
    "words cannot begin with {}": "文字不能以 {} 开头",
    "a colon where none can stand": "此处不能有冒号",
    "delete it, or put the words in quotes": "请删除，或给文字加引号",
    "write key: value, or indent the line as the words that it goes on with": (
        "请写成“键: 值”，或与上文同样缩进"
    ),
    "{} stands here twice, first in line {}": "{} 重复出现，首次在第 {} 行",
    "full-width digits in {}": "{} 中有全角数字",
    "write the number with the digits 0–9; words go in quotes": "数字请用半角 0–9，文字请加引号",
    "the tag {} is not used here": "此处不用标签 {}",
    "aliases (*name) are not used here": "此处不用别名（*name）",
    "write the words out": "请直接写出内容",
    # keys and kinds of value
    "unknown key {}": "未知的键 {}",
    "unknown kind {}": "未知的类型 {}",
    "'kind' is missing": "缺少 kind",
    "delete it; known are {}": "请删除；可用的有 {}",
    "delete it": "请删除",
    "there is nothing behind this key": "这个键后面没有值",
    "write a value or delete it": "请填写值或删除",
    "{} is missing": "缺少 {}",
    "{} is not possible here": "此处不能用 {}",
    "write {}": "请写 {}",
    "write one of {}": "请写其中之一：{}",
    "{} stands where words in every language belong": "{} 处应有各语言的文字",
    "{} is not text here": "{} 在这里不是文字",
    "put it in quotes": "请加引号",
    "words belong here": "此处应为文字",
    "write words": "请填写文字",
    "a list belongs here": "此处应为列表",
    "write [a, b] or one item a line behind dashes": "请写成 [a, b]，或每行一项并以短横开头",
    "write one item a line behind dashes": "请每行一项，以短横开头",
    "keys and values belong here": "此处应为“键: 值”",
    "start with kind: …": "请以 kind: … 开头",
    "start with id: …": "请以 id: … 开头",
    "this is neither true nor false": "既不是 true 也不是 false",
    "write true or false": "请写 true 或 false",
    "this is no number": "这不是数字",
    "write digits, with one point before the decimals": "请写数字，小数点用半角句点",
    "this is no whole number": "这不是整数",
    "write digits only": "请只写数字",
    "correct it": "请改正",
    "{} is out of range": "{} 超出范围",
    "write {} to {}": "请写 {} 到 {}",
    "write at most {}": "最多写 {}",
    "the list is empty": "列表是空的",
    "add what belongs here": "请补充内容",
    "{} of at least {} are here": "只有 {} 项，至少要 {} 项",
    "{} are here, and {} can be shown": "有 {} 项，最多显示 {} 项",
    "move some elsewhere": "请移走一部分",
    "{} is no id": "{} 不是合格的标识",
    "use a–z, 0–9 and _ only, a letter first": "只用 a–z、0–9 和 _，字母开头",
    "use a–z, 0–9, - and _ only, a letter first": "只用 a–z、0–9、- 和 _，字母开头",
    "the id {} is taken, first in line {}": "标识 {} 已被占用，首次在第 {} 行",
    "give one of the two another id": "请给其中一个换标识",
    "there is no {} {}": "没有 {} {}",
    "the tab {} stands here twice": "栏目 {} 重复",
    "the tab has no scenes": "栏目没有场景",
    "the scene has no blocks": "场景没有内容块",
    "the id is {}, the name of the file says {}": "标识是 {}，文件名却是 {}",
    "make them the same": "请改成一致",
    "add this section": "请补上这一节",
    "{} is no language code": "{} 不是语言代码",
    "the language {} stands here twice": "语言 {} 重复",
    "no form in the language {}": "缺少语言 {} 的写法",
    "scenes is {}, not a list": "scenes 是 {}，应为列表",
    "blocks is {}, not a list": "blocks 是 {}，应为列表",
    "there are too many values": "值太多",
    "delete those that do not belong here": "请删除多余的",
    "there are too few values": "值太少",
    "add what is missing": "请补齐",
    "both a fact and a headline": "同时有数据和标题",
    "neither a fact nor a headline": "既没有数据也没有标题",
    "give it one of them": "请给出其中之一",
    # days and times
    "{} is no date": "{} 不是日期",
    "write 2020, 2020-06 or 2020-06-18": "请写成 2020、2020-06 或 2020-06-18",
    "{} is no day": "{} 不是日期",
    'write it like "2026-10-01"': "请写成 “2026-10-01” 的形式",
    "{} is no time of day": "{} 不是时刻",
    'write two digits, a colon, two digits, in quotes: "08:30"': "请写成带引号的 “08:30”",
    "{} is not after {}": "{} 不晚于 {}",
    "{} is before {}": "{} 早于 {}",
    "write a later time": "请写更晚的时刻",
    "write a later day": "请写更晚的日期",
    "write both times, or none": "开门与关门时刻要么都写，要么都不写",
    # tables
    "the row has {} cells, the header {}": "这一行有 {} 格，表头有 {} 格",
    "add the missing cells, empty ones too": "请补齐单元格，空的也要",
    "put texts that hold a comma in quotes": "含逗号的文字请加引号",
    "a quotation mark is not closed": "引号没有闭合",
    'add the closing "': '请补上右引号 "',
    "the table is empty": "表格是空的",
    "write its header": "请写表头",
    "unknown column {}": "未知的列 {}",
    "the column {} stands here twice": "列 {} 重复",
    "{} is no number": "{} 不是数字",
    "full-width characters in the number {}": "数字 {} 中有全角字符",
    "thousands are set apart in {}": "数字 {} 带有千分位",
    "write {}; the kiosk groups digits": "请写 {}；分组由程序完成",
    "{} without id": "{} 没有标识",
    "give the row an id": "请给这一行填写标识",
    "there is neither a value nor a formula": "既没有数值也没有公式",
    "write one of them": "请写其中之一",
    "{} is empty": "{} 是空的",
    "fill it in": "请填写",
    "a {} without a source": "{} 没有来源",
    "write the id of a row of tables/sources.csv": "请写 tables/sources.csv 中的标识",
    "keep one": "请只留一个",
    "more than {} rows": "超过 {} 行",
    "split the table": "请拆分表格",
    "a quotation mark inside a cell without quotes": "没有加引号的单元格里有引号",
    "{} behind a closing quotation mark": "右引号后面有 {}",
    "column {} is missing": "缺少列 {}",
    "columns {} are missing": "缺少列 {}",
    "the column {} is for a language that the kiosk has not": "列 {} 属于没有设置的语言",
    "add {} to languages in kiosk.yaml, or delete the column": (
        "请在 kiosk.yaml 的 languages 中加入 {}，或删除该列"
    ),
    # figures and charts
    "{} is near no simple fraction": "{} 不接近任何简单分数",
    "{} decimals cannot be shown": "无法显示 {} 位小数",
    "the number has more than {} digits": "数字超过 {} 位",
    "the derived number does not end": "推算结果是无限小数",
    "write how many decimals are shown": "请写显示几位小数",
    "choose a share between 0 and 1, or name the whole": "请选 0 到 1 之间的份额，或指定总数",
    "leave the multiple out": "请去掉倍数",
    "{} is {}, and the bars give {}": "{} 为 {}，按柱计算应为 {}",
    "{} is {}, and the whole {}": "{} 为 {}，总数为 {}",
    "one scale for different units: {}": "同一刻度用了不同单位：{}",
    "choose facts of one unit": "请选单位相同的数据",
    "all values are zero": "数值全为零",
    "{} is negative": "{} 是负数",
    "choose other facts": "请选别的数据",
    "choose facts that are not": "请选非负的数据",
    # words
    "there are no words in the language {}": "缺少语言 {} 的文字",
    "the words in the language {} are empty": "语言 {} 的文字是空的",
    "the kiosk has no language {}": "没有设置语言 {}",
    "write them": "请填写",
    "the font has no {}": "字体中没有 {}",
    "write it with other characters": "请换用其他字",
    "characters that nobody sees: {}": "含有看不见的字符：{}",
    "delete them; the kiosk sets spaces and joints itself": "请删除；间距由程序处理",
    "a brace without its partner": "花括号不成对",
    "the languages do not fill in the same: {}": "各语言填入的内容不一致：{}",
    "nothing can be filled in for {}": "{} 处无法填入内容",
    "add it to languages in kiosk.yaml, or delete it": "请加入 kiosk.yaml 的 languages，或删除",
    (
        "the bundled font covers Simplified Chinese and Latin; "
        "tools/build_fonts.py adds other letters"
    ): "自带字体只有简体中文与拉丁字母；其他文字请用 tools/build_fonts.py 添加",
    # scenes
    "{} is no name of a block": "{} 不是内容块的名字",
    "the block has no name, so the grid cannot place it": "内容块没有名字，网格无法安排",
    "add name: …, as the grid says it": "请按网格中的写法添加 name: …",
    "the {} grid has no cell for the block {}": "{} 网格中没有内容块 {} 的格子",
    "the block {} stands on the stage itself": "内容块 {} 直接位于舞台上",
    "take it out of the grid": "请从网格中去掉",
    "the row has {} cells, the first {}": "这一行有 {} 格，第一行有 {} 格",
    "give all rows as many": "各行格数要相同",
    "no block is named {}": "没有名为 {} 的内容块",
    "write the name of a block of this scene": "请写本场景中某个内容块的名字",
    "the name {} is taken by another block of the scene": "名字 {} 已被本场景另一块占用",
    "give it another name": "请换个名字",
    "the cells of {} form no rectangle": "{} 的格子不成矩形",
    "put them side by side": "请排在一起",
    "add its name to a row": "请把它的名字写进某一行",
    # pictures
    "there is no picture {}": "没有图片 {}",
    "there is no picture images/{}": "没有图片 images/{}",
    "put the file into images/, or correct the name": "请把文件放进 images/，或改正名字",
    "there is no icon {}": "没有图标 {}",
    "write the name of a file in assets/icons": "请写 assets/icons 中的文件名",
    "tables/photos.csv says nothing of {}": "tables/photos.csv 中没有 {}",
    "add a row with file, caption and credit": "请添加一行：文件、说明与署名",
    "the picture is cut short": "图片不完整",
    "copy it again from where it came from": "请重新复制",
    "the picture cannot be read": "图片无法读取",
    "open it in an image program and save it again": "请用图片软件打开并重新保存",
    "this is no JPEG, PNG or WebP picture": "不是 JPEG、PNG 或 WebP 图片",
    "the name says {}, the file is {}": "文件名是 {}，内容却是 {}",
    "give it the right ending": "请改正扩展名",
    "{} MB are too large": "{} MB 太大",
    "save it with at most {} MB": "请压缩到 {} MB 以内",
    "more than {} million pixels": "超过 {} 百万像素",
    "save it smaller": "请缩小后保存",
    "this is no SVG ({})": "不是 SVG（{}）",
    "save it as plain SVG": "请另存为普通 SVG",
    "{} is no name of a file": "{} 不是文件名",
    "write the name of a file inside images/": "请写 images/ 中的文件名",
    "the drawing {} has no twin {}": "绘图 {} 缺少对应的 {}",
    "add images/{}": "请补上 images/{}",
    "the picture is empty": "图片是空的",
    "the drawing has no viewBox": "绘图没有 viewBox",
    "the drawing holds <{}>": "绘图中含有 <{}>",
    "save it as plain SVG, shapes only": "请另存为只含图形的普通 SVG",
    "the drawing holds a script ({})": "绘图中含有脚本（{}）",
    "the drawing points outside itself ({})": "绘图引用了外部文件（{}）",
    "put it all inside": "请全部嵌入",
    "put the picture itself here": "请放图片本身",
    # updates
    "sticks are taken, and no key says from whom": "启用了 U 盘更新，却没有密钥",
    "{} is no public key": "{} 不是公钥",
    "write the line that kiosk release key printed": "请写 kiosk release key 打印的那一行",
}


def in_chinese(words: str) -> str:
    """Returns the words in Chinese; those that are not known stay as they are."""
    known = _SAYINGS.get(words)
    if known is not None:
        return known
    for pattern, saying in _patterns():
        found = pattern.fullmatch(words)
        if found is not None:
            return saying.format(*map(in_chinese, found.groups()))
    return words


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Returns the sayings that have holes, those with most words of their own first."""
    holed = [(english, chinese) for english, chinese in _SAYINGS.items() if "{" in english]
    holed.sort(key=lambda pair: -len(pair[0].replace("{}", "")))
    return tuple(
        (re.compile(re.escape(english).replace(r"\{\}", "(.+)"), re.DOTALL), chinese)
        for english, chinese in holed
    )
