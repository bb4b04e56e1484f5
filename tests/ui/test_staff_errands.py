"""What staff ask for is carried out: by ending the program, or by a command of its own."""

import sys
from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication, QObject, Signal

from kiosk.health.problems import Problem
from kiosk.health.status import Status
from kiosk.ui.shell.staff_errands import StaffErrands
from kiosk.ui.shell.staff_report import ALL_WISHES, report_of


class FakeDesk(QObject):
    """A desk that staff stand at."""

    exit_requested = Signal()
    restart_requested = Signal()
    reload_requested = Signal()
    rollback_requested = Signal()

    def __init__(self):
        super().__init__()
        self.answers: list[tuple[str, bool]] = []

    def answer(self, wish, *, well):
        self.answers.append((wish, well))


@pytest.fixture
def desk():
    one = FakeDesk()
    yield one
    one.deleteLater()


def errands(desk, tmp_path, code):
    """Returns errands whose command notes its words and ends with a code."""
    said = tmp_path / "said"
    program = (
        f"import sys; open({str(said)!r}, 'w').write(' '.join(sys.argv[1:])); sys.exit({code})"
    )
    made = StaffErrands(desk, tmp_path, (sys.executable, "-S", "-c", program))
    return made, said


@pytest.mark.parametrize(("signal", "code"), [("exit_requested", 0), ("restart_requested", 75)])
def test_that_the_program_ends_with_the_code_that_says_what_staff_want(
    desk, tmp_path, monkeypatch, signal, code
):
    codes: list[int] = []
    monkeypatch.setattr(QCoreApplication, "exit", codes.append)
    made, _ = errands(desk, tmp_path, 0)
    getattr(desk, signal).emit()

    assert codes == [code]
    made.close()


@pytest.mark.parametrize(
    ("signal", "wish", "words"),
    [
        ("reload_requested", "reload", "release build --apply --content"),
        ("rollback_requested", "roll_back", "release rollback --content"),
    ],
)
@pytest.mark.parametrize("code", [0, 1])
def test_that_content_is_changed_by_a_command_and_the_page_hears_what_came_of_it(
    qtbot, desk, tmp_path, signal, wish, words, code
):
    made, said = errands(desk, tmp_path, code)
    changes: list[bool] = []
    made.content_changed.connect(partial(changes.append, True))
    getattr(desk, signal).emit()
    qtbot.waitUntil(lambda: bool(desk.answers), timeout=30_000)

    assert desk.answers == [(wish, code == 0)]
    assert said.read_text(encoding="utf-8") == f"{words} {tmp_path}"
    assert changes == ([True] if code == 0 else [])


def test_that_a_command_that_is_not_there_is_a_failure(qtbot, desk, tmp_path):
    StaffErrands(desk, tmp_path, (str(tmp_path / "no-such-program"),))
    desk.reload_requested.emit()
    qtbot.waitUntil(lambda: bool(desk.answers), timeout=30_000)

    assert desk.answers == [("reload", False)]


@pytest.mark.parametrize(("language", "health"), [("zh", "正常"), ("en", "well"), ("fr", "well")])
def test_that_the_report_says_in_the_language_shown_how_the_kiosk_is(language, health):
    status = Status(grade="well", state="active", program="1.2", release="7")
    report = report_of(status, ALL_WISHES, "3", language)

    assert (report.health, report.version, report.release) == (health, "1.2", "7")
    assert report.offered == ALL_WISHES


@pytest.mark.parametrize(("language", "often"), [("zh", "（3 次）"), ("en", " (×3)")])
def test_that_the_report_says_how_often_a_problem_came(language, often):
    disk = Problem(time=0.0, kind="disk", zh="磁盘已满。", en="The disk is full.", times=3)
    status = Status(grade="attention", state="active", program="1.2", problems=(disk,))

    assert report_of(status, ALL_WISHES, "", language).problems[0].endswith(often)
