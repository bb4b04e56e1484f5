"""Only what fits is released: everything is laid out by a process of its own before that."""

import os
from threading import Timer

import pytest

from kiosk.cli import release_steps
from kiosk.content import Problem
from kiosk.health.problems import last
from kiosk.paths import assets_dir
from kiosk.releases import build as building
from kiosk.releases import layout
from kiosk.releases import taking as taking_module
from kiosk.releases.layout import UncheckedLayoutError, find_misfits
from kiosk.releases.quiet import QUIET_S, RETRY_S
from kiosk.releases.store import BusyStoreError, Store
from kiosk.releases.taking import Taking
from tests.content.builder import sound_files
from tests.releases.shelf import flip_bit, name_of

LONG = "Growth of everything that anybody has ever counted " * 6


@pytest.fixture
def taking(shelf, monkeypatch):
    monkeypatch.setattr(building, "draw_pictures", lambda *_: None)
    return Walk(shelf)


class Walk:
    """Looks at the folder when told; time goes on in between."""

    def __init__(self, shelf):
        self.now = 100.0
        self.said: list[dict[str, object]] = []
        self.shelf = shelf
        self.taking = Taking(
            shelf.store, assets_dir(), shelf.cache, self.said.append, None, lambda: self.now
        )

    def settle(self, after=0.0):
        self.now += after
        for _ in range(3):
            self.now += QUIET_S
            self.taking.step()


def save_a_title_that_does_not_fit(shelf):
    text = sound_files()["tabs/one.yaml"]
    changed = text.replace("title: {zh: 增长, en: Growth}", f"title: {{zh: 增长, en: {LONG}}}", 1)
    assert changed != text
    (shelf.content / "tabs" / "one.yaml").write_text(changed, encoding="utf-8")
    return 1 + changed[: changed.index(LONG)].count("\n")


@pytest.mark.slow
@pytest.mark.logs("what does not fit is logged")
def test_that_a_text_that_does_not_fit_is_refused_with_its_line(taking, shelf, real_layout):
    shelf.make("A")
    taking.settle()
    line = save_a_title_that_does_not_fit(shelf)
    taking.settle()

    assert name_of(shelf.store.current()) == "A"
    assert taking.said[-1]["event"] == "problems"
    assert int(str(taking.said[-1]["count"])) > 0
    report = (shelf.content / "problems.txt").read_text(encoding="utf-8-sig")
    assert f"tabs/one.yaml  第 {line} 行" in report
    assert "放不下" in report
    assert "does not fit" in report
    assert last(shelf.state, 1)[0].kind == "content"


@pytest.mark.slow
def test_that_content_in_which_all_fits_has_no_misfits(shelf, real_layout):
    assert find_misfits(shelf.content, assets_dir(), shelf.cache) == ()


def misfit(shelf, monkeypatch):
    """Has everything that is looked at from now on misfit; returns how often that was."""
    looks: list[object] = []

    def find(content, *_):
        looks.append(content)
        what, todo = "does not fit", "shorten it"
        return (Problem(file="kiosk.yaml", line=3, column=1, where="bar", what=what, todo=todo),)

    monkeypatch.setattr(layout, "find_misfits", find)
    return looks


@pytest.mark.logs("what does not fit is logged")
def test_that_what_is_known_is_not_laid_out_again(taking, shelf, monkeypatch):
    taking.settle()
    looks = misfit(shelf, monkeypatch)
    os.utime(shelf.content / "kiosk.yaml")
    taking.settle()
    assert looks == []
    shelf.rename("B")
    taking.settle()
    taking.settle()
    assert len(looks) == 1


@pytest.mark.logs("what does not fit is logged")
def test_that_a_release_that_is_made_again_only_warns(taking, shelf, monkeypatch):
    shelf.make("A")
    looks = misfit(shelf, monkeypatch)
    flip_bit(shelf.store.folder / "1" / "content.kiosk")
    taking.settle()

    assert name_of(shelf.store.current()) == "A"
    assert shelf.store.pointed() == 2
    assert len(looks) == 1
    assert "layout" in {one.kind for one in last(shelf.state, 5)}


@pytest.mark.logs("what could not be looked at is logged")
def test_that_what_cannot_be_laid_out_is_not_released_but_tried_again_later(
    taking, shelf, monkeypatch
):
    shelf.make("A")
    taking.settle()
    shelf.rename("B")

    def fail(*_):
        raise UncheckedLayoutError("it took too long")

    with monkeypatch.context() as context:
        context.setattr(layout, "find_misfits", fail)
        taking.settle()
        assert name_of(shelf.store.current()) == "A"
        (told, *_) = last(shelf.state, 1)
        assert told.kind == "layout"
        assert "it took too long" in told.en
    taking.settle()
    assert name_of(shelf.store.current()) == "A", "it was tried again at once"
    taking.settle(after=taking_module.UNCHECKED_RETRY_S)
    assert name_of(shelf.store.current()) == "B"


@pytest.mark.logs("what could not be looked at is logged")
def test_that_a_damaged_release_is_made_again_though_nobody_can_lay_it_out(
    taking, shelf, monkeypatch
):
    def fail(*_):
        raise UncheckedLayoutError("it took too long")

    shelf.make("A")
    monkeypatch.setattr(layout, "find_misfits", fail)
    flip_bit(shelf.store.folder / "1" / "content.kiosk")
    taking.settle()

    assert shelf.store.pointed() == 2


@pytest.mark.parametrize(
    "module", ["no.such.module", "platform", "json.tool"], ids=["missing", "no answer", "failing"]
)
def test_that_a_process_that_says_nothing_of_use_is_a_failure(
    shelf, monkeypatch, module, real_layout
):
    monkeypatch.setattr(layout, "MODULE", module)
    with pytest.raises(UncheckedLayoutError):
        find_misfits(shelf.content, assets_dir(), shelf.cache)


def test_that_a_process_that_takes_too_long_is_a_failure(shelf, monkeypatch, real_layout):
    monkeypatch.setattr(layout, "CHECKED_WITHIN_S", 0.01)
    with pytest.raises(UncheckedLayoutError, match="timed out"):
        find_misfits(shelf.content, assets_dir(), shelf.cache)


def test_that_a_watcher_waits_for_a_command_without_calling_it_a_problem(
    taking, shelf, monkeypatch
):
    taking.settle()
    shelf.rename("B")
    real = Store.locked
    with monkeypatch.context() as context, Store(shelf.state, shelf.content).locked():
        context.setattr(Store, "locked", lambda store: real(store, 0.0))
        taking.settle()
    assert last(shelf.state, 1) == ()
    taking.settle(after=RETRY_S)
    assert name_of(shelf.store.current()) == "B"


@pytest.mark.parametrize("patience_s", [20.0, 0.0])
def test_that_a_command_waits_for_the_process_that_is_making_a_release(
    shelf, monkeypatch, capsys, patience_s
):
    monkeypatch.setattr(release_steps, "SILENT_S", 0.0)
    monkeypatch.setattr(release_steps, "PATIENCE_S", patience_s)
    watcher = Store(shelf.state, shelf.content).locked()
    watcher.__enter__()
    ends = Timer(0.3, watcher.__exit__, (None, None, None))
    ends.start()
    try:
        if patience_s:
            with release_steps.changing(shelf.store):
                pass
        else:
            with pytest.raises(BusyStoreError), release_steps.changing(shelf.store):
                pass
    finally:
        ends.join()
    assert "waiting" in capsys.readouterr().err
