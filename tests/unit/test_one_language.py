"""A kiosk may have one language, or three: a second name stands only where it says more."""

# Ids are written as plain words here.
# mypy: disable-error-code="arg-type"

import pytest

from kiosk.model.actions import OpenEntity
from kiosk.model.blocks import Chain, ChainLink, StagePoint, Stages
from kiosk.model.geometry import Rect
from kiosk.model.kiosk import LanguageChoice
from kiosk.model.sheets import sheet_content
from kiosk.model.words import Text
from kiosk.ui.blocks import chain, stages
from kiosk.ui.kit.look import Frame
from kiosk.ui.scenes.header import compose_header
from kiosk.ui.scenes.stage import measure_stage
from kiosk.ui.shell.bar import compose_bar
from tests.support import builders

CHOICES = {
    "zh": LanguageChoice(code="zh", short="中", name="中文"),
    "en": LanguageChoice(code="en", short="EN", name="English"),
    "fr": LanguageChoice(code="fr", short="FR", name="Français"),
}
NAME = Text({"zh": "园区概览", "en": "Overview", "fr": "Aperçu"})


def speaking(*codes, **changes):
    """Returns a kiosk in some languages."""
    changes = {"tabs": (builders.tab(name=NAME),), **changes}
    return builders.kiosk(languages=tuple(CHOICES[code] for code in codes), **changes)


def a_look(*codes, language=None):
    return builders.look(kiosk=speaking(*codes), language=language or codes[0])


@pytest.mark.parametrize(
    ("codes", "language", "second"),
    [
        (("zh",), "zh", ""),
        (("zh", "en"), "en", "zh"),
        (("zh", "en", "fr"), "en", "fr"),
        (("zh", "en", "fr"), "fr", "zh"),
    ],
)
def test_that_the_second_language_is_the_next_one_if_there_is_one(codes, language, second):
    assert a_look(*codes, language=language).second_language == second


def test_that_a_second_name_that_says_the_same_is_left_out():
    same = Text({"zh": "INTSIG", "en": "INTSIG"})

    assert a_look("zh", "en").say_second(same) == ""
    assert a_look("zh", "en").say_second(NAME) == "Overview"
    assert a_look("zh", "en").say_second(None) == ""


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920)])
def test_that_a_tab_has_its_name_once_where_there_is_one_language(size):
    stage = measure_stage(size[0], size[1], 55)
    look = builders.look(kiosk=speaking("zh"), format=stage.format)

    bar = compose_bar(look, stage, "overview/start", 100)

    assert builders.words_of(bar).count("园区概览") == 1
    assert "园区概览" in [target.name for target in bar.targets]


def test_that_the_hero_names_the_park_once_where_there_is_one_language():
    content = speaking("zh")
    scene = builders.scene(header="display")
    look = builders.look(kiosk=content)

    header = compose_header(scene, content.tabs[0], 1, look, 1776, over_art=True, detail=0)

    assert builders.words_of(header).count("市北高新园区") == 1


def test_that_stages_are_named_once_and_are_lower_where_there_is_one_language():
    point = StagePoint(name=builders.text("苗圃", "Nursery"), at=(600, 400), portrait_at=(0, 0))
    block = Stages(kind="stages", stages=(point,))
    room = {"width": 1920, "height": 952, "free": Rect(72, 248, 1776, 460)}

    one = stages.compose(block, Frame(look=a_look("zh"), **room))
    two = stages.compose(block, Frame(look=a_look("zh", "en"), **room))

    assert builders.words_of(one) == ("1", "苗圃")
    assert one.targets == two.targets == ()
    assert one.leaves[0].rect.h < two.leaves[0].rect.h


def test_that_a_chain_keeps_no_room_for_second_names_where_there_is_one_language():
    link = ChainLink(glyph=builders.text("云"), name=builders.text("云计算", "Cloud"))
    block = Chain(kind="chain", links=(link,) * 3)

    one = chain.compose(block, Frame(width=1776, look=a_look("zh")))
    two = chain.compose(block, Frame(width=1776, look=a_look("zh", "en")))

    assert builders.words_of(one).count("云计算") == 3
    assert one.height < two.height


def test_that_a_company_s_sheet_has_no_other_name_where_there_is_one_language():
    sheet = sheet_content(OpenEntity("acme"), speaking("zh"), "zh", "overview/start")

    assert sheet.explained == ("",)
