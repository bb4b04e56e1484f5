"""The command: exit codes and plain words."""

import os
import signal
import subprocess
import sys
import time

import pytest

from kiosk import cli
from tests.support.checkout import ROOT


@pytest.fixture(autouse=True)
def folders(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setenv("KIOSK_STATE_DIR", str(tmp_path / "state"))
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")


def leave_code(*arguments):
    try:
        return cli.main(("export", *map(str, arguments)))
    except SystemExit as end:
        return end.code


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("handout", "{tmp}/nowhere/a.pdf"), "there is no folder"),
        (("handout", "{tmp}"), "is a folder; name a file in it"),
        (("handout", "{tmp}/a.doc"), "does not end with .pdf"),
        (("slides", "{tmp}/a.pdf"), "does not end with .pptx"),
        (("images", "{tmp}/file/pictures"), "is a file"),
        (("site", "{tmp}/file"), "is a file"),
        (("handout", "{tmp}/a.pdf", "--show", "investor"), "did you mean investors?"),
        (("handout", "{tmp}/a.pdf", "--lang", "fr"), "there is no language 'fr'"),
        (("site", "{tmp}/site", "--content", "{tmp}/none"), "there is no content folder"),
    ],
)
def test_that_a_bad_wish_is_said_in_plain_words_and_leaves_with_2(
    arguments, said, tmp_path, capsys
):
    (tmp_path / "file").write_text("", encoding="utf-8")

    code = leave_code(*(one.format(tmp=tmp_path) for one in arguments))

    assert code == 2
    assert said in capsys.readouterr().err
    assert not list(tmp_path.rglob("*.pdf"))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_that_a_closed_folder_is_said_before_anything_is_made(tmp_path, capsys):
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)

    assert leave_code("handout", closed / "a.pdf") == 2
    assert "nothing may be written" in capsys.readouterr().err


def test_that_a_show_is_made_from_the_command_line(tmp_path, capsys):
    out = tmp_path / "overview.pdf"

    code = leave_code("handout", out, "--show", "overview", "--paper", "16x9", "--lang", "en")

    assert code == 0
    assert out.read_bytes().startswith(b"%PDF-")
    assert f"pages are in {out}" in capsys.readouterr().out


def take_interrupts():
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="signals are another matter there")
def test_that_ctrl_c_ends_it_with_130_and_no_half_file(tmp_path):
    out = tmp_path / "handout.pdf"
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    process = subprocess.Popen(
        [sys.executable, "-m", "kiosk", "export", "handout", str(out), "--lang", "both"],
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
        # What runs the tests in the background may have it ignored.
        preexec_fn=take_interrupts,  # noqa: PLW1509 - one call of the system
    )
    assert process.stderr is not None
    # Its first line of progress says that it is at work.
    ends = time.monotonic() + 60
    while time.monotonic() < ends and "pages" not in process.stderr.readline():
        pass
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)

    assert process.returncode == 130
    assert "interrupted" in said
    assert not [path for path in tmp_path.iterdir() if path.name.startswith((".hand", "hand"))]
