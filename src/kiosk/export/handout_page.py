"""One page of a handout laid out: the scene as a picture, what it says in full, its sources.

Lengths are half points: A4 is 1190 × 1684, a slide of 13⅓ × 7½ inches 1920 × 1080.
"""

from collections.abc import Callable
from functools import partial
from typing import Literal

from kiosk.export.page_text import PageText
from kiosk.export.scenes import printed
from kiosk.model.appearances import shown_by
from kiosk.model.geometry import Rect
from kiosk.model.kiosk import Scene, Tab
from kiosk.model.sheet_scenes import sources_of
from kiosk.model.sheet_words import SheetWords
from kiosk.model.shows import Note
from kiosk.ui.kit.leaves import BoxLeaf, Composition, Leaf, Solid, Stroke
from kiosk.ui.kit.look import Look
from kiosk.ui.scenes.stage import measure_stage
from kiosk.values import dataclass

Paper = Literal["a4", "16x9"]
SIZES: dict[Paper, tuple[float, float]] = {"a4": (1190.0, 1684.0), "16x9": (1920.0, 1080.0)}
STAGE = measure_stage(1920, 1080, 55.0)
"""Every scene is laid out as for a screen of this size; its bar is left out."""
MARGIN, GUTTER = 72.0, 44.0
TIGHTER = (1.2, 1.1, 1.0, 0.94, 0.88, 0.82, 0.76)
"""Text sizes that are tried until all fits; at the last a few figures stay on the picture only."""
SHARE_BESIDE_NOTES = 0.7
FOOT = 56.0
NOTES_SHARE = 1.2
"""On a slide words are larger than on A4."""
STRIP_SIZES = (20.0, 18.0, 16.0, 14.0)
STRIP_PAD, STRIP_RIGHT = 18.0, 340.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaflet:
    """What one page is about.

    Attributes:
        scene: Laid out on `STAGE`.
        place: Which scene of its tab it is, from 1.
        notes: What the guide says here; () prints none.
        number: The page, from 1.
        count: Pages in all.
    """

    value: Scene
    tab: Tab
    place: int
    scene: Composition
    look: Look
    notes: tuple[Note, ...] = ()
    number: int
    count: int

    @property
    def words(self) -> SheetWords:
        """The words of its scene."""
        return SheetWords(kiosk=self.look.kiosk, language=self.look.language)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page: its own leaves, and the scene's with the box that they are brought into."""

    width: float
    height: float
    leaves: tuple[Leaf, ...]
    picture: tuple[Leaf, ...]
    box: Rect


def compose_page(leaflet: Leaflet, paper: Paper) -> Page:
    """Lays out a page."""
    if paper == "a4":
        return _upright(leaflet)
    return _beside_notes(leaflet) if leaflet.notes else _slide(leaflet)


def _page(leaflet: Leaflet, text: PageText, size: tuple[float, float], box: Rect) -> Page:
    palette = leaflet.look.palette
    paper = BoxLeaf(rect=Rect(0, 0, *size), fill=Solid(palette.surface))
    frame = BoxLeaf(rect=box, stroke=Stroke(Solid(palette.line), 1.5))
    return Page(
        width=size[0],
        height=size[1],
        leaves=(paper, *text.leaves, frame),
        picture=printed(leaflet.scene.leaves, leaflet.look),
        box=box,
    )


# A4 ---------------------------------------------------------------------------------------------


def _upright(leaflet: Leaflet) -> Page:
    """Puts the scene on top, title, notes, sentences and figures below, the sources last."""
    size = SIZES["a4"]
    wide = size[0] - 2 * MARGIN
    box = Rect(MARGIN, MARGIN, wide, wide * STAGE.height / STAGE.width)
    room = Rect(MARGIN, box.bottom + 30, wide, size[1] - MARGIN - FOOT - box.bottom - 30)
    text = _fitting(partial(_below, leaflet, room))
    _foot(leaflet, text, Rect(MARGIN, size[1] - MARGIN - 26, wide, 26))
    return _page(leaflet, text, size, box)


def _fitting(attempt: Callable[[float], tuple[PageText, bool]]) -> PageText:
    """Returns text in the largest size in which all of it has room."""
    for share in TIGHTER[:-1]:
        text, fits = attempt(share)
        if fits:
            return text
    return attempt(TIGHTER[-1])[0]


def _below(leaflet: Leaflet, room: Rect, share: float) -> tuple[PageText, bool]:
    """Returns what stands below the scene, and whether it has room."""
    text, sources = PageText(leaflet.look, share), PageText(leaflet.look, share)
    y = _head(leaflet, text, room) + 26
    high = _sources(leaflet, sources, Rect(room.x, 0, room.w, 0))
    middle = Rect(room.x, y, room.w, room.bottom - high - 24 - y)
    fits = _body(leaflet, text, middle, last=share == TIGHTER[-1])
    text.rule(room.x, room.bottom - high - 12, room.right)
    text.add(*sources.moved(0, room.bottom - high))
    return text, fits


def _head(leaflet: Leaflet, text: PageText, room: Rect) -> float:
    """Sets where the scene belongs, its title and subtitle; returns where they end."""
    look, words = leaflet.look, leaflet.words
    count = look.word("page_of").format(n=leaflet.place, of=len(leaflet.tab.scenes))
    eyebrow = f"{words.say(leaflet.tab.name)}  {count}"
    y = text.set(room.x, room.y, room.w, eyebrow, 20, look.accent.text, bold=True)
    y = text.set(
        room.x, y + 4, room.w, words.say(leaflet.value.title), 38, look.palette.ink1, bold=True
    )
    return text.set(room.x, y + 2, room.w, words.say(leaflet.value.subtitle), 23, look.palette.ink2)


def _body(leaflet: Leaflet, text: PageText, room: Rect, *, last: bool) -> bool:
    """Sets notes and sentences left, figures right; says whether all has room.

    Args:
        leaflet: What the page is about.
        text: Where to.
        room: The room there is.
        last: Whether text becomes no smaller: then what has no room is left to the picture.
    """
    facts = _facts(leaflet)
    told = leaflet.notes or leaflet.value.relations
    half = (room.w - GUTTER) / 2
    left = Rect(room.x, room.y, half if facts else room.w, room.h)
    y = _notes(leaflet, text, left)
    y = _sentences(leaflet, text, Rect(left.x, y, left.w, 0))
    if not facts:
        return y <= room.bottom
    right = Rect(room.x + half + GUTTER, room.y, half, room.h) if told else room
    below = _figures(leaflet, text, right, facts, room.bottom if last else None)
    return max(y, below) <= room.bottom


def _facts(leaflet: Leaflet) -> tuple[tuple[str, str, str], ...]:
    """Returns what the scene states: label, figure, period."""
    rows = leaflet.words.links(facts=shown_by(leaflet.value.blocks).facts)
    return tuple((row.label, row.value, row.note) for row in rows)


def _notes(leaflet: Leaflet, text: PageText, room: Rect) -> float:
    """Sets the guide's points; returns where they end."""
    if not leaflet.notes:
        return room.y
    look, words = leaflet.look, leaflet.words
    y = text.heading(room.x, room.y, room.w, look.word("presenter_notes"))
    for note in leaflet.notes:
        top = y + 8
        y = text.set(
            room.x + 22, top, room.w - 22, words.say(note.heading), 22, look.palette.ink1, bold=True
        )
        y = text.set(room.x + 22, y + 2, room.w - 22, words.say(note.line), 20, look.palette.ink2)
        text.bar(Rect(room.x, top + 4, 5, y - top - 6), look.accent.fill)
    return y + 26


def _sentences(leaflet: Leaflet, text: PageText, room: Rect) -> float:
    """Sets what the scene tells in full; returns where it ends."""
    look, y = leaflet.look, room.y
    relations = [look.kiosk.relations[one] for one in leaflet.value.relations]
    if relations:
        y = text.heading(room.x, y, room.w, look.word("in_full"))
    for relation in relations:
        words = leaflet.words.say(relation.text)
        y = text.set(room.x, y + 8, room.w, words, 21, look.palette.ink2)
    return y


def _figures(
    leaflet: Leaflet,
    text: PageText,
    room: Rect,
    rows: tuple[tuple[str, str, str], ...],
    floor: float | None,
) -> float:
    """Sets figures, a row each; returns where they end.

    Args:
        leaflet: What the page is about.
        text: Where to.
        room: The room there is.
        rows: Label, figure, period.
        floor: Rows that would end lower are left out; None sets them all.
    """
    look = leaflet.look
    y = text.heading(room.x, room.y, room.w, look.word("figures"))
    for label, value, period in rows:
        mark = text.mark()
        wide = min(room.w * 0.5, text.width(value, 22, bold=True))
        ends = text.set(room.right - wide, y + 8, wide + 1, value, 22, look.accent.text, bold=True)
        said = f"{label} · {period}" if period else label
        below = text.set(room.x, y + 8, room.w - wide - 20, said, 20, look.palette.ink2)
        if floor is not None and max(ends, below) + 8 > floor:
            text.back_to(mark)
            return y
        y = max(ends, below) + 8
        text.rule(room.x, y, room.right)
    return y


def _sources(leaflet: Leaflet, text: PageText, room: Rect) -> float:
    """Sets every source in full; returns where they end."""
    look, words, y = leaflet.look, leaflet.words, room.y
    y = text.heading(room.x, y, room.w, look.word("source"))
    for source_id in sources_of(look.kiosk, leaflet.value):
        y = text.set(room.x, y + 6, room.w, words.full_source(source_id), 17, look.palette.ink2)
    return y


def _foot(leaflet: Leaflet, text: PageText, room: Rect) -> None:
    """Sets whose handout it is, how old the data are, and the page."""
    look, words = leaflet.look, leaflet.words
    whose = f"{words.say(look.kiosk.name)} · {words.say(look.kiosk.stamp)}"
    text.set(room.x, room.y, room.w, whose, 17, look.palette.ink3)
    page = look.word("page_of").format(n=leaflet.number, of=leaflet.count)
    text.set(room.x, room.y, room.w, page, 17, look.palette.ink3, align="right")


# Slides -----------------------------------------------------------------------------------------


def _slide(leaflet: Leaflet) -> Page:
    """Fills the page with the scene; the sources stand where the screen has its bar."""
    size = SIZES["16x9"]
    box = Rect(0, 0, size[0], STAGE.height)
    text = _strip(leaflet, Rect(0, box.bottom, size[0], size[1] - box.bottom))
    return _page(leaflet, text, size, box)


def _beside_notes(leaflet: Leaflet) -> Page:
    """Leaves room at the right and below the scene for what the guide says."""
    size = SIZES["16x9"]
    wide, high = SHARE_BESIDE_NOTES * size[0], SHARE_BESIDE_NOTES * STAGE.height
    floor = STAGE.height - 20
    beside = Rect(wide + 36, 44, size[0] - wide - 36 - MARGIN, floor - 44)
    below = Rect(MARGIN, high + 30, wide - MARGIN, floor - high - 30)

    def attempt(share: float) -> tuple[PageText, bool]:
        strip = Rect(0, STAGE.height, size[0], size[1] - STAGE.height)
        text = _strip(leaflet, strip, share * NOTES_SHARE)
        ends = _notes(leaflet, text, beside), _sentences(leaflet, text, below)
        return text, ends[0] <= beside.bottom and ends[1] <= below.bottom

    return _page(leaflet, _fitting(attempt), size, Rect(0, 0, wide, high))


def _strip(leaflet: Leaflet, room: Rect, share: float = 1.0) -> PageText:
    """Returns the text of a page with sources and page number in the strip at its foot."""
    look, words = leaflet.look, leaflet.words
    text, mark = PageText(look, share), 0
    wide = room.w - 2 * MARGIN - STRIP_RIGHT - 20
    for size in STRIP_SIZES:
        text.back_to(mark)
        y = room.y + STRIP_PAD
        for source_id in sources_of(look.kiosk, leaflet.value):
            said = f"{look.word('source')} · {words.full_source(source_id)}"
            y = text.set(MARGIN, y, wide, said, size / share, look.palette.ink2)
        if y <= room.bottom - 12:
            break
    x, px = room.right - MARGIN - STRIP_RIGHT, STRIP_SIZES[0] / share
    name, ink = words.say(look.kiosk.name), look.palette.ink1
    y = text.set(x, room.y + STRIP_PAD, STRIP_RIGHT, name, px, ink, bold=True, align="right")
    page = look.word("page_of").format(n=leaflet.number, of=leaflet.count)
    text.set(x, y + 2, STRIP_RIGHT, page, px, look.palette.ink3, align="right")
    return text
