"""Checked content is kept for the next start, and made again when anything changed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.content import load
from kiosk.content.compiled import digest_of, load_cached
from kiosk.paths import assets_dir
from tests.content.builder import ONE, write_content


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write_content(tmp_path / "content")


def compiled_file(cache: Path) -> Path:
    (file,) = (cache / "content").iterdir()
    return file


def test_that_the_second_reading_comes_from_the_cache(content: Path, tmp_path: Path) -> None:
    first = load_cached(content, assets_dir(), tmp_path / "cache")
    path = compiled_file(tmp_path / "cache")
    written = path.stat().st_mtime_ns
    second = load_cached(content, assets_dir(), tmp_path / "cache")
    assert first.kiosk == second.kiosk == load(content, assets_dir()).kiosk
    assert path.stat().st_mtime_ns == written
    assert first.origins
    assert not second.origins


def test_that_a_changed_file_is_read_again(content: Path, tmp_path: Path) -> None:
    load_cached(content, assets_dir(), tmp_path / "cache")
    (content / "tabs/one.yaml").write_text(
        ONE.replace("en: Doubled", "en: Twice"), encoding="utf-8"
    )
    kiosk = load_cached(content, assets_dir(), tmp_path / "cache").kiosk
    assert kiosk is not None
    assert "Twice" in str(kiosk.tabs[0].scenes[0].blocks[1])


def test_that_content_with_problems_is_not_kept(content: Path, tmp_path: Path) -> None:
    (content / "tabs/one.yaml").write_text("[", encoding="utf-8")
    loaded = load_cached(content, assets_dir(), tmp_path / "cache")
    assert loaded.problems
    assert not (tmp_path / "cache").exists()


@pytest.mark.parametrize("at", [0, 20, 50, 80, -1])
def test_that_a_damaged_file_is_made_again_quietly(
    at: int, content: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    wanted = load_cached(content, assets_dir(), tmp_path / "cache").kiosk
    path = compiled_file(tmp_path / "cache")
    data = bytearray(path.read_bytes())
    data[at] ^= 0xFF
    path.write_bytes(data)
    assert load_cached(content, assets_dir(), tmp_path / "cache").kiosk == wanted
    assert path.read_bytes() != bytes(data)
    assert not [record for record in caplog.records if record.levelname != "INFO"]


def test_that_a_file_that_is_cut_short_is_made_again(content: Path, tmp_path: Path) -> None:
    wanted = load_cached(content, assets_dir(), tmp_path / "cache").kiosk
    path = compiled_file(tmp_path / "cache")
    for length in (0, 5, 40, 100):
        path.write_bytes(path.read_bytes()[:length])
        assert load_cached(content, assets_dir(), tmp_path / "cache").kiosk == wanted


def test_that_a_cache_that_cannot_be_written_costs_time_only(content: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("in the way")
    assert load_cached(content, assets_dir(), tmp_path / "cache").kiosk is not None


def test_that_the_digest_sees_every_kind_of_change(content: Path, tmp_path: Path) -> None:
    seen = {digest_of(content, assets_dir())}

    def assert_new() -> None:
        digest = digest_of(content, assets_dir())
        assert digest not in seen
        seen.add(digest)

    assert digest_of(content, assets_dir()) in seen
    (content / "images").mkdir()
    (content / "images/a.png").write_bytes(b"1")
    assert_new()
    os.utime(content / "images/a.png", ns=(1, 1))
    assert_new()
    (content / "images/a.png").rename(content / "images/b.png")
    assert_new()
    facts = content / "tables/facts.csv"
    facts.write_bytes(facts.read_bytes().replace(b"70", b"71"))
    assert_new()
    facts.unlink()
    assert_new()
    (tmp_path / "other").mkdir()
    assert digest_of(content, tmp_path / "other") not in seen


def test_that_a_start_from_the_cache_imports_neither_pydantic_nor_a_yaml_reader(
    content: Path, tmp_path: Path
) -> None:
    load_cached(content, assets_dir(), tmp_path / "cache")
    program = (
        "import sys; from pathlib import Path;"
        "from kiosk.content.compiled import load_cached;"
        "loaded = load_cached(*map(Path, sys.argv[1:]));"
        "assert loaded.kiosk is not None;"
        "heavy = {'pydantic', 'pydantic_core', 'ruamel', 'PIL', 'fontTools', 'matplotlib'};"
        "print(sorted(heavy & {name.split('.')[0] for name in sys.modules}))"
    )
    arguments = [str(content), str(assets_dir()), str(tmp_path / "cache")]
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert done.stdout.strip() == "[]"
