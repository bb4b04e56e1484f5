"""Loaded content with the folders of its pictures: what everything here starts from."""

from dataclasses import dataclass
from pathlib import Path

from kiosk.content import Loaded
from kiosk.model.kiosk import Kiosk


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Loaded content without errors.

    Attributes:
        folders: Where illustrations and photographs are looked for.
    """

    kiosk: Kiosk
    loaded: Loaded
    folders: tuple[Path, ...]
