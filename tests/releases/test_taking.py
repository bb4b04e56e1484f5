"""New content is taken when it is quiet, reported when it is bad, and never half copied."""

import os
import shutil
import stat
import threading
import time

import pytest

from kiosk.content.compiled import program_digest
from kiosk.health.problems import last
from kiosk.paths import assets_dir
from kiosk.releases import build as building
from kiosk.releases import gather
from kiosk.releases import taking as taking_module
from kiosk.releases.gather import digest_of_folder
from kiosk.releases.quiet import QUIET_S, RETRY_S, Quiet, is_being_written, stamp_of_content
from kiosk.releases.release import Release
from kiosk.releases.sticks import Sticks
from kiosk.releases.taking import Taking
from kiosk.releases.watch import carry_out
from tests.content.builder import sound_files
from tests.releases.shelf import flip_bit, name_of, remove

pytestmark = pytest.mark.logs("what is wrong with content is logged")
ERROR = "tabs: [one, two, three]"


class Clock:
    def __init__(self):
        self.now = 100.0

    def __call__(self):
        return self.now


class Watched:
    """The process without its loop: time goes on when told."""

    def __init__(self, shelf, monkeypatch):
        monkeypatch.setattr(building, "draw_pictures", lambda *_: None)
        self.shelf = shelf
        self.said: list[dict[str, object]] = []
        self.clock = Clock()
        self.mounts = shelf.home / "mounts"
        self.sticks = shelf.home / "media"
        self.sticks.mkdir()
        self.mounts.write_text("", encoding="utf-8")
        self.taking = Taking(
            shelf.store,
            assets_dir(),
            shelf.cache,
            self.said.append,
            Sticks(self.mounts, [self.sticks]),
            self.clock,
        )

    def step(self, seconds=1.0):
        self.clock.now += seconds
        self.taking.step()

    def settle(self):
        self.step()
        self.step(QUIET_S)
        self.step(QUIET_S)

    def roll_back(self):
        """Does what the command does that staff call."""
        with self.shelf.store.locked():
            self.shelf.store.roll_back()

    @property
    def releases(self):
        return [event["version"] for event in self.said if event["event"] == "release"]

    @property
    def name(self):
        return name_of(self.shelf.store.current())

    @property
    def report(self):
        path = self.shelf.content / "problems.txt"
        return path.read_text(encoding="utf-8-sig") if path.exists() else None


@pytest.fixture
def watched(shelf, monkeypatch):
    return Watched(shelf, monkeypatch)


def break_content(shelf):
    text = sound_files()["kiosk.yaml"].replace("tabs: [one, two]", ERROR)
    (shelf.content / "kiosk.yaml").write_text(text, encoding="utf-8")


def test_that_the_first_release_is_made_of_what_is_there(watched):
    watched.settle()
    assert watched.releases == [1]
    assert watched.report is None


def test_that_a_change_is_taken_only_when_it_is_quiet(watched):
    watched.settle()
    for name in ("A", "B", "C", "D"):
        watched.shelf.rename(name)
        watched.step(QUIET_S / 2)
        watched.step(QUIET_S / 2)
    assert watched.releases == [1]
    watched.settle()
    assert watched.releases == [1, 2]
    assert watched.name == "D"


def test_that_nothing_is_made_where_nothing_changed(watched):
    watched.settle()
    for _ in range(5):
        watched.step(60)
    os.utime(watched.shelf.content / "kiosk.yaml")
    watched.settle()
    assert watched.shelf.store.versions() == (1,)


def test_that_faults_of_content_that_no_release_stands_for_are_reported_as_such(watched):
    """A first start may show what nobody has laid out yet."""
    break_content(watched.shelf)
    watched.settle()

    assert "屏幕上可能显示不全" in watched.report
    assert "the screen may lack some of it" in watched.report
    assert "屏幕上可能显示不全" in last(watched.shelf.state, 1)[0].zh
    watched.shelf.rename("A")
    watched.settle()
    assert watched.releases == [1]
    assert [one.solved for one in last(watched.shelf.state, 5)] == [True]


def test_that_bad_content_is_reported_in_two_languages_and_the_old_one_stays(watched):
    watched.shelf.rename("A")
    watched.settle()
    break_content(watched.shelf)
    watched.settle()

    assert watched.name == "A"
    assert watched.releases == [1]
    assert "屏幕继续显示原来的内容" in watched.report
    assert "the screen goes on showing" in watched.report
    assert "tabs/three.yaml" in watched.report
    assert watched.said[-1]["event"] == "problems"
    assert watched.said[-1]["count"] > 0
    assert last(watched.shelf.state, 1)[0].kind == "content"


def test_that_the_report_does_not_set_itself_off_and_is_not_written_again(watched):
    break_content(watched.shelf)
    watched.settle()
    path = watched.shelf.content / "problems.txt"
    before, said = path.stat(), len(watched.said)
    for _ in range(4):
        watched.settle()
    os.utime(watched.shelf.content / "kiosk.yaml")
    watched.settle()
    after = path.stat()
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)
    assert len(watched.said) == said + 1, "it was checked again for nothing"


def test_that_the_report_goes_when_all_is_good_again(watched):
    break_content(watched.shelf)
    watched.settle()
    watched.shelf.rename("A")
    watched.settle()
    assert watched.report is None
    assert watched.name == "A"
    assert [one.solved for one in last(watched.shelf.state, 5)] == [True]


def test_that_a_report_of_somebody_else_is_never_touched(watched):
    path = watched.shelf.content / "problems.txt"
    path.write_text("my own notes", encoding="utf-8")
    break_content(watched.shelf)
    watched.settle()
    assert path.read_text(encoding="utf-8") == "my own notes"
    watched.shelf.rename("A")
    watched.settle()
    assert path.read_text(encoding="utf-8") == "my own notes"


def test_that_a_report_that_is_a_link_is_never_written_through(watched):
    outside = watched.shelf.home / "outside.txt"
    outside.write_text("mine", encoding="utf-8")
    (watched.shelf.content / "problems.txt").symlink_to(outside)
    break_content(watched.shelf)
    watched.settle()
    assert outside.read_text(encoding="utf-8") == "mine"


def test_that_a_folder_that_cannot_be_written_is_no_trouble(watched, monkeypatch, caplog):
    def refuse(path, text):
        raise PermissionError(13, "read-only", str(path))

    monkeypatch.setattr("kiosk.releases.report._replace", refuse)
    break_content(watched.shelf)
    watched.settle()
    assert "cannot be written beside the content" in caplog.text
    watched.shelf.rename("A")
    watched.settle()
    assert watched.name == "A"


def test_that_a_folder_that_changes_while_it_is_copied_is_not_taken(watched, monkeypatch):
    watched.settle()
    real = gather.copy_content
    changes = iter(("half", ""))

    def copy(folder, target):
        found = real(folder, target)
        name = next(changes, "")
        if name:
            watched.shelf.rename(name)
        return found

    monkeypatch.setattr(building, "copy_content", copy)
    watched.shelf.rename("A")
    watched.step()
    watched.step(QUIET_S)
    assert watched.shelf.store.versions() == (1,)
    watched.settle()
    assert watched.name == "half"


def test_that_a_folder_with_a_copy_in_progress_is_not_taken(watched):
    watched.settle()
    watched.shelf.rename("A")
    part = watched.shelf.content / "images.zip.part"
    part.write_text("x", encoding="utf-8")
    watched.settle()
    assert watched.shelf.store.versions() == (1,)
    part.unlink()
    watched.settle()
    assert watched.name == "A"


def test_that_a_folder_that_rsync_still_copies_to_is_not_taken(watched):
    watched.settle()
    watched.shelf.rename("A")
    part = watched.shelf.content / "tables" / ".facts.csv.a8Xk2z"
    part.write_text("x", encoding="utf-8")
    watched.settle()
    assert watched.shelf.store.versions() == (1,)
    part.unlink()
    watched.settle()
    assert watched.name == "A"


def test_that_a_folder_without_end_is_no_content_folder(watched, monkeypatch):
    monkeypatch.setattr(gather, "MOST_FILES", 20)
    for number in range(30):
        (watched.shelf.content / f"~{number}.txt").write_text("x", encoding="utf-8")
    assert stamp_of_content(watched.shelf.content) is None


def test_that_a_pipe_in_the_folder_keeps_nobody_waiting(watched):
    os.mkfifo(watched.shelf.content / "tables" / "facts.fifo")
    assert digest_of_folder(watched.shelf.content) is None
    watched.settle()
    assert "facts.fifo" in watched.report


def test_that_a_release_that_another_process_prunes_meanwhile_is_not_damaged(watched, monkeypatch):
    store = watched.shelf.store
    for name in ("A", "B", "C"):
        watched.shelf.make(name)
    real = Release.check_in_full

    def check(release):
        if release.version == 1:
            with store.locked():
                store.prune(1)
        real(release)

    monkeypatch.setattr(Release, "check_in_full", check)
    watched.step()
    assert store.versions() == (3,)
    assert [event["event"] for event in watched.said] == ["release"]
    assert last(watched.shelf.state, 5) == ()
    assert list(store.folder.glob("*.damaged")) == []


def test_that_a_forgotten_part_holds_things_up_for_a_minute_only(watched):
    part = watched.shelf.content / "old.part"
    part.write_text("x", encoding="utf-8")
    os.utime(part, (time.time() - 3600, time.time() - 3600))
    watched.settle()
    assert watched.releases == [1]


def test_that_a_file_that_is_open_for_writing_is_waited_for(watched):
    watched.settle()
    watched.shelf.rename("A")
    with (watched.shelf.content / "tables" / "facts.csv").open("a", encoding="utf-8"):
        if not is_being_written(watched.shelf.content):
            pytest.skip("this file system knows no leases")
        watched.settle()
        assert watched.shelf.store.versions() == (1,)
    watched.settle()
    assert watched.name == "A"


def test_that_a_slow_copy_never_gives_half_a_release(watched):
    """A folder is replaced file by file while the watcher looks at it all the time."""
    watched.settle()
    files = {**sound_files()}
    files["kiosk.yaml"] = files["kiosk.yaml"].replace("en: The park", "en: Whole")
    files["tabs/one.yaml"] = files["tabs/one.yaml"].replace("en: Growth", "en: Whole", 1)
    done = threading.Event()

    def copy():
        for name, text in files.items():
            for end in (len(text) // 2, len(text)):
                (watched.shelf.content / name).write_text(text[:end], encoding="utf-8")
                time.sleep(0.02)
        done.set()

    worker = threading.Thread(target=copy)
    worker.start()
    while not done.is_set():
        watched.step(0.01)
    worker.join()
    watched.settle()
    versions = watched.shelf.store.versions()
    names = [watched.shelf.store.release(v).kiosk(assets_dir()).name["en"] for v in versions]
    assert names == ["Whole", "The park"]


@pytest.mark.parametrize("what", ["deleted", "emptied", "a file"])
def test_that_a_folder_that_is_gone_changes_nothing_and_may_come_back(watched, what):
    watched.shelf.rename("A")
    watched.settle()
    away = watched.shelf.home / "away"
    watched.shelf.content.rename(away)
    if what == "emptied":
        watched.shelf.content.mkdir()
    elif what == "a file":
        watched.shelf.content.write_text("x", encoding="utf-8")
    watched.settle()
    assert watched.name == "A"
    if what == "emptied":
        shutil.rmtree(watched.shelf.content)
    elif what == "a file":
        watched.shelf.content.unlink()
    away.rename(watched.shelf.content)
    watched.shelf.rename("B")
    watched.settle()
    assert watched.name == "B"


def test_that_what_staff_went_back_from_is_not_taken_again(watched):
    watched.shelf.rename("A")
    watched.settle()
    watched.shelf.rename("B")
    watched.settle()
    watched.roll_back()
    assert watched.name == "A"
    os.utime(watched.shelf.content / "kiosk.yaml")
    watched.settle()
    assert watched.name == "A"
    assert watched.releases == [1, 2, 1]
    watched.shelf.rename("C")
    watched.settle()
    assert watched.name == "C"


def test_that_a_new_process_does_not_take_it_again_either(watched, monkeypatch, shelf):
    watched.shelf.rename("A")
    watched.settle()
    watched.shelf.rename("B")
    watched.settle()
    watched.roll_back()
    again = Taking(shelf.store, assets_dir(), shelf.cache, watched.said.append, None, watched.clock)
    watched.taking = again
    watched.settle()
    assert watched.name == "A"


def test_that_a_release_that_a_command_applied_is_told(watched):
    watched.settle()
    watched.shelf.make("by hand")
    watched.step()
    assert watched.releases[-1] == 2


def test_that_a_damaged_release_is_made_again_from_its_own_sources(watched, shelf):
    shelf.make("A")
    shelf.make("B")
    shutil.rmtree(shelf.content)
    flip_bit(shelf.store.folder / "2" / "content.kiosk")
    watched.step()
    assert watched.name == "B"
    assert shelf.store.pointed() == 3
    assert {"event": "damaged", "version": 2, "what": "content.kiosk was changed"} in watched.said
    assert [(one.kind, one.solved) for one in last(shelf.state, 5)] == [("release", True)]


def test_that_damaged_sources_are_made_again_from_the_folder(watched, shelf):
    shelf.make("A")
    watched.settle()
    shelf.rename("B")
    watched.settle()
    flip_bit(shelf.store.folder / "2" / "content" / "kiosk.yaml")
    watched.clock.now += taking_module.VERIFY_EVERY_S
    watched.step()
    assert watched.name == "A"
    watched.settle()
    assert watched.name == "B"
    assert last(shelf.state, 1)[0].kind == "release"


def test_that_damaged_sources_and_no_folder_leave_the_release_before(watched, shelf):
    shelf.make("A")
    shelf.make("B")
    shutil.rmtree(shelf.content)
    remove(shelf.store.folder / "2" / "content" / "tabs" / "one.yaml")
    watched.settle()
    assert watched.name == "A"
    assert shelf.store.pointed() == 1


def test_that_a_new_program_makes_the_current_release_again(watched, shelf, monkeypatch):
    shelf.make("A")
    shutil.rmtree(shelf.content)
    real = program_digest(assets_dir())
    other = bytes(32)
    monkeypatch.setattr("kiosk.releases.release.program_digest", lambda _: other)
    monkeypatch.setattr(building, "program_digest", lambda _: other)
    watched.step()
    assert shelf.store.release(2).manifest.program == other.hex()
    assert shelf.store.pointed() == 2
    assert real != other


def test_that_a_full_disk_keeps_the_old_one_and_is_tried_again(watched, shelf, monkeypatch):
    watched.settle()
    shelf.rename("A")

    def full(*_):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as context:
        context.setattr("kiosk.releases.build.write_durably", full)
        watched.settle()
        assert shelf.store.pointed() == 1
        assert "No space left" in last(shelf.state, 1)[0].en
    watched.step(RETRY_S)
    watched.settle()
    assert watched.name == "A"


def test_that_one_that_could_not_be_shown_is_not_offered_again(watched, shelf):
    shelf.make("A")
    watched.settle()
    shelf.rename("B")
    watched.settle()
    carry_out("refuse 2", watched.taking)
    assert watched.name == "A"
    assert watched.releases[-1] == 1


def test_that_nothing_is_watched_where_content_says_so(watched, shelf):
    path = shelf.content / "kiosk.yaml"
    off = path.read_text(encoding="utf-8") + "updates: {watch: false}\n"
    path.write_text(off, encoding="utf-8")
    watched.settle()
    path.write_text(off.replace("The park", "A"), encoding="utf-8")
    watched.settle()
    assert watched.releases == [1]


def test_that_quiet_is_said_once_for_each_change():
    quiet = Quiet(2.0)
    looks = [("a", 0), ("a", 1), ("a", 2), ("a", 3), ("b", 4), (None, 5), ("b", 6), ("b", 8)]
    assert [quiet.see(*look) for look in looks] == [
        False, False, True, False, False, False, False, True,
    ]  # fmt: skip


def test_that_a_change_is_looked_at_often_until_it_is_over():
    quiet, waiting = Quiet(2.0), []
    for look in [("a", 0), ("a", 2), ("b", 6), ("b", 7), ("b", 8), (None, 9)]:
        quiet.see(*look)
        waiting.append(quiet.is_waiting)
    assert waiting == [True, False, True, True, False, False]


def test_that_a_stamp_differs_with_every_change(shelf):
    seen = {stamp_of_content(shelf.content)}
    path = shelf.content / "kiosk.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text[:-1] + "#", encoding="utf-8")
    seen.add(stamp_of_content(shelf.content))
    path.chmod(stat.S_IRUSR)
    seen.add(stamp_of_content(shelf.content))
    (shelf.content / "new.yaml").write_text("", encoding="utf-8")
    seen.add(stamp_of_content(shelf.content))
    (shelf.content / "problems.txt").write_text("", encoding="utf-8")
    assert stamp_of_content(shelf.content) in seen
    assert len(seen) == 4
