"""A process that works for the one that paints: how it is set up, and how it is ended."""

from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer

from kiosk.ui.kit.worker_command import worker_environment

ENDS_WITHIN_MS = 2_000
"""One that was told to end and goes on is killed after so long."""


class OwnProcess(QProcess):
    """A Python process of this program.

    None of them holds anything that it would have to save: what they write is whole or not there.
    """

    def __init__(self, parent: QObject, cache: Path) -> None:
        """Prepares the process; `start` starts it.

        Args:
            parent: Owner.
            cache: The folder for what can be made again.
        """
        super().__init__(parent)
        environment = QProcessEnvironment()
        for name, value in worker_environment(cache).items():
            environment.insert(name, value)
        self.setProcessEnvironment(environment)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(ENDS_WITHIN_MS)
        self._patience.timeout.connect(self.kill)
        self.stateChanged.connect(self._on_state_changed)

    @property
    def pid(self) -> int:
        """The process id, 0 while it does not run."""
        return int(self.processId())

    @property
    def is_running(self) -> bool:
        """Whether it runs, or is being started."""
        return self.state() != QProcess.ProcessState.NotRunning

    def tell_to_end(self) -> None:
        """Tells it to end and goes on at once; `finished` says when it has."""
        if self.is_running and not self._patience.isActive():
            self.closeWriteChannel()
            self.terminate()
            self._patience.start()

    def end(self) -> None:
        """Ends it and waits for that: only where nothing is painted any more."""
        self.tell_to_end()
        if self.is_running and not self.waitForFinished(ENDS_WITHIN_MS):
            self.kill()
            self.waitForFinished(ENDS_WITHIN_MS)

    def _on_state_changed(self, state: QProcess.ProcessState) -> None:
        # One that could not even be started never says `finished`.
        if state == QProcess.ProcessState.NotRunning:
            self._patience.stop()
