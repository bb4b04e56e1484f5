"""What problems of layout say, in Chinese: sayings with holes, as in `words_zh`."""

SAYINGS = {
    "cannot be laid out: {} ({})": "无法排版：{}（{}）",
    "report this fault of the program; until it is mended, change or leave out the block": (
        "这是程序的错误，请报告；修复之前请更改或去掉这个内容块"
    ),
    "{} does not fit: it {} ({})": "{} 放不下：{}（{}）",
    "does not fit: {} ({})": "放不下：{}（{}）",
    "shorten it, break it with \\n where its sense breaks, or show fewer items": (
        "请缩短，或在语意停顿处用 \\n 换行，或减少条目"
    ),
    "show fewer items, shorten texts, or give it another place in the grid": (
        "请减少条目、缩短文字，或在网格中换个位置"
    ),
    "show fewer items in the block, or give it more room in the grid": (
        "请减少这一块的条目，或在网格中多给位置"
    ),
    "shorten one of them, or show fewer items in the block": "请缩短其中之一，或减少这一块的条目",
    "shorten it, or give its block another place": "请缩短，或给这一块换个位置",
    "give it a title or a label": "请给它标题或名称",
    "{} and {} cover each other by {} units ({})": "{} 与 {} 重叠 {} 单位（{}）",
    "{} and {} cannot be touched apart: they overlap by {} units ({})": (
        "{} 与 {} 无法分别触摸：重叠 {} 单位（{}）"
    ),
    "{} is too small to touch: {} × {}, and a finger needs {} ({})": (
        "{} 太小，不便触摸：{} × {}，手指需要 {}（{}）"
    ),
    "{} reaches {} units beyond the edge ({})": "{} 超出边缘 {} 单位（{}）",
    "{} reaches {} units beyond the edge, where nothing can be touched ({})": (
        "{} 超出边缘 {} 单位，超出部分触摸不到（{}）"
    ),
    "something that can be touched has no name to be read out ({})": (
        "有可触摸之处没有可供朗读的名称（{}）"
    ),
    # where it does not fit
    "{}, {}×{} on {} inches, text size {} %": "语言 {}，屏幕 {}×{}，{} 英寸，字号 {}%",
    "{}, {}×{} on {} inches, text size {} %, and {} more": (
        "语言 {}，屏幕 {}×{}，{} 英寸，字号 {}%，另有 {} 种情形"
    ),
    # how
    "needs {} lines and has room for {}": "需要 {} 行，只有 {} 行的位置",
    "is {} wide and has {}": "宽 {}，只有 {} 的位置",
    "needs {} units, has {}": "需要 {} 单位，只有 {}",
    "the blocks need {} units of height and have {}": "各块需要 {} 单位高，只有 {}",
    "needs {} units of height and has {}": "需要 {} 单位高，只有 {}",
    "a part of the sheet needs {} units, has {}": "弹页的一部分需要 {} 单位，只有 {}",
    "the bar has no room for a tab: {}": "导航栏放不下这个栏目：{}",
    "finds no free place on the art": "在插图上找不到空位",
    "is too long for a disc {} wide": "对宽 {} 的圆来说太长",
}
