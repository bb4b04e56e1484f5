"""Stamps differ wherever files may have changed."""

import os
import sys
from pathlib import Path

from kiosk.stamps import file_of, files_below, stamp_of


def test_that_a_stamp_sees_every_kind_of_change(tmp_path: Path) -> None:
    folder = tmp_path / "code"
    folder.mkdir()
    (folder / "a.py").write_text("1")
    seen = {stamp_of(folder), stamp_of(folder, folder / "a.py")}
    assert len(seen) == 2
    assert stamp_of(folder) in seen

    def assert_new() -> None:
        assert stamp_of(folder) not in seen
        seen.add(stamp_of(folder))

    os.utime(folder / "a.py", ns=(1, 1))
    assert_new()
    (folder / "a.py").rename(folder / "b.py")
    assert_new()
    (folder / "more").mkdir()
    (folder / "more" / "c.py").write_text("1")
    assert_new()


def test_that_a_stamp_does_not_see_where_a_folder_lies_or_what_python_makes(tmp_path: Path) -> None:
    folder = tmp_path / "one" / "code"
    folder.mkdir(parents=True)
    (folder / "a.py").write_text("1")
    before = stamp_of(folder)
    (folder / "__pycache__").mkdir()
    (folder / "__pycache__" / "a.pyc").write_text("1")
    (tmp_path / "one").rename(tmp_path / "two")
    assert stamp_of(tmp_path / "two" / "code") == before


def test_that_what_is_missing_has_a_stamp_too(tmp_path: Path) -> None:
    assert stamp_of(tmp_path / "gone") != stamp_of(tmp_path / "away")
    assert list(files_below(tmp_path / "gone")) == []


def test_that_links_in_a_circle_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "again").symlink_to(tmp_path)
    assert [name for name, _ in files_below(tmp_path)] == ["again"]


def test_that_a_library_is_found_without_being_imported() -> None:
    before = set(sys.modules)
    assert file_of("matplotlib").is_file()
    assert not {name for name in set(sys.modules) - before if name.startswith("matplotlib")}
    assert not file_of("no_such_library").exists()
