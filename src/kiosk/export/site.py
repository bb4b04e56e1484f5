"""The page for telephones: files that work from any web server, or opened as they are."""

from itertools import count
from pathlib import Path

from kiosk import paths
from kiosk.export.places import write_whole
from kiosk.export.scenes import Telling, scenes_of_show
from kiosk.export.shapes_svg import Inks
from kiosk.export.site_page import STYLE_FILE, chapters_of, page_name, write_page
from kiosk.export.site_pictures import SiteAlbum
from kiosk.export.site_style import style_sheet
from kiosk.model.shows import Show
from kiosk.model.words import Language
from kiosk.snapshot.command import open_pictures
from kiosk.snapshot.source import Source
from kiosk.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeSite:
    """What was written.

    Attributes:
        start: The file to open.
        size: Bytes of all files.
        missing: Pictures that could not be drawn.
    """

    start: str
    size: int
    missing: tuple[str, ...]


def write_site(
    source: Source,
    content: Path,
    show: Show,
    languages: tuple[Language, ...],
    out: Path,
    tell: Telling,
) -> MadeSite:
    """Writes a page in each language, with its pictures and its style.

    All is made before anything is written, and pages come last: whoever looks meanwhile sees
    the old pages, and an interrupted run leaves them.

    Args:
        source: The content.
        content: Its folder.
        show: Which scenes, in which order.
        languages: The first is the page that a server shows by itself.
        out: The folder; made if it is missing.
        tell: Told how far it is.

    Raises:
        KioskError: A file cannot be written; each is whole or absent.
    """
    chapters = chapters_of(scenes_of_show(source, show))
    inks = Inks()
    pages: dict[str, bytes] = {}
    with open_pictures(source, content) as pixels:
        album = SiteAlbum(source, (content / "icons", paths.icons_dir()), pixels)
        done = count(start=0)
        total = len(show.stops) * len(languages)

        def begin(name: str) -> None:
            tell(next(done), total, name)

        for language in languages:
            page = write_page(source.kiosk, chapters, languages, language, inks, album, begin)
            pages[page_name(languages, language)] = page.encode()
    files = {**album.files, STYLE_FILE: style_sheet(inks).encode(), **pages}
    tell(total, total, "")
    for name, data in files.items():
        write_whole(out / name, data)
    return MadeSite(
        start=page_name(languages, languages[0]),
        size=sum(map(len, files.values())),
        missing=tuple(dict.fromkeys(album.missing)),
    )
