"""Files to model, and everything that is wrong with them."""

from pathlib import Path

from kiosk.content.loaded import Loaded
from kiosk.content.problem import Problem

__all__ = ["Loaded", "Problem", "load"]


def load(folder: Path, assets: Path) -> Loaded:
    """Reads and checks a content folder; see `kiosk.content.loading`."""
    # What reads and checks is imported late: a start from the cache needs none of it.
    from kiosk.content.loading import load as load_all  # noqa: PLC0415

    return load_all(folder, assets)
