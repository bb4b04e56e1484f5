"""The log: bounded in size and in how often it says the same."""

import logging
from pathlib import Path

import pytest

from kiosk.logs import KEPT_FILES, MAX_BYTES, keep_log

log = logging.getLogger("kiosk.test")


def fail() -> None:
    raise ValueError("no such number")


def test_that_the_same_exception_is_not_written_a_thousand_times(tmp_path, caplog):
    path = tmp_path / "log" / "kiosk.log"
    with keep_log(path, logging.INFO):
        for _ in range(1000):
            try:
                fail()
            except ValueError:
                log.exception("a slot failed")

    said = path.read_text(encoding="utf-8")
    assert said.count("ValueError: no such number") == 6
    assert "(1000 times so far)" in said


def test_that_different_faults_are_told_apart(tmp_path, caplog):
    path = tmp_path / "kiosk.log"
    with keep_log(path, logging.INFO):
        for number in range(20):
            log.warning("the worker %d died", number)

    assert len(path.read_text(encoding="utf-8").splitlines()) == 20


def test_that_what_tells_how_the_days_go_is_not_held_back(tmp_path, caplog):
    path = tmp_path / "kiosk.log"
    with keep_log(path, logging.INFO):
        for _ in range(50):
            log.info("a new release is shown")

    assert len(path.read_text(encoding="utf-8").splitlines()) == 50


def test_that_logs_stay_bounded_whatever_is_written(tmp_path, caplog):
    path = tmp_path / "kiosk.log"
    with keep_log(path, logging.INFO):
        for number in range(9000):
            log.warning("fault %d %s", number, "x" * 1000)
        caplog.clear()

    files = list(tmp_path.iterdir())
    assert len(files) <= KEPT_FILES + 1
    assert sum(file.stat().st_size for file in files) <= (KEPT_FILES + 1) * MAX_BYTES


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is full")
def test_that_a_full_disk_costs_lines_and_nothing_else(tmp_path, capsys, caplog):
    (tmp_path / "kiosk.log").symlink_to("/dev/full")

    with keep_log(tmp_path / "kiosk.log", logging.INFO):
        logging.getLogger("kiosk").error("nobody will read this")

    assert capsys.readouterr() == ("", "")
