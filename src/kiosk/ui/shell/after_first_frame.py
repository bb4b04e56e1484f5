"""Does in steps, once the first frame stands, what a start need not wait for."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QTimer

from kiosk.ui.shell.window import Window

LATEST_MS = 2_000
"""A first scene may lack a picture that never comes: it is not waited for any longer."""


class AfterFirstFrame(QObject):
    """Takes a step each time the event loop has nothing else to do."""

    def __init__(self, window: Window, begin: Callable[[], Iterator[None]]) -> None:
        """Waits for the first frame.

        Args:
            window: What is shown first; also the owner.
            begin: Returns the steps.
        """
        super().__init__(window)
        self._begin = begin
        self._steps: Iterator[None] | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_time)
        window.first_painted.connect(self._on_time)
        self._timer.start(LATEST_MS)

    @property
    def is_busy(self) -> bool:
        """Whether there may be steps to take."""
        return self._timer.isActive()

    def _on_time(self) -> None:
        if self._steps is None:
            self._steps = self._begin()
            self._timer.start(0)
        try:
            next(self._steps)
        except StopIteration:
            self._timer.stop()
