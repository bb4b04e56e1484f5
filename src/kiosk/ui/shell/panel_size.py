"""How large a window is in reality."""

from PySide6.QtWidgets import QWidget

from kiosk.ui.scenes.stage import MM_PER_INCH, Stage, measure_stage, window_inches

DIAGONAL_IF_UNKNOWN = 55.0


def stage_of(window: QWidget, panel_inches: float | None) -> Stage:
    """Returns the stage of a window.

    Args:
        window: The window.
        panel_inches: The panel's diagonal as the content states it; None asks the screen.
    """
    ratio = window.devicePixelRatioF()
    width, height = round(window.width() * ratio), round(window.height() * ratio)
    inches = panel_inches or _reported_inches(window)
    return measure_stage(max(1, width), max(1, height), inches)


def _reported_inches(window: QWidget) -> float:
    """Returns the window's diagonal by what its screen reports, or by a common screen's."""
    screen = window.screen()
    size, whole = screen.physicalSize(), screen.size()
    inches = float((size.width() ** 2 + size.height() ** 2) ** 0.5) / MM_PER_INCH
    return window_inches(
        inches if inches > 1 else DIAGONAL_IF_UNKNOWN,
        (whole.width(), whole.height()),
        (window.width(), window.height()),
    )
