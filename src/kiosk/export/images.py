"""Pictures of scenes, without bar and arrows: for press, posters, other people's slides."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtGui import QImage, QPainter

from kiosk.errors import KioskError
from kiosk.export.places import write_whole
from kiosk.export.scenes import (
    ShownScene,
    Telling,
    compose_shown,
    look_at,
    printed,
    scenes_of_show,
)
from kiosk.model.shows import Show
from kiosk.model.words import Language, ThemeName
from kiosk.snapshot.album import png_of
from kiosk.snapshot.command import open_pictures
from kiosk.snapshot.source import Source
from kiosk.theme.palettes import PALETTES
from kiosk.ui.kit.leaves import Leaf
from kiosk.ui.kit.painter import LeafPainter
from kiosk.ui.kit.pictures_api import PictureSource
from kiosk.ui.scenes.fit import DEFAULT_DIAGONAL
from kiosk.ui.scenes.stage import Stage, measure_stage
from kiosk.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageWish:
    """Which pictures are wanted.

    Attributes:
        size: Width and height in pixels.
    """

    show: Show
    languages: tuple[Language, ...]
    theme: ThemeName
    size: tuple[int, int]


def write_images(
    source: Source, content: Path, wish: ImageWish, out: Path, tell: Telling
) -> tuple[Path, ...]:
    """Writes a PNG file of each scene, numbered in the order of the show.

    Args:
        source: The content.
        content: Its folder.
        wish: Which pictures.
        out: The folder; made if it is missing.
        tell: Told how far it is.

    Raises:
        KioskError: A file cannot be written; each is whole or absent.
    """
    scenes = scenes_of_show(source, wish.show)
    stage = bare_stage(wish.size, source)
    jobs = [(language, place) for language in wish.languages for place in range(len(scenes))]
    files: list[Path] = []
    with open_pictures(source, content) as pictures:
        for index, (language, place) in enumerate(jobs):
            shown = scenes[place]
            name = f"{place + 1:02d}-{shown.ref.replace('/', '-')}-{language}-{wish.theme}.png"
            tell(index, len(jobs), name)
            image = _picture(source, shown, language, wish, stage, pictures)
            write_whole(out / name, png_of(image))
            files.append(out / name)
    tell(len(jobs), len(jobs), "")
    return tuple(files)


def bare_stage(size: tuple[int, int], source: Source) -> Stage:
    """Returns the stage of a picture: all of it, since there is no bar."""
    inches = source.kiosk.panel.diagonal_inches or DEFAULT_DIAGONAL
    stage = measure_stage(*size, inches)
    return replace(stage, height=stage.height + stage.bar, bar=0.0)


def paint_leaves(
    leaves: tuple[Leaf, ...],
    theme: ThemeName,
    stage: Stage,
    pictures: PictureSource,
) -> QImage:
    """Returns leaves as a picture of a whole stage.

    Raises:
        KioskError: There is not memory enough for it.
    """
    palette = PALETTES[theme]
    width, height = round(stage.width * stage.scale), round(stage.height * stage.scale)
    image = QImage(width, height, QImage.Format.Format_RGB32)
    if image.isNull():
        raise KioskError(f"there is no memory for a picture of {width} x {height}")
    image.fill(palette.canvas)
    painter = QPainter(image)
    LeafPainter(palette, stage.scale, pictures).paint(painter, leaves)
    painter.end()
    return image


def _picture(
    source: Source,
    shown: ShownScene,
    language: Language,
    wish: ImageWish,
    stage: Stage,
    pictures: PictureSource,
) -> QImage:
    look = look_at(source, shown, language, wish.theme, stage)
    leaves = printed(compose_shown(shown, look, stage).leaves, look)
    return paint_leaves(leaves, wish.theme, stage, pictures)
