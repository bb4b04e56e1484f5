"""Composes an illustration or photograph with its caption; a touch opens the viewer."""

from kiosk.model.actions import OpenPicture
from kiosk.model.blocks import Picture
from kiosk.model.geometry import Rect
from kiosk.theme.tokens import CONTRAST_ART_OPACITY, RADIUS_CARD
from kiosk.ui.kit.leaves import BoxLeaf, Composition, ImageLeaf, Solid
from kiosk.ui.kit.look import Frame, Look
from kiosk.ui.kit.sketch import Sketch

PAD_X, PAD_Y = 28.0, 14.0
SHARE = 0.5
"""Natural height of the picture as a share of its width, within limits."""
LEAST, LEAST_SHORT, MOST = 180.0, 120.0, 420.0
LABEL_PX, LABEL_LINE = 22.0, 32.0
LABEL_PAD, LABEL_MARGIN, LABEL_RADIUS = 12.0, 14.0, 10.0


def compose(block: Picture, frame: Frame) -> Composition:
    """Lays out the picture over the caption on one card."""
    look = frame.look
    sketch = Sketch(look, frame.width)
    room = frame.width - 2 * PAD_X
    caption = look.say(block.caption)
    lines = len(sketch.lines(caption, room, "label")) if caption else 0
    foot = lines * look.line("label") + 2 * PAD_Y if caption else 0.0
    least = LEAST_SHORT if frame.detail else min(MOST, max(LEAST, frame.width * SHARE))
    height = max(LEAST_SHORT + foot, frame.height if frame.height is not None else least + foot)
    picture = Rect(0, 0, frame.width, height - foot)
    corner = float(RADIUS_CARD)
    sketch.card(Rect(0, 0, frame.width, height))
    sketch.add(_image(block, look, picture, corner if not caption else (corner, corner, 0.0, 0.0)))
    _label(sketch, block, picture, caption)
    sketch.text(PAD_X, picture.bottom + PAD_Y, room, caption, "label", look.palette.ink1)
    name = caption or look.word("illustration")
    whole = Rect(0, 0, frame.width, height)
    sketch.target(whole, OpenPicture(block.image), name, look.word("zoom_in"), radius=corner)
    return sketch.fit_height(sketch.finish(height), frame.height)


def _image(
    block: Picture, look: Look, box: Rect, radius: float | tuple[float, float, float, float]
) -> ImageLeaf:
    """Returns the picture: a photograph around its focus, a drawing around what matters in it."""
    photo = look.kiosk.photographs.get(block.image)
    crop = None
    if block.crop is not None and photo is None:
        crop = _window(Rect(*block.crop), box.w / box.h)
    faint = look.palette.name == "contrast" and photo is None
    return ImageLeaf(
        rect=box,
        image=block.image,
        crop=crop,
        cover=crop is None,
        focus=(photo.focus_x, photo.focus_y) if photo is not None else (0.5, 0.5),
        radius=radius,
        opacity=CONTRAST_ART_OPACITY if faint else 1.0,
    )


def _window(part: Rect, aspect: float) -> Rect:
    """Returns the largest window of an aspect in the middle of a part of a drawing."""
    width = min(part.w, part.h * aspect)
    height = width / aspect
    return Rect(part.x + (part.w - width) / 2, part.y + (part.h - height) / 2, width, height)


def _label(sketch: Sketch, block: Picture, picture: Rect, caption: str) -> None:
    """Says on a quiet plate that it is a drawing, or who took the photograph."""
    look = sketch.look
    photo = look.kiosk.photographs.get(block.image)
    words = look.say(photo.credit) if photo is not None else look.word("illustration")
    if not words or caption == look.word("schematic"):
        return
    width = sketch.advance(words, "note", px=LABEL_PX)
    right, bottom = picture.right - LABEL_MARGIN, picture.bottom - LABEL_MARGIN
    plate = Rect(right - width - 2 * LABEL_PAD, bottom - LABEL_LINE - 4, width + 2 * LABEL_PAD, 36)
    fill = Solid(look.palette.surface, look.palette.callout_alpha)
    sketch.add(BoxLeaf(rect=plate, fill=fill, radius=LABEL_RADIUS))
    color = look.palette.ink3
    x, y = plate.x + LABEL_PAD, plate.y + 2
    sketch.text(x, y, width + 2, words, "note", color, px=LABEL_PX, line=LABEL_LINE)
