"""Archives on sticks: only what was signed, whole, newer, and content like all other."""

import base64
import io
import json
import os
import random
import shutil
import stat
import struct
import subprocess
import zipfile
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.errors import KioskError, UsageError
from kiosk.health.problems import last
from kiosk.paths import assets_dir
from kiosk.releases import archive as archives
from kiosk.releases import build as building
from kiosk.releases.archive import OpenArchive, RefusedArchiveError, export
from kiosk.releases.importing import import_archive
from kiosk.releases.manifest import entry_of
from kiosk.releases.signature import (
    SignatureError,
    check_signature,
    make_key,
    public_words,
    read_key,
    sign,
)
from kiosk.releases.sticks import MOUNTS, Sticks, archives_on
from kiosk.releases.taking import Taking
from kiosk.releases.words_zh import in_chinese
from tests.content.builder import sound_files
from tests.releases.shelf import Shelf, name_of


@cache
def key():
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.generate()


def public():
    return public_words(key())


@pytest.fixture(autouse=True)
def no_pictures(monkeypatch):
    monkeypatch.setattr(building, "draw_pictures", lambda *_: None)


@pytest.fixture
def office(tmp_path):
    """Where content is made."""
    return Shelf(tmp_path / "office")


@pytest.fixture
def lobby(tmp_path):
    """Where it is shown."""
    shelf = Shelf(tmp_path / "lobby")
    shelf.make("Before")
    return shelf


def parcel(office, name="From the office", version=7):
    """Returns an archive of content with a name."""
    release = office.make(name)
    path = office.home / f"{version}.kioskrelease"
    export(release, path, key(), version)
    return path


def take(lobby, path, trusted=None):
    with lobby.store.locked():
        return import_archive(lobby.store, path, trusted or public(), assets_dir(), lobby.cache)


def forge(path, files, *, version=9, entries=None, extra=(), change=None, signer=None):
    """Writes an archive by hand, as somebody might who has the key, or has not."""
    listed = entries
    if listed is None:
        listed = {}
        for name, data in files.items():
            probe = path.with_name("probe")
            probe.write_bytes(data)
            entry = entry_of(probe)
            listed[name] = {"size": entry.size, "sha256": entry.sha256}
    fields = {"format": archives.FORMAT, "version": version, "made": "now", "files": listed}
    manifest = json.dumps(fields).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr("manifest.json", manifest)
        zipped.writestr("manifest.sig", base64.b64encode(sign(signer or key(), manifest)))
        for name, data in files.items():
            info = zipfile.ZipInfo(f"content/{name}")
            info.compress_type = zipfile.ZIP_DEFLATED
            if change is not None:
                change(info)
            zipped.writestr(info, data)
        for info, data in extra:
            zipped.writestr(info, data)
    return path


def sound_bytes():
    return {name: text.encode() for name, text in sound_files().items()}


def test_that_an_archive_brings_its_content(office, lobby):
    built = take(lobby, parcel(office))
    assert built.release == lobby.store.current()
    assert name_of(built.release) == "From the office"
    assert built.release.manifest.serial == 7
    for path in office.content.rglob("*"):
        if path.is_file():
            copy = built.release.content_dir / path.relative_to(office.content)
            assert copy.read_bytes() == path.read_bytes()


def test_that_nothing_compiled_travels(office):
    with zipfile.ZipFile(parcel(office)) as zipped:
        names = zipped.namelist()
    assert all(name.startswith(("content/", "manifest.")) for name in names)


def test_that_an_archive_must_be_newer_than_any_that_was_taken(office, lobby):
    take(lobby, parcel(office, "A", 7))
    for version in (7, 6, 1):
        with pytest.raises(RefusedArchiveError, match="not newer"):
            take(lobby, parcel(office, "B", version))
    take(lobby, parcel(office, "C", 8))
    assert name_of(lobby.store.current()) == "C"


def test_that_going_back_and_pruning_do_not_open_the_door_to_older_archives(office, lobby):
    take(lobby, parcel(office, "A", 7))
    take(lobby, parcel(office, "B", 8))
    with lobby.store.locked():
        lobby.store.roll_back()
        lobby.store.prune(1)
    with pytest.raises(RefusedArchiveError, match="not newer"):
        take(lobby, parcel(office, "C", 8))


@pytest.mark.logs("what cannot be read is told")
def test_that_a_lost_note_does_not_either(office, lobby):
    take(lobby, parcel(office, "A", 7))
    (lobby.store.folder / "taken.json").write_bytes(b"\0" * 20)
    with pytest.raises(RefusedArchiveError, match="not newer"):
        take(lobby, parcel(office, "B", 7))


def test_that_a_wrong_key_is_refused(office, lobby, tmp_path):
    other = make_key(tmp_path / "other.pem")
    with pytest.raises(SignatureError):
        take(lobby, parcel(office), other)
    with pytest.raises(SignatureError):
        take(lobby, forge(tmp_path / "x", sound_bytes(), signer=read_key(tmp_path / "other.pem")))


@pytest.mark.parametrize("trusted", ["", "x", "AAAA", "\u00e9" * 44, base64.b64encode(b"0" * 33)])
def test_that_without_a_sound_key_nothing_is_taken(office, lobby, trusted):
    words = trusted.decode() if isinstance(trusted, bytes) else trusted
    path = parcel(office)
    with pytest.raises(SignatureError), OpenArchive(path, words):
        pass


def test_that_a_signature_for_something_else_is_none_for_a_release():
    data = b"text"
    with pytest.raises(SignatureError):
        check_signature(public(), key().sign(data), data)
    check_signature(public(), sign(key(), data), data)


def test_that_a_changed_bit_anywhere_is_refused_or_changes_nothing(office, lobby):
    path = parcel(office)
    data = path.read_bytes()
    dice = random.Random(4)
    before = lobby.store.versions()
    for at in sorted({dice.randrange(len(data)) for _ in range(150)}):
        changed = bytearray(data)
        changed[at] ^= 1 << dice.randrange(8)
        path.write_bytes(changed)
        target = lobby.home / f"unpacked-{at}"
        try:
            with OpenArchive(path, public()) as opened:
                opened.unpack(target)
        except KioskError:
            continue
        for name, entry in opened.parcel.files.items():
            assert entry_of(target / name) == entry
    assert lobby.store.versions() == before


def test_that_an_archive_cut_short_is_refused(office, lobby):
    path = parcel(office)
    data = path.read_bytes()
    for share in (0, 0.1, 0.5, 0.9, 0.999):
        path.write_bytes(data[: int(len(data) * share)])
        with pytest.raises(KioskError):
            take(lobby, path)


@pytest.mark.parametrize(
    "name", ["../x.yaml", "/etc/x", "a/../../x", "C:\\x", "x\\..\\y", ".bashrc", "con", "x\u202ey"]
)
def test_that_path_tricks_are_refused_though_they_are_signed(lobby, tmp_path, name):
    path = forge(tmp_path / "x", {**sound_bytes(), name: b"x"})
    with pytest.raises(KioskError):
        take(lobby, path)
    assert lobby.store.versions() == (1,)


def test_that_names_that_differ_in_case_only_are_refused(lobby, tmp_path):
    path = forge(tmp_path / "x", {**sound_bytes(), "KIOSK.yaml": b"x"})
    with pytest.raises(KioskError, match="same"):
        take(lobby, path)


@pytest.mark.parametrize(
    "kind", [stat.S_IFLNK, stat.S_IFCHR, stat.S_IFBLK, stat.S_IFIFO, stat.S_IFDIR]
)
def test_that_links_and_devices_are_refused(lobby, tmp_path, kind):
    def change(info):
        if info.filename.endswith("two.yaml"):
            info.external_attr = (kind | 0o777) << 16

    path = forge(tmp_path / "x", sound_bytes(), change=change)
    with pytest.raises(RefusedArchiveError, match="link"):
        take(lobby, path)


def test_that_what_was_not_signed_is_refused(lobby, tmp_path):
    extra = [(zipfile.ZipInfo("content/more.yaml"), b"x")]
    with pytest.raises(RefusedArchiveError, match="was not signed"):
        take(lobby, forge(tmp_path / "x", sound_bytes(), extra=extra))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_that_a_name_that_comes_twice_is_refused(lobby, tmp_path):
    extra = [(zipfile.ZipInfo("content/kiosk.yaml"), b"x")]
    with pytest.raises(RefusedArchiveError, match="same name"):
        take(lobby, forge(tmp_path / "x", sound_bytes(), extra=extra))


def test_that_a_file_that_was_promised_and_is_missing_is_refused(lobby, tmp_path):
    files = sound_bytes()
    entries = {name: {"size": 1, "sha256": "0" * 64} for name in (*files, "tabs/three.yaml")}
    with pytest.raises(RefusedArchiveError, match="missing"):
        take(lobby, forge(tmp_path / "x", files, entries=entries))


def test_that_other_bytes_of_the_same_size_are_refused(lobby, tmp_path):
    files = sound_bytes()
    entries = {name: {"size": len(data), "sha256": "0" * 64} for name, data in files.items()}
    with pytest.raises(RefusedArchiveError, match="not the file that was signed"):
        take(lobby, forge(tmp_path / "x", files, entries=entries))
    assert not list(lobby.store.folder.glob(".making*"))


@pytest.mark.parametrize("size", [-1, 10**12, True, "9", None, 1.5])
def test_that_sizes_that_are_none_are_refused(lobby, tmp_path, size):
    entries = {"kiosk.yaml": {"size": size, "sha256": "0" * 64}}
    with pytest.raises(RefusedArchiveError):
        take(lobby, forge(tmp_path / "x", {}, entries=entries))


@pytest.mark.parametrize("version", [0, -1, True, "9", None, 10**16, 1.5])
def test_that_versions_that_are_none_are_refused(lobby, tmp_path, version):
    with pytest.raises(RefusedArchiveError):
        take(lobby, forge(tmp_path / "x", sound_bytes(), version=version))


def test_that_a_bomb_is_refused_before_it_is_unpacked(lobby, tmp_path):
    path = forge(tmp_path / "x", {**sound_bytes(), "images/x.png": bytes(40_000_000)})
    assert path.stat().st_size < 100_000
    with pytest.raises(RefusedArchiveError, match="more tightly"):
        take(lobby, path)


def test_that_a_file_that_unpacks_to_more_than_it_says_is_refused(lobby, tmp_path):
    path = forge(tmp_path / "x", {**sound_bytes(), "images/x.png": bytes(3_000_000)})
    data = path.read_bytes()
    small = entry_of(_file(tmp_path / "s", bytes(1_000)))
    files = {**sound_bytes(), "images/x.png": bytes(1_000)}
    assert small.size == 1_000
    # The directory at the end claims the small size, the packed stream holds the large one.
    changed = data.replace(struct.pack("<I", 3_000_000), struct.pack("<I", 1_000))
    path.write_bytes(changed)
    with pytest.raises(KioskError):
        take(lobby, path)
    assert files
    assert lobby.store.versions() == (1,)


def _file(path, data):
    path.write_bytes(data)
    return path


def test_that_a_directory_without_end_is_refused_before_it_is_read(office, lobby, monkeypatch):
    path = parcel(office)
    data = bytearray(path.read_bytes())
    struct.pack_into("<L", data, len(data) - 10, archives.MOST_MANIFEST_BYTES + 1)
    path.write_bytes(data)
    monkeypatch.setattr(zipfile, "ZipFile", None)
    with pytest.raises(RefusedArchiveError, match="list of files is too long"):
        take(lobby, path)


@pytest.mark.parametrize("end", ["comment", "64 bit", "short"])
def test_that_an_archive_that_ends_otherwise_than_ours_is_refused(office, lobby, end):
    path = parcel(office)
    data = path.read_bytes()
    changed = {
        "comment": data[:-2] + b"\1\0x",
        "64 bit": data[:-42] + b"PK\6\7" + data[-38:],
        "short": data[-21:],
    }
    path.write_bytes(changed[end])
    with pytest.raises(RefusedArchiveError, match="no whole archive"):
        take(lobby, path)


def test_that_a_new_machine_that_took_the_last_archive_makes_newer_ones(office, lobby, tmp_path):
    take(lobby, parcel(office, "A", 57))
    new_office = Shelf(tmp_path / "new office")
    take(new_office, parcel(office, "A", 57))
    release = new_office.make("B")
    path = tmp_path / "b.kioskrelease"
    export(release, path, key(), release.version)
    take(lobby, path)
    assert name_of(lobby.store.current()) == "B"


def test_that_a_stick_that_is_pulled_out_is_told_as_such(office, lobby, monkeypatch):
    path = parcel(office)

    def read(*_):
        raise OSError(5, "Input/output error")

    with OpenArchive(path, public()) as opened:
        monkeypatch.setattr(zipfile.ZipExtFile, "read", read)
        with pytest.raises(RefusedArchiveError, match="cannot be read to its end") as refused:
            opened.unpack(lobby.home / "unpacked")
    assert "请勿中途拔出 U 盘" in in_chinese(str(refused.value))


def test_that_a_full_disk_is_no_fault_of_the_archive(office, lobby, monkeypatch):
    path = parcel(office)
    full = lobby.home / "full"
    with OpenArchive(path, public()) as opened:
        monkeypatch.setattr("kiosk.releases.archive.Path.open", refuse_room)
        with pytest.raises(OSError, match="No space left"):
            opened.unpack(full)


def refuse_room(*_):
    raise OSError(28, "No space left on device")


def test_that_too_many_files_are_refused(lobby, tmp_path, monkeypatch):
    monkeypatch.setattr(archives, "MOST_FILES", 5)
    with pytest.raises(RefusedArchiveError, match="too many"):
        take(lobby, forge(tmp_path / "x", sound_bytes()))


def test_that_too_much_is_refused(lobby, tmp_path, monkeypatch):
    monkeypatch.setattr(archives, "MOST_TOTAL_BYTES", 500)
    with pytest.raises(RefusedArchiveError, match="more than"):
        take(lobby, forge(tmp_path / "x", sound_bytes()))
    monkeypatch.setattr(archives, "MOST_ARCHIVE_BYTES", 500)
    with pytest.raises(RefusedArchiveError, match="too large"):
        take(lobby, tmp_path / "x")


def test_that_an_archive_is_refused_where_there_is_no_room(office, lobby, monkeypatch):
    path = parcel(office)
    usage = type("Usage", (), {"free": 1_000})
    monkeypatch.setattr("shutil.disk_usage", lambda _: usage)
    with pytest.raises(RefusedArchiveError, match="no room"):
        take(lobby, path)


def test_that_an_archive_that_is_a_link_or_a_pipe_is_refused(office, lobby, tmp_path):
    path = parcel(office)
    link, pipe = tmp_path / "link", tmp_path / "pipe"
    link.symlink_to(path)
    os.mkfifo(pipe)
    for odd in (link, pipe, tmp_path, tmp_path / "nothing"):
        with pytest.raises(RefusedArchiveError):
            take(lobby, odd)


def test_that_content_with_problems_is_refused_however_well_it_is_signed(lobby, tmp_path):
    files = sound_bytes()
    del files["tabs/two.yaml"]
    with pytest.raises(KioskError, match="problems"):
        take(lobby, forge(tmp_path / "x", files))
    assert name_of(lobby.store.current()) == "Before"
    assert lobby.store.taken() == 0


def test_that_foreign_pickles_are_never_read(office, lobby, tmp_path):
    files = sound_bytes()
    files["content.kiosk"] = b"KIOSK003" + bytes(96) + b"\x80\x04cos\nsystem\n."
    path = forge(tmp_path / "x", files)
    built = take(lobby, path)
    own = (built.release.folder / "content.kiosk").read_bytes()
    assert own != files["content.kiosk"]
    assert name_of(built.release) == "The park"


HOSTILE = settings(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=8,
)


@HOSTILE
@given(data=st.binary(max_size=400))
def test_that_any_bytes_are_refused_as_archive(tmp_path, data):
    path = _file(tmp_path / "x", data)
    with pytest.raises(KioskError), OpenArchive(path, public()):
        pass


@HOSTILE
@given(fields=JSON, version=JSON, files=JSON)
def test_that_any_signed_manifest_is_taken_or_refused_and_nothing_else(
    tmp_path, fields, version, files
):
    whole = {"format": archives.FORMAT, "version": version, "made": fields, "files": files}
    for manifest in (fields, whole):
        data = json.dumps(manifest).encode()
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as zipped:
            zipped.writestr("manifest.json", data)
            zipped.writestr("manifest.sig", base64.b64encode(sign(key(), data)))
        path = _file(tmp_path / "x", packed.getvalue())
        try:
            with OpenArchive(path, public()) as opened:
                assert opened.parcel.files == {}
        except KioskError:
            pass


@HOSTILE
@given(names=st.lists(st.text(min_size=1, max_size=20), min_size=1, max_size=4, unique=True))
def test_that_no_archive_writes_outside_its_folder(tmp_path_factory, names):
    home = tmp_path_factory.mktemp("hostile")
    path = home / "x.zip"
    try:
        forge(path, dict.fromkeys(names, b"x"))
    except (ValueError, UnicodeError):
        return
    target = home / "deep" / "target"
    target.parent.mkdir()
    try:
        with OpenArchive(path, public()) as opened:
            opened.unpack(target)
    except (KioskError, OSError):
        pass
    written = {one for one in home.rglob("*") if one.is_file()}
    outside = {one for one in written if target not in one.parents}
    assert outside <= {path, home / "probe"}


def test_that_a_private_key_is_for_its_owner_only_and_never_overwritten(tmp_path):
    path = tmp_path / "key.pem"
    words = make_key(path)
    assert len(base64.b64decode(words)) == 32
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert public_words(read_key(path)) == words
    with pytest.raises(UsageError, match="there already"):
        make_key(path)
    with pytest.raises(KioskError):
        read_key(_file(tmp_path / "no.pem", b"no key"))


def test_that_an_archive_that_cannot_be_written_leaves_nothing_behind(
    office, tmp_path, monkeypatch
):
    release = office.make("A")

    def interrupt(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(zipfile.ZipFile, "write", interrupt)
    folder = tmp_path / "stick"
    folder.mkdir()
    with pytest.raises(KeyboardInterrupt):
        export(release, folder / "a.kioskrelease", key(), 1)
    assert list(folder.iterdir()) == []


def test_that_a_damaged_release_is_not_exported(office, tmp_path):
    release = office.make()
    (release.content_dir / "kiosk.yaml").chmod(0o644)
    (release.content_dir / "kiosk.yaml").write_text("x", encoding="utf-8")
    with pytest.raises(KioskError):
        export(release, tmp_path / "x.kioskrelease", key(), 3)
    assert not list(tmp_path.glob("*x.kioskrelease*"))


# Sticks ----------------------------------------------------------------------------------------


class Plugged:
    """A lobby with its watcher, and a place where sticks appear."""

    def __init__(self, home):
        self.shelf = Shelf(home)
        path = self.shelf.content / "kiosk.yaml"
        more = f'updates: {{usb: true, key: "{public()}"}}\n'
        path.write_text(path.read_text(encoding="utf-8") + more, encoding="utf-8")
        self.shelf.make()
        self.media, self.mounts = home / "media", home / "mounts"
        self.media.mkdir()
        self.mounts.write_text("proc /proc proc rw 0 0\n", encoding="utf-8")
        self.said: list[dict[str, object]] = []
        sticks = Sticks(self.mounts, [self.media])
        store, cache = self.shelf.store, self.shelf.cache
        self.taking = Taking(store, assets_dir(), cache, self.said.append, sticks)

    def plug(self, name, *files):
        stick = self.media / name
        stick.mkdir()
        for file in files:
            (stick / file.name).write_bytes(file.read_bytes())
        escaped = str(stick).replace("\\", "\\134").replace(" ", "\\040")
        with self.mounts.open("a", encoding="utf-8") as lines:
            lines.write(f"/dev/sdb1 {escaped} vfat rw 0 0\n")
        self.taking.step()


def test_that_a_stick_with_a_newer_signed_archive_is_taken(office, tmp_path):
    lobby = Plugged(tmp_path / "lobby")
    lobby.taking.step()
    lobby.plug("MY STICK", parcel(office))
    assert name_of(lobby.shelf.store.current()) == "From the office"
    assert lobby.said[-1] == {"event": "release", "version": 2}


@pytest.mark.logs("a refused stick is told")
def test_that_a_stick_with_a_bad_archive_is_refused_and_staff_are_told_why(
    office, tmp_path, caplog
):
    lobby = Plugged(tmp_path / "lobby")
    bad = parcel(office)
    bad.write_bytes(bad.read_bytes()[:-30])
    lobby.plug("STICK", bad)
    assert lobby.shelf.store.versions() == (1,)
    assert "is refused" in caplog.text
    assert last(lobby.shelf.state, 1)[0].kind == "stick"


@pytest.mark.logs("an older archive is told")
def test_that_of_several_archives_the_newest_is_shown_in_the_end(office, tmp_path):
    lobby = Plugged(tmp_path / "lobby")
    lobby.plug("STICK", parcel(office, "A", 7), parcel(office, "B", 9), parcel(office, "C", 8))
    assert name_of(lobby.shelf.store.current()) == "B"
    assert lobby.shelf.store.versions() == (2, 1), "an older one was built too"
    assert not last(lobby.shelf.state, 1)


def test_that_the_folder_does_not_undo_what_a_stick_brought(office, tmp_path, monkeypatch):
    lobby = Plugged(tmp_path / "lobby")
    lobby.plug("STICK", parcel(office))
    clock = iter(range(0, 1000, 3))
    monkeypatch.setattr(lobby.taking, "_clock", lambda: float(next(clock)))
    for _ in range(5):
        lobby.taking.step()
    assert name_of(lobby.shelf.store.current()) == "From the office"


def test_that_sticks_are_seen_once_each_time_they_are_plugged_in(tmp_path):
    mounts, media = tmp_path / "mounts", tmp_path / "media"
    there = f"/dev/sdb1 {media}/A\\040B vfat rw 0 0\n/dev/sda1 / ext4 rw 0 0\n"
    mounts.write_text(there, encoding="utf-8")
    sticks = Sticks(mounts, [media])
    assert sticks.plugged_in() == (media / "A B",)
    assert sticks.plugged_in() == ()
    mounts.write_text("", encoding="utf-8")
    assert sticks.plugged_in() == ()
    mounts.write_text(there, encoding="utf-8")
    assert sticks.plugged_in() == (media / "A B",)
    mounts.unlink()
    assert sticks.plugged_in() == ()


@pytest.mark.skipif(not MOUNTS.is_file(), reason="this system does not list what is mounted")
def test_that_a_real_stick_is_seen_when_the_system_mounts_it(tmp_path):
    """On a small file system of its own, where this user may make one."""
    stick = tmp_path / "A B"
    stick.mkdir()
    sticks = Sticks(roots=[tmp_path])
    mount = ["mount", "-t", "tmpfs", "-o", "ro,size=64k", "tmpfs", str(stick)]
    for _ in range(2):
        assert sticks.plugged_in() == ()
        if shutil.which("mount") is None or subprocess.run(mount, check=False).returncode:
            pytest.skip("this user may not mount anything")
        try:
            assert sticks.plugged_in() == (stick,)
        finally:
            subprocess.run(["umount", str(stick)], check=True)


def test_that_only_plain_archives_on_a_stick_are_looked_at(tmp_path):
    for name in ("a.kioskrelease", "._a.kioskrelease", "b.zip"):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "c.kioskrelease").symlink_to(tmp_path / "a.kioskrelease")
    (tmp_path / "d.kioskrelease").mkdir()
    assert archives_on(tmp_path) == (tmp_path / "a.kioskrelease",)
    assert archives_on(tmp_path / "nothing") == ()
