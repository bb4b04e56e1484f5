"""The attract screen: words fit on every screen in both languages, and nothing rests for long."""

# Ids are written as plain words here.
# mypy: disable-error-code="arg-type"

from dataclasses import replace
from decimal import Decimal
from itertools import combinations, pairwise

import pytest

from kiosk.model.blocks import FactItem, FactRow
from kiosk.model.geometry import Rect
from kiosk.model.kiosk import Art, LanguageChoice
from kiosk.model.numbers import Figure
from kiosk.model.settings import Attract
from kiosk.model.words import Text
from kiosk.ui.kit.leaves import FigureLeaf, ImageLeaf, TextLeaf
from kiosk.ui.scenes.stage import measure_stage
from kiosk.ui.shell.attract_layout import (
    BLEED,
    RING_RADIUS,
    AttractScreen,
    compose_disc,
    compose_ground,
    figures_of,
    picture_of,
    turns_of,
)
from kiosk.ui.shell.attract_motion import (
    FADE_MS,
    RISE_MS,
    SHIFT_EVERY_MS,
    Windows,
    drift_at,
    ring_at,
    shift_at,
    start_at,
    twinkle_at,
    words_at,
)
from kiosk.ui.shell.attract_words import compose_words, extent, figure_above
from tests.support import builders

SCREENS = (
    (1920, 1080),
    (1080, 1920),
    (3840, 1080),
    (1280, 800),
    (2560, 1080),
    (3840, 2160),
    (1366, 768),
    (1024, 768),
    (800, 1280),
)
TITLE = builders.text("昔日数烟囱\n今朝立云端", "From counting chimneys\nto standing on the cloud")
LONG = builders.text(
    "从以烟囱计密度的老工业区到静安区中环上的数字园区",
    "From an old industrial estate that counted its density in chimneys to a digital park",
)
CALL = builders.text("轻触屏幕开始", "Touch the screen to start")
TEN_MINUTES_MS = 600_000


def a_kiosk(title=TITLE, **changes):
    facts = (
        builders.fact("members", period=builders.text("2017–2021 年五年累计", "2017–2021")),
        builders.fact(
            "income", value=Decimal(10565), label=builders.text("园区企业总营收", "Revenue")
        ),
    )
    values = {
        "texts": builders.interface_texts(touch_to_start=CALL),
        "facts": facts,
        "attract": Attract(title=title, facts=("members", "income")),
        **changes,
    }
    return builders.kiosk(**values)


def a_screen(size):
    width, height = size
    stage = measure_stage(width, height, 55)
    return AttractScreen(width=stage.width, height=stage.height + stage.bar, format=stage.format)


def a_look(content, screen, language="zh", theme="night"):
    return builders.look(theme, kiosk=content, language=language, format=screen.format)


def ring_box(screen):
    x, y = screen.ring
    return Rect(x - RING_RADIUS, y - RING_RADIUS, 2 * RING_RADIUS, 2 * RING_RADIUS)


def text_leaves(composition):
    return [leaf for leaf in composition.leaves if isinstance(leaf, TextLeaf)]


def texts_of(composition):
    return [leaf.text for leaf in text_leaves(composition)]


# Words ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("title", [TITLE, LONG], ids=["short", "long"])
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("size", SCREENS)
def test_that_words_stand_on_the_screen_and_on_nothing_else(size, language, title):
    content, screen = a_kiosk(title), a_screen(size)
    inner = Rect(0, 0, screen.width, screen.height).grown(-BLEED - 4)

    for turn in turns_of(content, language):
        words = compose_words(a_look(content, screen, turn.language), screen, turn.item)
        boxes = [extent(part) for part in words.parts] + [ring_box(screen)]

        assert not [misfit for part in words.parts for misfit in part.misfits]
        for box in boxes[:3]:
            assert box.x >= inner.x
            assert box.y >= inner.y
            assert box.right <= inner.right
            assert box.bottom <= inner.bottom
        assert all(one.overlap(other) == 0 for one, other in combinations(boxes, 2))


def test_that_title_and_call_stand_in_both_languages_whichever_comes_first():
    content, screen = a_kiosk(), a_screen((1920, 1080))

    for language in ("zh", "en"):
        words = compose_words(a_look(content, screen, language), screen, None)

        assert set(TITLE.values()) <= set(texts_of(words.head))
        assert set(CALL.values()) == set(texts_of(words.call))


def test_that_the_language_that_comes_first_is_the_larger_one():
    content, screen = a_kiosk(), a_screen((1920, 1080))

    for language, other in (("zh", "en"), ("en", "zh")):
        words = compose_words(a_look(content, screen, language), screen, None)
        px = {leaf.text: leaf.px for leaf in text_leaves(words.call)}

        assert px[CALL[language]] > px[CALL[other]]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_that_a_long_title_is_broken_rather_than_set_small(language):
    screen = a_screen((1920, 1080))
    head = compose_words(a_look(a_kiosk(LONG), screen, language), screen, None).head
    (title,) = [leaf for leaf in text_leaves(head) if leaf.text.startswith(LONG[language][:4])]

    assert len(title.lines) > 2
    assert title.px > 50


def test_that_a_kiosk_of_one_language_says_everything_once():
    alone = (LanguageChoice(code="zh", short="中", name="中文"),)
    content, screen = a_kiosk(languages=alone), a_screen((1920, 1080))
    words = compose_words(a_look(content, screen), screen, None)

    assert texts_of(words.call) == [CALL["zh"]]
    assert TITLE["en"] not in texts_of(words.head)


def test_that_a_subtitle_stands_where_no_other_language_does():
    alone = (LanguageChoice(code="zh", short="中", name="中文"),)
    attract = Attract(title=TITLE, subtitle=Text({"zh": "欢迎"}))
    content, screen = a_kiosk(languages=alone, attract=attract), a_screen((1920, 1080))

    assert "欢迎" in texts_of(compose_words(a_look(content, screen), screen, None).head)


# Turns ------------------------------------------------------------------------------------------


def test_that_every_figure_is_shown_in_every_language_in_turn():
    turns = turns_of(a_kiosk(), "zh")

    assert [(turn.item.fact, turn.language) for turn in turns if turn.item] == [
        ("members", "zh"),
        ("members", "en"),
        ("income", "zh"),
        ("income", "en"),
    ]


def test_that_turns_begin_with_the_language_asked_for():
    assert turns_of(a_kiosk(), "en")[0].language == "en"


def test_that_the_figures_of_the_first_scene_are_shown_where_none_are_named():
    row = FactRow(kind="fact_row", facts=(FactItem(fact="members"),))
    scene = builders.scene(blocks=(row,))
    content = builders.kiosk(tabs=(builders.tab(scenes=(scene,)),))

    assert [item.fact for item in figures_of(content)] == ["members"]


def test_that_a_content_without_figures_still_has_turns():
    turns = turns_of(builders.kiosk(), "zh")

    assert [(turn.item, turn.language) for turn in turns] == [(None, "zh"), (None, "en")]


def test_that_a_figure_is_written_with_its_label_and_period():
    content, screen = a_kiosk(), a_screen((1920, 1080))
    turn = turns_of(content, "zh")[0]
    figure = compose_words(a_look(content, screen), screen, turn.item).figure

    assert texts_of(figure) == ["会员单位", "2017–2021 年五年累计"]
    assert [leaf.fact for leaf in figure.leaves if isinstance(leaf, FigureLeaf)] == ["members"]


@pytest.mark.parametrize(
    ("unit", "label", "after"),
    [
        ("years", "Years since founding", ""),
        ("companies", "Data-intelligence companies", ""),
        ("companies", "Members of the trade union", "companies"),
        ("m", "Height of the towers", "m"),
        ("%", "Share of the 100 % in town", "%"),
        ("in Shanghai", "City rank", "in Shanghai"),
        ("年", "园区发展历程", "年"),
        ("家", "数据智能类企业", "家"),
        ("", "Share", ""),
    ],
)
def test_that_a_unit_is_not_said_twice(unit, label, after):
    figure = Figure(before="over", number="30", after=unit, value=30, decimals=0, grouping=False)

    assert figure_above(figure, label) == replace(figure, after=after)


def test_that_the_label_of_an_attract_figure_stands_for_its_unit():
    content, screen = a_kiosk(), a_screen((1920, 1080))
    said = []
    for language in ("zh", "en"):
        turn = turns_of(content, language)[0]
        figure = compose_words(a_look(content, screen, language), screen, turn.item).figure
        (leaf,) = [one for one in figure.leaves if isinstance(one, FigureLeaf)]
        said.append([run.text for run in leaf.runs])

    assert said == [["60", "家"], ["60"]]


# Ground -----------------------------------------------------------------------------------------


def test_that_the_picture_is_the_first_scenes_where_none_is_named():
    art = Art(image="skyline", portrait="skyline-portrait")
    scene = builders.scene(art=art)
    content = builders.kiosk(tabs=(builders.tab(scenes=(scene,)),))

    assert picture_of(content, a_screen((1920, 1080))) == "skyline"
    assert picture_of(content, a_screen((1080, 1920))) == "skyline-portrait"


def test_that_upright_screens_have_their_own_picture_where_there_is_one():
    content = a_kiosk(attract=Attract(image="attract", portrait="upright"))

    assert picture_of(content, a_screen((1080, 1920))) == "upright"
    assert picture_of(a_kiosk(attract=Attract(image="attract")), a_screen((1080, 1920))) == (
        "attract"
    )


@pytest.mark.parametrize("image", ["attract", "", "park.jpg"])
@pytest.mark.parametrize("theme", ["day", "night", "contrast"])
@pytest.mark.parametrize("size", SCREENS)
def test_that_the_ground_reaches_beyond_every_edge_so_that_it_can_be_shifted(size, theme, image):
    content, screen = a_kiosk(attract=Attract(image=image or None)), a_screen(size)
    leaves = compose_ground(a_look(content, screen, theme=theme), screen)

    wanted = Rect(0, 0, screen.width, screen.height).grown(BLEED)
    assert leaves[0].rect == wanted
    pictures = [leaf for leaf in leaves if isinstance(leaf, ImageLeaf)]
    assert [leaf.rect for leaf in pictures] == [wanted] * bool(image)


def test_that_the_disc_stands_in_the_middle_of_the_ring():
    content, screen = a_kiosk(), a_screen((1920, 1080))
    for leaf in compose_disc(a_look(content, screen), screen):
        middle = (leaf.rect.x + leaf.rect.w / 2, leaf.rect.y + leaf.rect.h / 2)

        assert middle == pytest.approx(screen.ring)


# Motion -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("reach", [5, 8, 12, 24])
def test_that_the_shift_is_a_closed_path_of_single_pixels_within_its_reach(reach):
    places = [shift_at(step, reach) for step in range(8 * reach + 1)]

    assert places[0] == places[-1]
    assert len(set(places)) == 8 * reach
    assert all(max(abs(x), abs(y)) == reach for x, y in places)
    for (x, y), (later_x, later_y) in pairwise(places):
        assert abs(x - later_x) + abs(y - later_y) == 1


@pytest.mark.parametrize("scale", [0.5, 1, 2])
def test_that_nothing_stands_still_for_ten_minutes_and_nothing_moves_farther_than_24(scale):
    reach = round(BLEED * scale)
    steps = TEN_MINUTES_MS // SHIFT_EVERY_MS
    for first in range(8 * reach):
        places = {shift_at(first + step, reach) for step in range(steps)}

        assert len(places) > 1
        across = [x for x, _ in places]
        down = [y for _, y in places]
        assert max(across) - min(across) <= 24 * scale
        assert max(down) - min(down) <= 24 * scale
        assert shift_at(first, reach) != shift_at(first + steps, reach)


def test_that_a_dot_fades_and_returns_and_then_rests():
    values = [twinkle_at(ms, 0) for ms in range(0, 8000, 100)]

    assert values[0] == 0
    assert max(values[:40]) > 0.5
    assert set(values[40:]) == {0.0}


def test_that_what_drifts_and_twinkles_begins_from_the_still_drawing():
    assert start_at(0) == 0
    assert start_at(RISE_MS) == start_at(10 * RISE_MS) == 1
    for layer in range(3):
        before = (0.0, 1.0)
        for ms in range(0, 3 * RISE_MS, 33):
            now = drift_at(ms, layer, start_at(ms))
            assert now == pytest.approx(before, abs=1e-3)
            before = now


def test_that_a_wave_of_the_ring_comes_from_nothing_and_goes_to_nothing():
    assert ring_at(0, 0, 3) == pytest.approx((0, 0))
    assert ring_at(2399.99, 0, 3)[1] < 0.01
    assert ring_at(1200, 0, 3)[1] > 0.4


def test_that_words_are_gone_before_others_can_be_read():
    assert words_at(0) == (0, 0)
    assert words_at(1) == (1, 1)
    for percent in range(101):
        gone, here = words_at(percent / 100)

        assert min(1 - gone, here) < 0.15


def test_that_windows_switch_after_six_to_twenty_seconds_and_fade():
    windows = Windows(40, seed=1)
    switched: dict[int, list[int]] = {}
    before = [0.0] * 40
    for ms in range(0, 120_000, 50):
        windows.advance(ms)
        now = [windows.darkness(ms, index) for index in range(40)]
        for index, (old, new) in enumerate(zip(before, now, strict=True)):
            assert abs(new - old) <= 50 / FADE_MS + 1e-9
            if old in (0.0, 1.0) and new != old:
                switched.setdefault(index, []).append(ms)
        before = now

    assert len(switched) > 30
    gaps = [b - a for times in switched.values() for a, b in pairwise(times)]
    assert min(gaps) >= 6000
    assert 0 < sum(before) < 20
