"""The content that comes with the program: sound, complete, and true to the facts."""

from decimal import Decimal

import pytest

from kiosk.content import load
from kiosk.content.coverage import uncovered
from kiosk.model.facts import Qualifier
from kiosk.model.formula_words import formula_line
from kiosk.model.kiosk import Kiosk
from kiosk.model.numbers import write_fact
from kiosk.model.words import FactId, say
from kiosk.paths import assets_dir, default_content_dir


@pytest.fixture(scope="module")
def park() -> Kiosk:
    loaded = load(default_content_dir(), assets_dir())
    assert [str(problem) for problem in loaded.problems] == []
    assert loaded.kiosk is not None
    return loaded.kiosk


def written(park: Kiosk, name: str, language: str) -> str:
    fact = park.facts[FactId(name)]
    qualifiers = {
        Qualifier.OVER: say(park.texts.qualifier_over, language),
        Qualifier.NEARLY: say(park.texts.qualifier_nearly, language),
        Qualifier.EXPECTED: say(park.texts.qualifier_expected, language),
    }
    return write_fact(fact, park.units[fact.unit], language, qualifiers).spoken


def test_that_every_fact_entity_date_honour_and_relation_is_shown(park: Kiosk) -> None:
    assert [str(item) for item in uncovered(park)] == []


def test_that_nothing_was_left_out_of_the_tables(park: Kiosk) -> None:
    stated = [fact for fact in park.facts.values() if not fact.derived]
    assert len(stated) == 33
    assert len(park.facts) == 43
    assert len(park.entities) == 33
    assert len(park.milestones) == 10
    assert len(park.honours) == 9
    assert len(park.relations) == 35


@pytest.mark.parametrize(
    ("name", "zh", "en"),
    [
        ("revenue_2017_2021", "10565 亿元", "CNY 1,056.5 bn"),
        ("tax_2017_2021", "442.9 亿元", "CNY 44.29 bn"),
        ("revenue_multiple", "1.6 倍", "1.6 ×"),
        ("land_tax_rank", "第 2 位", "No. 2 in Shanghai"),
        ("planned_area_after", "3.31 平方公里", "3.31 km²"),
        ("community_space", "110 万平方米", "1.1 million m²"),
        ("zoumatang_space", "预计 70 万平方米", "expected 0.7 million m²"),
        ("tower_height", "超 100 米", "over 100 m"),
        ("bigdata_share_city", "近 1/3", "nearly 1/3"),
        ("mnc_hq_share_district", "近 1/4", "nearly 1/4"),
        ("hq_type_companies", "近 100 家", "nearly 100 companies"),
        ("central_soe_hq_rank", "第 6 家", "No. 6"),
        ("party_members", "1159 名", "1,159 members"),
        ("incubated", "超 350 家", "over 350 companies"),
        ("graduation_rate", "超 90 %", "over 90 %"),
        ("bigdata_fund", "10 亿元", "CNY 1 bn"),
        ("revenue_annual_2017_2021", "2113 亿元", "CNY 211.3 bn"),
        ("tax_annual_2017_2021", "88.58 亿元", "CNY 8.858 bn"),
        ("tax_per_100_2012_2016", "3.43 元", "CNY 3.43"),
        ("tax_per_100_2017_2021", "4.19 元", "CNY 4.19"),
        ("area_added", "0.18 平方公里", "0.18 km²"),
        ("area_added_share", "5.8 %", "5.8 %"),
        ("members_per_branch", "16.6 名", "16.6 members"),
        ("mnc_hq_district_implied", "超 104 家", "over 104 headquarters"),
    ],
)
def test_that_figures_are_written_as_the_design_says(
    park: Kiosk, name: str, zh: str, en: str
) -> None:
    assert written(park, name, "zh") == zh
    assert written(park, name, "en") == en


@pytest.mark.parametrize(
    ("name", "zh", "en"),
    [
        (
            "tax_per_100_2017_2021",
            "442.9 ÷ 10565 × 100 ≈ 4.19 元",
            "44.29 ÷ 1,056.5 × 100 ≈ CNY 4.19",
        ),
        ("revenue_annual_2012_2016", "6675 ÷ 5 = 1335 亿元", "667.5 ÷ 5 = CNY 133.5 bn"),
        ("revenue_multiple", "10565 ÷ 6675 ≈ 1.583 ≈ 1.6 倍", "1,056.5 ÷ 667.5 ≈ 1.583 ≈ 1.6 ×"),
        ("tax_multiple", "442.9 ÷ 229 ≈ 1.934 ≈ 1.9 倍", "44.29 ÷ 22.9 ≈ 1.934 ≈ 1.9 ×"),
        ("area_added", "3.31 − 3.13 = 0.18 平方公里", "3.31 − 3.13 = 0.18 km²"),
        ("area_added_share", "0.18 ÷ 3.13 ≈ 5.8 %", "0.18 ÷ 3.13 ≈ 5.8 %"),
        ("members_per_branch", "1159 ÷ 70 ≈ 16.6 名", "1,159 ÷ 70 ≈ 16.6 members"),
        ("mnc_hq_district_implied", "26 × 4 = 104 家", "26 × 4 = 104 headquarters"),
        ("park_age", "", ""),
    ],
)
def test_that_formulas_are_shown_with_their_numbers(
    park: Kiosk, name: str, zh: str, en: str
) -> None:
    for language, wanted in (("zh", zh), ("en", en)):
        line = formula_line(park.facts[FactId(name)], park, language)
        assert (line.line if line is not None else "") == wanted


def test_that_derived_values_are_exact(park: Kiosk) -> None:
    assert park.facts[FactId("tax_annual_2017_2021")].value == Decimal("88.58")
    assert park.facts[FactId("area_added")].value == Decimal("0.18")
