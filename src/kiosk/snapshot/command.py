"""What the command ``snapshot`` does with loaded content."""

from pathlib import Path

from kiosk import paths
from kiosk.content import Loaded
from kiosk.snapshot.album import INVENTORY, Album, Progress, take_pictures
from kiosk.snapshot.pictures import BlockingPictures
from kiosk.snapshot.plan import Wish, plan_shots
from kiosk.snapshot.source import Source, source_of

__all__ = ["INVENTORY", "Wish", "take_snapshot"]


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


def open_pictures(source: Source, content: Path) -> BlockingPictures:
    """Returns a store that draws what is asked for; it is closed as a context."""
    icons = (content / "icons", paths.icons_dir())
    return BlockingPictures(source.folders, icons, paths.cache_dir())
