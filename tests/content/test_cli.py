"""The commands: exit codes, plain words, nothing heavy where nothing heavy is needed."""

import gc
import json
import os
import re
import shutil
import subprocess
import sys

import pytest

from kiosk import cli
from kiosk.ui.scenes import fit
from tests.support.checkout import ROOT
from tests.support.shipped import scene_names

HEAVY = ("PySide6", "matplotlib", "numpy", "pydantic", "ruamel")


@pytest.fixture(autouse=True)
def folders(monkeypatch, tmp_path):
    """Sends what the program writes into the test's own folder; keeps what a start changes."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    for name in ("CACHE", "STATE"):
        monkeypatch.setenv(f"KIOSK_{name}_DIR", str(tmp_path / name.lower()))
    monkeypatch.delenv("KIOSK_CONTENT_DIR", raising=False)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    yield
    gc.enable()


@pytest.fixture
def one_setting(monkeypatch):
    """Checks the layout on one screen at one text size only: the tests are not about layouts."""
    monkeypatch.setattr(fit, "SIZES", fit.SIZES[:1])
    monkeypatch.setattr(fit, "TEXT_SIZES", (100,))


@pytest.fixture
def content_copy(tmp_path):
    """Returns a copy of the shipped content that a test may spoil."""
    return shutil.copytree(ROOT / "data", tmp_path / "content")


def spoil(folder, file, old, new):
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def leave_code(*arguments):
    """Calls the command as the shell does and returns its exit code."""
    try:
        return cli.main(arguments)
    except SystemExit as end:
        return end.code


def in_process(code):
    """Runs Python code in a process of its own and returns what it prints."""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    return done.stdout


# Help and usage -------------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["--help", "--version", "check --help", "snapshot --help"])
def test_that_help_and_version_import_nothing_heavy(words):
    code = (
        "import sys\nfrom kiosk import cli\n"
        f"try: cli.main({words.split()!r})\nexcept SystemExit as end: assert end.code == 0\n"
        f"print('loaded', [name for name in {HEAVY!r} if name in sys.modules])"
    )

    assert in_process(code).splitlines()[-1] == "loaded []"


def test_that_version_says_a_version(capsys):
    assert leave_code("--version") == 0
    assert capsys.readouterr().out.startswith("kiosk 0.")


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("dance",),
        ("check", "--loudly"),
        ("check", "--content", "no/such/folder"),
        ("snapshot",),
        ("snapshot", "--out", "x", "--size", "wide"),
        ("snapshot", "--out", "x", "--size", "1920x1"),
        ("snapshot", "--out", "x", "--size", "99999x99999"),
        ("snapshot", "--out", "x", "--theme", "pink"),
        ("snapshot", "--out", "x", "--text-size", "110"),
        ("run", "--size", "0x0"),
        ("run", "--content", "no/such/folder"),
        ("run", "--lang", "fr"),
    ],
    ids=" ".join,
)
def test_that_a_wrong_call_leaves_with_two_and_says_why(arguments, capsys):
    assert leave_code(*arguments) == 2

    said = capsys.readouterr()
    assert said.err.strip()
    assert "Traceback" not in said.err


@pytest.mark.parametrize(
    ("option", "value", "hint"),
    [
        ("--scene", "overview/grwth", "overview/growth"),
        ("--scene", "nowhere", "there are: "),
        ("--lang", "fr", "zh, en"),
    ],
)
def test_that_a_wish_the_content_cannot_fulfil_leaves_with_two(
    option, value, hint, capsys, tmp_path
):
    assert leave_code("snapshot", "--out", str(tmp_path / "out"), option, value) == 2

    assert hint in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


# Check ----------------------------------------------------------------------------------------


@pytest.mark.slow
def test_that_the_shipped_content_has_no_problem_and_hides_nothing(capsys):
    code = leave_code("check", "--coverage")

    said = capsys.readouterr()
    assert (code, said.out) == (0, "")
    assert said.err.splitlines()[-1].startswith("no problems: 5 tabs")


def test_that_a_syntax_error_is_reported_with_its_place(content_copy, capsys):
    spoil(content_copy, "tabs/party.yaml", "id: party", "id: [party")

    assert leave_code("check", "--content", str(content_copy)) == 1

    said = capsys.readouterr()
    assert "tabs/party.yaml:" in said.out
    assert "to be solved" in said.err


def test_that_every_problem_is_reported_at_once(content_copy, capsys):
    spoil(content_copy, "tabs/party.yaml", "accent: red", "accent: pink")
    spoil(content_copy, "tabs/overview.yaml", "image: skyline", "image: skylime")

    assert leave_code("check", "--content", str(content_copy)) == 1

    said = capsys.readouterr().out
    assert "pink" in said
    assert "skylime" in said


def test_that_problems_come_as_json_for_programs(content_copy, capsys):
    spoil(content_copy, "tabs/party.yaml", "accent: red", "accent: pink")

    assert leave_code("check", "--json", "--content", str(content_copy)) == 1

    (problem,) = json.loads(capsys.readouterr().out)["problems"]
    assert problem["file"] == "tabs/party.yaml"
    assert problem.keys() == {"file", "line", "column", "where", "what", "todo", "severity"}


def test_that_words_that_do_not_fit_are_reported_with_place_and_setting(
    content_copy, capsys, one_setting
):
    path = content_copy / "tabs" / "overview.yaml"
    lines = path.read_text(encoding="utf-8").splitlines()
    at = next(i for i, line in enumerate(lines) if "zh: 营收增至 1.6 倍" in line)
    lines[at] += "，" + "而且说来话长" * 30
    path.write_text("\n".join(lines), encoding="utf-8")

    assert leave_code("check", "--content", str(content_copy)) == 1

    said = capsys.readouterr().out
    assert f"tabs/overview.yaml:{at + 1}:" in said
    assert "scene overview/growth" in said
    assert "does not fit" in said
    assert "zh, 1920×1080 on 55 inches, text size 100 %" in said


def test_that_a_long_check_says_how_far_it_is(monkeypatch, capsys, one_setting):
    monkeypatch.setattr("kiosk.progress.PATIENCE_S", 0)
    monkeypatch.setattr("kiosk.progress.QUIET_STEP_S", 0)

    leave_code("check")

    told = capsys.readouterr().err.splitlines()
    assert re.fullmatch(r"0 of \d+ scenes and sheets  scene overview/hero", told[0])
    assert len(told) > 2


def test_that_a_repeated_problem_is_counted_for_readers_and_listed_for_programs(
    content_copy, capsys
):
    path = content_copy / "kiosk.yaml"
    text = path.read_text(encoding="utf-8")
    german = "\n  - {code: de, short: DE, name: Deutsch}"
    path.write_text(text.replace("name: English}", f"name: English}}{german}"), encoding="utf-8")

    assert leave_code("check", "--content", str(content_copy)) == 1
    lines = capsys.readouterr().out.splitlines()
    assert leave_code("check", "--json", "--content", str(content_copy)) == 1
    listed = json.loads(capsys.readouterr().out)["problems"]

    assert len(lines) < 30 < len(listed)


def test_that_a_table_saved_by_an_office_program_is_read(content_copy, one_setting):
    path = content_copy / "tables" / "honours.csv"
    path.write_bytes(path.read_text(encoding="utf-8").encode("gb18030"))

    assert leave_code("check", "--content", str(content_copy)) == 0


# Snapshot -------------------------------------------------------------------------------------


@pytest.mark.logs("what keeps a command from its work belongs into the log")
def test_that_broken_content_is_not_drawn(content_copy, capsys, tmp_path):
    spoil(content_copy, "tabs/party.yaml", "accent: red", "accent: pink")
    out = tmp_path / "out"

    assert leave_code("snapshot", "--out", str(out), "--content", str(content_copy)) == 1

    assert "pink" in capsys.readouterr().err
    assert not out.exists()


@pytest.mark.logs("what keeps a command from its work belongs into the log")
def test_that_a_folder_that_cannot_be_written_is_named(capsys, tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("in the way", encoding="utf-8")

    code = leave_code("snapshot", "--out", str(blocked / "out"), "--scene", scene_names()[1])

    assert code == 1
    assert str(blocked) in capsys.readouterr().err


def test_that_a_scene_is_drawn_and_said_to_be(capsys, tmp_path):
    out = tmp_path / "out"

    code = leave_code(
        "snapshot", "--out", str(out), "--scene", "overview/growth", "--size", "960x540"
    )

    assert code == 0
    assert f"1 pictures and inventory.json are in {out}" in capsys.readouterr().out
    assert sorted(path.name for path in out.iterdir()) == [
        "inventory.json",
        "overview-growth-zh-day-960x540.png",
    ]


# Trouble --------------------------------------------------------------------------------------


@pytest.mark.logs("the traceback belongs into the log")
def test_that_the_unexpected_ends_in_one_sentence_and_a_log(monkeypatch, capsys, tmp_path):
    def fail(*_):
        raise RuntimeError("the sky fell")

    monkeypatch.setattr("kiosk.content.load", fail)

    assert leave_code("check") == 1

    said = capsys.readouterr().err
    assert len(said.splitlines()) == 1
    assert "RuntimeError: the sky fell" in said
    (written,) = (tmp_path / "state" / "log").iterdir()
    assert "Traceback" in written.read_text(encoding="utf-8")


def test_that_an_interrupted_command_says_so(monkeypatch, capsys):
    def interrupt(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("kiosk.content.load", interrupt)

    assert leave_code("check") == 130
    assert capsys.readouterr().err == "kiosk: interrupted\n"


@pytest.mark.logs("what keeps a kiosk from starting belongs into its log")
def test_that_content_that_cannot_be_shown_is_told_and_logged_without_a_traceback(
    content_copy, capsys, tmp_path
):
    spoil(content_copy, "tabs/party.yaml", "accent: red", "accent: pink")

    assert leave_code("run", "--content", str(content_copy)) == 1

    said = capsys.readouterr().err
    logged = (tmp_path / "state" / "log" / "kiosk.log").read_text(encoding="utf-8")
    assert "tabs/party.yaml:" in said
    assert "tabs/party.yaml:" in logged
    assert "cannot be shown" in logged
    assert "Traceback" not in said + logged


@pytest.mark.logs("the traceback belongs into the log")
def test_that_what_fails_before_there_is_a_window_is_in_the_log_that_is_named(
    monkeypatch, capsys, tmp_path
):
    def fail(*_):
        raise RuntimeError("no glass")

    monkeypatch.setattr("kiosk.releases.start.load_kiosk", fail)

    assert leave_code("run") == 1

    path = tmp_path / "state" / "log" / "kiosk.log"
    assert f"{path} says where" in capsys.readouterr().err
    assert "Traceback" in path.read_text(encoding="utf-8")


@pytest.mark.logs("the traceback belongs into the log")
def test_that_without_a_log_the_traceback_stands_on_the_terminal(monkeypatch, capsys, tmp_path):
    def fail(*_):
        raise RuntimeError("the sky fell")

    monkeypatch.setattr("kiosk.content.load", fail)
    (tmp_path / "state").write_text("in the way", encoding="utf-8")

    assert leave_code("check") == 1

    said = capsys.readouterr().err
    assert "Traceback" in said
    assert "see above" in said.splitlines()[-1]


@pytest.mark.parametrize(
    ("words", "windowed"),
    [((), False), (("--windowed",), True), (("--size", "800x600"), True)],
    ids=["plain", "windowed", "size"],
)
def test_that_a_size_asks_for_a_window(words, windowed, monkeypatch):
    seen = {}

    def run(_, **wish):
        seen.update(wish)
        return 0

    monkeypatch.setattr("kiosk.app.run", run)
    monkeypatch.setattr("kiosk.first_start.begin_reading", lambda content: None)

    assert leave_code("run", *words) == 0
    assert seen["windowed"] is windowed


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="others always have a display")
@pytest.mark.logs("what keeps a kiosk from starting belongs into its log")
def test_that_running_without_a_display_says_what_to_do(monkeypatch, capsys):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)

    assert leave_code("run") == 1
    assert "kiosk snapshot" in capsys.readouterr().err


def test_that_a_reader_who_leaves_early_is_no_error(content_copy):
    spoil(content_copy, "tabs/party.yaml", "accent: red", "accent: pink")
    code = "import sys; from kiosk import cli; sys.exit(cli.main(sys.argv[1:]))"
    command = [sys.executable, "-c", code, "check", "--content", str(content_copy)]
    reading, writing = os.pipe()
    os.close(reading)

    with os.fdopen(writing, "wb") as closed:
        done = subprocess.run(
            command, stdout=closed, stderr=subprocess.PIPE, text=True, check=False, timeout=60
        )

    assert "Traceback" not in done.stderr
