"""Loaded content with the folders of its pictures: what everything here starts from."""

from pathlib import Path

from kiosk.content import Loaded
from kiosk.errors import ContentError
from kiosk.model.kiosk import Kiosk
from kiosk.ui.kit.picture_requests import picture_folders
from kiosk.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Loaded content without errors.

    Attributes:
        folders: Where illustrations and photographs are looked for.
    """

    kiosk: Kiosk
    loaded: Loaded
    folders: tuple[Path, ...]


def source_of(loaded: Loaded, content: Path) -> Source:
    """Returns loaded content with the folders of its pictures.

    Raises:
        ContentError: The content has errors, so there is nothing to show.
    """
    if loaded.kiosk is None:
        raise ContentError("the content has problems; kiosk check lists them")
    folders = picture_folders(content)
    return Source(kiosk=loaded.kiosk, loaded=loaded, folders=folders)
