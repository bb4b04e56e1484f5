"""The PIN pad and the staff page: all of it fits and can be touched, on every screen."""

import re
from itertools import product

import pytest

from kiosk.model.actions import AskStaff, LeaveStaff, PressKey, StartShow, TurnList
from kiosk.model.words import ShowId
from kiosk.ui.kit.leaves import TextLeaf
from kiosk.ui.scenes.faults import find_faults
from kiosk.ui.scenes.stage import measure_stage
from kiosk.ui.shell.console_state import Offered, offered_shows
from kiosk.ui.shell.pin_pad import COMMAND, PadState, compose_pin_pad
from kiosk.ui.shell.staff_page import WISHES, PageState, StaffReport, compose_staff_page
from kiosk.ui.shell.staff_shows import compose_staff_shows
from tests.support import builders
from tests.support.shipped import source

SCREENS = (
    (1920, 1080, 55.0),
    (1080, 1920, 55.0),
    (3840, 1080, 49.0),
    (1280, 800, 10.0),
    (800, 1280, 10.0),
    (3840, 2160, 86.0),
    (1024, 600, 10.0),
)
WORD_ENDS = re.compile(r" |(?<=/)")
RULER = builders.FakeRuler()
PADS = (
    PadState(),
    PadState(digits=12),
    PadState(says="checking", digits=6),
    PadState(says="wrong", left=4),
    PadState(says="locked", locked_s=899.0),
    PadState(says="unset"),
)
PROBLEM = "U 盘里的更新签名不对，没有采用；请用新的密钥重新导出，再插一次 U 盘。 " * 3
FULL = StaffReport(
    version="1.12.3",
    release="123 (2026-11-23 08:00)",
    health="ok 正常，已运行 123 天，本周重启 2 次",
    problems=(PROBLEM,) * 12,
    offered=frozenset(WISHES),
    brightness=100,
    has_shows=True,
)
BARE = StaffReport(version="1.0")
PAGES = tuple(
    product(
        (FULL, BARE),
        (
            PageState(),
            PageState(armed="roll_back"),
            PageState(done="reload", closes_in_s=10),
        ),
    )
)


def looks(screen):
    """Yields how things look on a screen, in all languages, themes and text sizes."""
    width, height, inches = screen
    stage = measure_stage(width, height, inches)
    for language, scale, theme in product(("zh", "en"), (1.0, 1.25, 1.5), ("day", "contrast")):
        look = builders.look(
            theme,
            kiosk=source().kiosk,
            language=language,
            text_scale=scale,
            format=stage.format,
            min_target=stage.min_target,
        )
        yield f"{language} {scale} {theme}", look, stage


@pytest.mark.parametrize("screen", SCREENS, ids=str)
@pytest.mark.parametrize("state", PADS, ids=lambda state: f"{state.says}-{state.digits}")
def test_that_the_pad_fits_every_screen(screen, state):
    found = {}

    for name, look, stage in looks(screen):
        pad = compose_pin_pad(state, look, stage)
        faults = find_faults(pad, RULER, stage.min_target)
        if faults:
            found[name] = faults

    assert not found


@pytest.mark.parametrize("screen", SCREENS, ids=str)
@pytest.mark.parametrize(("report", "state"), PAGES)
def test_that_the_page_fits_every_screen(screen, report, state):
    found = {}

    for name, look, stage in looks(screen):
        page = compose_staff_page(report, state, look, stage)
        faults = find_faults(page, RULER, stage.min_target)
        if faults:
            found[name] = faults

    assert not found


@pytest.mark.parametrize("screen", SCREENS, ids=str)
@pytest.mark.parametrize("count", [1, 4, 40])
def test_that_the_list_of_shows_fits_every_screen(screen, count):
    offered = offered_shows(source().kiosk, "zh")
    shows = tuple(offered[at % len(offered)] for at in range(count))
    found = {}

    for name, look, stage in looks(screen):
        page = compose_staff_shows(shows, 0, look, stage)
        faults = find_faults(page, RULER, stage.min_target)
        if faults:
            found[name] = faults

    assert not found


def test_that_all_of_a_long_list_of_shows_is_reached_by_turning_it():
    stage = measure_stage(1920, 1080, 55.0)
    look = builders.look(kiosk=source().kiosk, min_target=stage.min_target)
    shows = tuple(
        Offered(show=ShowId(f"show{at}"), name=f"Show {at}", minutes=at % 2, scenes=3)
        for at in range(40)
    )
    reached: list[str] = []
    pages, seen = [0], 0
    while seen < len(pages):
        actions = [
            target.action for target in compose_staff_shows(shows, pages[seen], look, stage).targets
        ]
        reached += [action.show for action in actions if isinstance(action, StartShow)]
        turns = [action.page for action in actions if isinstance(action, TurnList)]
        pages += [there for there in turns if there not in pages]
        assert LeaveStaff() in actions
        seen += 1

    assert reached == [show.show for show in shows]


def a_pad(state, **changes):
    stage = measure_stage(1920, 1080, 55.0)
    look = builders.look(kiosk=source().kiosk, min_target=stage.min_target, **changes)
    return compose_pin_pad(state, look, stage)


def keys(pad):
    return {target.action.key for target in pad.targets if isinstance(target.action, PressKey)}


@pytest.mark.parametrize("says", ["ask", "wrong"])
def test_that_all_keys_can_be_pressed_while_a_pin_is_asked_for(says):
    assert keys(a_pad(PadState(says=says, left=3))) == {*"0123456789", "erase", "enter"}


@pytest.mark.parametrize("says", ["checking", "locked", "unset"])
def test_that_no_key_can_be_pressed_while_no_pin_is_taken(says):
    pad = a_pad(PadState(says=says, locked_s=60))

    assert [target.action for target in pad.targets] == [LeaveStaff()]


def test_that_a_lock_says_how_many_minutes_it_lasts():
    words = "\n".join(builders.words_of(a_pad(PadState(says="locked", locked_s=601))))

    assert "11 分钟" in words


def test_that_without_a_pin_the_pad_says_how_to_set_one():
    words = builders.words_of(a_pad(PadState(says="unset")))

    assert COMMAND in words
    assert "尚未设置 PIN 码" in words


def test_that_the_digits_themselves_are_never_shown():
    bare, entered = a_pad(PadState()), a_pad(PadState(digits=6))

    assert builders.words_of(bare) == builders.words_of(entered)
    assert len(entered.leaves) == len(bare.leaves) + 6


def text_leaves(page):
    return [leaf for leaf in page.leaves if isinstance(leaf, TextLeaf)]


def a_page(report, state, **changes):
    stage = measure_stage(1920, 1080, 55.0)
    look = builders.look(kiosk=source().kiosk, min_target=stage.min_target, **changes)
    return compose_staff_page(report, state, look, stage)


def wishes(page):
    return [target.action.wish for target in page.targets if isinstance(target.action, AskStaff)]


def test_that_only_what_is_offered_can_be_asked_for():
    page = a_page(StaffReport(version="1", offered=frozenset(("exit", "sleep"))), PageState())

    assert wishes(page) == ["exit", "sleep"]


def test_that_what_was_touched_once_asks_for_a_second_touch():
    page = a_page(FULL, PageState(armed="exit"))

    assert "再按一次确认" in "".join(builders.words_of(page))
    assert wishes(page) == list(WISHES)


def test_that_what_came_of_a_wish_stands_below_it():
    words = builders.words_of(a_page(FULL, PageState(failed="reload")))

    assert "重新读取内容\n没有成功" in "".join(words)
    assert not [text for text in words if text.lstrip().startswith("·")]


def test_that_as_many_problems_stand_there_as_there_is_room_for():
    words = builders.words_of(a_page(FULL, PageState()))

    shown = [text for text in words if text.startswith("U 盘里")]
    assert 1 <= len(shown) < len(FULL.problems)
    assert all(text.endswith("…") for text in shown)


@pytest.mark.parametrize("screen", SCREENS, ids=str)
def test_that_no_line_of_a_problem_ends_within_a_word(screen):
    said = (
        "11-23 05:12 The content in /data/kiosk/.local/share/park-kiosk/releases/content/tabs/"
        "overview.yaml has problems: what is on the screen stays until they are mended."
    )
    words = {*WORD_ENDS.split(said), ""}
    report = StaffReport(version="1.0", problems=(said,))

    for name, look, stage in looks(screen):
        page = compose_staff_page(report, PageState(), look, stage)
        (problem,) = [leaf for leaf in text_leaves(page) if leaf.text.startswith("11-23")]
        ends = {WORD_ENDS.split(line.removesuffix("…"))[-1] for line in problem.lines}

        assert ends <= words | {"mended"}, name


def test_that_the_page_says_so_where_there_are_no_problems():
    assert "没有记录到问题" in builders.words_of(a_page(BARE, PageState()))
