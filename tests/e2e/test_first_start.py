"""A first start: content is read by another process, and whatever becomes of that, it is shown."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from kiosk import paths
from kiosk.content.compiled import kept_path, load_cached
from kiosk.errors import ContentError
from kiosk.first_start import ContentReader, begin_reading
from kiosk.releases.start import load_kiosk
from tests.support.shipped import CONTENT


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Returns an empty folder for all that is kept."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("KIOSK_CACHE_DIR", str(folder))
    return folder


def test_that_another_process_reads_what_was_never_read(cache: Path) -> None:
    reader = begin_reading(CONTENT)
    assert reader is not None
    reader.wait()

    assert kept_path(CONTENT, cache).is_file()
    assert begin_reading(CONTENT) is None, "it is read again"


def test_that_the_start_finds_what_the_other_process_read(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = begin_reading(CONTENT)
    assert reader is not None
    reader.wait()
    monkeypatch.setitem(sys.modules, "kiosk.content.loading", None)

    assert load_cached(CONTENT, paths.assets_dir(), cache).kiosk is not None


@pytest.mark.logs("what is wrong with content belongs into the log")
def test_that_content_with_problems_is_still_refused_with_all_of_them(
    cache: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "kiosk.yaml").write_text("languages: 1\n", encoding="utf-8")
    reader = begin_reading(broken)
    assert reader is not None
    reader.wait()

    with pytest.raises(ContentError, match="cannot be shown"):
        load_kiosk(broken)
    assert not kept_path(broken, cache).exists()


def test_that_a_reader_that_hangs_is_ended(caplog: pytest.LogCaptureFixture) -> None:
    process = subprocess.Popen([sys.executable, "-S", "-E", "-c", "import time; time.sleep(60)"])
    began = time.monotonic()

    ContentReader(process).wait(0.1)

    assert process.returncode is not None
    assert time.monotonic() - began < 30
    assert "too long" in caplog.text


def test_that_nothing_is_read_ahead_where_nothing_can_be_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("KIOSK_CACHE_DIR", str(tmp_path / "file" / "cache"))

    assert begin_reading(CONTENT) is None


def test_that_a_reader_that_cannot_be_started_is_done_without(
    cache: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("kiosk.first_start.sys.executable", str(cache / "no-python"))

    assert begin_reading(CONTENT) is None
    assert "cannot be read ahead" in caplog.text
