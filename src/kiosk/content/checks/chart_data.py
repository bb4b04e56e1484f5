"""Checks that charts are given numbers that they can draw: one unit, in range, in agreement."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from kiosk.content.checks.figures import MOST_DECIMALS
from kiosk.content.pieces import Pieces
from kiosk.content.problem import shown
from kiosk.model.charts import AreaChange, PairedPeriods, Pipeline, RankedBars, Slope, Waffle
from kiosk.model.derive import as_decimal
from kiosk.model.facts import Display, Fact, Qualifier, Unit, UnitForm
from kiosk.model.numbers import LARGEST, round_half_up, shown_decimals
from kiosk.model.walk import walk
from kiosk.model.words import FactId, Language, UnitId

Facts = Mapping[FactId, Fact]
Objection = tuple[str, str, str]
"""The field, what is wrong, what to do."""


def check_chart_data(pieces: Pieces, facts: Facts) -> None:
    """Adds a problem for every chart that its facts do not fit.

    Args:
        pieces: All pieces.
        facts: The facts with derived values computed; facts that are missing here are reported
            elsewhere.
    """
    units = {UnitId(key): unit for key, unit in pieces.units.values().items()}
    check = _Check(facts, units, pieces.languages)
    for piece in pieces.everything():
        for found in walk(piece.value):
            for field, what, todo in check.objections(found.value):
                pieces.problems.append(piece.origin.problem(what, todo, (*found.path, field)))


class _Check:
    """What charts are checked against: computed facts, units, languages, the first one first."""

    def __init__(
        self, facts: Facts, units: Mapping[UnitId, Unit], languages: tuple[Language, ...]
    ) -> None:
        self._facts = facts
        self._units = units
        self._languages = languages

    def objections(self, chart: object) -> Iterator[Objection]:
        """Says what is wrong with a value, if it is a chart."""
        match chart:
            case PairedPeriods():
                yield from self._comparable((chart.earlier, chart.later), "later")
                yield from self._multiple(chart)
            case Slope():
                yield from self._comparable((chart.earlier, chart.later), "later")
            case AreaChange():
                yield from self._comparable((chart.before, chart.after), "after")
            case Pipeline() | RankedBars():
                yield from self._comparable(chart.facts, "facts")
            case Waffle():
                yield from self._share(chart)

    def _comparable(self, ids: tuple[FactId, ...], field: str) -> Iterator[Objection]:
        """Says what keeps facts from being drawn on one scale."""
        known = [self._facts[fact_id] for fact_id in ids if fact_id in self._facts]
        yield from self._one_scale([fact for fact in known if fact.unit in self._units], field)
        for fact in known:
            if fact.value < 0:
                yield field, f"{shown(fact.id)} is negative", "choose facts that are not"
        if known and all(fact.value == 0 for fact in known):
            yield field, "all values are zero", "choose other facts"

    def _one_scale(self, facts: list[Fact], field: str) -> Iterator[Objection]:
        """Says which units cannot share a scale.

        What units are called is compared in the first language: 70 家 branches and 18 家
        companies are counted alike. How long a bar is depends on the factor in every language.
        """
        if not facts or not self._languages:
            return
        first = self._languages[0]
        written = {self._form(fact, first): fact.unit for fact in facts}
        todo = "choose facts of one unit"
        if len(written) > 1:
            yield field, f"one scale for different units: {', '.join(written.values())}", todo
            return
        for language in self._languages:
            scales = {self._scale(fact, language): fact.unit for fact in facts}
            if len(scales) > 1:
                units = ", ".join(dict.fromkeys(scales.values()))
                yield field, f"one scale for different factors in {language!r}: {units}", todo
                return

    def _form(self, fact: Fact, language: Language) -> UnitForm:
        return self._units[fact.unit].forms.get(language, UnitForm())

    def _scale(self, fact: Fact, language: Language) -> Decimal:
        """Returns how many units of a drawing one of the fact's value is."""
        match fact.display:
            case Display.PERCENT:
                return Decimal(100)
            case Display.FRACTION:
                return Decimal(1)
            case Display.NUMBER:
                return self._form(fact, language).factor

    def _multiple(self, chart: PairedPeriods) -> Iterator[Objection]:
        """Says where the multiple of a chart is not that of the bars it stands over."""
        if chart.multiple is None:
            return
        multiple = self._facts.get(chart.multiple)
        earlier, later = self._facts.get(chart.earlier), self._facts.get(chart.later)
        if multiple is None or earlier is None or later is None or not _is_plain(multiple):
            return
        if earlier.value == 0:
            what = f"{shown(chart.earlier)} is zero, so nothing is a multiple of it"
            yield "multiple", what, "leave the multiple out"
            return
        ratio = Fraction(later.value) / Fraction(earlier.value)
        if not _agrees(multiple, ratio):
            what = f"{shown(multiple.id)} is {_short(multiple.value)}, and the bars give "
            what += _short(as_decimal(ratio))
            yield "multiple", what, "choose the multiple of these two facts"

    def _share(self, chart: Waffle) -> Iterator[Objection]:
        part = self._facts.get(chart.part)
        whole = self._facts.get(chart.whole) if chart.whole is not None else None
        if part is None or (chart.whole is not None and whole is None):
            return
        most = whole.value if whole is not None else 1
        if not 0 <= part.value <= most or most == 0:
            what = f"{shown(part.id)} is {part.value}, and the whole {most}"
            yield "part", what, "choose a share between 0 and 1, or name the whole"


def _is_plain(fact: Fact) -> bool:
    """Says whether a fact's decimals are sound; those that are not are reported as such."""
    return abs(fact.value) < LARGEST and 0 <= shown_decimals(fact) <= MOST_DECIMALS


def _agrees(multiple: Fact, ratio: Fraction) -> bool:
    """Says whether a ratio is what a fact states, as exactly as it states it."""
    if abs(ratio) >= LARGEST:
        return False
    exact, decimals = as_decimal(ratio), shown_decimals(multiple)
    if round_half_up(exact, decimals) == round_half_up(multiple.value, decimals):
        return True
    match multiple.qualifier:
        case Qualifier.OVER:
            return exact > multiple.value
        case Qualifier.NEARLY:
            return exact < multiple.value
        case _:
            return False


def _short(value: Decimal) -> str:
    return f"{value:.6g}"
