"""How facts are written: number, unit and qualifier in one language."""

from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

from kiosk.model.facts import Display, Fact, Qualifier, Unit, UnitForm
from kiosk.model.words import Language
from kiosk.values import dataclass

MOST_DIGITS = 15
"""A number is written with at most so many digits: nobody reads more, and no float holds more."""
LARGEST = Decimal(10) ** MOST_DIGITS
"""Every number that is shown is smaller, whatever its sign."""
WIDE = Context(prec=120)
"""Computes with any number of a checked kiosk, in any of its units, without rounding."""
LARGEST_DENOMINATOR = 12
"""A share is written as a fraction with a denominator of at most this."""
FRACTION_TOLERANCE = Decimal("0.002")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A fact's number ready to be set on one baseline.

    Attributes:
        before: Qualifier and unit prefix ("超", "CNY"), or "".
        number: Digits as written, grouped where the language does.
        after: Unit behind the number, or "".
        value: The number for counting up; None where it cannot count (a fraction).
        decimals: Decimals of ``number``.
        grouping: Whether thousands are set apart.
    """

    before: str
    number: str
    after: str
    value: float | None
    decimals: int
    grouping: bool

    @property
    def spoken(self) -> str:
        """The whole figure as one string, parts apart by spaces."""
        return " ".join(part for part in (self.before, self.number, self.after) if part)


def shown_decimals(fact: Fact) -> int:
    """Returns how many decimals a fact is written with, in its own unit."""
    if fact.decimals is not None:
        return fact.decimals
    return _decimals_of(fact.value)


def round_half_up(value: Decimal, decimals: int) -> Decimal:
    """Returns a number rounded to so many decimals, halves away from zero."""
    return value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP, context=WIDE)


def write_number(value: Decimal, decimals: int, *, grouping: bool) -> str:
    """Returns a number rounded half up to so many decimals, grouped with commas if asked."""
    rounded = round_half_up(value, decimals)
    return f"{rounded:,f}" if grouping else f"{rounded:f}"


def simple_fraction(value: Decimal) -> str:
    """Returns the nearest simple fraction ("1/3") of a share below one.

    Raises:
        ValueError: No fraction with a denominator of at most 12 is near enough.
    """
    fraction = Fraction(value).limit_denominator(LARGEST_DENOMINATOR)
    near = Decimal(fraction.numerator) / Decimal(fraction.denominator)
    if abs(near - value) > FRACTION_TOLERANCE:
        raise ValueError(f"{value} is not near a simple fraction")
    return f"{fraction.numerator}/{fraction.denominator}"


def write_fact(
    fact: Fact, unit: Unit, language: Language, qualifiers: dict[Qualifier, str]
) -> Figure:
    """Writes a fact's number in one language.

    Args:
        fact: The fact; derived ones already computed.
        unit: Its unit.
        language: The language; a unit without a form in it is written bare.
        qualifiers: The word of each qualifier that has one ("over": "超").
    """
    form = unit.forms.get(language, UnitForm())
    word = qualifiers.get(fact.qualifier, "")
    before = " ".join(part for part in (word, form.before) if part)
    if fact.display is Display.FRACTION:
        return Figure(
            before=before,
            number=simple_fraction(fact.value),
            after=form.after,
            value=None,
            decimals=0,
            grouping=False,
        )
    if fact.display is Display.PERCENT:
        value, decimals, after = WIDE.multiply(fact.value, Decimal(100)), fact.decimals or 0, "%"
    else:
        value = WIDE.multiply(fact.value, form.factor)
        after = form.after
        decimals = _decimals_in(fact, form)
    return Figure(
        before=before,
        number=write_number(value, decimals, grouping=form.grouping),
        after=after,
        value=float(value),
        decimals=decimals,
        grouping=form.grouping,
    )


def _decimals_in(fact: Fact, form: UnitForm) -> int:
    """Returns decimals in the unit of a language: those that lose nothing of what is written."""
    decimals = shown_decimals(fact)
    if form.factor == 1:
        return decimals
    return _decimals_of(WIDE.multiply(round_half_up(fact.value, decimals), form.factor))


def _decimals_of(value: Decimal) -> int:
    """Returns how many decimals a number has, zeros at its end not counted."""
    exponent = value.normalize(WIDE).as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
