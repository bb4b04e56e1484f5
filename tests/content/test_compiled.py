"""Checked content is kept for the next start, and made again when anything changed."""

import hashlib
import os
import pickle
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from kiosk.content import load
from kiosk.content.compiled import content_digest, last_good, load_cached, program_digest
from kiosk.content.kept_file import MAGIC
from kiosk.model.facts import Qualifier
from kiosk.model.numbers import write_fact
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


def test_that_pythons_which_pickle_enums_by_name_keep_content_too(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def by_name(self: Qualifier, protocol: object) -> tuple[object, ...]:
        return getattr, (type(self), self.name)

    monkeypatch.setattr(Qualifier, "__reduce_ex__", by_name)
    first = load_cached(content, assets_dir(), tmp_path / "cache")
    second = load_cached(content, assets_dir(), tmp_path / "cache")
    assert not second.origins
    assert first.kiosk == second.kiosk


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
    load_cached(content, assets_dir(), tmp_path / "cache")
    path, wanted = compiled_file(tmp_path / "cache"), load(content, assets_dir()).kiosk
    data = bytearray(path.read_bytes())
    data[at] ^= 0xFF
    path.write_bytes(data)
    assert load_cached(content, assets_dir(), tmp_path / "cache").kiosk == wanted
    assert path.read_bytes() != bytes(data)
    assert not [record for record in caplog.records if record.levelname != "INFO"]


def test_that_a_file_that_is_cut_short_is_made_again(content: Path, tmp_path: Path) -> None:
    load_cached(content, assets_dir(), tmp_path / "cache")
    path, wanted = compiled_file(tmp_path / "cache"), load(content, assets_dir()).kiosk
    for length in (0, 5, 40, 100):
        path.write_bytes(path.read_bytes()[:length])
        assert load_cached(content, assets_dir(), tmp_path / "cache").kiosk == wanted


def test_that_a_cache_that_cannot_be_written_costs_time_only(content: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("in the way")
    assert load_cached(content, assets_dir(), tmp_path / "cache").kiosk is not None


def test_that_the_digest_sees_every_kind_of_change(content: Path) -> None:
    seen = {content_digest(content)}

    def assert_new() -> None:
        digest = content_digest(content)
        assert digest not in seen
        seen.add(digest)

    assert content_digest(content) in seen
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


def test_that_other_assets_are_another_program(tmp_path: Path) -> None:
    assert program_digest(assets_dir()) == program_digest(assets_dir())
    assert program_digest(assets_dir()) != program_digest(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes with names")
def test_that_pipes_devices_and_huge_files_are_not_read(content: Path, tmp_path: Path) -> None:
    os.mkfifo(content / "pipe.yaml")
    (content / "random.csv").symlink_to("/dev/zero")
    with (content / "huge.csv").open("wb") as huge:
        huge.truncate(50_000_000_000)
    os.mkfifo(content / "tables" / "photos.csv")
    assert content_digest(content)
    assert load_cached(content, assets_dir(), tmp_path / "cache").kiosk is None


# The last good one -------------------------------------------------------------------------------


def spoil(content: Path) -> None:
    (content / "tabs/one.yaml").write_text("[", encoding="utf-8")


def test_that_the_last_good_content_outlives_problems(content: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    assert last_good(content, assets_dir(), cache) is None
    good = load_cached(content, assets_dir(), cache).kiosk
    spoil(content)
    for _ in range(2):
        assert load_cached(content, assets_dir(), cache).kiosk is None
        assert last_good(content, assets_dir(), cache) == good
    write_content(content)
    assert load_cached(content, assets_dir(), cache).kiosk == good


def test_that_content_with_warnings_is_a_last_good_one_and_warns_each_time(
    content: Path, tmp_path: Path
) -> None:
    (content / "tabs/old.yaml").write_text("id: old\n", encoding="utf-8")
    cache = tmp_path / "cache"
    first = load_cached(content, assets_dir(), cache)
    again = load_cached(content, assets_dir(), cache)
    assert [problem.severity for problem in first.problems] == ["warning"]
    assert again.problems == first.problems
    assert last_good(content, assets_dir(), cache) == first.kiosk


def test_that_what_another_program_found_good_is_not_shown(content: Path, tmp_path: Path) -> None:
    load_cached(content, assets_dir(), tmp_path / "cache")
    (tmp_path / "assets").mkdir()
    assert last_good(content, tmp_path / "assets", tmp_path / "cache") is None


# What may be in the file -------------------------------------------------------------------------


class Evil:
    """Unpickles as a call of whatever it is given."""

    def __init__(self, *call: object) -> None:
        self.call = call

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return self.call[0], self.call[1:]


def forge(path: Path, value: object) -> None:
    """Writes a value into a compiled file, with all digests as they have to be."""
    head = path.read_bytes()[: len(MAGIC) + 64]
    index = pickle.dumps(value)
    data = len(index).to_bytes(8, "little") + index
    path.write_bytes(head + hashlib.sha256(data).digest() + data)


@pytest.mark.parametrize(
    "call",
    [
        (os.system, "touch owned"),
        (eval, "open('owned', 'w')"),
        (getattr, Path, "cwd"),
        (load_cached, Path("owned"), Path("owned"), Path("owned")),
        (Path, "owned"),
        (write_fact,),
    ],
    ids=lambda call: call[0].__name__,
)
def test_that_a_forged_file_calls_nothing(
    call: tuple[object, ...], content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    load_cached(content, assets_dir(), tmp_path / "cache")
    wanted = load(content, assets_dir()).kiosk
    forge(compiled_file(tmp_path / "cache"), Evil(*call))
    assert last_good(content, assets_dir(), tmp_path / "cache") is None
    assert load_cached(content, assets_dir(), tmp_path / "cache").kiosk == wanted
    assert not (tmp_path / "owned").exists()


def test_that_a_file_of_something_else_is_made_again(content: Path, tmp_path: Path) -> None:
    load_cached(content, assets_dir(), tmp_path / "cache")
    wanted = load(content, assets_dir()).kiosk
    forge(compiled_file(tmp_path / "cache"), Decimal(1))
    assert load_cached(content, assets_dir(), tmp_path / "cache").kiosk == wanted


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="needs owners of files")
@pytest.mark.parametrize("mode", [0o622, 0o602, 0o666])
def test_that_a_file_that_others_may_write_is_not_used(
    mode: int, content: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    load_cached(content, assets_dir(), tmp_path / "cache")
    compiled_file(tmp_path / "cache").chmod(mode)
    assert last_good(content, assets_dir(), tmp_path / "cache") is None
    assert "somebody else" in caplog.text
    assert load_cached(content, assets_dir(), tmp_path / "cache").origins
    assert last_good(content, assets_dir(), tmp_path / "cache") is not None


def test_that_a_file_of_another_user_is_not_used(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    load_cached(content, assets_dir(), tmp_path / "cache")
    monkeypatch.setattr(os, "geteuid", lambda: 4711, raising=False)
    assert last_good(content, assets_dir(), tmp_path / "cache") is None
    assert "somebody else" in caplog.text


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
