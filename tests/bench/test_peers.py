"""The benchmark's programs beside ours: what they show, and how they are measured from outside."""

import importlib
import json
import struct
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import numpy as np
import pytest

from kiosk import paths
from kiosk.content import load

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"


@pytest.fixture(scope="module")
def peers():
    """Gives the peers' modules by name; the folder is one of programs, not an installed package."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(BENCHMARKS))
        yield lambda name: importlib.import_module(f"peers.{name}")
        for name in [name for name in sys.modules if name.split(".")[0] == "peers"]:
            del sys.modules[name]


@pytest.fixture(scope="module")
def content(peers, tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("peers") / "content.json"
    peers("content").write_content(path)
    return path


@pytest.fixture
def tabs(content):
    return json.loads(content.read_text(encoding="utf-8"))


def test_that_five_tabs_of_four_charts_are_written_in_every_language(tabs):
    assert set(tabs) == {"zh", "en"}
    for language in tabs.values():
        assert [len(tab["charts"]) for tab in language] == [4, 4, 4, 4, 4]
        for chart in (chart for tab in language for chart in tab["charts"]):
            assert len(chart["labels"]) == len(chart["values"]) == len(chart["written"]) > 0
            assert chart["title"]
            assert all(chart["labels"])


def test_that_every_number_is_one_of_the_content(tabs):
    kiosk = load(paths.default_content_dir(), paths.assets_dir()).kiosk
    assert kiosk is not None
    stated = {float(fact.value) for fact in kiosk.facts.values()}
    years = {int(item.date[:4]) for item in kiosk.milestones.values()}
    for chart in (chart for tab in tabs["zh"] for chart in tab["charts"]):
        if chart["kind"] == "events":
            assert {int(value) for value in chart["values"]} <= years
            continue
        for value in chart["values"]:
            assert value == pytest.approx(_nearest(stated, value))


def _nearest(known: set[float], value: float) -> float:
    return min(known, key=lambda one: abs(one - value))


def test_that_no_tab_shows_a_chart_twice(tabs):
    for tab in tabs["zh"]:
        charts = [json.dumps(chart, sort_keys=True) for chart in tab["charts"]]
        assert len(set(charts)) == len(charts)


def test_that_the_deck_has_a_slide_a_tab_and_a_chart_object_a_chart(peers, content, tabs, tmp_path):
    peers("impress.deck").write_deck(content, tmp_path / "deck.fodp", "zh")
    root = ET.parse(tmp_path / "deck.fodp").getroot()
    draw = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
    slides = root.findall(f".//{draw}page")
    assert [len(slide.findall(f".//{draw}object")) for slide in slides] == [4, 4, 4, 4, 4]
    assert tabs["zh"][0]["charts"][0]["title"] in "".join(root.itertext())


def test_that_the_kiosk_can_show_the_same_charts(peers, tmp_path):
    peers("kiosk_content").write_kiosk_content(tmp_path / "content", paths.default_content_dir())
    loaded = load(tmp_path / "content", paths.assets_dir())
    assert not [str(problem) for problem in loaded.problems if problem.severity == "error"]
    assert loaded.kiosk is not None
    assert len(loaded.kiosk.scene_refs()) == 5


def test_that_a_name_with_brackets_hides_no_parent(peers):
    stat = "42 (a) b (c)) S 7 42 9 0 -1"
    assert peers("processes").parent_and_session(stat) == (7, 9)


def test_that_orphans_of_a_session_are_family(peers):
    parents = {10: (1, 10), 11: (10, 10), 12: (1, 10), 13: (12, 13), 20: (1, 20)}
    assert peers("processes").family(parents, 10) == (10, 11, 12, 13)


def changes_of(peers, *pairs: tuple[float, float]):
    return tuple(peers("observer").Change(at, share) for at, share in pairs)


def test_that_a_screen_is_whole_at_its_last_large_change(peers):
    observer = peers("observer")
    changes = changes_of(peers, (1.0, 0.002), (1.4, 0.9), (1.9, 0.3), (2.5, 0.001))
    assert observer.first_change(changes) == 1.0
    assert observer.whole_at(changes) == 1.9
    assert observer.whole_at(()) is None


def test_that_the_gap_is_of_the_slide_only(peers):
    frames = [(0.02 * step, 0.5) for step in range(8)]
    trifle, late = (0.15, 0.001), (1.0, 0.5)
    changes = changes_of(peers, *frames[:3], (0.12, 0.5), *frames[7:], trifle, late)
    assert peers("observer").longest_gap(changes, 0.42) is None  # too few frames
    changes = changes_of(peers, *frames, (0.19, 0.5), late)
    assert peers("observer").longest_gap(changes, 0.42) == pytest.approx(0.05)


def test_that_an_observer_sees_what_changes_above_the_bar(peers):
    screen = peers("screen")
    pixels = np.zeros((1080, 1920, 4), np.uint8)
    observer = peers("observer").Observer(screen.Screen(display="", pid=0, pixels=pixels))
    pixels[1000:] = 255
    assert observer.look().share == 0
    pixels[:465] = 255
    assert observer.look().share == pytest.approx(0.5, abs=0.01)
    assert observer.look().share == 0


def test_that_a_dump_is_read_behind_its_header_and_colours(peers):
    width, height, colours = 3, 2, 4
    words = [0] * 25
    words[0], words[4], words[5], words[12], words[19] = 104, width, height, 16, colours
    rows = bytes(range(32))
    dump = struct.pack(">25I", *words) + b"name" + bytes(12 * colours) + rows
    pixels = peers("screen").pixels_of(dump)
    assert pixels.shape == (height, width, 4)
    assert pixels[1, 0].tolist() == [16, 17, 18, 19]


def test_that_what_is_not_installed_is_named_with_its_reason(peers, monkeypatch):
    monkeypatch.setenv("PATH", "")
    words = peers("programs").missing_peers()
    assert words == (
        "browser is skipped: chromium is not installed",
        "Impress is skipped: libreoffice-impress is not installed",
    )


def test_that_a_pause_on_another_picture_is_no_end(peers):
    observer_module, screen = peers("observer"), peers("screen")
    pixels = np.zeros((1080, 1920, 4), np.uint8)
    observer = observer_module.Observer(screen.Screen(display="", pid=0, pixels=pixels))
    pixels[:] = 255
    expected = observer.picture()
    assert not observer.sees(expected)
    observer.look()
    assert observer.sees(expected)
    assert observer.sees(None)


def test_that_a_thread_that_ends_takes_no_effort_away(peers):
    processes = peers("processes")
    before = {1: processes.Effort(2.0, 10), 2: processes.Effort(5.0, 50)}
    after = {1: processes.Effort(2.5, 12), 3: processes.Effort(0.25, 1)}
    assert processes.effort_between(before, after) == processes.Effort(0.75, 3)
