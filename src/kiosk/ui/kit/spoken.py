"""A composition as words, for those who hear the screen instead of seeing it."""

from kiosk.ui.kit.leaves import Composition, FigureLeaf, TextLeaf


def spoken(composition: Composition) -> str:
    """Returns all words and figures of a composition in painting order, a leaf a line."""
    lines = []
    for leaf in composition.leaves:
        if isinstance(leaf, TextLeaf):
            lines.append(leaf.text.replace("\n", " "))
        elif isinstance(leaf, FigureLeaf):
            lines.append(" ".join(run.text for run in leaf.runs))
    return "\n".join(lines)
