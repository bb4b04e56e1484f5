"""What keys ask for."""

from PySide6.QtCore import Qt

from kiosk.model.actions import Action, CloseSheet, GoHome, GoToTab, Step, StepSheet
from kiosk.model.journey import Visit
from kiosk.model.kiosk import Kiosk

FIRST_DIGIT, LAST_DIGIT = int(Qt.Key.Key_1), int(Qt.Key.Key_9)
FORWARD = frozenset((Qt.Key.Key_Right, Qt.Key.Key_PageDown))
BACK = frozenset((Qt.Key.Key_Left, Qt.Key.Key_PageUp))


def action_of_key(key: int, visit: Visit, kiosk: Kiosk) -> Action | None:
    """Returns what a key asks for, or None.

    Args:
        key: A value of `Qt.Key`.
        visit: What is shown: keys turn pages of a sheet, and leave an open picture alone.
        kiosk: The content, for the digits of its tabs.
    """
    if key == Qt.Key.Key_Escape:
        return CloseSheet()
    if visit.picture is not None:
        return None
    if FIRST_DIGIT <= key <= LAST_DIGIT:
        at = key - FIRST_DIGIT
        return GoToTab(kiosk.tabs[at].id) if at < len(kiosk.tabs) else None
    if key in FORWARD or key in BACK:
        by = 1 if key in FORWARD else -1
        return StepSheet(by) if visit.sheet is not None else Step(by)
    return GoHome() if key == Qt.Key.Key_Home else None
