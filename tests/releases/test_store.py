"""Releases: made whole or not at all, never changed, and always a sound one to show."""

import json
import os
import stat
import subprocess
import sys

import pytest

from kiosk.errors import KioskError
from kiosk.health.problems import last
from kiosk.paths import assets_dir
from kiosk.releases.manifest import FILE, DamagedReleaseError, read_manifest
from kiosk.releases.release import Hold, is_held
from kiosk.releases.store import BusyStoreError, Store
from tests.releases.shelf import NAME, flip_bit, name_of, remove


def test_that_a_release_holds_the_content_verbatim_and_says_what_it_is(shelf):
    release = shelf.make()

    for path in shelf.content.rglob("*"):
        if path.is_file():
            copy = release.content_dir / path.relative_to(shelf.content)
            assert copy.read_bytes() == path.read_bytes()
            assert copy.stat().st_mtime_ns == path.stat().st_mtime_ns
    assert release.version == 1
    assert set(release.manifest.files) == {
        path.relative_to(release.folder).as_posix()
        for path in release.folder.rglob("*")
        if path.is_file() and path.name != FILE
    }
    assert release.is_of_program(assets_dir())
    assert name_of(release) == NAME
    release.check_in_full()


def test_that_nothing_in_a_release_can_be_written(shelf):
    release = shelf.make()
    writable = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH
    for path in (release.folder, *release.folder.rglob("*")):
        assert not path.stat().st_mode & writable, path


def test_that_content_with_errors_becomes_no_release(shelf):
    (shelf.content / "tabs" / "two.yaml").unlink()

    built = shelf.build()

    assert built.release is None
    assert any(problem.file == "tabs/two.yaml" for problem in built.problems)
    assert shelf.store.versions() == ()
    assert shelf.store.current() is None
    assert not list(shelf.store.folder.glob(".making*"))


def test_that_hidden_files_and_our_own_report_are_not_taken(shelf):
    for name in (".git/config", "~$facts.csv", "problems.txt", "tabs/one.yaml~", "tables/x.part"):
        path = shelf.content / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x", encoding="utf-8")
    names = {path.name for path in shelf.make().content_dir.rglob("*")}
    assert not names & {".git", "~$facts.csv", "problems.txt", "one.yaml~", "x.part"}


def test_that_a_link_out_of_the_folder_is_a_problem_and_never_followed(shelf):
    secret = shelf.home / "secret.txt"
    secret.write_text("secret", encoding="utf-8")
    (shelf.content / "images").mkdir()
    (shelf.content / "images" / "x.png").symlink_to(secret)

    built = shelf.build()

    assert built.release is None
    assert "leaves the content folder" in built.problems[0].what


def test_that_a_pipe_in_the_folder_is_not_waited_for(shelf):
    os.mkfifo(shelf.content / "tabs" / "three.yaml")
    built = shelf.build()
    assert built.release is None
    assert built.problems[0].what == "this is no file"


def test_that_the_same_content_is_not_made_twice(shelf):
    first = shelf.make()
    built = shelf.build()
    assert built.release == first
    assert not built.is_new


def test_that_each_content_folder_has_releases_of_its_own(shelf):
    shelf.make()
    other = Store(shelf.state, shelf.home / "other" / "content")
    assert other.current() is None
    assert Store(shelf.state, shelf.content).current() is not None


def test_that_versions_are_never_given_twice(shelf):
    for name in ("A", "B", "C", "D", "E"):
        shelf.make(name)
    assert shelf.store.versions() == (5, 4, 3)
    with shelf.store.locked():
        shelf.store.roll_back()
        shelf.store.prune(1)
    assert shelf.make("F").version == 6


def test_that_going_back_shows_the_release_before_and_stays_there(shelf):
    shelf.make("A")
    shelf.make("B")
    with shelf.store.locked():
        assert shelf.store.roll_back().version == 1
    assert name_of(shelf.store.current()) == "A"
    (shelf.store.folder / "current").unlink()
    assert name_of(shelf.store.current()) == "A", "what was gone back from came back by itself"


def test_that_one_cannot_go_back_before_the_first(shelf):
    shelf.make()
    with shelf.store.locked(), pytest.raises(KioskError, match="no earlier release"):
        shelf.store.roll_back()


def test_that_what_was_gone_back_from_can_be_applied_again(shelf):
    shelf.make("A")
    second = shelf.make("B")
    with shelf.store.locked():
        shelf.store.roll_back()
        shelf.store.apply(second)
    (shelf.store.folder / "current").unlink()
    assert name_of(shelf.store.current()) == "B"


@pytest.mark.parametrize("damage", [b"", b"0\n", b"-3\n", b"x" * 99, b"\xff\xfe", b"77\n"])
@pytest.mark.logs("a pointer to nothing is told")
def test_that_a_damaged_pointer_leads_to_the_newest_release(shelf, damage):
    shelf.make("A")
    shelf.make("B")
    (shelf.store.folder / "current").write_bytes(damage)
    assert name_of(shelf.store.current()) == "B"


@pytest.mark.logs("damage is logged")
def test_that_a_flipped_bit_in_any_file_is_found_and_the_release_before_is_shown(shelf):
    shelf.make("A")
    shelf.make("B")
    folder = shelf.store.folder / "2"
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        for at in (0, 0.5, 1):
            before = path.read_bytes()
            flip_bit(path, at)
            with pytest.raises(DamagedReleaseError):
                shelf.store.release(2).check_in_full()
            path.chmod(0o644)
            path.write_bytes(before)
    flip_bit(path)
    shelf.store.note_damage(2, "a bit was flipped")
    assert name_of(shelf.store.current()) == "A"


@pytest.mark.logs("damage is logged")
@pytest.mark.parametrize(
    "lost", ["manifest.json", "content/tabs/one.yaml", "content.kiosk", "content/kiosk.yaml"]
)
def test_that_a_missing_file_leads_to_the_release_before_and_staff_are_told_once(shelf, lost):
    shelf.make("A")
    shelf.make("B")
    remove(shelf.store.folder / "2" / lost)

    for _ in range(3):
        assert name_of(shelf.store.current()) == "A"

    (problem,) = last(shelf.state, 9)
    assert problem.times == 1
    assert problem.kind == "release"
    assert "2" in problem.zh
    assert "2" in problem.en


@pytest.mark.logs("damage is logged")
def test_that_without_a_sound_release_there_is_none(shelf):
    shelf.make()
    remove(shelf.store.folder / "1" / "content.kiosk")
    assert shelf.store.current() is None


def test_that_a_file_that_does_not_belong_to_a_release_is_damage(shelf):
    release = shelf.make()
    release.folder.chmod(0o755)
    (release.folder / "more.txt").write_text("x", encoding="utf-8")
    with pytest.raises(DamagedReleaseError, match="does not belong"):
        release.check_in_full()


def test_that_a_release_in_use_is_not_pruned(shelf):
    first = shelf.make("A")
    hold = Hold(first)
    assert is_held(first.folder)
    for name in ("B", "C", "D", "E"):
        shelf.make(name)
    assert shelf.store.versions() == (5, 4, 3, 1)
    assert name_of(first) == "A"
    hold.close()
    with shelf.store.locked():
        assert shelf.store.prune() == (1,)


def test_that_a_hold_ends_with_its_process(shelf):
    first = shelf.make("A")
    program = (
        "import os, sys\nfrom pathlib import Path\n"
        "from kiosk.releases.release import Hold, open_release\n"
        "hold = Hold(open_release(Path(sys.argv[1])))\nos.kill(os.getpid(), 9)\n"
    )
    subprocess.run([sys.executable, "-c", program, str(first.folder)], check=False, timeout=60)
    assert not is_held(first.folder)


def test_that_the_current_release_stays_however_old_it_is(shelf):
    first = shelf.make("A")
    for name in ("B", "C"):
        shelf.make(name)
    with shelf.store.locked():
        shelf.store.apply(first)
    shelf.rename("D")
    shelf.build()
    with shelf.store.locked():
        shelf.store.prune()
    assert 1 in shelf.store.versions()
    assert len(shelf.store.versions()) == 3


def test_that_two_processes_do_not_change_releases_at_once(shelf):
    with shelf.store.locked():
        other = Store(shelf.state, shelf.content)
        with pytest.raises(BusyStoreError), other.locked(within_s=0.1):
            pass


def test_that_what_a_dead_process_left_is_removed(shelf):
    shelf.make()
    left = shelf.store.folder / ".making-99" / "content"
    left.mkdir(parents=True)
    (left / "kiosk.yaml").write_text("x", encoding="utf-8")
    left.chmod(0o555)
    with shelf.store.locked():
        shelf.store.prune()
    assert not left.parent.exists()


def test_that_removing_never_follows_a_link(shelf):
    shelf.make()
    outside = shelf.home / "outside"
    outside.mkdir()
    (outside / "keep.txt").write_text("x", encoding="utf-8")
    left = shelf.store.folder / ".making-99"
    left.mkdir()
    (left / "link").symlink_to(outside)
    with shelf.store.locked():
        shelf.store.sweep()
    assert (outside / "keep.txt").exists()
    assert not left.exists()


@pytest.mark.parametrize("change", [b" ", b"\n", b"x"])
def test_that_not_a_byte_of_a_manifest_may_change(shelf, change):
    data = (shelf.make().folder / FILE).read_bytes()
    read_manifest(data)
    for at in range(0, len(data), 97):
        if data[at : at + 1] != change:
            with pytest.raises(DamagedReleaseError):
                read_manifest(data[:at] + change + data[at + 1 :])
        with pytest.raises(DamagedReleaseError):
            read_manifest(data[:at])


def test_that_a_forged_manifest_of_odd_types_is_only_damage():
    forged: list[object] = [[], {}, {"seal": 1}, {"files": [], "format": 1, "seal": ""}, "x", None]
    for fields in forged:
        with pytest.raises(DamagedReleaseError):
            read_manifest(json.dumps(fields).encode())
