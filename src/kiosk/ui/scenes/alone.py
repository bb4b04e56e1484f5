"""One block alone on the whole screen: laid out anew, as large as it gets there."""

from collections.abc import Iterator
from math import sqrt

from kiosk.model.blocks import Block
from kiosk.model.geometry import Rect
from kiosk.model.kiosk import Scene
from kiosk.ui.kit.leaves import Area, Composition, TextLeaf
from kiosk.ui.kit.look import Frame, Look
from kiosk.ui.kit.sketch import Sketch
from kiosk.ui.scenes.background import plain_background
from kiosk.ui.scenes.compose import PANEL_KIND, STAGE_KINDS, BlockComposer, count_charts
from kiosk.ui.scenes.stage import Stage

LARGEST = 2.2
"""No block gets larger than so many times its usual size: words that fill walls are not read."""
TRIES = 3
REFLOW = 1.1
"""Words that are set anew may take so much less room than in the scene."""
MARGIN = 56.0
Alone = tuple[Composition, float]


def can_stand_alone(block: Block) -> bool:
    """Says whether a block means something without the drawing that it stands on."""
    return block.kind not in STAGE_KINDS


def compose_alone(
    scene: Scene, area: Area, look: Look, stage: Stage, compose: BlockComposer
) -> Iterator[Alone | None]:
    """Lays out a block of a scene on the whole screen, step by step: each may take a few ms.

    Args:
        scene: The scene.
        area: Which of its blocks, and how large it is there.
        look: How everything looks, in the tab's accent.
        stage: The screen; the bar's room is taken too.
        compose: Lays out one block.

    Yields:
        None for each try that failed; in the end the layout, and how many times larger than usual
        its units are: the largest of some sizes at which all of the block fits.
    """
    width, height = stage.width, stage.height + stage.bar
    most = _most(area.rect, width, height)
    usual, fits = _try(scene, area.index, look, (width, height), compose)
    for attempt in range(TRIES if fits else 0):
        yield None
        larger = most - attempt * (most - 1) / TRIES
        size = width / larger, height / larger
        composed, fits = _try(scene, area.index, look, size, compose)
        if fits and _letters(composed) >= _letters(usual):
            yield composed, larger
            return
    yield usual, 1.0


def _letters(composed: Composition) -> int:
    """Returns how many letters are shown: what leaves words out where it is narrow shows fewer."""
    lines = (line for leaf in composed.leaves if isinstance(leaf, TextLeaf) for line in leaf.lines)
    return sum(len("".join(line.split())) for line in lines)


def _most(box: Rect, width: float, height: float) -> float:
    """Returns how many times larger a block can get at most: each try takes time."""
    return max(1.0, min(LARGEST, REFLOW * sqrt(width * height / max(1.0, box.w * box.h))))


def _try(
    scene: Scene, index: int, look: Look, size: tuple[float, float], compose: BlockComposer
) -> tuple[Composition, bool]:
    """Lays the block out in the middle of a screen of a size; says whether it fits there."""
    width, height = size
    block = scene.blocks[index]
    fills = block.kind == PANEL_KIND
    margin = 0.0 if fills else MARGIN
    frame = Frame(
        width=width - 2 * margin,
        look=look,
        first_chart=sum(count_charts(other) for other in scene.blocks[:index]),
    )
    room = height - 2 * margin
    natural = compose(block, frame)
    fits = natural.height <= room + 1 and not natural.misfits
    if fits:
        wanted = room if fills or count_charts(block) else natural.height
        natural = compose(block, _with_height(frame, wanted))
        fits = not natural.misfits
    sketch = Sketch(look, width)
    sketch.add(*plain_background(look, width, height, gold=fills))
    sketch.place(natural, margin, margin + max(0.0, (room - natural.height) / 2))
    return sketch.finish(height), fits


def _with_height(frame: Frame, height: float) -> Frame:
    return Frame(width=frame.width, look=frame.look, first_chart=frame.first_chart, height=height)
