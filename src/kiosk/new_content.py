"""Reads a release that is ready beside the painting thread, and hands it on to be shown."""

import logging
from functools import partial
from pathlib import Path
from threading import Thread

from PySide6.QtCore import QObject, Signal

from kiosk import paths
from kiosk.releases.start import ShownContent, current_shown
from kiosk.ui.kit.picture_requests import picture_folders
from kiosk.ui.shell.loaded_content import LoadedContent

log = logging.getLogger(__name__)


class NewContent(QObject):
    """Says `ready` with content to show, and `taken` with the folder of what is shown then.

    What is shown or on offer is kept from being pruned.
    """

    ready = Signal(object)
    taken = Signal(object)
    _read = Signal(int, object)

    def __init__(self, content: Path, cache: Path, shown: ShownContent, parent: QObject) -> None:
        """Begins with what a start shows.

        Args:
            content: The content folder.
            cache: The folder for what can be made again.
            shown: What is shown now.
            parent: Owner.
        """
        super().__init__(parent)
        self._content, self._cache = content, cache
        self._shown = shown
        self._offered: ShownContent | None = None
        self._looks = self._heard = 0
        self._read.connect(self._on_read)

    @property
    def version(self) -> int:
        """The release that is shown; 0 for what is none."""
        return self._shown.version

    def fetch(self, version: int) -> None:
        """Reads the current release, unless it is shown or on offer already."""
        latest = self._offered or self._shown
        if version != latest.version:
            self.look()

    def look(self) -> None:
        """Reads the current release; `ready` follows unless it is shown already."""
        self._looks += 1
        read = partial(self._read_current, self._looks)
        Thread(target=read, name="release", daemon=True).start()

    def note_shown(self, version: int) -> None:
        """Takes note of what is shown now: what was before may be pruned."""
        offered = self._offered
        if offered is not None and offered.version == version:
            before, self._shown, self._offered = self._shown, offered, None
            if before.hold is not None:
                before.hold.close()
            self.taken.emit(offered.content)

    def note_refused(self, version: int) -> None:
        """Takes note that a release could not be shown: what was before still is."""
        offered = self._offered
        if offered is not None and offered.version == version:
            self._offered = None
            if offered.hold is not None:
                offered.hold.close()

    def _read_current(self, look: int) -> None:
        try:
            found = current_shown(paths.state_dir(), self._content, paths.assets_dir(), self._cache)
        except Exception:
            # A named boundary: what is shown stays.
            log.exception("a release cannot be read")
            return
        self._read.emit(look, found)

    def _on_read(self, look: int, found: object) -> None:
        # A look that began earlier may end later: what it found is no longer the current one.
        if look < self._heard or not isinstance(found, ShownContent):
            return
        self._heard = look
        dropped = self._offered
        if dropped is None and found.version == self._shown.version:
            return
        if found.version == self._shown.version:
            # Gone back to what is shown before anything else was.
            dropped, found = found, self._shown
            self._offered = None
        else:
            self._offered = found
        if dropped is not None and dropped.hold is not None:
            dropped.hold.close()
        self.ready.emit(loaded(found))


def loaded(found: ShownContent) -> LoadedContent:
    """Returns content as a window takes it."""
    return LoadedContent(
        kiosk=found.kiosk,
        folders=picture_folders(found.content),
        icons=(found.content / "icons", paths.icons_dir()),
        ready=found.pictures,
        version=found.version,
    )
