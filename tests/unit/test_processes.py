"""What processes cost, as the system's own books say it."""

import pytest

from kiosk import processes

ROLLUP = "5-7 ---p 0 00:00 0 [rollup]\nRss: 900 kB\nPss: 2048 kB\nPss_Anon: 1024 kB\n"


@pytest.fixture
def books(monkeypatch, tmp_path):
    """Returns a folder that stands for /proc, with one process in it."""
    for name in ("7", "self"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "smaps_rollup").write_text(ROLLUP)
    monkeypatch.setattr(processes, "PROC", tmp_path)
    return tmp_path


def test_that_the_proportional_size_is_read_and_not_its_parts(books):
    assert processes.memory_mb((7,)) == 2
    assert processes.memory_mb((7,), "Pss_Anon") == 1


def test_that_processes_that_have_ended_take_nothing(books):
    assert processes.memory_mb((7, 8)) == 2


def test_that_a_system_that_does_not_say_it_is_no_system_without_memory(monkeypatch, tmp_path):
    monkeypatch.setattr(processes, "PROC", tmp_path)
    with pytest.raises(OSError, match="does not say"):
        processes.memory_mb((7,))
