"""What stands large in a sheet beside the words: chart, table, figure, picture, icon, date."""

from kiosk.charts.resolve import describe_chart, resolve_chart, table_of
from kiosk.model.actions import OpenFact, OpenMilestone, OpenPicture
from kiosk.model.art import PORTRAIT_WIDTH, STAGE_HEIGHT
from kiosk.model.charts import ChartData
from kiosk.model.geometry import Rect
from kiosk.model.kiosk import Kiosk
from kiosk.model.numbers import Figure
from kiosk.model.sheet_parts import ChartPlace, LinkRow, SheetContent
from kiosk.model.tying import index_of
from kiosk.model.words import FactId, IconId, ImageId, MilestoneId
from kiosk.theme.tokens import CONTRAST_ART_OPACITY, RADIUS_CARD, TYPE
from kiosk.ui.kit.figures import LEAST_NUMBER_PX
from kiosk.ui.kit.leaves import BoxLeaf, ChartLeaf, ImageLeaf, Solid, Stroke
from kiosk.ui.kit.look import Look
from kiosk.ui.kit.sketch import Sketch
from kiosk.ui.shell.sheet_makers import link_piece
from kiosk.ui.shell.sheet_pieces import HeadingPiece, Piece

PANEL_PAD, WORDS_GAP = 48.0, 20.0
LARGEST = 1.4
"""A figure alone in a wide box grows beyond its role by this much."""
ICON_SIZE = 200.0
LARGE_WORDS_ROLE, EXPLAINED_ROLE = "number_l", "panel_title"
CROP_HEIGHT = 800.0
"""Height of what is shown of a drawing that fills a scene, in the drawing's units."""


def has_left(content: SheetContent) -> bool:
    """Says whether anything stands beside the words."""
    return (
        content.chart is not None
        or content.fact is not None
        or content.image is not None
        or bool(content.large)
        or content.icon is not None
    )


def has_picture(content: SheetContent) -> bool:
    """Says whether what stands beside the words is a chart or picture, to be looked at closely."""
    return content.chart is not None or (content.fact is None and content.image is not None)


def table_pieces(content: SheetContent, look: Look, width: float) -> tuple[Piece, ...]:
    """Returns the table of a sheet's chart: a head, and a line for each number."""
    if content.chart is None:
        return ()
    sketch = Sketch(look, width)
    data = resolve_chart(content.chart.panel.chart, look.kiosk, look.language)
    names = " · ".join(look.word(f"column_{name}") for name in ("item", "period", "value"))
    head = HeadingPiece(look=look, lines=sketch.lines(names, width, "eyebrow"), width=width)
    rows = (link_piece(row, sketch, width, head) for row in _table_rows(data))
    return (head, *rows)


def _table_rows(data: ChartData) -> tuple[LinkRow, ...]:
    """Returns the rows of a chart's table; each opens the sheet of its fact or milestone."""
    more = () if data.multiple is None else (data.multiple,)
    rows = zip(table_of(data), (*data.data, *more), strict=True)
    return tuple(
        LinkRow(
            label=label,
            value=value,
            note=period if period != value else "",
            action=_opens(datum.ref, data.kind),
        )
        for (label, value, period), datum in rows
    )


def _opens(ref: str, kind: str) -> OpenFact | OpenMilestone:
    return OpenMilestone(MilestoneId(ref)) if kind == "timeline" else OpenFact(FactId(ref))


def draw_left(sketch: Sketch, content: SheetContent, box: Rect) -> None:
    """Draws the chart, figure, picture, date or icon of a sheet into a box."""
    if content.chart is not None:
        _chart(sketch, content.chart, box)
    elif content.fact is not None:
        figure = sketch.look.figure(content.fact)
        _large(sketch, content, box, figure, "number_xl", content.fact)
    elif content.image is not None:
        _picture(sketch, content.image, box)
    elif content.large:
        words = Figure(
            before="", number=content.large, after="", value=None, decimals=0, grouping=False
        )
        _large(sketch, content, box, words, LARGE_WORDS_ROLE, "")
    elif content.icon is not None:
        _icon(sketch, content, content.icon, box)


def _chart(sketch: Sketch, place: ChartPlace, box: Rect) -> None:
    look = sketch.look
    data = resolve_chart(place.panel.chart, look.kiosk, look.language)
    sketch.add(
        ChartLeaf(
            rect=box,
            chart=data,
            accent=look.accent_name,
            scene=place.scene,
            index=place.index,
            text_scale=look.text_scale,
            detail=True,
        )
    )


def describe_left(content: SheetContent, look: Look) -> str:
    """Returns the chart of a sheet as a sentence, or ""."""
    if content.chart is None:
        return ""
    return describe_chart(resolve_chart(content.chart.panel.chart, look.kiosk, look.language))


def _panel(sketch: Sketch, box: Rect) -> None:
    palette = sketch.look.palette
    edge = Stroke(Solid(palette.line), 2) if palette.name == "contrast" else None
    tint = Solid(sketch.look.accent.tint)
    sketch.add(BoxLeaf(rect=box, fill=tint, stroke=edge, radius=RADIUS_CARD))


def _explained(sketch: Sketch, content: SheetContent, box: Rect) -> tuple[str, float]:
    """Returns the lines below what is large, and their height."""
    words = "\n".join(one for one in content.explained if one)
    if not words:
        return "", 0.0
    spoken = sketch.look.second_language if content.icon is not None else None
    width = box.w - 2 * PANEL_PAD
    lines = sketch.lines(words, width, EXPLAINED_ROLE, bold=False, language=spoken)
    return words, len(lines) * sketch.look.line(EXPLAINED_ROLE) + WORDS_GAP


def _large(
    sketch: Sketch, content: SheetContent, box: Rect, figure: Figure, role: str, fact: str
) -> None:
    """Sets a figure or date as large as the box allows, what it means below."""
    look = sketch.look
    _panel(sketch, box)
    words, height = _explained(sketch, content, box)
    share = TYPE[role].line / TYPE[role].px
    room = (box.h - height - 48) / share
    px = max(LEAST_NUMBER_PX, min(look.px(role) * LARGEST, room))
    left, width = box.x + PANEL_PAD, box.w - 2 * PANEL_PAD
    # Where the figure is wider than the box it becomes smaller: first see how high it will be.
    number = Sketch(look, box.w).figure(left, 0, width, figure, role, px=px).h
    top = box.y + max(8.0, (box.h - number - height) / 2)
    placed = sketch.figure(left, top, width, figure, role, px=px, fact=fact, align="center")
    y = placed.bottom + WORDS_GAP
    ink = look.palette.ink2
    sketch.text(left, y, width, words, EXPLAINED_ROLE, ink, align="center", bold=False)


def _icon(sketch: Sketch, content: SheetContent, icon: IconId, box: Rect) -> None:
    look = sketch.look
    _panel(sketch, box)
    words, height = _explained(sketch, content, box)
    size = min(ICON_SIZE, box.h - height - 48)
    top = box.y + (box.h - size - height) / 2
    sketch.icon(box.x + (box.w - size) / 2, top, size, icon, look.accent.text)
    left, width = box.x + PANEL_PAD, box.w - 2 * PANEL_PAD
    y = top + size + WORDS_GAP
    sketch.text(
        left,
        y,
        width,
        words,
        EXPLAINED_ROLE,
        look.palette.ink2,
        align="center",
        bold=False,
        language=look.second_language,
    )


def _picture(sketch: Sketch, image: ImageId, box: Rect) -> None:
    """Shows a drawing or photograph with its caption and label; a touch opens the viewer."""
    look = sketch.look
    photo = look.kiosk.photographs.get(image)
    focus = (photo.focus_x, photo.focus_y) if photo is not None else (0.5, 0.5)
    fades = look.palette.name == "contrast" and photo is None
    sketch.add(
        BoxLeaf(rect=box, fill=Solid(look.accent.tint), radius=RADIUS_CARD),
        ImageLeaf(
            rect=box,
            image=image,
            crop=_stage_crop(look.kiosk, image, box),
            focus=focus,
            cover=True,
            radius=RADIUS_CARD,
            opacity=CONTRAST_ART_OPACITY if fades else 1.0,
        ),
    )
    words = look.word("illustration")
    if photo is not None:
        words = f"{look.say(photo.caption)} · {look.say(photo.credit)}"
    lines = sketch.lines(words, box.w - 72, "note")
    width = max(sketch.advance(line, "note") for line in lines)
    height = len(lines) * look.line("note") + 4
    plate = Rect(box.right - width - 40, box.bottom - height - 16, width + 24, height)
    fill = Solid(look.palette.surface, look.palette.callout_alpha)
    sketch.add(BoxLeaf(rect=plate, fill=fill, radius=10))
    sketch.text(plate.x + 12, plate.y + 2, width + 2, words, "note", look.palette.ink3)
    sketch.target(box, OpenPicture(image), words, look.word("zoom_in"), radius=RADIUS_CARD)


def _stage_crop(kiosk: Kiosk, image: ImageId, box: Rect) -> Rect | None:
    """Returns what is looked at of a drawing that fills a scene; None shows any other whole.

    Such a drawing is much wider than a sheet; what matters lies about its upright crop.
    """
    art = index_of(kiosk).arts.get(image)
    if art is None:
        return None
    width = CROP_HEIGHT * box.w / box.h
    middle = art.portrait_x + PORTRAIT_WIDTH / 2
    return Rect(middle - width / 2, STAGE_HEIGHT - CROP_HEIGHT, width, CROP_HEIGHT)
