"""What is wrong with a layout: words that misfit, overlap or leave it, targets out of reach."""

from collections.abc import Iterator
from typing import Literal

from kiosk.model.geometry import Rect
from kiosk.model.typesetting import is_wide
from kiosk.ui.kit.figures import MIDDLE
from kiosk.ui.kit.leaves import Area, Composition, FigureLeaf, Target, TextLeaf
from kiosk.ui.kit.look import Ruler
from kiosk.values import dataclass

FaultKind = Literal[
    "broken", "misfit", "overlap", "outside", "small_target", "shared_target", "nameless"
]

ASCENT, DESCENT = 0.80, 0.12
"""How far ink reaches from the baseline in a line of words, as shares of the font size."""
DIGIT_HEIGHT = 0.76
SLACK = 1.0
"""So many units two things may reach into each other or beyond an edge: nothing that is seen."""
TARGET_SLACK = 0.5
NO_BLOCK = -1

WordsLeaf = TextLeaf | FigureLeaf


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing wrong with one layout.

    Attributes:
        words: The words or the name of the target that it is about, or "".
        what: What is wrong, with its measures.
        other: The words it collides with, or "".
        block: Index of the block in its scene, or `NO_BLOCK`.
        measure: How bad it is; comparable within a kind.
    """

    kind: FaultKind
    words: str
    what: str
    other: str = ""
    block: int = NO_BLOCK
    measure: float = 0.0


def find_faults(
    composition: Composition, ruler: Ruler, min_target: float, height: float | None = None
) -> tuple[Fault, ...]:
    """Returns everything that is wrong with a layout.

    Args:
        composition: A laid out scene, sheet or bar.
        ruler: Measures its lines.
        min_target: Least side of a touch target, in layout units.
        height: The height that is seen; the composition's own if not given.
    """
    room = Rect(0, 0, composition.width, height or composition.height)
    return (
        *_misfits(composition),
        *_words(composition, room, ruler),
        *_targets(composition, room, min_target),
    )


def words_of(leaf: WordsLeaf) -> str:
    """Returns what a leaf says, in one line."""
    if isinstance(leaf, TextLeaf):
        return join_lines(leaf.lines)
    return " ".join(run.text for run in leaf.runs)


def join_lines(lines: tuple[str, ...]) -> str:
    """Returns broken lines as one: between wide characters a break stands for nothing."""
    joined = lines[0] if lines else ""
    for line in lines[1:]:
        close = joined[-1:] and line[:1] and is_wide(joined[-1]) and is_wide(line[0])
        joined += line if close else f" {line}"
    return joined


def ink_boxes(leaf: WordsLeaf, ruler: Ruler) -> tuple[Rect, ...]:
    """Returns the boxes that the ink of a leaf covers: one a line, one for a figure."""
    if isinstance(leaf, FigureLeaf):
        px = max(run.px for run in leaf.runs)
        top, below = px * DIGIT_HEIGHT, px * 0.02
        return (leaf.rect._replace(y=leaf.baseline - top, h=top + below),)
    boxes = []
    for index, line in enumerate(leaf.lines):
        width = ruler.advance(line, leaf.px, leaf.language, bold=leaf.bold)
        spare = {"left": 0.0, "center": 0.5, "right": 1.0}[leaf.align] * (leaf.rect.w - width)
        baseline = leaf.rect.y + leaf.line * (index + 0.5) + MIDDLE * leaf.px
        top = baseline - ASCENT * leaf.px
        boxes.append(Rect(leaf.rect.x + spare, top, width, (ASCENT + DESCENT) * leaf.px))
    return tuple(boxes)


def block_at(areas: tuple[Area, ...], rect: Rect) -> int:
    """Returns the index of the block that most of a box lies in, or `NO_BLOCK`."""
    best = max(areas, key=lambda area: area.rect.overlap(rect), default=None)
    if best is None or best.rect.overlap(rect) <= 0:
        return NO_BLOCK
    return best.index


def _misfits(composition: Composition) -> Iterator[Fault]:
    for misfit in composition.misfits:
        yield Fault(
            kind="misfit",
            words=join_lines(tuple(misfit.text.split("\n"))),
            what=misfit.reason,
            block=misfit.block,
        )


def _words(composition: Composition, room: Rect, ruler: Ruler) -> Iterator[Fault]:
    leaves = [leaf for leaf in composition.leaves if isinstance(leaf, TextLeaf | FigureLeaf)]
    boxes = sorted(
        ((box, index) for index, leaf in enumerate(leaves) for box in ink_boxes(leaf, ruler)),
        key=lambda pair: pair[0].y,
    )
    for at, (box, index) in enumerate(boxes):
        beyond = _beyond(box, room)
        if beyond > SLACK:
            yield Fault(
                kind="outside",
                words=words_of(leaves[index]),
                what=f"reaches {beyond:.0f} units beyond the edge",
                block=block_at(composition.areas, box),
                measure=beyond,
            )
        for other, other_index in boxes[at + 1 :]:
            if other.y >= box.bottom:
                break
            shared = _depth(box, other)
            if other_index != index and shared > SLACK:
                yield Fault(
                    kind="overlap",
                    words=words_of(leaves[index]),
                    other=words_of(leaves[other_index]),
                    what=f"cover each other by {shared:.0f} units",
                    block=block_at(composition.areas, box),
                    measure=shared,
                )


def _targets(composition: Composition, room: Rect, min_target: float) -> Iterator[Fault]:
    targets = sorted(composition.targets, key=lambda target: target.rect.y)
    for at, target in enumerate(targets):
        yield from _one_target(target, composition.areas, room, min_target)
        for other in targets[at + 1 :]:
            if other.rect.y >= target.rect.bottom:
                break
            shared = _depth(target.rect, other.rect)
            if shared > SLACK:
                yield Fault(
                    kind="shared_target",
                    words=target.name,
                    other=other.name,
                    what=f"overlap by {shared:.0f} units",
                    block=block_at(composition.areas, target.rect),
                    measure=shared,
                )


def _one_target(
    target: Target, areas: tuple[Area, ...], room: Rect, min_target: float
) -> Iterator[Fault]:
    rect = target.rect
    block = block_at(areas, rect)
    least = min(rect.w, rect.h)
    if least < min_target - TARGET_SLACK:
        yield Fault(
            kind="small_target",
            words=target.name,
            what=f"{rect.w:.0f} × {rect.h:.0f}, and a finger needs {min_target:.0f}",
            block=block,
            measure=min_target - least,
        )
    beyond = _beyond(rect, room)
    if beyond > min_target / 4:
        yield Fault(
            kind="outside",
            words=target.name,
            what=f"reaches {beyond:.0f} units beyond the edge, where nothing can be touched",
            block=block,
            measure=beyond,
        )
    if not target.name.strip():
        yield Fault(kind="nameless", words="", what=str(target.action), block=block)


def _depth(one: Rect, other: Rect) -> float:
    """Returns how far two boxes reach into each other, on the side where it is less."""
    across = min(one.right, other.right) - max(one.x, other.x)
    down = min(one.bottom, other.bottom) - max(one.y, other.y)
    return min(across, down)


def _beyond(box: Rect, room: Rect) -> float:
    """Returns how far a box reaches out of a room, 0 if it lies inside."""
    return max(
        0.0, room.x - box.x, room.y - box.y, box.right - room.right, box.bottom - room.bottom
    )
