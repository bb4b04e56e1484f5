"""What a start shows: the current release, whatever became of the files it was made from."""

import logging
from pathlib import Path

from kiosk.content.compiled import load_cached, program_digest
from kiosk.model.kiosk import Kiosk
from kiosk.releases.release import Hold, Release
from kiosk.releases.store import Store
from kiosk.values import dataclass

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownContent:
    """Content that is shown.

    Attributes:
        content: The folder that its pictures lie in.
        pictures: A folder of pictures that are drawn already, or None.
        version: Of the release; 0 where it is none.
        hold: Keeps the release from being pruned for as long as it is shown.
    """

    kiosk: Kiosk
    content: Path
    pictures: Path | None = None
    version: int = 0
    hold: Hold | None = None


def current_shown(state: Path, content: Path, assets: Path, cache: Path) -> ShownContent | None:
    """Returns the newest release of a content folder that can be shown; None without any.

    The content folder itself is not looked at. What another program compiled is compiled again,
    from the release's own sources.

    Args:
        state: The state folder.
        content: The content folder.
        assets: The folder with the program's fonts, icons and illustrations.
        cache: The folder for what can be made again.
    """
    store = Store(state, content)
    tried: set[int] = set()
    # What cannot be shown is marked, so that each round has another one.
    while (release := store.current()) is not None and release.version not in tried:
        tried.add(release.version)
        hold = Hold(release)
        kiosk = kiosk_of(release, assets, cache)
        if kiosk is not None:
            return ShownContent(
                kiosk=kiosk,
                content=release.content_dir,
                pictures=release.pictures_dir,
                version=release.version,
                hold=hold,
            )
        hold.close()
        store.note_damage(release.version, "its compiled content cannot be read")
    return None


def kiosk_of(release: Release, assets: Path, cache: Path) -> Kiosk | None:
    """Returns what a release shows; None where it is damaged, or no good for this program."""
    program = program_digest(assets)
    if release.manifest.program == program.hex():
        return release.kiosk(assets, program)
    log.info("release %d is of another program and compiled again", release.version)
    return load_cached(release.content_dir, assets, cache).kiosk
