"""What detail sheets say, and what can be reached from them."""

from decimal import Decimal

import pytest

from kiosk.model.actions import (
    GoToScene,
    OpenChart,
    OpenEntity,
    OpenFact,
    OpenHonour,
    OpenMilestone,
    OpenScene,
    OpenSources,
)
from kiosk.model.blocks import Card, Cards, ChartPanel, ChartRow, FactItem, FactRow, Honours
from kiosk.model.charts import PairedPeriods
from kiosk.model.dates import write_date
from kiosk.model.facts import Qualifier
from kiosk.model.sheet_parts import FormulaRow, LinkRow, Paragraph, SheetContent
from kiosk.model.sheets import sheet_content
from kiosk.model.words import EntityId, FactId, HonourId, ImageId, MilestoneId, SceneRef
from tests.support import builders as build

READING = "静安区的总部，近四分之一在这里。"
START, LATER = SceneRef("overview/start"), SceneRef("overview/later")


def fact_sheet(name):
    return OpenFact(FactId(name))


def entity_sheet(name):
    return OpenEntity(EntityId(name))


def milestone_sheet(name):
    return OpenMilestone(MilestoneId(name))


def honour_sheet(name):
    return OpenHonour(HonourId(name))


def texts():
    return build.interface_texts(
        page_of=build.text("{n} / {of}", "{n} / {of}"),
        figures_of_scene=build.text("本幕第 {n} 图，共 {of} 图", "Chart {n} of {of}"),
        source_by=build.text("{name}，{n}", "{name}, {n}"),
        date_year=build.text("{year} 年", "{year}"),
        date_month=build.text("{year} 年 {month} 月", "{month} {year}"),
        date_day=build.text("{year} 年 {month} 月 {day} 日", "{day} {month} {year}"),
        months=build.text(
            "1 2 3 4 5 6 7 8 9 10 11 12",
            "January February March April May June July August September October November December",
        ),
    )


def panel(title="营收", multiple="multiple"):
    return ChartPanel(
        title=build.text(title, "Revenue"),
        subtitle=build.text("亿元", "CNY bn"),
        reading=build.text("左柱是前五年。", "The left bar is earlier."),
        chart=PairedPeriods(
            kind="paired_periods",
            earlier=FactId("before"),
            later=FactId("after"),
            multiple=multiple,
        ),
    )


def row(*facts):
    return FactRow(kind="fact_row", facts=tuple(FactItem(fact=fact) for fact in facts))


def content_of(**changes):
    facts = (
        build.fact("before", value=Decimal(6675), period=build.text("2012–2016", "2012–2016")),
        build.fact("after", value=Decimal(10565), period=build.text("2017–2021", "2017–2021")),
        build.fact(
            "multiple", value=Decimal("1.6"), formula="after / before", qualifier=Qualifier.STATED
        ),
        build.fact("growth", value=Decimal(3890), formula="after - before", derived=True),
        build.fact("members", qualifier=Qualifier.OVER, note=build.text("合合信息等", "INTSIG …")),
        build.fact("since", period=build.text("至 2022 年", "to 2022")),
        build.fact(
            "quarter",
            reading=build.text(READING, "Nearly one in four is here."),
            note=build.text("近四分之一；由市认定", "nearly one quarter; certified by the city"),
        ),
    )
    entities = (
        build.entity("intsig", name=build.text("合合信息", "INTSIG"), image="bronze"),
        build.entity("casco", also_in=("party",)),
    )
    start = build.scene(
        "start",
        blocks=(
            ChartRow(kind="chart_row", panels=(panel(), panel("再看", None))),
            row("members", "growth"),
        ),
        relations=("origin",),
    )
    cards = tuple(Card(title=build.text(), entity=entity.id) for entity in entities)
    later = build.scene(
        "later",
        blocks=(
            row("members"),
            Cards(kind="cards", cards=cards),
            Honours(
                kind="honours",
                plaque=ImageId("plaque"),
                honours=(HonourId("pilot"), HonourId("base")),
            ),
        ),
    )
    honours = (build.honour(), build.honour("base", name=build.text("云计算基地", "Cloud base")))
    tabs = (
        build.tab(scenes=(start, later)),
        build.tab("party", name=build.text("党建引领", "Party"), accent="red"),
    )
    opening = build.milestone(event=build.text("合合信息亮相", "INTSIG shows"))
    return build.kiosk(
        texts=texts(),
        facts=facts,
        entities=entities,
        honours=honours,
        milestones=(opening,),
        tabs=tabs,
        **changes,
    )


def sheet(subject, place=START, language="zh") -> SheetContent:
    return sheet_content(subject, content_of(), language, place)


def headings(content):
    return [section.heading for section in content.sections]


def items(content, kind):
    return [item for one in content.sections for item in one.items if isinstance(item, kind)]


def words_in(content):
    return " ".join(item.text for item in items(content, Paragraph))


def actions_in(content):
    return [item.action for item in items(content, LinkRow)]


def test_that_a_fact_that_a_chart_shows_has_this_chart_beside_it():
    content = sheet(fact_sheet("after"))
    assert content.chart is not None
    assert (content.chart.scene, content.chart.index, content.lit) == (START, 0, "after")
    assert content.fact is None
    assert "10565 家" in content.subtitle


def test_that_a_chart_of_another_scene_is_found_too():
    content = sheet(fact_sheet("after"), place=LATER)
    assert content.chart is not None
    assert content.chart.scene == START


def test_that_a_fact_without_a_chart_is_set_large_and_its_qualifier_is_explained():
    content = sheet(fact_sheet("members"))
    assert (content.chart, content.fact) == (None, "members")
    assert content.explained == ("means_over",)


def test_that_a_derived_fact_is_marked_and_shows_its_formula():
    content = sheet(fact_sheet("growth"))
    assert content.derived
    (formula,) = items(content, FormulaRow)
    assert formula.line.line == "10565 − 6675 = 3890 家"
    assert content.explained == ("means_derived",)
    assert "derived_note" not in words_in(content)


def test_that_a_fact_beside_a_chart_has_the_recomputation_of_what_the_chart_states():
    content = sheet(fact_sheet("after"))
    (formula,) = items(content, FormulaRow)
    assert formula.line.stated == "1.6 家"
    assert "stated_by_source" in words_in(content)


def test_that_a_period_is_said_once():
    content = sheet(fact_sheet("since"))
    assert content.subtitle == "至 2022 年"
    assert "2022 年" not in words_in(content).replace("记者，2022", "")


def test_that_the_date_of_a_figure_without_a_period_stands_with_its_source():
    assert "记者，2022 · as_of 2022 年" in words_in(sheet(fact_sheet("members")))


def test_that_a_note_that_repeats_the_figure_says_only_the_rest():
    assert "由市认定" in words_in(sheet(fact_sheet("quarter")))
    assert "近四分之一" not in words_in(sheet(fact_sheet("quarter"))).replace(READING, "")
    assert "quarter" not in words_in(sheet(fact_sheet("quarter"), language="en"))
    assert "Certified" in words_in(sheet(fact_sheet("quarter"), language="en"))


def test_that_a_claim_shows_its_recomputation_and_that_it_holds():
    content = sheet(fact_sheet("multiple"))
    assert not content.derived
    (formula,) = items(content, FormulaRow)
    assert formula.line.line == "10565 ÷ 6675 ≈ 1.583 ≈ 1.6 家"
    assert "claim_holds" in words_in(content)


def test_that_a_fact_tells_its_source_with_author_and_year():
    assert "专题报道 记者，2022" in words_in(sheet(fact_sheet("members")))
    assert "A feature A reporter, 2022" in words_in(sheet(fact_sheet("members"), language="en"))


def test_that_a_fact_leads_to_the_other_scenes_that_show_it():
    assert GoToScene(LATER) in actions_in(sheet(fact_sheet("members")))
    assert GoToScene(START) in actions_in(sheet(fact_sheet("members"), place=LATER))
    assert GoToScene(LATER) not in actions_in(sheet(fact_sheet("members"), place=LATER))


def test_that_a_fact_that_names_an_entity_leads_to_it_and_back():
    assert entity_sheet("intsig") in actions_in(sheet(fact_sheet("members")))
    assert fact_sheet("members") in actions_in(sheet(entity_sheet("intsig")))


def test_that_neighbours_of_a_fact_are_those_of_its_scene_in_order():
    content = sheet(fact_sheet("members"))
    ids = ("before", "after", "multiple", "members", "growth")
    assert content.siblings == tuple(fact_sheet(one) for one in ids)
    assert (content.position, content.count) == (3, "4 / 5")


def test_that_neighbours_of_a_chart_are_the_charts_of_its_scene():
    content = sheet(OpenChart(START, 1))
    assert content.siblings == (OpenChart(START, 0), OpenChart(START, 1))
    assert content.count == "本幕第 2 图，共 2 图"


def test_that_a_chart_recomputes_its_multiple():
    assert [one.line.stated for one in items(sheet(OpenChart(START, 0)), FormulaRow)] == ["1.6 家"]
    assert "how_computed" not in headings(sheet(OpenChart(START, 1)))


def test_that_a_chart_that_the_scene_lacks_is_refused():
    with pytest.raises(IndexError):
        sheet(OpenChart(START, 7))


def test_that_an_entity_has_its_other_name_its_picture_and_its_events():
    content = sheet(entity_sheet("intsig"))
    assert (content.title, content.explained, content.image) == ("合合信息", ("INTSIG",), "bronze")
    assert milestone_sheet("opening") in actions_in(content)
    assert content.siblings == (entity_sheet("intsig"), entity_sheet("casco"))


def test_that_an_entity_leads_to_the_other_tab_that_it_belongs_to():
    content = sheet(entity_sheet("casco"))
    assert GoToScene(SceneRef("party/start")) in actions_in(content)


def test_that_a_milestone_shows_its_date_large_and_what_it_names():
    content = sheet(milestone_sheet("opening"))
    assert content.large == "2020 年 6 月"
    assert sheet(milestone_sheet("opening"), language="en").large == "June 2020"
    assert entity_sheet("intsig") in actions_in(content)


def test_that_honours_are_stepped_through():
    content = sheet(honour_sheet("base"))
    assert content.siblings == (honour_sheet("pilot"), honour_sheet("base"))
    assert content.position == 1
    assert content.icon == "plaque"


def test_that_the_sheet_of_a_scene_tells_its_sentences_and_lists_its_figures():
    content = sheet(OpenScene(START))
    assert "这里曾是老工业区。" in words_in(content)
    assert fact_sheet("members") in actions_in(content)
    assert fact_sheet("multiple") in actions_in(content)


def test_that_the_sheet_of_sources_names_all_of_them_and_explains_the_signs():
    content = sheet(OpenSources())
    assert "专题报道" in words_in(content)
    assert headings(content) == ["source", "how_marked"]


def test_that_colour_and_tab_are_those_of_the_place_that_shows_the_thing():
    assert sheet(entity_sheet("casco"), place=SceneRef("party/start")).accent == "azure"
    assert sheet(entity_sheet("casco"), place=LATER).eyebrow == "园区概览"


def test_that_nothing_empty_is_shown():
    for subject in (fact_sheet("growth"), entity_sheet("casco"), honour_sheet("base")):
        content = sheet(subject)
        assert all(section.items for section in content.sections)
        assert all(item.text for item in items(content, Paragraph))


@pytest.mark.parametrize(
    ("date", "written"),
    [
        ("1992", "1992"),
        ("2021-09", "September 2021"),
        ("2022-08-05", "5 August 2022"),
        ("spring", "spring"),
    ],
)
def test_that_dates_are_written_in_words(date, written):
    assert write_date(date, texts(), "en") == written
