"""What one picture shows, as values that JSON can carry: for tests, translators and auditors."""

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from PySide6.QtGui import QImage

from kiosk.model.actions import Action
from kiosk.model.charts import ChartPicture
from kiosk.model.geometry import Rect
from kiosk.snapshot.contrast import Pixels, against_ground, cut, in_drawing, pixels_of
from kiosk.snapshot.screen import Screen
from kiosk.snapshot.shot import Shot
from kiosk.ui.kit.fonts import shared_ruler
from kiosk.ui.kit.leaves import ChartLeaf, FigureLeaf, ImageLeaf, Target, TextLeaf
from kiosk.ui.kit.pictures_api import ChartFailedError, PictureSource
from kiosk.ui.scenes.faults import DIGIT_HEIGHT, ink_boxes
from kiosk.values import dataclass

Record = dict[str, Any]
OPENED = ("fact", "entity", "milestone", "honour")


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """Words of one size and colour that a picture shows.

    Attributes:
        kind: ``text``, ``figure`` (a number, its unit or qualifier) or ``chart``.
        boxes: What its lines cover, in layout units.
        size: Font size in layout units.
    """

    kind: str
    text: str
    boxes: tuple[Rect, ...]
    size: float
    color: str
    bold: bool
    alpha: float = 1.0


def take_inventory(
    shot: Shot, page: int, screen: Screen, whole: QImage, ground: QImage, pictures: PictureSource
) -> Record:
    """Returns what a picture shows.

    Args:
        shot: What is pictured.
        page: Which page of it, from 0.
        screen: What was composed for it.
        whole: The picture.
        ground: The same without the words of its front.
        pictures: Where its charts come from.
    """
    scale = screen.stage.scale
    charts = tuple(drawn_charts(screen, pictures))
    seen, below = pixels_of(whole), pixels_of(ground)
    words = [_word_record(word, scale, seen, below) for word in words_of_screen(screen, charts)]
    return {
        "file": shot.file(page),
        "subject": shot.subject.name,
        "scene": shot.subject.scene,
        "language": shot.language,
        "theme": shot.theme,
        "width": shot.width,
        "height": shot.height,
        "text_size": shot.text_size,
        "units_per_px": _round(1 / scale, 5),
        "mm_per_px": _round(screen.stage.mm_per_px, 4),
        "min_target_px": _round(screen.stage.min_target * scale),
        "texts": words,
        "targets": [_target_record(target, screen) for target in screen.front.targets],
        "images": [
            {
                "image": leaf.image,
                "rect": _rect(leaf.rect, scale),
                "drawn": pictures.image(leaf, screen.theme, scale) is not None,
            }
            for leaf in screen.front.leaves
            if isinstance(leaf, ImageLeaf)
        ],
        "charts": [_chart_record(leaf, drawn, scale) for leaf, drawn in charts],
        "misfits": [f"{m.text}: {m.reason}" for m in screen.front.misfits],
        **_shown(screen, charts),
    }


def drawn_charts(
    screen: Screen, pictures: PictureSource
) -> Iterator[tuple[ChartLeaf, ChartPicture | None]]:
    """Yields each chart of a screen with its marks and texts; None where it was not drawn."""
    for leaf in screen.front.leaves:
        if isinstance(leaf, ChartLeaf):
            try:
                drawn = pictures.chart(leaf, screen.theme, screen.stage.scale)
            except ChartFailedError:
                drawn = None
            yield leaf, drawn.picture if drawn is not None else None


def words_of_screen(
    screen: Screen, charts: tuple[tuple[ChartLeaf, ChartPicture | None], ...] = ()
) -> Iterator[Word]:
    """Yields all words that a screen shows, those of its charts included."""
    ruler = shared_ruler()
    for leaf in screen.front.leaves:
        if isinstance(leaf, TextLeaf):
            yield Word(
                kind="text",
                text=leaf.text,
                boxes=ink_boxes(leaf, ruler),
                size=leaf.px,
                color=leaf.color,
                bold=leaf.bold,
                alpha=leaf.alpha,
            )
        elif isinstance(leaf, FigureLeaf):
            yield from _runs(leaf)
    for chart, drawn in charts:
        for text in drawn.texts if drawn is not None else ():
            yield Word(
                kind="chart",
                text=text.text,
                boxes=(text.rect.moved(chart.rect.x, chart.rect.y),),
                size=text.px,
                color=text.color,
                bold=text.bold,
            )


def _runs(leaf: FigureLeaf) -> Iterator[Word]:
    for run in leaf.runs:
        height = run.px * DIGIT_HEIGHT
        box = Rect(leaf.rect.x + run.x, leaf.baseline - height, run.width, height)
        yield Word(
            kind="figure", text=run.text, boxes=(box,), size=run.px, color=run.color, bold=True
        )


def _word_record(word: Word, scale: float, seen: Pixels, below: Pixels) -> Record:
    worst, behind = 21.0, ""
    for box in word.boxes:
        place = box.scaled(scale)
        if word.kind == "chart":
            contrast, color = in_drawing(cut(seen, place), word.color)
        else:
            contrast, color = against_ground(cut(below, place), word.color, word.alpha)
        if contrast <= worst:
            worst, behind = contrast, color
    around = word.boxes[0]
    for box in word.boxes[1:]:
        around = around.united(box)
    return {
        "kind": word.kind,
        "text": word.text,
        "rect": _rect(around, scale),
        "lines": [_rect(box, scale) for box in word.boxes],
        "px": _round(word.size * scale),
        "size": _round(word.size),
        "color": word.color.upper(),
        "background": behind,
        "contrast": _round(worst, 2),
        "bold": word.bold,
    }


def _target_record(target: Target, screen: Screen) -> Record:
    scale, mm = screen.stage.scale, screen.stage.mm_per_px
    rect = target.rect.scaled(scale)
    return {
        "name": target.name,
        "description": target.description,
        "action": action_record(target.action),
        "rect": _rect(target.rect, scale),
        "mm": [_round(rect.w * mm), _round(rect.h * mm)],
        "facts": list(target.facts),
    }


def action_record(action: Action) -> Record:
    """Returns what a touch asks for: the name of the action and its fields."""
    return {
        "kind": type(action).__name__,
        **{field.name: getattr(action, field.name) for field in fields(action)},
    }


def _chart_record(leaf: ChartLeaf, drawn: ChartPicture | None, scale: float) -> Record:
    return {
        "kind": leaf.chart.kind,
        "index": leaf.index,
        "rect": _rect(leaf.rect, scale),
        "drawn": drawn is not None,
        "marks": [
            {
                "ref": mark.ref,
                "rect": _rect(mark.rect.moved(leaf.rect.x, leaf.rect.y), scale),
                "label": mark.label,
                "reading": mark.reading,
            }
            for mark in (drawn.marks if drawn is not None else ())
        ],
    }


def _shown(
    screen: Screen, charts: tuple[tuple[ChartLeaf, ChartPicture | None], ...]
) -> dict[str, list[str]]:
    """Returns the ids of what a screen shows or opens, by kind."""
    found: dict[str, set[str]] = {kind: set() for kind in OPENED}
    for leaf in screen.front.leaves:
        if isinstance(leaf, FigureLeaf) and leaf.fact:
            found["fact"].add(leaf.fact)
    for target in screen.front.targets:
        found["fact"].update(target.facts)
        for kind in OPENED:
            if hasattr(target.action, kind):
                found[kind].add(getattr(target.action, kind))
    for leaf, _ in charts:
        kind = "milestone" if leaf.chart.kind == "timeline" else "fact"
        found[kind].update(datum.ref for datum in leaf.chart.data)
        if leaf.chart.multiple is not None:
            found["fact"].add(leaf.chart.multiple.ref)
    return {
        "facts": sorted(found["fact"]),
        "entities": sorted(found["entity"]),
        "milestones": sorted(found["milestone"]),
        "honours": sorted(found["honour"]),
    }


def _rect(rect: Rect, scale: float) -> list[float]:
    return [_round(part) for part in rect.scaled(scale)]


def _round(number: float, digits: int = 1) -> float:
    """Rounds so that JSON shows no noise; -0.0 becomes 0.0."""
    return round(number, digits) + 0.0
