"""What a guide says about the park is true to the facts, short, and fits the time of its show."""

import re
from collections.abc import Iterator
from itertools import chain

import pytest

from kiosk.content import load
from kiosk.model.dwell import LEAST_SECONDS, MOST_SECONDS, dwell_seconds
from kiosk.model.kiosk import Kiosk
from kiosk.model.shows import MOST_NOTES, Note, notes_of, planned_seconds, steps_of, whole_show
from kiosk.model.walk import walk
from kiosk.model.words import Language, SceneRef, Text, say
from kiosk.paths import assets_dir, default_content_dir

TABLES = ("facts", "entities", "milestones", "honours", "relations", "sources")
DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
HAN_NUMBERS = re.compile(r"[一二两三四五六七八九十百千万]+(?=[家个项件处支年倍幢类种组名位])")
WORDS = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|dozens?|third|quarter|half|sixth)\b"
)
LONGEST_HEADING = {"zh": 14, "en": 44}
LONGEST_LINE = {"zh": 44, "en": 118}


@pytest.fixture(scope="module")
def park() -> Kiosk:
    loaded = load(default_content_dir(), assets_dir())
    assert [str(problem) for problem in loaded.problems] == []
    assert loaded.kiosk is not None
    return loaded.kiosk


def numbers_in(words: str) -> set[str]:
    """Returns every number of words, in digits, in Han or spelled out."""
    found = (DIGITS.findall(words), HAN_NUMBERS.findall(words), WORDS.findall(words.lower()))
    return set(chain(*found))


def texts_in(value: object, language: Language) -> Iterator[str]:
    for found in walk(value):
        if found.declared is Text and "notes" not in found.path:
            yield say(found.value, language)
        elif found.field in ("date", "as_of", "year") and isinstance(found.value, str):
            # 2020-06 may be written as 2020 年 6 月.
            yield from (part.lstrip("0") for part in found.value.split("-"))


def numbers_of_tables(park: Kiosk, language: Language) -> set[str]:
    """Returns every number that the tables state, or that is derived from them."""
    rows = chain(*(getattr(park, name).values() for name in TABLES))
    stated = {
        number for row in rows for words in texts_in(row, language) for number in numbers_in(words)
    }
    figures = (park.figure(fact, language) for fact in park.facts.values())
    return stated.union(*(numbers_in(figure.number) for figure in figures))


def numbers_of_scene(park: Kiosk, scene: SceneRef, language: Language) -> set[str]:
    return {
        number for words in texts_in(park.scene(scene), language) for number in numbers_in(words)
    }


def every_note(park: Kiosk) -> Iterator[tuple[str, SceneRef, Note]]:
    """Yields where each note stands, its scene, and the note."""
    for show in (whole_show(park), *park.shows.values()):
        for stop in show.stops:
            for note in notes_of(park, stop):
                yield f"show {show.id or 'whole'}, {stop.scene}", stop.scene, note


def invented(park: Kiosk, scene: SceneRef, note: Note, language: Language) -> set[str]:
    """Returns the numbers of a note that neither the tables nor its scene state."""
    words = f"{say(note.heading, language)}\n{say(note.line, language)}"
    known = numbers_of_tables(park, language) | numbers_of_scene(park, scene, language)
    return numbers_in(words) - known


@pytest.mark.parametrize("language", ["zh", "en"])
def test_that_no_note_states_a_number_that_the_facts_do_not_state(
    park: Kiosk, language: Language
) -> None:
    known = numbers_of_tables(park, language)
    found = {}
    for where, scene, note in every_note(park):
        words = f"{say(note.heading, language)}\n{say(note.line, language)}"
        left = numbers_in(words) - known - numbers_of_scene(park, scene, language)
        if left:
            found[f"{where}: {words}"] = left
    assert found == {}


@pytest.mark.parametrize(
    ("zh", "en", "numbers"),
    [
        ("581 家企业", "581 companies", {"581"}),
        ("七个载体", "Seven carriers", {"七", "seven"}),
        ("1.7 倍", "1.7 times", {"1.7"}),
        ("1993 年起步", "Started in 1993", {"1993"}),
        ("10565 亿元", "CNY 1,056.5 bn", set()),
        ("2020 年 6 月开园", "Opened in June 2020", set()),
    ],
)
def test_that_an_invented_number_would_be_found(
    park: Kiosk, zh: str, en: str, numbers: set[str]
) -> None:
    note = Note(heading=Text({"zh": zh, "en": en}))
    scene = SceneRef("overview/growth")
    found = invented(park, scene, note, "zh") | invented(park, scene, note, "en")
    assert found == numbers


def test_that_every_scene_has_something_to_say(park: Kiosk) -> None:
    for ref in park.scene_refs():
        assert 1 <= len(park.scene(ref).notes) <= MOST_NOTES, ref


@pytest.mark.parametrize("language", ["zh", "en"])
def test_that_notes_can_be_glanced_at(park: Kiosk, language: Language) -> None:
    for where, _, note in every_note(park):
        heading, line = say(note.heading, language), say(note.line, language)
        assert 0 < len(heading) <= LONGEST_HEADING[language], (where, heading)
        assert len(line) <= LONGEST_LINE[language], (where, line)
        assert not heading.endswith(("。", ".")), (where, heading)
        assert not line.endswith(("。", ".")), (where, line)


def test_that_some_scenes_are_revealed_step_by_step_and_something_always_stands_there(
    park: Kiosk,
) -> None:
    stepped = {stop.scene: steps_of(park, stop) for stop in whole_show(park).stops}
    assert 3 <= sum(bool(steps) for steps in stepped.values()) <= 8
    for scene, steps in stepped.items():
        assert len(steps) < len(park.scene(scene).blocks) or park.scene(scene).header != "none"


@pytest.mark.parametrize(
    ("name", "minutes", "first"),
    [
        ("overview", 3, "overview/hero"),
        ("investors", 8, "overview/hero"),
        ("party", 10, "overview/hero"),
    ],
)
def test_that_the_shows_take_as_long_as_they_say(
    park: Kiosk, name: str, minutes: int, first: str
) -> None:
    show = next(show for show in park.shows.values() if show.id == name)
    assert show.minutes == minutes
    assert planned_seconds(park, show) == 60 * minutes
    assert show.stops[0].scene == first
    assert show.stops[-1].scene == "incubation/closing"
    assert len({stop.scene for stop in show.stops}) == len(show.stops)


def test_that_three_shows_are_shipped_and_two_make_points_of_their_own(park: Kiosk) -> None:
    own = {
        str(key): sum(bool(stop.notes) for stop in show.stops) for key, show in park.shows.items()
    }
    assert set(own) == {"overview", "investors", "party"}
    assert own["overview"] == 0
    assert own["investors"] >= 3
    assert own["party"] >= 2


def test_that_every_shipped_scene_stands_within_the_limits_in_every_language(park):
    found = {
        dwell_seconds(park, ref, choice.code)
        for ref in park.scene_refs()
        for choice in park.languages
    }

    assert len(found) > 5
    assert all(LEAST_SECONDS <= one <= MOST_SECONDS for one in found)
