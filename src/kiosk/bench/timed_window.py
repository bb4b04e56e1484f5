"""A kiosk's window that notes how long its frames took, and a director that leads it through."""

from collections.abc import Callable, Iterator
from time import perf_counter, thread_time
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from kiosk.ui.shell.window import Window

LOOKS_EVERY_MS = 5
CLOCKS = ("thread", "wall")


class Moment(NamedTuple):
    """A moment on both clocks, in seconds."""

    thread: float
    wall: float

    @classmethod
    def now(cls) -> "Moment":
        """Returns this moment."""
        return cls(thread_time(), perf_counter())


class Watch:
    """Collects values by name; times are in milliseconds."""

    def __init__(self) -> None:
        """Starts without any."""
        self.series: dict[str, list[float]] = {}

    def add(self, name: str, value: float) -> None:
        """Adds a value."""
        self.series.setdefault(name, []).append(value)

    def note(self, name: str, since: Moment) -> None:
        """Adds the time since a moment, once for each clock."""
        for clock, begin, end in zip(CLOCKS, since, Moment.now(), strict=True):
            self.add(f"{name}, {clock}", (end - begin) * 1000)


class TimedWindow(Window):
    """The kiosk's window; it notes how long each of its frames took.

    A frame is one update of the window: all that Qt calls to paint it and to hand it to the
    screen. The first frame of a change also counts what its input event did, the frame after it
    what bar and arrows cost to be laid out and painted in between. Times are taken on two clocks:
    that of the painting thread, on which other programs of the machine do not count, and the
    wall's.

    Attributes:
        watch: What was noted.
        updates: Count of frames.
        ends: When frames ended, while `keeps_ends` is set.
    """

    def __init__(self, *arguments: object) -> None:
        """Takes what the window takes."""
        super().__init__(*arguments)  # type: ignore[arg-type]
        self.watch = Watch()
        self.updates = 0
        self.keeps_ends = False
        self.ends: list[Moment] = []
        self._name = ""
        self._began = Moment.now()
        self._owed = Moment(0.0, 0.0)
        self._waits_for_first = self._waits_for_whole = False

    def measure(self, name: str, deed: Callable[[], None]) -> None:
        """Does something and notes the frames that come of it.

        They become ``NAME: first frame`` (from here to its end), ``NAME: later frames`` (each)
        and ``NAME: whole`` (from here to the end of the frame in which nothing lacks).
        """
        self._name, self._began = name, Moment.now()
        self._waits_for_first = self._waits_for_whole = True
        deed()

    @override
    def _on_steer(self) -> None:
        began = Moment.now()
        super()._on_steer()
        now = Moment.now()
        self._owed = Moment(now.thread - began.thread, now.wall - began.wall)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() != QEvent.Type.UpdateRequest:
            return super().event(event)
        now = Moment.now()
        began = Moment(now.thread - self._owed.thread, now.wall - self._owed.wall)
        self._owed = Moment(0.0, 0.0)
        result = super().event(event)
        self.updates += 1
        if self.keeps_ends:
            self.ends.append(Moment.now())
        if self._name and self._waits_for_first:
            self.watch.note(f"{self._name}: first frame", self._began)
            self._waits_for_first = False
        elif self._name:
            self.watch.note(f"{self._name}: later frames", began)
        if self._name and self._waits_for_whole and self.store.is_whole(self.visit.scene):
            self.watch.note(f"{self._name}: whole", self._began)
            self._waits_for_whole = False
        return result


class Wait(NamedTuple):
    """What a course waits for before it goes on.

    Attributes:
        ms: So long.
        settled: And until nothing moves or is prepared.
        quietly: Without any timer that would look whether it is time.
    """

    ms: float = 0
    settled: bool = True
    quietly: bool = False


class Director(QObject):
    """Runs a course in the event loop and ends the program with it."""

    def __init__(self, course: Iterator[Wait], window: TimedWindow) -> None:
        """Begins once the window is settled."""
        super().__init__(window)
        self._course, self._window = course, window
        self._wait, self._since = Wait(), perf_counter()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(LOOKS_EVERY_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        early = (perf_counter() - self._since) * 1000 < self._wait.ms
        if early or (self._wait.settled and not self._window.is_settled):
            return
        wait = next(self._course, None)
        if wait is None:
            self._timer.stop()
            QApplication.quit()
            return
        self._wait, self._since = wait, perf_counter()
        if wait.quietly:
            self._timer.stop()
            self._wait = Wait()
            QTimer.singleShot(round(wait.ms), self._timer.start)
