"""Slides: scenes whose words can be edited, with charts as pictures and the guide's notes."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage, QPainter

from kiosk.charts.resolve import describe_chart
from kiosk.errors import KioskError
from kiosk.export.images import bare_stage, paint_leaves
from kiosk.export.places import write_whole
from kiosk.export.scenes import (
    ShownScene,
    Telling,
    compose_shown,
    look_at,
    printed,
    scenes_of_show,
)
from kiosk.export.slide import Slide, SlidePicture
from kiosk.model.geometry import Rect
from kiosk.model.sheet_scenes import sources_of
from kiosk.model.sheet_words import SheetWords, join_parts
from kiosk.model.shows import Show
from kiosk.model.words import Language
from kiosk.snapshot.command import open_pictures
from kiosk.snapshot.source import Source
from kiosk.theme.palettes import PALETTES
from kiosk.ui.kit.leaves import ChartLeaf, FigureLeaf, Leaf, TextLeaf, move_leaf
from kiosk.ui.kit.look import Look
from kiosk.ui.kit.painter import LeafPainter
from kiosk.ui.kit.pictures_api import PictureSource

SIZE = (1920, 1080)
CHART_SCALE = 2.0
"""A chart is drawn so many times finer than the slide, for large screens."""
JPEG_QUALITY = 90


def write_slides(
    source: Source,
    content: Path,
    show: Show,
    languages: tuple[Language, ...],
    out: Path,
    tell: Telling,
) -> int:
    """Writes slides.

    Args:
        source: The content.
        content: Its folder.
        show: Which scenes, in which order.
        languages: One after the other.
        out: The file; what was there stays until all is made.
        tell: Told how far it is.

    Returns:
        How many slides there are.

    Raises:
        KioskError: The library that writes them is not installed, or the file cannot be written.
    """
    try:
        from kiosk.export.deck import deck_of  # noqa: PLC0415 - an extra
    except ModuleNotFoundError as error:
        raise KioskError(
            f"slides need {error.name}, which is not installed: pip install 'park-kiosk[slides]'"
        ) from error
    words = SheetWords(kiosk=source.kiosk, language=languages[0])
    title = join_parts(*dict.fromkeys((words.say(source.kiosk.name), words.say(show.name))))
    scenes = scenes_of_show(source, show)
    jobs = [(language, shown) for language in languages for shown in scenes]
    with open_pictures(source, content) as pictures:

        def slides() -> Iterator[Slide]:
            for index, (language, shown) in enumerate(jobs):
                tell(index, len(jobs), f"{shown.ref} {language}")
                yield _slide(source, shown, language, pictures)

        data = deck_of(title, slides())
    tell(len(jobs), len(jobs), "")
    write_whole(out, data)
    return len(jobs)


def _slide(source: Source, shown: ShownScene, language: Language, pictures: PictureSource) -> Slide:
    stage = bare_stage(SIZE, source)
    theme = source.kiosk.start.theme
    look = look_at(source, shown, language, theme, stage)
    leaves = printed(compose_shown(shown, look, stage).leaves, look)
    loose = (TextLeaf, FigureLeaf, ChartLeaf)
    ground = tuple(leaf for leaf in leaves if not isinstance(leaf, loose))
    words = SheetWords(kiosk=source.kiosk, language=language)
    return Slide(
        title=words.say(shown.scene.title),
        language=language,
        ground=SlidePicture(
            rect=Rect(0, 0, stage.width, stage.height),
            data=smallest(paint_leaves(ground, theme, stage, pictures)),
            alt=words.say(shown.scene.short),
        ),
        charts=tuple(
            _chart(leaf, look, pictures) for leaf in leaves if isinstance(leaf, ChartLeaf)
        ),
        texts=tuple(leaf for leaf in leaves if isinstance(leaf, TextLeaf | FigureLeaf)),
        notes=_notes(shown, words),
    )


def _chart(leaf: ChartLeaf, look: Look, pictures: PictureSource) -> SlidePicture:
    theme = look.palette.name
    size = (round(leaf.rect.w * CHART_SCALE), round(leaf.rect.h * CHART_SCALE))
    image = QImage(*size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    at_corner: Leaf = move_leaf(leaf, -leaf.rect.x, -leaf.rect.y)
    LeafPainter(PALETTES[theme], CHART_SCALE, pictures).paint(painter, (at_corner,))
    painter.end()
    return SlidePicture(rect=leaf.rect, data=_packed(image, "PNG"), alt=describe_chart(leaf.chart))


def _notes(shown: ShownScene, words: SheetWords) -> str:
    """Returns what the guide says, what the scene tells in full, and its sources."""
    kiosk = words.kiosk
    lines = [join_parts(words.say(one.heading), words.say(one.line)) for one in shown.notes]
    lines += [words.say(kiosk.relations[one].text) for one in shown.scene.relations]
    lines += [
        join_parts(words.word("source"), words.full_source(one))
        for one in sources_of(kiosk, shown.scene)
    ]
    return "\n".join(lines)


def smallest(image: QImage) -> bytes:
    """Returns a picture as PNG or JPEG, whichever is smaller: drawings, or photographs."""
    return min((_packed(image, form) for form in ("PNG", "JPEG")), key=len)


def _packed(image: QImage, form: str) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    quality = JPEG_QUALITY if form == "JPEG" else -1
    if not image.save(buffer, form, quality):  # type: ignore[call-overload]
        raise KioskError(f"a picture could not be packed as {form}")
    return bytes(buffer.data().data())
