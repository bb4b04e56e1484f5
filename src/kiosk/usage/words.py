"""The words of usage reports, and the names of what they count: staff read them, not visitors."""

from kiosk.model.kiosk import Kiosk
from kiosk.model.words import FactId, Language, Text, say
from kiosk.usage.rows import Kind

REPORT_LANGUAGES = ("zh", "en")
WORDS: dict[str, tuple[str, str]] = {
    "title": ("使用统计", "Usage"),
    "period": ("{first} 至 {last}", "{first} to {last}"),
    "nothing": ("这段时间没有记录。", "Nothing was recorded in this period."),
    "privacy": (
        "只统计次数与时长，不含任何个人信息；逐次访问只记到小时，看过的内容只按天合计。",
        "Only counts and durations: visits by the hour, what they looked at by the day.",
    ),
    "summary": ("概览", "In brief"),
    "measure": ("指标", "Measure"),
    "value": ("数值", "Value"),
    "visits": ("访问", "Visits"),
    "used": ("其中有操作", "With touches"),
    "median": ("访问时长（中位数）", "Median length of a visit"),
    "mean_scenes": ("平均浏览场景", "Scenes in a visit, on average"),
    "resets": ("无人操作后复位", "Resets after nobody touched it"),
    "wakes": ("从待机画面唤醒", "Touches that woke the attract view"),
    "sources": ("打开数据来源", "Sources opened"),
    "reach": ("使用低位操作", "Low reach asked for"),
    "days": ("每日访问", "Visits by day"),
    "day": ("日期", "Day"),
    "hours": ("各时段访问", "Visits by hour"),
    "hour": ("开始时段", "Began at"),
    "scene": ("场景", "Scenes"),
    "fact": ("被追问的数字", "Figures asked about"),
    "chart": ("被触摸的图表", "Charts touched"),
    "entity": ("企业与机构", "Companies and places"),
    "milestone": ("大事记", "Milestones"),
    "honour": ("荣誉", "Honours"),
    "more": ("场景完整说明", "Scenes in full"),
    "picture": ("放大的图片", "Pictures enlarged"),
    "language": ("语言", "Languages"),
    "theme": ("显示主题", "Themes"),
    "text_size": ("文字大小", "Text sizes"),
    "name": ("名称", "Name"),
    "tab": ("栏目", "Tab"),
    "times": ("次数", "Times"),
    "chosen": ("选择次数", "Times chosen"),
    "minutes": ("总时长（分钟）", "Minutes in all"),
    "mean_seconds": ("平均停留（秒）", "Seconds on average"),
    "chart_of": ("{name} · 第 {n} 图", "{name} · chart {n}"),
    "fact_of": ("{name}（{period}）", "{name} ({period})"),
    "seconds": ("{n} 秒", "{n} s"),
    "minutes_seconds": ("{m} 分 {n} 秒", "{m} min {n} s"),
    "table": ("数据表", "Table"),
    "chart_shows": ("图：{name}，数据见表", "Chart: {name}; its numbers are in the table"),
    "most_seen": ("前 {n} 项", "The first {n}"),
}


class Speaker:
    """Says words and names in one language."""

    def __init__(self, kiosk: Kiosk | None, language: Language) -> None:
        """Takes the content, or None where there is none: ids stand for names then."""
        self.kiosk, self.language = kiosk, language
        self._at = REPORT_LANGUAGES.index(language) if language in REPORT_LANGUAGES else 1

    def say(self, word: str, **filled: object) -> str:
        """Returns a word of the report."""
        return WORDS[word][self._at].format(**filled)

    def length(self, seconds: float) -> str:
        """Returns a duration in words."""
        minutes, rest = divmod(round(seconds), 60)
        return (
            self.say("minutes_seconds", m=minutes, n=rest)
            if minutes
            else self.say("seconds", n=rest)
        )

    def title(self) -> str:
        """Returns the title of the report."""
        name = say(self.kiosk.name, self.language) if self.kiosk is not None else ""
        return f"{name} · {self.say('title')}" if name else self.say("title")

    def tab(self, ref: str) -> str:
        """Returns the name of the tab of a scene."""
        tab = ref.partition("/")[0]
        found = (
            next((one for one in self.kiosk.tabs if one.id == tab), None) if self.kiosk else None
        )
        return say(found.name, self.language) if found is not None else tab

    def name(self, kind: Kind, subject: str) -> str:
        """Returns what the content calls something, or its id where it knows it no more."""
        kiosk = self.kiosk
        if kiosk is None:
            return subject
        scene, _, index = subject.partition("#")
        try:
            words = _name(kiosk, kind, scene)
        except (KeyError, IndexError, StopIteration):
            return subject
        said = (words if isinstance(words, str) else say(words, self.language)) or subject
        said = " ".join(said.split())
        if kind == "fact" and (period := say(kiosk.facts[FactId(subject)].period, self.language)):
            # The same figure of two periods has the same label.
            said = self.say("fact_of", name=said, period=period)
        return self.say("chart_of", name=said, n=int(index) + 1) if index.isdigit() else said


def _name(kiosk: Kiosk, kind: Kind, subject: str) -> Text | str:
    """Returns what the content calls something.

    Raises:
        KeyError: It knows no such thing.
        IndexError: Likewise.
        StopIteration: Likewise.
    """
    found: Text | str = ""
    match kind:
        case "scene" | "chart" | "more":
            # What a reference names may be gone: its name alone would not tell.
            found = kiosk.scene(subject).short  # type: ignore[arg-type]
        case "fact":
            found = kiosk.facts[subject].label  # type: ignore[index]
        case "entity":
            found = kiosk.entities[subject].name  # type: ignore[index]
        case "milestone":
            found = kiosk.milestones[subject].event  # type: ignore[index]
        case "honour":
            found = kiosk.honours[subject].name  # type: ignore[index]
        case "picture":
            found = kiosk.photographs[subject].caption or ""  # type: ignore[index]
        case "language":
            found = next(one.name for one in kiosk.languages if one.code == subject)
        case "theme":
            themes = {"day": kiosk.texts.theme_day, "night": kiosk.texts.theme_night}
            found = (themes | {"contrast": kiosk.texts.theme_contrast})[subject]
        case "text_size":
            found = f"{subject}%"
        case _:
            pass
    return found
