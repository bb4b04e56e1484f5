"""From a chart as content names it to everything a drawing needs, in one language; no matplotlib.

Also the same chart in words: a sentence for those who do not see it, and rows of a table.
"""

import re
from typing import assert_never

from kiosk.model.charts import (
    AreaChange,
    Chart,
    ChartData,
    Datum,
    PairedPeriods,
    Pipeline,
    RankedBars,
    Slope,
    TimelineChart,
    Waffle,
)
from kiosk.model.facts import Fact, Milestone, Qualifier
from kiosk.model.kiosk import Kiosk
from kiosk.model.numbers import Figure, write_fact
from kiosk.model.punctuation import punctuation_of
from kiosk.model.words import FactId, Language, MilestoneId, say

_NAME = re.compile(r"[A-Za-z_]\w*")


def resolve_chart(chart: Chart, kiosk: Kiosk, language: Language) -> ChartData:
    """Looks up and writes all numbers of a chart in one language.

    Raises:
        KeyError: The chart names a fact, milestone or unit that the kiosk lacks.
    """
    facts = _facts_of(chart)
    by_period = isinstance(chart, PairedPeriods | Slope | AreaChange)
    if isinstance(chart, TimelineChart):
        data = tuple(_event(kiosk, milestone, language) for milestone in chart.milestones)
    else:
        data = tuple(_datum(kiosk, fact, language, by_period=by_period) for fact in facts)
    cells = columns = 0
    multiple = None
    if isinstance(chart, Waffle):
        cells, columns = chart.cells, chart.columns
        if chart.whole is None:
            data = (_as_share(data[0], kiosk.facts[chart.part]),)
    if isinstance(chart, PairedPeriods) and chart.multiple is not None:
        multiple = _datum(kiosk, chart.multiple, language, by_period=False)
    return ChartData(
        kind=chart.kind,
        language=language,
        data=data,
        multiple=multiple,
        cells=cells,
        columns=columns,
        words=(("derived", say(kiosk.texts.derived, language)),),
    )


def describe_chart(data: ChartData) -> str:
    """Returns a sentence that says what a chart shows, number by number."""
    marks = punctuation_of(data.language)
    if data.kind == "timeline":
        return marks.semicolon.join(f"{d.number} {d.label}" for d in data.data) + marks.stop
    label = data.data[0].label if data.data else ""
    if all(datum.label == label for datum in data.data):
        said = marks.comma.join(f"{d.tick} {d.reading}".strip() for d in data.data)
        parts = [f"{label}{marks.colon}{said}"]
    else:
        parts = [f"{d.label} {d.reading}" for d in data.data]
    if data.multiple is not None:
        parts.append(f"{data.multiple.label} {data.multiple.reading}")
    return marks.semicolon.join(parts) + marks.stop


def table_of(data: ChartData) -> tuple[tuple[str, str, str], ...]:
    """Returns the rows of a chart's table: item, value, period."""
    more = () if data.multiple is None else (data.multiple,)
    return tuple((d.label, d.reading, d.period) for d in (*data.data, *more))


def _facts_of(chart: Chart) -> tuple[FactId, ...]:
    """Returns the facts of a chart in the order in which its fields name them."""
    match chart:
        case PairedPeriods() | Slope():
            return (chart.earlier, chart.later)
        case Waffle():
            return (chart.part,) if chart.whole is None else (chart.part, chart.whole)
        case Pipeline() | RankedBars():
            return chart.facts
        case AreaChange():
            return (chart.before, chart.after)
        case TimelineChart():
            return ()
        case _:
            assert_never(chart)


def _datum(kiosk: Kiosk, fact_id: FactId, language: Language, *, by_period: bool) -> Datum:
    fact = kiosk.facts[fact_id]
    figure = _figure(kiosk, fact, language)
    label = say(fact.label, language)
    period = say(fact.period, language) or fact.as_of
    return Datum(
        ref=fact_id,
        label=label,
        tick=(period or label) if by_period else label,
        value=float(fact.value) if figure.value is None else figure.value,
        number=figure.number,
        before=figure.before,
        after=figure.after,
        qualifier=fact.qualifier.value,
        derived=fact.derived,
        period=period,
        parts=_parts(kiosk, fact, language) if fact.derived else (),
    )


def _as_share(datum: Datum, fact: Fact) -> Datum:
    """Returns a datum whose value is a share of one, however it is written."""
    return Datum(
        ref=datum.ref,
        label=datum.label,
        tick=datum.tick,
        value=float(fact.value),
        number=datum.number,
        before=datum.before,
        after=datum.after,
        qualifier=datum.qualifier,
        derived=datum.derived,
        period=datum.period,
        parts=datum.parts,
    )


def _event(kiosk: Kiosk, milestone_id: MilestoneId, language: Language) -> Datum:
    milestone = kiosk.milestones[milestone_id]
    written = milestone.date.replace("-", ".")
    return Datum(
        ref=milestone_id,
        label=say(milestone.event, language),
        tick=written,
        value=year_of(milestone),
        number=written,
        accent=kiosk.tab(milestone.tab).accent,
        period=written,
    )


def year_of(milestone: Milestone) -> float:
    """Returns a date as a year with its fraction; a month or year stands at its beginning."""
    year, month, day = (int(part) for part in f"{milestone.date}-1-1".split("-")[:3])
    return year + (month - 1) / 12 + (day - 1) / 365


def _figure(kiosk: Kiosk, fact: Fact, language: Language) -> Figure:
    texts = kiosk.texts
    words = {
        Qualifier.OVER: say(texts.qualifier_over, language),
        Qualifier.NEARLY: say(texts.qualifier_nearly, language),
        Qualifier.EXPECTED: say(texts.qualifier_expected, language),
    }
    return write_fact(fact, kiosk.units[fact.unit], language, words)


def _parts(kiosk: Kiosk, fact: Fact, language: Language) -> tuple[str, ...]:
    """Returns the facts of a formula, each once: name, newline, number."""
    names = dict.fromkeys(FactId(name) for name in _NAME.findall(fact.formula or ""))
    used = [kiosk.facts[name] for name in names if name in kiosk.facts]
    return tuple(
        f"{say(part.label, language)}\n{_figure(kiosk, part, language).spoken}" for part in used
    )
