"""Takes the moving parts out of a drawing, as small pictures in one; runs in a worker process.

A drawing says by the ids of its outermost elements what moves in it; no id, nothing moves:

- ``switch-…``: a window or lamp that goes out and comes on again;
- ``twinkle-…``: a group of circles of which some fade and return;
- ``drift-…``: what sways as if in the wind, held at its lower left; what follows in the drawing
  stays in front of it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from kiosk.picture_file import PictureFile
from kiosk.ui.kit.rasterise import UnreadablePictureError, cover_window

MOST_SWITCHES, MOST_TWINKLES = 150, 160
DRIFT_ROOM = 0.035
"""Room around what drifts for its movement, as a share of its own width."""
ATLAS_WIDTH = 1024
SVG = "{http://www.w3.org/2000/svg}"
KINDS = ("switch", "twinkle", "drift")

Box = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Drawing:
    """A drawing with the window through which it is seen.

    Attributes:
        window: Part of the drawing that fills the picture, in its own coordinates.
        scale: Device pixels per unit of the drawing.
    """

    root: ET.Element
    window: QRectF
    scale: float
    width: int
    height: int

    def to_box(self, bounds: QRectF, room: float = 0.0) -> Box:
        """Returns the device pixels that bounds in the drawing's units touch."""
        left = (bounds.left() - room - self.window.left()) * self.scale - 1
        top = (bounds.top() - room - self.window.top()) * self.scale - 1
        right = (bounds.right() + room - self.window.left()) * self.scale + 1
        bottom = (bounds.bottom() + room - self.window.top()) * self.scale + 1
        x, y = int(left // 1), int(top // 1)
        return x, y, int(right // 1) + 1 - x, int(bottom // 1) + 1 - y

    def shows(self, box: Box) -> bool:
        """Says whether a box lies wholly within the picture."""
        x, y, w, h = box
        return x >= 0 and y >= 0 and x + w <= self.width and y + h <= self.height


def take_apart(
    source: Path, width: int, height: int, focus: tuple[float, float] = (0.5, 0.5)
) -> PictureFile:
    """Returns the moving parts of a drawing that covers a box.

    The picture is an atlas. Its notes hold the ``size`` of the whole picture; ``patches``, each
    with its ``kind`` (switch, twinkle), its ``box`` in the whole picture and where (``at``) the
    atlas has what is behind the part; and ``drift`` with its ``box``, where it is ``held``, and
    the places of what is ``under`` and ``over`` it and of its ``sprites``. Both may be empty.

    Args:
        source: An SVG drawing; anything else has no parts.
        width: Device pixels of the whole picture.
        height: Device pixels of the whole picture.
        focus: As in `rasterise`.

    Raises:
        UnreadablePictureError: The file is no drawing.
    """
    if source.suffix.lower() != ".svg":
        return PictureFile(width=1, height=1, layers=(bytes(4),), notes={})
    data = source.read_bytes()
    whole = QSvgRenderer(QByteArray(data))
    if not whole.isValid():
        raise UnreadablePictureError(f"{source}: not a drawing that can be read")
    canvas = whole.viewBoxF()
    window = QRectF(*cover_window(canvas.width(), canvas.height(), width, height, focus))
    drawing = _Drawing(
        root=ET.fromstring(data),  # noqa: S314 - checked content: no entities
        window=window.translated(canvas.topLeft()),
        scale=width / window.width(),
        width=width,
        height=height,
    )
    atlas = _Atlas()
    drift = _add_drift(drawing, whole, atlas)
    taken: list[Box] = [drift["box"]] if drift else []
    switches = _switches(drawing, whole, taken)
    twinkles = _twinkles(drawing, taken + [box for box, _ in switches])
    gone = {id(element) for _, element in (*switches, *twinkles)}
    bare = _render(drawing, _without(drawing.root, gone), (0, 0, width, height))
    patches = [
        {"kind": kind, "box": box, "at": atlas.add(bare.copy(*box))}
        for kind, parts in (("switch", switches), ("twinkle", twinkles))
        for box, _ in parts
    ]
    return atlas.finish({"size": [width, height], "patches": patches, "drift": drift})


class _Atlas:
    """Small pictures side by side in one, in rows."""

    def __init__(self) -> None:
        self._placed: list[tuple[int, int, QImage]] = []
        self._x = self._y = self._row = 0
        self._width = 1

    def add(self, image: QImage) -> list[int]:
        """Adds a picture and returns where it stands."""
        if self._x and self._x + image.width() > ATLAS_WIDTH:
            self._x, self._y, self._row = 0, self._y + self._row, 0
        at = [self._x, self._y]
        self._placed.append((self._x, self._y, image))
        self._x += image.width()
        self._row = max(self._row, image.height())
        self._width = max(self._width, self._x)
        return at

    def finish(self, notes: dict[str, Any]) -> PictureFile:
        """Returns all of them."""
        height = max(1, self._y + self._row)
        sheet = _blank(self._width, height)
        painter = QPainter(sheet)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        for x, y, image in self._placed:
            painter.drawImage(x, y, image)
        painter.end()
        pixels = bytes(sheet.constBits())
        return PictureFile(width=self._width, height=height, layers=(pixels,), notes=notes)


def _add_drift(drawing: _Drawing, whole: QSvgRenderer, atlas: _Atlas) -> dict[str, Any]:
    """Adds what drifts and what is under and over it; returns the notes, {} without any."""
    children = list(drawing.root)
    at = [index for index, child in enumerate(children) if _kind(child) == "drift"]
    if not at:
        return {}
    bounds = QRectF()
    for index in at:
        bounds = bounds.united(whole.boundsOnElement(children[index].get("id", "")))
    box = _within(drawing, drawing.to_box(bounds, bounds.width() * DRIFT_ROOM))
    if box[2] < 1 or box[3] < 1:
        return {}
    drifting = [children[index] for index in at]
    before = [child for child in children[: at[-1]] if child not in drifting]
    layers = (before, children[at[-1] + 1 :], *([one] for one in drifting))
    under, over, *sprites = (
        atlas.add(_render(drawing, _holding(drawing.root, layer), box)) for layer in layers
    )
    held = drawing.to_box(bounds)
    return {
        "box": box,
        "held": [held[0], held[1] + held[3]],
        "under": under,
        "over": over,
        "sprites": sprites,
    }


def _switches(
    drawing: _Drawing, whole: QSvgRenderer, taken: list[Box]
) -> list[tuple[Box, ET.Element]]:
    elements = [child for child in drawing.root if _kind(child) == "switch"]
    found = []
    for element in elements:
        box = drawing.to_box(whole.boundsOnElement(element.get("id", "")))
        if drawing.shows(box) and not _meets(box, taken):
            found.append((box, element))
    return _apart(_thinned(found, MOST_SWITCHES))


def _twinkles(drawing: _Drawing, taken: Iterable[Box]) -> list[tuple[Box, ET.Element]]:
    known = list(taken)
    found = []
    for group in drawing.root:
        if _kind(group) != "twinkle":
            continue
        for dot in group.iter(f"{SVG}circle"):
            x, y, r = (float(dot.get(name, "0")) for name in ("cx", "cy", "r"))
            box = drawing.to_box(QRectF(x - r, y - r, 2 * r, 2 * r))
            if r > 0 and drawing.shows(box) and not _meets(box, known):
                found.append((box, dot))
    return _apart(_thinned(found, MOST_TWINKLES))


def _kind(element: ET.Element) -> str:
    kind = element.get("id", "").partition("-")[0]
    return kind if kind in KINDS and "transform" not in element.attrib else ""


def _thinned(found: list[tuple[Box, ET.Element]], most: int) -> list[tuple[Box, ET.Element]]:
    """Returns at most so many, evenly from all."""
    if len(found) <= most:
        return found
    return [found[index * len(found) // most] for index in range(most)]


def _apart(found: list[tuple[Box, ET.Element]]) -> list[tuple[Box, ET.Element]]:
    """Returns those that touch none before them: each patch shows its part and no other."""
    kept: list[tuple[Box, ET.Element]] = []
    for box, element in found:
        if not _meets(box, [other for other, _ in kept]):
            kept.append((box, element))
    return kept


def _meets(box: Box, others: Iterable[Box]) -> bool:
    x, y, w, h = box
    return any(
        x < ox + ow and ox < x + w and y < oy + oh and oy < y + h for ox, oy, ow, oh in others
    )


def _within(drawing: _Drawing, box: Box) -> Box:
    """Returns the part of a box that the picture shows."""
    x, y = max(0, box[0]), max(0, box[1])
    right = min(drawing.width, box[0] + box[2])
    bottom = min(drawing.height, box[1] + box[3])
    return x, y, right - x, bottom - y


def _holding(root: ET.Element, children: list[ET.Element]) -> ET.Element:
    """Returns a drawing with these elements only, and with what they refer to."""
    wanted = {id(child) for child in children}
    copy = ET.Element(root.tag, root.attrib)
    copy.extend(child for child in root if id(child) in wanted or child.tag == f"{SVG}defs")
    return copy


def _without(root: ET.Element, gone: set[int]) -> ET.Element:
    """Returns a drawing without some elements or dots of its groups."""
    copy = ET.Element(root.tag, root.attrib)
    for child in root:
        if id(child) in gone:
            continue
        if _kind(child) == "twinkle":
            group = ET.SubElement(copy, child.tag, child.attrib)
            group.extend(dot for dot in child if id(dot) not in gone)
        else:
            copy.append(child)
    return copy


def _render(drawing: _Drawing, root: ET.Element, box: Box) -> QImage:
    """Returns the pixels of a box of a picture of a drawing."""
    renderer = QSvgRenderer(QByteArray(ET.tostring(root)))
    x, y, w, h = box
    scale = drawing.scale
    renderer.setViewBox(
        QRectF(
            drawing.window.left() + x / scale,
            drawing.window.top() + y / scale,
            w / scale,
            h / scale,
        )
    )
    renderer.setAspectRatioMode(Qt.AspectRatioMode.IgnoreAspectRatio)
    image = _blank(w, h)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(0, 0, w, h))
    painter.end()
    return image


def _blank(width: int, height: int) -> QImage:
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    return image
