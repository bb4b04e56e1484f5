"""Where the keyboard is: it goes into a sheet with the visitor and back to what opened it."""

from PySide6.QtWidgets import QWidget

from kiosk.model.actions import Action
from kiosk.ui.kit.surface import Surface
from kiosk.ui.kit.targets import TargetWidget


def focused_action(widget: QWidget | None) -> Action | None:
    """Returns what the target does that a key has brought the focus to, or None."""
    if isinstance(widget, TargetWidget) and widget.is_ringed and widget.target is not None:
        return widget.target.action
    return None


class FocusTrail:
    """Remembers what was focused below every open sheet."""

    def __init__(self) -> None:
        """Starts with nothing open."""
        self._openers: list[Action | None] = []

    def follow(
        self,
        depth: int,
        focused: Action | None,
        above: Surface,
        below: tuple[Surface, ...],
    ) -> None:
        """Hands the focus on after sheets were opened or closed.

        Args:
            depth: How many sheets and pictures are open now.
            focused: What had the focus by key before.
            above: The topmost surface, if one was opened.
            below: The surfaces on which the opener may be, if one was closed.
        """
        if depth > len(self._openers):
            self._openers += [focused] * (depth - len(self._openers))
            if focused is not None:
                above.focus_target(None)
        elif depth < len(self._openers):
            opener = self._openers[depth]
            del self._openers[depth:]
            if opener is not None:
                any(surface.focus_target(opener) for surface in below)
