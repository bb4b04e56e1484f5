"""What a start hands on to what looks after the kiosk from then on."""

from pathlib import Path

from kiosk.health.watch import Watch
from kiosk.model.kiosk import Kiosk
from kiosk.releases.start import ShownContent
from kiosk.ui.shell.screens import Screens
from kiosk.ui.shell.window import Window
from kiosk.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Started:
    """What a start made.

    Attributes:
        window: The window; it is shown.
        release: What is shown in it.
        content: The content folder that was asked for, whose releases are meant.
        cache: The folder for what can be made again.
        watch: Who watches over this run, and how much it dares to do; nobody if None.
        screens: Which screens there are, and what for; None leaves other screens alone.
        notes: Whether the guide gets a small window over the window.
        show: Id of the show to present from the start on, or None.
    """

    window: Window
    release: ShownContent
    content: Path
    cache: Path
    watch: Watch | None
    screens: Screens | None = None
    notes: bool = False
    show: str | None = None

    @property
    def kiosk(self) -> Kiosk:
        """The content."""
        return self.release.kiosk

    @property
    def is_safe(self) -> bool:
        """Whether nothing is changed that worked."""
        return self.watch is not None and self.watch.mode == "safe"
