"""Shows, notes, steps, keys and the take-away: read, and every mistake named at its place."""

import os
from pathlib import Path

import pytest

from kiosk.content import load
from kiosk.content.compiled import load_cached
from kiosk.content.coverage import uncovered
from kiosk.content.files import LARGEST_YAML_BYTES
from kiosk.content.show_files import MOST_SHOWS
from kiosk.model.kiosk import Kiosk
from kiosk.model.late import LateMap
from kiosk.model.words import SceneRef, ShowId
from kiosk.paths import assets_dir
from kiosk.releases.words_zh import in_chinese
from tests.content.builder import (
    QUICK,
    changed,
    load_files,
    place_in,
    problems_of,
    sound_files,
    write_content,
)

K, A, Q = "kiosk.yaml", "tabs/one.yaml", "shows/quick.yaml"
NOTE = "{heading: {zh: 企业, en: Companies}}"
THREE = f"{NOTE}, {NOTE}, {NOTE}"

# Name of the case: file, text in it, what it is changed to, the message. ▲ marks the place.
CASES = {
    "an unknown scene": (
        Q,
        "{scene: one/growth,",
        "{scene: ▲one/grow,",
        "show quick, stop 1, scene: there is no scene 'one/grow' — did you mean 'one/growth'?",
    ),
    "a scene like none": (
        Q,
        "{scene: one/growth,",
        "{scene: ▲x,",
        (
            "show quick, stop 1, scene: there is no scene 'x'"
            " — write one of the scenes in tabs/, as tab/scene"
        ),
    ),
    "a translation that is missing": (
        Q,
        "name: {zh: 快览, en: A quick look}",
        "name: ▲{zh: 快览}",
        "show quick, name.en: there are no words in the language 'en' — add them",
    ),
    "a note without words in a language": (
        A,
        "line: {zh: 荣誉, en: An honour}",
        "line: ▲{zh: 荣誉}",
        "scene one/wall, notes.1.line.en: there are no words in the language 'en' — add them",
    ),
    "a note of a show that the font cannot show": (
        Q,
        "- heading: {zh: 企业, en: Companies}",
        "- heading: {zh: ▲☃, en: Companies}",
        (
            "show quick, stop 2, notes.1.heading.zh: the font has no ☃ (U+2603)"
            " — write it with other characters"
        ),
    ),
    "too many notes of a scene": (
        A,
        "      - heading: {zh: 首个, en: The first}",
        f"      ▲- {NOTE}\n"
        + 2 * f"      - {NOTE}\n"
        + "      - heading: {zh: 首个, en: The first}",
        "scene one/wall, notes: 4 are here, and 3 can be shown — move some elsewhere",
    ),
    "too many notes of a stop": (
        Q,
        "{scene: one/growth, seconds: 30}",
        f"{{scene: one/growth, seconds: 30, notes: ▲[{THREE}, {NOTE}]}}",
        "show quick, stop 1, notes: 4 are here, and 3 can be shown — move some elsewhere",
    ),
    "a show without stops": (
        Q,
        QUICK[QUICK.index("stops:") :],
        "stops: ▲[]\n",
        "show quick, stops: the show has no stops — write one item a line behind dashes",
    ),
    "stops that are no list": (
        Q,
        QUICK[QUICK.index("stops:") :],
        "stops: ▲one/growth\n",
        (
            "show quick, stops: stops is 'one/growth', not a list"
            " — write one item a line behind dashes"
        ),
    ),
    "a stop that is only a name": (
        Q,
        "- {scene: one/growth, seconds: 30}",
        "- ▲one/growth",
        "show quick, stop 1: keys and values belong here — start with scene: …",
    ),
    "a stop without scene": (
        Q,
        "{scene: one/growth, seconds: 30}",
        "▲{seconds: 30}",
        "show quick, stop 1: 'scene' is missing — add it",
    ),
    "an id that the file does not have": (
        Q,
        "id: quick",
        "id: ▲slow",
        (
            "show quick, id: the id is 'slow', the name of the file says 'quick'"
            " — make them the same"
        ),
    ),
    "an id with blanks": (
        Q,
        "id: quick",
        "id: ▲a show",
        ("show quick, id: 'a show' is no id — use a–z, 0–9, - and _ only, a letter first"),
    ),
    "an unknown key of a show": (
        Q,
        "minutes: 1",
        "▲minute: 1",
        "show quick, minute: unknown key 'minute' — did you mean 'minutes'?",
    ),
    "an unknown key of a stop": (
        Q,
        "    steps: false",
        "    ▲step: false",
        "show quick, stop 2, step: unknown key 'step' — did you mean 'steps'?",
    ),
    "an unknown theme": (
        Q,
        "theme: night",
        "theme: ▲dark",
        ("show quick, theme: 'dark' is not possible here — write 'day', 'night' or 'contrast'"),
    ),
    "an unknown language": (
        Q,
        "language: zh",
        "language: ▲fr",
        "show quick, language: the kiosk has no language 'fr' — write one of zh, en",
    ),
    "a stop that is too short": (
        Q,
        "{scene: one/growth, seconds: 30}",
        "{scene: one/growth, seconds: ▲2}",
        "show quick, stop 1, seconds: 2.0 is out of range — write 3 to 1800",
    ),
    "a scene that is too long": (
        A,
        "    steps: [wall]",
        "    steps: [wall]\n    seconds: ▲601",
        "scene one/wall, seconds: 601.0 is out of range — write 3 to 600",
    ),
    "stops that take longer than the show": (
        Q,
        "minutes: 1",
        "minutes: ▲0.9",
        (
            "show quick, minutes: the stops take 1:00 minutes, and the show says 0.9"
            " — change the seconds of its stops, or write minutes: 1.0"
        ),
    ),
    "stops that take less time than the show": (
        Q,
        "minutes: 1",
        "minutes: ▲1.12",
        (
            "show quick, minutes: the stops take 1:00 minutes, and the show says 1.12"
            " — change the seconds of its stops, or write minutes: 1.0"
        ),
    ),
    "a step that names no block": (
        A,
        "steps: [wall]",
        "steps: [▲walls]",
        "scene one/wall, steps.1: no block is named 'walls' — did you mean 'wall'?",
    ),
    "a step without a name": (
        A,
        "steps: [wall]",
        'steps: [▲""]',
        ("scene one/wall, steps.1: no block is named '' — write the name of a block of this scene"),
    ),
    "a block that is revealed twice": (
        A,
        "steps: [wall]",
        "steps: [wall, ▲wall]",
        "scene one/wall, steps.2: the block 'wall' is revealed twice — keep one",
    ),
    "an unknown key of the clicker": (
        K,
        "panel: {",
        "keys: {next: [▲PgDown]}\npanel: {",
        "keys, next.1: there is no key 'PgDown' — did you mean 'PageDown'?",
    ),
    "a sign instead of the name of a key": (
        K,
        "panel: {",
        'keys: {blank: [▲"."]}\npanel: {',
        "keys, blank.1: there is no key '.' — did you mean 'Period'?",
    ),
    "a key like none": (
        K,
        "panel: {",
        "keys: {blank: [▲Whatever]}\npanel: {",
        (
            "keys, blank.1: there is no key 'Whatever'"
            " — write a name as Qt has it: PageDown, F5, Period"
        ),
    ),
    "a digit as a key": (
        K,
        "panel: {",
        'keys: {next: [▲"5"]}\npanel: {',
        "keys, next.1: '5' is a digit: digits jump to scenes — choose another key",
    ),
    "a key with two meanings": (
        K,
        "panel: {",
        "keys: {next: [S], spotlight: [▲S]}\npanel: {",
        (
            "keys, spotlight.1: the key 'S' stands for next too"
            " — choose another key, or write other ones behind next"
        ),
    ),
    "a key that the program has for something else": (
        K,
        "panel: {",
        "keys: {next: [PageDown, ▲S]}\npanel: {",
        (
            "keys, next.2: the key 'S' stands for spotlight too"
            " — choose another key, or write other ones behind spotlight"
        ),
    ),
    "an unknown action of keys": (
        K,
        "panel: {",
        "keys: {▲nxt: [S]}\npanel: {",
        "keys, nxt: unknown key 'nxt' — did you mean 'next'?",
    ),
    "an address without scheme": (
        K,
        "panel: {",
        "takeaway: {url: ▲park.example}\npanel: {",
        (
            "takeaway, url: 'park.example' is no address of a web page"
            " — write the whole address, as in https://park.example/kiosk"
        ),
    ),
    "an address of another kind": (
        K,
        "panel: {",
        'takeaway: {url: ▲"javascript:alert(1)"}\npanel: {',
        (
            "takeaway, url: 'javascript:alert(1)' is no address of a web page"
            " — write the whole address, as in https://park.example/kiosk"
        ),
    ),
    "an address that no telephone reads": (
        K,
        "panel: {",
        f"takeaway: {{url: ▲https://park.example/{'a' * 200}}}\npanel: {{",
        (
            "takeaway, url: the address has 221 letters"
            " — write at most 200, so that a telephone can read the code"
        ),
    ),
    "an unknown way to attract": (
        K,
        "panel: {",
        "attract: {mode: ▲film}\npanel: {",
        "attract, mode: 'film' is not possible here — write 'loop' or 'tour'",
    ),
}


def lines_of(folder: Path, files: dict[str, str]) -> list[str]:
    return [str(problem) for problem in problems_of(folder, files)]


def kiosk_of(folder: Path, files: dict[str, str] | None = None) -> Kiosk:
    loaded = load_files(folder, files)
    assert loaded.problems == ()
    assert loaded.kiosk is not None
    return loaded.kiosk


@pytest.mark.parametrize("name", CASES)
def test_that_it_is_reported_at_its_place_in_plain_words(name: str, tmp_path: Path) -> None:
    file, old, new, message = CASES[name]
    files = changed(file, old, new)
    place = place_in(files)
    problems = problems_of(tmp_path, files)
    assert f"{place}: {message}" in [str(problem) for problem in problems]
    for problem in problems:
        assert any(letter > "⺀" for letter in in_chinese(problem.what)), problem
        assert any(letter > "⺀" for letter in in_chinese(problem.todo)), problem


def test_that_a_show_is_read_as_it_is_written(tmp_path: Path) -> None:
    show = kiosk_of(tmp_path).shows[ShowId("quick")]
    assert show.name == {"zh": "快览", "en": "A quick look"}
    assert show.audience == {"zh": "来宾", "en": "Visitors"}
    assert (show.minutes, show.language, show.theme) == (1, "zh", "night")
    assert [(stop.scene, stop.seconds, stop.steps) for stop in show.stops] == [
        ("one/growth", 30, True),
        ("two/who", 30, False),
    ]
    assert [note.heading["en"] for note in show.stops[1].notes] == ["Companies"]
    assert show.stops[1].notes[0].line is None


def test_that_notes_and_steps_of_a_scene_are_read(tmp_path: Path) -> None:
    scene = kiosk_of(tmp_path).scene(SceneRef("one/wall"))
    assert scene.steps == ("wall",)
    assert scene.seconds is None
    assert [(note.heading["en"], note.line) for note in scene.notes] == [
        ("The first", {"zh": "荣誉", "en": "An honour"})
    ]


def test_that_there_need_be_no_shows(tmp_path: Path) -> None:
    files = sound_files()
    del files[Q]
    assert kiosk_of(tmp_path, files).shows == {}


def test_that_shows_come_in_the_order_of_their_files(tmp_path: Path) -> None:
    files = sound_files()
    for name in ("b", "a", "c"):
        files[f"shows/{name}.yaml"] = QUICK.replace("id: quick", f"id: {name}")
    assert list(kiosk_of(tmp_path, files).shows) == ["a", "b", "c", "quick"]


def test_that_a_scene_may_be_shown_twice(tmp_path: Path) -> None:
    files = changed(Q, "scene: two/who", "scene: one/growth")
    assert len(kiosk_of(tmp_path, files).shows[ShowId("quick")].stops) == 2


def test_that_the_time_of_stops_without_seconds_is_reckoned(tmp_path: Path) -> None:
    files = changed(Q, "{scene: one/growth, seconds: 30}", "{scene: one/growth}")
    files[Q] = files[Q].replace("minutes: 1", "minutes: 9")
    (line,) = lines_of(tmp_path, files)
    assert "the stops take 0:4" in line


def test_that_keys_may_be_mapped_and_taken_away(tmp_path: Path) -> None:
    keys = "keys: {next: [PageDown, VolumeUp], spotlight: [], clock: [Return]}\npanel: {"
    found = kiosk_of(tmp_path, changed(K, "panel: {", keys)).keys
    assert found.next == ("PageDown", "VolumeUp")
    assert found.spotlight == ()
    assert found.clock == ("Return",)
    assert found.blank == ("Period", "B")


@pytest.mark.parametrize(
    "url", ["https://park.example", "http://10.0.0.7:8080/kiosk/?a=1#b", "https://x.example/%E5"]
)
def test_that_an_address_to_take_along_may_be_any_page(url: str, tmp_path: Path) -> None:
    files = changed(K, "panel: {", f'takeaway: {{url: "{url}"}}\npanel: {{')
    assert kiosk_of(tmp_path, files).takeaway.url == url


def test_that_every_problem_of_a_show_is_reported_at_once(tmp_path: Path) -> None:
    files = changed(Q, "scene: one/growth", "scene: one/none")
    files[Q] = (
        files[Q]
        .replace("    steps: false", "    step: false")
        .replace("name: {zh: 快览, ", "name: {")
        .replace("language: zh", "language: fr")
    )
    found = [line.split(": ")[1] for line in lines_of(tmp_path, files)]
    assert found == [
        "show quick, name.zh",
        "show quick, language",
        "show quick, stop 1, scene",
        "show quick, stop 2, step",
    ]


def test_that_a_tab_that_cannot_be_read_makes_no_show_a_problem(tmp_path: Path) -> None:
    for text in ("[", "just words", "id: two\nname: {zh: 企业, en: Companies}\n"):
        files = sound_files() | {"tabs/two.yaml": text}
        assert not [line for line in lines_of(tmp_path, files) if line.startswith(Q)], text
    files = sound_files()
    del files["tabs/two.yaml"]
    assert lines_of(tmp_path / "gone", files) == [
        "tabs/two.yaml:1:1: tab two: the file is missing — add it"
    ]
    files = sound_files() | {"kiosk.yaml": "["}
    assert not [line for line in lines_of(tmp_path / "none", files) if "no scene" in line]


def test_that_a_bad_scene_makes_no_show_that_names_it_a_problem(tmp_path: Path) -> None:
    files = changed(A, "title: {zh: 增长, en: Growth}", "titel: {zh: 增长, en: Growth}")
    assert not [line for line in lines_of(tmp_path, files) if line.startswith(Q)]


def test_that_a_tab_that_is_taken_out_names_the_shows_that_led_there(tmp_path: Path) -> None:
    found = lines_of(tmp_path, changed(K, "tabs: [one, two]", "tabs: [one]"))
    assert len(found) == 2
    assert "'two' in shows/quick.yaml line 9, tables/entities.csv line 2" in found[0]
    assert found[1].startswith("tabs/two.yaml:1:1: tabs: nothing reads this file")


def test_that_a_misspelt_tab_of_a_stop_is_told_at_the_stop(tmp_path: Path) -> None:
    assert lines_of(tmp_path, changed(Q, "scene: one/growth", "scene: oe/growth")) == [
        (
            "shows/quick.yaml:8:13: show quick, stop 1, scene: there is no scene 'oe/growth'"
            " — did you mean 'one/growth'?"
        )
    ]


# -- files and folders


def test_that_a_file_that_nobody_reads_is_told_as_a_warning(tmp_path: Path) -> None:
    loaded = load_files(tmp_path, sound_files() | {"shows/other.yml": QUICK})
    assert loaded.kiosk is not None
    assert [str(problem) for problem in loaded.problems] == [
        (
            "shows/other.yml:1:1: shows: nothing reads this file"
            " — give it a name that ends in .yaml, or delete the file"
        )
    ]
    assert loaded.problems[0].severity == "warning"


def test_that_what_editors_and_people_leave_beside_shows_is_passed_over(tmp_path: Path) -> None:
    left = dict.fromkeys((".quick.yaml.swp", "~quick.yaml", "quick.yaml~", "README.txt"), "x")
    files = sound_files() | {f"shows/{name}": text for name, text in left.items()}
    assert problems_of(tmp_path, files) == ()


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", "the file is empty"),
        ("just words\n", "keys and values belong here"),
        ("[" * 5000, "nested deeper"),
        ("stops: [" + "{scene: x}, " * 30_000 + "]", "more than 50,000 values"),
        ("id: a\0b", "a zero byte"),
        ("x" * (LARGEST_YAML_BYTES + 1), "more than 1,000,000"),
    ],
)
def test_that_files_of_other_things_are_reported(text: str, what: str, tmp_path: Path) -> None:
    found = lines_of(tmp_path, sound_files() | {Q: text})
    assert any(line.startswith(f"{Q}:1:") and what in line for line in found), found


def test_that_pipes_folders_and_links_out_are_reported_and_not_waited_for(tmp_path: Path) -> None:
    content = write_content(tmp_path / "content")
    (tmp_path / "secret.yaml").write_text(QUICK, encoding="utf-8")
    shows = content / "shows"
    os.mkfifo(shows / "pipe.yaml")
    (shows / "folder.yaml").mkdir()
    (shows / "link.yaml").symlink_to(tmp_path / "secret.yaml")
    found = [str(problem) for problem in load(content, assets_dir()).problems]
    assert [line.split(":")[0] for line in found] == [
        "shows/folder.yaml",
        "shows/link.yaml",
        "shows/pipe.yaml",
    ]
    assert "link that leaves the content folder" in found[1]


def test_that_a_file_in_place_of_the_folder_is_reported(tmp_path: Path) -> None:
    files = sound_files()
    del files[Q]
    assert lines_of(tmp_path, files | {"shows": "x"}) == [
        "shows:1:1: shows: the folder shows cannot be read — check that this user may read it"
    ]


def test_that_the_number_of_shows_has_an_end(tmp_path: Path) -> None:
    files = sound_files()
    for number in range(MOST_SHOWS):
        name = f"a{number:02}"
        files[f"shows/{name}.yaml"] = QUICK.replace("id: quick", f"id: {name}")
    assert lines_of(tmp_path, files) == [
        (
            f"shows:1:1: shows: {MOST_SHOWS + 1} shows are here, and {MOST_SHOWS} can be chosen"
            " from — move some elsewhere"
        )
    ]


# -- kept for the next start


def test_that_a_start_reads_no_show_before_it_is_asked_for(tmp_path: Path) -> None:
    content, cache = write_content(tmp_path / "content"), tmp_path / "cache"
    first = load_cached(content, assets_dir(), cache).kiosk
    second = load_cached(content, assets_dir(), cache).kiosk
    assert first is not None
    assert second is not None
    assert isinstance(second.shows, LateMap)
    assert (list(second.shows), second.shows.held) == (["quick"], 0)
    assert second == load(content, assets_dir()).kiosk
    assert second.shows[ShowId("quick")].stops[1].notes
    assert second.shows.held == 1


def test_that_a_changed_show_is_read_again(tmp_path: Path) -> None:
    content, cache = write_content(tmp_path / "content"), tmp_path / "cache"
    load_cached(content, assets_dir(), cache)
    (content / Q).write_text(QUICK.replace("A quick look", "Another look"), encoding="utf-8")
    kiosk = load_cached(content, assets_dir(), cache).kiosk
    assert kiosk is not None
    assert kiosk.shows[ShowId("quick")].name["en"] == "Another look"


def test_that_notes_lead_to_nothing_and_cover_nothing(tmp_path: Path) -> None:
    files = changed(A, "{zh: 荣誉, en: An honour}", "{zh: 爱科, en: Acme}")
    kiosk, plain = kiosk_of(tmp_path / "named", files), kiosk_of(tmp_path / "plain")
    assert uncovered(kiosk) == uncovered(plain)
