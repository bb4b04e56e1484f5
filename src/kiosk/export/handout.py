"""The handout: a PDF of lines and words, one scene a page."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPageSize, QPainter, QPdfWriter

from kiosk import paths
from kiosk.errors import KioskError
from kiosk.export.handout_page import (
    SIZES,
    STAGE,
    Leaflet,
    Page,
    Paper,
    compose_page,
)
from kiosk.export.pdf_masks import mend_masks
from kiosk.export.places import write_whole
from kiosk.export.scenes import ShownScene, Telling, compose_shown, look_at, scenes_of_show
from kiosk.export.vector_painter import VectorFiles, VectorPainter
from kiosk.model.sheet_words import SheetWords
from kiosk.model.shows import Show
from kiosk.model.words import Language
from kiosk.snapshot.command import open_pictures
from kiosk.snapshot.source import Source
from kiosk.theme.palettes import DAY
from kiosk.values import dataclass

UNITS_PER_POINT = 2.0
DOTS_PER_UNIT = 2.0
POINTS_PER_INCH = 72
EXACT = QPageSize.SizeMatchPolicy.ExactMatch


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoutWish:
    """What a handout holds.

    Attributes:
        languages: One after the other, each from the first scene to the last.
        notes: Whether what the guide says is printed too.
    """

    show: Show
    languages: tuple[Language, ...]
    paper: Paper = "a4"
    notes: bool = False


def write_handout(
    source: Source, content: Path, wish: HandoutWish, out: Path, tell: Telling
) -> int:
    """Writes a handout.

    Args:
        source: The content.
        content: Its folder.
        wish: What it holds.
        out: The file; what was there stays until all is made.
        tell: Told how far it is.

    Returns:
        How many pages it has.

    Raises:
        KioskError: It cannot be written.
    """
    scenes = scenes_of_show(source, wish.show)
    jobs = [(language, shown) for language in wish.languages for shown in scenes]
    with open_pictures(source, content) as pixels:
        files = VectorFiles(
            images=source.folders, icons=(content / "icons", paths.icons_dir()), pixels=pixels
        )
        book = _Book(files, wish.paper, _title(source, wish))
        try:
            for index, (language, shown) in enumerate(jobs):
                tell(index, len(jobs), f"{shown.ref} {language}")
                book.add(_page(source, wish, shown, language, (index + 1, len(jobs))))
        finally:
            # Also where somebody interrupts: Qt must not lose what is painted on.
            data = book.finish()
    tell(len(jobs), len(jobs), "")
    write_whole(out, data)
    return len(jobs)


def _title(source: Source, wish: HandoutWish) -> str:
    words = SheetWords(kiosk=source.kiosk, language=wish.languages[0])
    names = dict.fromkeys((words.say(source.kiosk.name), words.say(wish.show.name)))
    return " · ".join(names)


def _page(
    source: Source,
    wish: HandoutWish,
    shown: ShownScene,
    language: Language,
    place: tuple[int, int],
) -> Page:
    look = look_at(source, shown, language, "day", STAGE)
    leaflet = Leaflet(
        value=shown.scene,
        tab=shown.tab,
        place=shown.place,
        scene=compose_shown(shown, look, STAGE),
        look=look,
        notes=shown.notes if wish.notes else (),
        number=place[0],
        count=place[1],
    )
    return compose_page(leaflet, wish.paper)


class _Book:
    """A PDF in the making, in memory: nothing is on the disk before all of it is there."""

    def __init__(self, files: VectorFiles, paper: Paper, title: str) -> None:
        width, height = SIZES[paper]
        self._files = files
        self._height = height
        self._buffer = QBuffer()
        self._buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self._writer = QPdfWriter(self._buffer)
        self._writer.setTitle(title)
        self._writer.setCreator(paths.APP_NAME)
        self._writer.setResolution(round(POINTS_PER_INCH * UNITS_PER_POINT * DOTS_PER_UNIT))
        size = QSizeF(width / UNITS_PER_POINT, height / UNITS_PER_POINT)
        self._writer.setPageSize(QPageSize(size, QPageSize.Unit.Point, "", EXACT))
        self._writer.setPageMargins(QMarginsF(0, 0, 0, 0))
        self._painter = QPainter()
        self._empty = True

    def add(self, page: Page) -> None:
        """Paints one page.

        Raises:
            KioskError: Qt cannot write a PDF.
        """
        if self._empty:
            if not self._painter.begin(self._writer):
                raise KioskError("Qt cannot write a PDF here")
            self._empty = False
        elif not self._writer.newPage():
            raise KioskError("Qt cannot begin another page")
        own, frame = page.leaves[:-1], page.leaves[-1:]
        paper = VectorPainter(DAY, DOTS_PER_UNIT, self._files)
        paper.paint(self._painter, own)
        scale = DOTS_PER_UNIT * page.box.w / STAGE.width
        painter = self._painter
        painter.save()
        painter.translate(page.box.x * DOTS_PER_UNIT, page.box.y * DOTS_PER_UNIT)
        painter.setClipRect(0, 0, round(STAGE.width * scale), round(STAGE.height * scale))
        VectorPainter(DAY, scale, self._files).paint(painter, page.picture)
        painter.restore()
        paper.paint(painter, frame)

    def finish(self) -> bytes:
        """Returns the file."""
        self._painter.end()
        self._buffer.close()
        pdf = bytes(self._buffer.data().data())
        return mend_masks(pdf, self._writer.resolution(), self._height / UNITS_PER_POINT)
