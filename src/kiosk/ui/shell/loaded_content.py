"""Content that a window can show: what was read, and where its pictures lie."""

from pathlib import Path

from kiosk.model.kiosk import Kiosk
from kiosk.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedContent:
    """Checked content.

    Attributes:
        kiosk: The content.
        folders: Where illustrations and photographs are looked for, the first found wins.
        icons: Where icons are looked for.
        ready: Where pictures lie that came with the content, if any did.
        version: The release's number; 0 for what is none.
    """

    kiosk: Kiosk
    folders: tuple[Path, ...]
    icons: tuple[Path, ...]
    ready: Path | None = None
    version: int = 0
