"""The programs that measure run, and say what they measured."""

import pytest
from ruamel.yaml import YAML

from kiosk.bench import frames
from kiosk.bench.programs import MeasureError, Setting, run_course, run_program
from kiosk.bench.starts import EMPTY, KIOSK, start
from kiosk.bench.waiting_content import write_waiting_content
from tests.support.shipped import CONTENT

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def setting(tmp_path_factory):
    cache = tmp_path_factory.mktemp("bench")
    return Setting(cache=cache, screen="offscreen", content=CONTENT, size=(640, 360))


def test_that_starts_are_timed_from_before_the_process_began(setting):
    empty, kiosk = start(EMPTY, setting), start(KIOSK, setting)
    assert empty["cpu"] > 0
    assert empty["whole"] > 0
    assert 0 < kiosk["frame"] <= kiosk["still"] <= kiosk["whole"]
    assert kiosk["memory_mb"] > 10


def test_that_a_course_notes_first_and_later_frames(setting):
    values = run_course("visit_tabs", setting)
    for clock in ("thread", "wall"):
        assert len(values[f"tab, first visit: first frame, {clock}"]) == 4
    assert len(frames.frames_of(values, "tab, first visit")) > 8


def test_that_gaps_are_noted_while_the_page_is_dragged(setting):
    values = run_course("shake_alone", setting)
    assert max(values["nothing: gap"]) == values["nothing: longest gap"][0]
    assert len(values["nothing: gap"]) > 20


def test_that_a_long_day_counts_what_could_grow(setting):
    values = run_course("live_long", setting, changes=30)
    assert values["long day: changes"] == [0.0]
    assert values["long day: widgets"][0] > 5


def test_that_a_program_that_fails_is_told_with_its_words(setting):
    with pytest.raises(MeasureError, match="no_such_course"):
        run_program("course", setting, "no_such_course", "640x360")


@pytest.mark.parametrize("visit", ["visit:\n  idle_seconds: 60", "visit:\n  more_time: true", ""])
def test_that_content_for_still_scenes_waits_for_an_hour(tmp_path, visit):
    folder = tmp_path / "content"
    folder.mkdir()
    (folder / "kiosk.yaml").write_text(f"name: {{zh: 园区}}\n{visit}\n", encoding="utf-8")
    write_waiting_content(folder, tmp_path / "copy")
    written = YAML(typ="safe").load(tmp_path / "copy" / "kiosk.yaml")

    assert written["visit"]["idle_seconds"] == 3600
    assert written["name"] == {"zh": "园区"}


def test_that_the_attract_loop_is_timed(setting):
    values = run_course("attract", setting, watched_ms=300, settles_ms=3000)

    assert len(values["attract: CPU share"]) == 3
    assert min(values["attract: frames a second"]) > 0
