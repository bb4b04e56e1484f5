"""Checks that charts are given numbers that they can draw: one unit, in range."""

from collections.abc import Iterator, Mapping

from kiosk.content.pieces import Pieces
from kiosk.content.problem import shown
from kiosk.model.charts import AreaChange, PairedPeriods, Pipeline, RankedBars, Slope, Waffle
from kiosk.model.facts import Fact, UnitForm
from kiosk.model.walk import walk
from kiosk.model.words import FactId, UnitId

Facts = Mapping[FactId, Fact]
Units = Mapping[UnitId, UnitForm]
Objection = tuple[str, str, str]
"""The field, what is wrong, what to do."""


def check_chart_data(pieces: Pieces, facts: Facts) -> None:
    """Adds a problem for every chart that its facts do not fit.

    Args:
        pieces: All pieces.
        facts: The facts with derived values computed; facts that are missing here are reported
            elsewhere.
    """
    # In the first language: 70 家 branches and 18 家 companies are counted alike.
    units = {
        UnitId(key): piece.value.forms.get(pieces.languages[0], UnitForm())
        for key, piece in pieces.units.pieces.items()
        if pieces.languages
    }
    for piece in pieces.everything():
        for found in walk(piece.value):
            for field, what, todo in _objections(found.value, facts, units):
                pieces.problems.append(piece.origin.problem(what, todo, (*found.path, field)))


def _objections(chart: object, facts: Facts, units: Units) -> Iterator[Objection]:
    match chart:
        case PairedPeriods() | Slope():
            yield from _comparable((chart.earlier, chart.later), "later", facts, units)
        case AreaChange():
            yield from _comparable((chart.before, chart.after), "after", facts, units)
        case Pipeline() | RankedBars():
            yield from _comparable(chart.facts, "facts", facts, units)
        case Waffle():
            yield from _share(chart, facts)


def _comparable(
    ids: tuple[FactId, ...], field: str, facts: Facts, units: Units
) -> Iterator[Objection]:
    """Says what keeps facts from being drawn on one scale."""
    known = [facts[fact_id] for fact_id in ids if fact_id in facts]
    written = {units[fact.unit]: fact.unit for fact in known if fact.unit in units}
    if len(written) > 1:
        what = f"one scale for different units: {', '.join(written.values())}"
        yield field, what, "choose facts of one unit"
    for fact in known:
        if fact.value < 0:
            yield field, f"{shown(fact.id)} is negative", "choose facts that are not"
    if known and all(fact.value == 0 for fact in known):
        yield field, "all values are zero", "choose other facts"


def _share(chart: Waffle, facts: Facts) -> Iterator[Objection]:
    part = facts.get(chart.part)
    whole = facts.get(chart.whole) if chart.whole is not None else None
    if part is None or (chart.whole is not None and whole is None):
        return
    most = whole.value if whole is not None else 1
    if not 0 <= part.value <= most or most == 0:
        what = f"{shown(part.id)} is {part.value}, and the whole {most}"
        yield "part", what, "choose a share between 0 and 1, or name the whole"
