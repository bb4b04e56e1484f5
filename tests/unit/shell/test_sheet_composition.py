"""Every sheet of the real content, laid out on every kind of screen."""

from itertools import cycle, islice, product

import pytest

from kiosk import content, paths
from kiosk.model.actions import (
    CloseSheet,
    FlipSheet,
    OpenChart,
    OpenEntity,
    OpenFact,
    OpenHonour,
    OpenMilestone,
    OpenPicture,
    OpenScene,
    OpenSources,
    StepSheet,
)
from kiosk.model.appearances import charts_of
from kiosk.model.sheets import sheet_content
from kiosk.model.words import EntityId, FactId, ImageId, MilestoneId, SceneRef
from kiosk.ui.kit.leaves import BoxLeaf, ChartLeaf, FigureLeaf, IconLeaf, ImageLeaf, TextLeaf
from kiosk.ui.scenes.stage import measure_stage
from kiosk.ui.shell.sheet import compose_sheet
from tests.support import builders as build
from tests.support.checkout import ROOT

SIZES = ((1920, 1080), (1080, 1920), (1280, 800), (3840, 1080))
TEXT_SIZES = (1.0, 1.25, 1.5)
LANGUAGES = ("zh", "en")
EACH_SUBJECT_IN = 4
"""So many of the combinations are tried for each subject, others for the next one."""
GROWTH = SceneRef("overview/growth")


def fact_sheet(name):
    return OpenFact(FactId(name))


def entity_sheet(name):
    return OpenEntity(EntityId(name))


@pytest.fixture(scope="module")
def kiosk():
    loaded = content.load(ROOT / "data", paths.assets_dir())
    assert loaded.kiosk is not None
    return loaded.kiosk


def subjects(kiosk):
    yield from map(OpenFact, kiosk.facts)
    yield from map(OpenEntity, kiosk.entities)
    yield from map(OpenMilestone, kiosk.milestones)
    yield from map(OpenHonour, kiosk.honours)
    for ref in kiosk.scene_refs():
        yield OpenScene(ref)
        for index in range(len(charts_of(kiosk.scene(ref)))):
            yield OpenChart(ref, index)
    yield OpenSources()


def laid_out(
    kiosk, subject, *, language="zh", size=(1920, 1080), scale=1.0, page=0, table=False, at=None
):
    stage = measure_stage(size[0], size[1], 55)
    look = build.look(
        kiosk=kiosk,
        language=language,
        text_scale=scale,
        format=stage.format,
        min_target=stage.min_target,
    )
    place = getattr(subject, "scene", GROWTH)
    words = sheet_content(subject, kiosk, language, place)
    return compose_sheet(words, look, stage, page=page, table=table, touch_x=at)


def leaves(sheet, kind):
    return [leaf for leaf in sheet.composition.leaves if isinstance(leaf, kind)]


def actions(sheet):
    return [target.action for target in sheet.composition.targets]


def shown_on_all_pages(kiosk, subject, **how):
    first = laid_out(kiosk, subject, **how)
    pages = [laid_out(kiosk, subject, page=page, **how) for page in range(first.pages)]
    return " ".join(word for page in pages for word in build.words_of(page.composition))


def test_that_every_sheet_fits_on_every_screen_at_every_text_size(kiosk):
    wrong = []
    combinations = cycle(product(SIZES, TEXT_SIZES, LANGUAGES, (False, True)))
    for subject in subjects(kiosk):
        for size, scale, language, table in islice(combinations, EACH_SUBJECT_IN + 1):
            how = {"language": language, "size": size, "scale": scale, "table": table}
            pages = laid_out(kiosk, subject, **how).pages
            for page in range(pages):
                sheet = laid_out(kiosk, subject, page=page, **how)
                least = measure_stage(size[0], size[1], 55).min_target
                found = build.faults(sheet.composition, least)
                found += [misfit.reason for misfit in sheet.composition.misfits]
                wrong += [(subject, how, page, fault) for fault in found]
    assert not wrong


def test_that_the_sheet_of_a_chart_stands_as_designed(kiosk):
    sheet = laid_out(kiosk, OpenChart(GROWTH, 2))
    assert sheet.rect == (112, 88, 1696, 992)
    (chart,) = leaves(sheet, ChartLeaf)
    assert chart.detail
    assert (chart.rect.x, round(chart.rect.w), chart.index) == (176, 880, 2)
    assert sheet.pages == 1
    assert sheet.shape.position == 2
    close = next(t for t in sheet.composition.targets if t.action == CloseSheet())
    assert (close.rect.right, close.rect.h) == (1744, 76)


def test_that_the_last_neighbour_leads_back_only(kiosk):
    assert StepSheet(1) not in actions(laid_out(kiosk, OpenChart(GROWTH, 2)))
    assert StepSheet(-1) in actions(laid_out(kiosk, OpenChart(GROWTH, 2)))
    assert StepSheet(-1) not in actions(laid_out(kiosk, OpenChart(GROWTH, 0)))


def test_that_a_chart_flips_to_its_table_whose_lines_open_the_facts(kiosk):
    sheet = laid_out(kiosk, OpenChart(GROWTH, 0), table=True)
    assert not leaves(sheet, ChartLeaf)
    assert FlipSheet() in actions(sheet)
    for fact in ("revenue_2012_2016", "revenue_2017_2021", "revenue_multiple"):
        assert fact_sheet(fact) in actions(sheet)


def test_that_only_charts_have_a_table(kiosk):
    sheet = laid_out(kiosk, fact_sheet("mnc_hq"), table=True)
    assert FlipSheet() not in actions(sheet)
    (figure,) = leaves(sheet, FigureLeaf)
    assert figure.fact == "mnc_hq"


def test_that_pages_together_say_everything(kiosk):
    how = {"scale": 1.5, "language": "en", "size": (1920, 1080)}
    said = shown_on_all_pages(kiosk, OpenScene(SceneRef("party/ring")), **how)
    assert laid_out(kiosk, OpenScene(SceneRef("party/ring")), **how).pages > 1
    flat = " ".join(said.split())
    for relation in kiosk.scene(SceneRef("party/ring")).relations:
        for word in kiosk.relations[relation].text["en"].split():
            assert word in flat


def test_that_a_page_beyond_the_last_shows_the_last(kiosk):
    subject = OpenScene(SceneRef("party/ring"))
    last = laid_out(kiosk, subject, scale=1.5)
    beyond = laid_out(kiosk, subject, scale=1.5, page=99)
    assert (
        beyond.composition == laid_out(kiosk, subject, scale=1.5, page=last.pages - 1).composition
    )


def test_that_a_picture_opens_the_viewer_and_an_entity_without_one_shows_its_icon(kiosk):
    with_picture = laid_out(kiosk, entity_sheet("cee"))
    assert OpenPicture(ImageId("power-line")) in actions(with_picture)
    assert leaves(with_picture, ImageLeaf)
    assert "train" in [
        leaf.icon for leaf in leaves(laid_out(kiosk, entity_sheet("casco")), IconLeaf)
    ]


def test_that_a_wide_screen_opens_the_sheet_where_it_was_touched(kiosk):
    far_left = laid_out(kiosk, OpenSources(), size=(3840, 1080), at=100.0)
    far_right = laid_out(kiosk, OpenSources(), size=(3840, 1080), at=3800.0)
    assert far_left.rect.x == 112
    assert far_right.rect.right == 3840 - 112
    assert laid_out(kiosk, OpenSources(), size=(3840, 1080)).rect.x == (3840 - 1696) / 2


def test_that_an_upright_screen_has_the_chart_over_the_words(kiosk):
    sheet = laid_out(kiosk, OpenChart(GROWTH, 1), size=(1080, 1920))
    assert (sheet.rect.x, sheet.rect.w) == (0, 1080)
    (chart,) = leaves(sheet, ChartLeaf)
    assert chart.rect.w == 968
    boxes = [leaf.rect for leaf in leaves(sheet, BoxLeaf) if leaf.rect.w == 968]
    assert all(box.y > chart.rect.bottom for box in boxes)


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920)])
@pytest.mark.parametrize("language", LANGUAGES)
def test_that_hardly_a_sheet_of_a_thing_needs_two_pages(kiosk, language, size):
    things = [one for one in subjects(kiosk) if not isinstance(one, (OpenScene, OpenSources))]
    pages = [laid_out(kiosk, one, language=language, size=size).pages for one in things]
    # Letters are measured by a stand-in here, wider than the fonts: with these all need one.
    assert sum(count > 1 for count in pages) <= len(pages) / 30
    assert max(pages) <= 2


def test_that_sources_stand_below_the_chart_where_that_saves_a_page(kiosk):
    sheet = laid_out(kiosk, OpenChart(GROWTH, 0), language="en")
    (chart,) = leaves(sheet, ChartLeaf)
    (title,) = [leaf for leaf in leaves(sheet, TextLeaf) if "Shibei Hi-Tech" in leaf.lines[0]]
    assert title.rect.y > chart.rect.bottom
    assert title.rect.x == chart.rect.x


def test_that_short_names_stand_two_beside_one_another(kiosk):
    sheet = laid_out(kiosk, OpenMilestone(MilestoneId("waic_2022")))
    first, second = (
        next(t.rect for t in sheet.composition.targets if t.action == entity_sheet(name))
        for name in ("intsig", "xianghang")
    )
    assert first.y == second.y
    assert first.right <= second.x


@pytest.mark.parametrize("scale", TEXT_SIZES)
def test_that_a_figure_alone_takes_less_than_half_of_an_upright_sheet(kiosk, scale):
    sheet = laid_out(kiosk, fact_sheet("mnc_hq"), size=(1080, 1920), scale=scale)
    (panel,) = [leaf.rect for leaf in leaves(sheet, BoxLeaf) if leaf.rect.w == 968]
    assert panel.h <= 0.42 * sheet.rect.h
