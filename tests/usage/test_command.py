"""The command ``stats`` as it is called."""

import csv
import os
import subprocess

import pytest

from kiosk.cli import main
from kiosk.usage import database
from tests.support.shipped import CONTENT
from tests.usage.samples import batch, count_row, visit_row


@pytest.fixture
def state(tmp_path, monkeypatch):
    folder = tmp_path / "state"
    monkeypatch.setenv("KIOSK_STATE_DIR", str(folder))
    monkeypatch.setenv("KIOSK_CONTENT_DIR", str(CONTENT))
    connection = database.open_to_write(folder / "usage.db")
    database.write(connection, batch(visit_row(), count_row(kind="fact", subject="park_age")))
    connection.close()
    return folder


def test_that_the_first_language_of_the_content_is_spoken(state, capsys):
    assert main(["stats"]) == 0

    assert "使用统计" in capsys.readouterr().out


def test_that_a_period_can_be_asked_for(state, capsys):
    assert main(["stats", "--lang", "en", "--from", "2026-11-24", "--to", "2026-11-30"]) == 0

    assert "Nothing was recorded" in capsys.readouterr().out


def test_that_a_spreadsheet_file_is_marked_as_utf_8(state, tmp_path, capsys):
    path = tmp_path / "usage.csv"

    assert main(["stats", "--format", "csv", "--out", str(path)]) == 0

    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))
    assert {row["kind"] for row in rows} == {"visit", "fact"}
    assert list(tmp_path.glob(".usage*")) == []


def test_that_the_page_is_written_whole(state, tmp_path, capsys):
    path = tmp_path / "usage.html"

    assert main(["stats", "--format", "html", "--out", str(path)]) == 0

    assert path.read_text(encoding="utf-8").rstrip().endswith("</html>")


def test_that_ids_stand_there_where_no_content_is(state, tmp_path, capsys):
    assert main(["stats", "--content", str(tmp_path / "gone"), "--lang", "en"]) == 0

    assert "park_age" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--from", "2026-12-01", "--to", "2026-11-01"], "is after"),
        (["--lang", "xx"], "no language 'xx'"),
        (["--from", "yesterday"], "no day"),
    ],
)
def test_that_a_wrong_call_is_told_what_is_wrong(state, capsys, words, said):
    try:
        assert main(["stats", *words]) == 2
    except SystemExit as ended:
        # The parser itself found it.
        assert ended.code == 2  # noqa: PT017

    assert said in capsys.readouterr().err


@pytest.mark.logs("what went wrong is told to the log too")
def test_that_a_file_that_cannot_be_written_is_told_in_a_sentence(state, tmp_path, capsys):
    assert main(["stats", "--out", str(tmp_path / "no" / "such" / "folder.txt")]) == 1

    assert "cannot be written" in capsys.readouterr().err


def test_that_what_is_no_file_is_written_to_and_not_replaced(state, tmp_path):
    path = tmp_path / "pipe"
    os.mkfifo(path)
    with subprocess.Popen(["cat", str(path)], stdout=subprocess.PIPE, text=True) as reader:
        assert main(["stats", "--lang", "en", "--out", str(path)]) == 0
        said, _ = reader.communicate()

    assert "Visits" in said
    assert path.is_fifo()
