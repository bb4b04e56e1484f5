"""What a start shows: the current release, else what lies in the content folder or lay there."""

import logging
from pathlib import Path

from kiosk import paths
from kiosk.content.compiled import last_good, load_cached, program_digest
from kiosk.errors import ContentError
from kiosk.model.kiosk import Kiosk
from kiosk.releases.release import Hold, Release
from kiosk.releases.store import Store
from kiosk.values import dataclass

log = logging.getLogger(__name__)
_LEVELS = {"error": logging.ERROR, "warning": logging.WARNING}


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


def load_shown(content: Path) -> ShownContent:
    """Returns the current release; without any sound one what lies in the content folder.

    Raises:
        ContentError: There is nothing that was ever good.
    """
    try:
        found = current_shown(paths.state_dir(), content, paths.assets_dir(), paths.cache_dir())
    except Exception:
        # A named boundary: whatever became of the state folder, a start shows something.
        log.exception("the releases cannot be read")
        found = None
    return found or ShownContent(kiosk=load_kiosk(content), content=content)


def load_kiosk(content: Path) -> Kiosk:
    """Returns the content, or the last good one where it has problems; all of them are logged.

    Raises:
        ContentError: There is neither.
    """
    assets, cache = paths.assets_dir(), paths.cache_dir()
    loaded = load_cached(content, assets, cache)
    for problem in loaded.problems:
        log.log(_LEVELS[problem.severity], "%s", problem)
    if loaded.kiosk is not None:
        return loaded.kiosk
    kept = last_good(content, assets, cache)
    if kept is None:
        lines = "\n".join(str(problem) for problem in loaded.problems)
        raise ContentError(f"the content in {content} cannot be shown:\n{lines}")
    log.error("the content in %s has problems: what it was before them is shown", content)
    return kept
