"""What the commands ``snapshot`` and ``check`` do with loaded content."""

from pathlib import Path

from kiosk import paths
from kiosk.content import Loaded, Problem
from kiosk.errors import ContentError
from kiosk.snapshot.album import INVENTORY, Album, Progress, take_pictures
from kiosk.snapshot.pictures import BlockingPictures
from kiosk.snapshot.plan import Wish, plan_shots
from kiosk.snapshot.source import Source
from kiosk.snapshot.subjects import every_subject
from kiosk.ui.kit.fonts import shared_ruler
from kiosk.ui.kit.picture_requests import picture_folders
from kiosk.ui.scenes.fit import check_layout

__all__ = ["INVENTORY", "Wish", "check_everything_fits", "take_snapshot"]


def take_snapshot(
    loaded: Loaded, content: Path, wish: Wish, out: Path, progress: Progress
) -> Album:
    """Takes the pictures that are wished for.

    Args:
        loaded: Content without errors.
        content: Its folder.
        wish: Which pictures.
        out: Where to.
        progress: Told how far it is.

    Raises:
        UsageError: Something is wished for that the content does not have.
        SnapshotError: The folder cannot be written.
    """
    source = source_of(loaded, content)
    shots = plan_shots(source, wish)
    with open_pictures(source, content) as pictures:
        return take_pictures(source.kiosk, shots, out, pictures, progress)


def check_everything_fits(loaded: Loaded, content: Path) -> tuple[Problem, ...]:
    """Returns what does not fit on some screen, in some language, at some text size."""
    source = source_of(loaded, content)
    return check_layout(source.kiosk, every_subject(source), shared_ruler())


def source_of(loaded: Loaded, content: Path) -> Source:
    """Returns loaded content with the folders of its pictures.

    Raises:
        ContentError: The content has errors, so there is nothing to show.
    """
    if loaded.kiosk is None:
        raise ContentError("the content has problems; kiosk check lists them")
    folders = picture_folders(content, paths.assets_dir())
    return Source(kiosk=loaded.kiosk, loaded=loaded, folders=folders)


def open_pictures(source: Source, content: Path) -> BlockingPictures:
    """Returns a store that draws what is asked for; it is closed as a context."""
    icons = (content / "icons", paths.icons_dir())
    return BlockingPictures(source.folders, icons, paths.cache_dir())
