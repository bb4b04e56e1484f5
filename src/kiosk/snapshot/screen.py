"""A whole screen as it is photographed: scene, what stands above it, bar; composed and painted."""

from PySide6.QtGui import QImage, QPainter

from kiosk.model.geometry import Rect
from kiosk.model.journey import neighbour
from kiosk.model.kiosk import Kiosk
from kiosk.snapshot.shot import Shot
from kiosk.theme.palettes import PALETTES
from kiosk.ui.kit.fonts import shared_ruler
from kiosk.ui.kit.leaves import (
    BoxLeaf,
    Composition,
    FigureLeaf,
    Leaf,
    Solid,
    TextLeaf,
    move_composition,
)
from kiosk.ui.kit.look import Look
from kiosk.ui.kit.painter import LeafPainter
from kiosk.ui.kit.pictures_api import PictureSource
from kiosk.ui.scenes.fit import Setting, Subject, look_of
from kiosk.ui.scenes.stage import Stage, measure_stage
from kiosk.ui.shell.arrows import compose_arrow
from kiosk.ui.shell.bar import compose_bar
from kiosk.ui.shell.bar_tabs import RISE
from kiosk.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """A composed screen, in layout units.

    Attributes:
        behind: What is seen dimmed below a sheet; nothing for a scene.
        front: What the picture is about; only this is inspected.
    """

    stage: Stage
    theme: str
    behind: tuple[Leaf, ...]
    front: Composition


def compose_screens(kiosk: Kiosk, shot: Shot) -> tuple[Screen, ...]:
    """Lays out everything that the pictures of a shot show: one screen a page."""
    stage = measure_stage(shot.width, shot.height, shot.inches)
    setting = Setting(
        language=shot.language,
        width=shot.width,
        height=shot.height,
        text_size=shot.text_size,
        inches=shot.inches,
    )
    scene = shot.over or shot.subject
    look = look_of(kiosk, scene, setting, stage, shared_ruler(), shot.theme)
    whole = _with_controls(kiosk, scene, look, stage, shot.text_size)
    if shot.over is None:
        return (Screen(stage=stage, theme=shot.theme, behind=(), front=whole),)
    palette = look.palette
    scrim = BoxLeaf(
        rect=Rect(0, 0, stage.width, stage.height + stage.bar),
        fill=Solid(palette.scrim, palette.scrim_alpha),
    )
    behind = (*whole.leaves, scrim)
    return tuple(
        Screen(stage=stage, theme=shot.theme, behind=behind, front=page)
        for page in shot.subject.compose(look, stage)
    )


def _with_controls(
    kiosk: Kiosk, scene: Subject, look: Look, stage: Stage, text_size: int
) -> Composition:
    """Lays out a scene with its arrows and the bar, as a visitor sees it."""
    parts = list(scene.compose(look, stage))
    for by in (-1, 1):
        if neighbour(kiosk, scene.scene, by) is not None:
            arrow, box = compose_arrow(by, kiosk.scene(scene.scene), look, stage)
            parts.append(move_composition(arrow, box.x, box.y))
    bar = compose_bar(look, stage, scene.scene, text_size)
    parts.append(move_composition(bar, 0, stage.height - RISE))
    return Composition(
        width=stage.width,
        height=stage.height + stage.bar,
        leaves=tuple(leaf for part in parts for leaf in part.leaves),
        targets=tuple(target for part in parts for target in part.targets),
        misfits=tuple(misfit for part in parts for misfit in part.misfits),
        areas=parts[0].areas,
    )


def paint_behind(screen: Screen, size: tuple[int, int], pictures: PictureSource) -> QImage:
    """Paints what lies behind the front; all pages of a sheet lie above the same.

    Args:
        screen: What to paint.
        size: Width and height in device pixels.
        pictures: Where icons, illustrations and charts come from.
    """
    palette = PALETTES[screen.theme]
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(palette.canvas)
    _paint(image, screen, screen.behind, pictures)
    return image


def paint_front(
    screen: Screen, behind: QImage, pictures: PictureSource, *, words: bool = True
) -> QImage:
    """Paints a screen over what lies behind it.

    Args:
        screen: What to paint.
        behind: What `paint_behind` returned; left as it is.
        pictures: Where icons, illustrations and charts come from.
        words: Whether the words are painted; without them, what they stand on.
    """
    image = behind.copy()
    leaves = screen.front.leaves
    if not words:
        leaves = tuple(leaf for leaf in leaves if not isinstance(leaf, TextLeaf | FigureLeaf))
    _paint(image, screen, leaves, pictures)
    return image


def _paint(
    image: QImage, screen: Screen, leaves: tuple[Leaf, ...], pictures: PictureSource
) -> None:
    painter = QPainter(image)
    leaf_painter = LeafPainter(PALETTES[screen.theme], screen.stage.scale, pictures)
    leaf_painter.paint(painter, leaves)
    painter.end()
