"""A usage report as sections with tables: what its text, its CSV and its page all show."""

import re
from typing import Literal

from kiosk.usage.reading import Counted, Report
from kiosk.usage.rows import Kind
from kiosk.usage.words import Speaker
from kiosk.values import dataclass

Drawn = Literal["none", "columns", "bars"]
COUNTED: tuple[Kind, ...] = (
    "fact",
    "chart",
    "entity",
    "milestone",
    "honour",
    "more",
    "picture",
)
CHOSEN: tuple[Kind, ...] = ("language", "theme", "text_size")
ISO_YEAR = re.compile(r"^\d{4}-(?=\d\d-\d\d$)")
DRAWN_BARS = 12
"""A bar chart shows so many; the table beside it shows all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One part of a report.

    Attributes:
        key: Its handle.
        title: What it is about.
        columns: Heads of the table.
        rows: Cells; whole numbers are aligned to the right and may be drawn.
        drawn: How its chart shows it.
        value: Which column the chart shows; the first one names the rows.
    """

    key: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str | int, ...], ...]
    drawn: Drawn = "none"
    value: int = 1

    @property
    def bars(self) -> tuple[tuple[str, int], ...]:
        """What the chart shows: names with values."""
        # Of a day its year stands in the table and above all.
        named = ((ISO_YEAR.sub("", str(row[0])), row[self.value]) for row in self.rows)
        pairs = tuple((name, int(value)) for name, value in named)
        if self.drawn != "bars":
            return pairs
        return tuple(sorted((pair for pair in pairs if pair[1]), key=lambda pair: -pair[1]))[
            :DRAWN_BARS
        ]


def sections_of(report: Report, speaker: Speaker) -> tuple[Section, ...]:
    """Returns all sections of a report that have something to say."""
    found = (
        _summary(report, speaker),
        Section(
            key="days",
            title=speaker.say("days"),
            columns=(speaker.say("day"), speaker.say("visits"), speaker.say("used")),
            rows=tuple((day.day.isoformat(), day.visits, day.used) for day in report.days),
            drawn="columns",
        ),
        Section(
            key="hours",
            title=speaker.say("hours"),
            columns=(speaker.say("hour"), speaker.say("visits")),
            rows=tuple((f"{hour:02}:00", count) for hour, count in enumerate(report.hours)),
            drawn="columns",
        ),
        _scenes(report, speaker),
        *(_things(kind, report, speaker) for kind in COUNTED),
        *(_choices(kind, report, speaker) for kind in CHOSEN),
    )
    return tuple(section for section in found if section.rows)


def _summary(report: Report, speaker: Speaker) -> Section:
    rows: tuple[tuple[str, str | int], ...] = (
        ("visits", report.visits),
        ("used", report.used),
        ("median", speaker.length(report.median_seconds)),
        ("mean_scenes", f"{report.mean_scenes:.1f}"),
        ("resets", report.number("reset")),
        ("wakes", report.number("wake")),
        ("sources", report.number("sources")),
        ("reach", report.number("reach")),
    )
    return Section(
        key="summary",
        title=speaker.say("summary"),
        columns=(speaker.say("measure"), speaker.say("value")),
        rows=tuple((speaker.say(word), value) for word, value in rows),
    )


def _scenes(report: Report, speaker: Speaker) -> Section:
    counted = {one.subject: one for one in report.counts["scene"]}
    if speaker.kiosk is not None:
        # What nobody looked at is worth knowing too.
        for ref in speaker.kiosk.scene_refs():
            counted.setdefault(ref, Counted(subject=ref, number=0, seconds=0))
    return Section(
        key="scene",
        title=speaker.say("scene"),
        columns=tuple(map(speaker.say, ("name", "tab", "times", "minutes", "mean_seconds"))),
        rows=tuple(
            (
                speaker.name("scene", one.subject),
                speaker.tab(one.subject),
                one.number,
                round(one.seconds / 60),
                round(one.seconds / max(1, one.number)),
            )
            for one in counted.values()
        ),
        drawn="bars",
        value=2,
    )


def _things(kind: Kind, report: Report, speaker: Speaker) -> Section:
    return Section(
        key=kind,
        title=speaker.say(kind),
        columns=(speaker.say("name"), speaker.say("times")),
        rows=tuple((speaker.name(kind, one.subject), one.number) for one in report.counts[kind]),
        drawn="bars",
    )


def _choices(kind: Kind, report: Report, speaker: Speaker) -> Section:
    return Section(
        key=kind,
        title=speaker.say(kind),
        columns=tuple(map(speaker.say, ("name", "minutes", "chosen"))),
        rows=tuple(
            (speaker.name(kind, one.subject), round(one.seconds / 60), one.number)
            for one in sorted(report.counts[kind], key=lambda one: -one.seconds)
        ),
        drawn="bars",
    )
