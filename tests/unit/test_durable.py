"""Files are replaced as a whole, or stay as they were."""

import errno
import os
import stat

import pytest

from kiosk.durable import replace_file, sync_folder, write_durably


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_that_a_file_is_replaced_and_nothing_else_is_left(tmp_path):
    path = tmp_path / "new" / "folder" / "note.json"
    replace_file(path, b"first")
    write_durably(path, b"second")

    assert path.read_bytes() == b"second"
    assert names(path.parent) == ["note.json"]


@pytest.mark.parametrize("durable", [False, True])
def test_that_what_cannot_be_written_leaves_the_old_one(tmp_path, monkeypatch, durable):
    path = tmp_path / "note.json"
    path.write_bytes(b"old")

    def fail(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("kiosk.durable.os.fsync" if durable else "pathlib.Path.replace", fail)
    with pytest.raises(OSError, match="No space"):
        replace_file(path, b"new", durable=durable)

    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["note.json"]


def test_that_a_private_file_is_for_its_owner_only_from_the_start(tmp_path):
    seen = []

    def look(part):
        seen.append((stat.S_IMODE(part.stat().st_mode), part.read_bytes()))

    path = tmp_path / "staff" / "pin.json"
    replace_file(path, b"secret", private=True, ready=look)

    assert seen == [(0o600, b"secret")]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_that_what_fails_before_the_change_changes_nothing(tmp_path):
    def fail(_):
        raise PermissionError("not mine")

    with pytest.raises(PermissionError):
        replace_file(tmp_path / "pin.json", b"secret", ready=fail)

    assert names(tmp_path) == []


@pytest.mark.parametrize(("number", "fails"), [(errno.EINVAL, False), (errno.EIO, True)])
def test_that_only_a_folder_that_cannot_be_forced_is_forgiven(tmp_path, monkeypatch, number, fails):
    def fail(_):
        raise OSError(number, "no")

    monkeypatch.setattr(os, "fsync", fail)
    if fails:
        with pytest.raises(OSError, match="no"):
            sync_folder(tmp_path)
    else:
        sync_folder(tmp_path)
