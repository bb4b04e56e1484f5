"""From facts and milestones to what a drawing needs, and to words and rows."""

from decimal import Decimal

import pytest

from kiosk.charts.resolve import describe_chart, resolve_chart, table_of
from kiosk.model.charts import PairedPeriods, RankedBars, Slope, TimelineChart, Waffle
from kiosk.model.facts import Display, Qualifier, Unit, UnitForm
from kiosk.model.kiosk import Kiosk
from kiosk.model.words import FactId, MilestoneId, UnitId
from tests.support.builders import fact, kiosk, milestone, tab, text, unit

MONEY = Unit(
    id=UnitId("money"),
    forms={
        "zh": UnitForm(after="亿元"),
        "en": UnitForm(before="CNY", after="bn", factor=Decimal("0.1"), grouping=True),
    },
)
TIMES = Unit(id=UnitId("times"), forms={"zh": UnitForm(after="倍"), "en": UnitForm(after="×")})


def a_park() -> Kiosk:
    revenue = {"label": text("总营收", "Revenue"), "unit": "money"}
    facts = (
        fact("early", value=Decimal(6675), period=text("2012–2016", "2012–2016"), **revenue),
        fact("late", value=Decimal(10565), period=text("2017–2021", "2017–2021"), **revenue),
        fact(
            "multiple",
            label=text("营收的倍数", "Revenue, multiple"),
            value=Decimal("1.6"),
            unit="times",
            qualifier=Qualifier.STATED,
        ),
        fact(
            "share",
            value=Decimal("0.3333"),
            display=Display.FRACTION,
            qualifier=Qualifier.NEARLY,
            as_of="2022",
        ),
        fact("rate", value=Decimal("0.9"), display=Display.PERCENT, qualifier=Qualifier.OVER),
        fact("ratio", value=Decimal("1.58"), derived=True, formula="late / early", as_of="2021"),
    )
    return kiosk(
        facts=facts,
        units=(unit(), MONEY, TIMES),
        tabs=(tab(accent="teal"),),
        milestones=(milestone("opening"), milestone("start", date="1992")),
    )


PAIR = PairedPeriods(
    kind="paired_periods",
    earlier=FactId("early"),
    later=FactId("late"),
    multiple=FactId("multiple"),
)


def test_that_values_are_in_the_unit_of_the_language():
    early, late = resolve_chart(PAIR, a_park(), "en").data
    assert (early.before, early.number, early.after) == ("CNY", "667.5", "bn")
    assert (late.number, late.value) == ("1,056.5", 1056.5)
    assert resolve_chart(PAIR, a_park(), "zh").data[1].reading == "10565 亿元"


def test_that_two_periods_are_told_apart_by_their_periods():
    data = resolve_chart(PAIR, a_park(), "zh")
    assert [datum.tick for datum in data.data] == ["2012–2016", "2017–2021"]
    assert data.multiple is not None
    assert data.multiple.reading == "1.6 倍"


def test_that_a_date_stands_in_for_a_period_that_is_missing():
    chart = Slope(kind="slope", earlier=FactId("share"), later=FactId("ratio"))
    data = resolve_chart(chart, a_park(), "zh").data
    assert [datum.tick for datum in data] == ["2022", "2021"]


def test_that_ranked_facts_are_told_apart_by_their_labels():
    chart = RankedBars(kind="ranked_bars", facts=(FactId("early"), FactId("rate")))
    data = resolve_chart(chart, a_park(), "en").data
    assert [datum.tick for datum in data] == ["Revenue", "Member companies"]


def test_that_a_derived_number_tells_its_parts():
    chart = RankedBars(kind="ranked_bars", facts=(FactId("ratio"),))
    (datum,) = resolve_chart(chart, a_park(), "zh").data
    assert datum.derived
    assert datum.parts == ("总营收\n10565 亿元", "总营收\n6675 亿元")


@pytest.mark.parametrize(
    ("part", "value", "number"), [("share", 0.3333, "1/3"), ("rate", 0.9, "90")]
)
def test_that_a_share_is_a_share_of_one_however_it_is_written(part, value, number):
    chart = Waffle(kind="waffle", part=FactId(part))
    data = resolve_chart(chart, a_park(), "zh")
    assert data.data[0].value == pytest.approx(value)
    assert data.data[0].number == number
    assert (data.cells, data.columns) == (100, 10)


def test_that_a_qualifier_keeps_its_word():
    (datum,) = resolve_chart(Waffle(kind="waffle", part=FactId("share")), a_park(), "zh").data
    assert datum.qualifier == "nearly"
    assert datum.before


def test_that_milestones_stand_at_their_month_in_the_accent_of_their_tab():
    chart = TimelineChart(
        kind="timeline", milestones=(MilestoneId("start"), MilestoneId("opening"))
    )
    start, opening = resolve_chart(chart, a_park(), "zh").data
    assert start.value == 1992
    assert opening.value == pytest.approx(2020 + 5 / 12)
    assert (opening.number, opening.accent) == ("2020.06", "teal")


def test_that_a_chart_is_told_in_a_sentence():
    said = describe_chart(resolve_chart(PAIR, a_park(), "zh"))
    assert said == "总营收：2012–2016 6675 亿元，2017–2021 10565 亿元；营收的倍数 1.6 倍。"
    said = describe_chart(resolve_chart(PAIR, a_park(), "en"))
    assert said.startswith("Revenue: 2012–2016 CNY 667.5 bn, 2017–2021 CNY 1,056.5 bn; ")


def test_that_a_chart_has_a_table():
    rows = table_of(resolve_chart(PAIR, a_park(), "zh"))
    assert rows[0] == ("总营收", "6675 亿元", "2012–2016")
    assert len(rows) == 3
