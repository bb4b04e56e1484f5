"""Qt without a window, with the bundled font: what commands need to measure and paint."""

from functools import lru_cache

from PySide6.QtGui import QGuiApplication

from kiosk import paths
from kiosk.errors import AssetError
from kiosk.ui.kit.fonts import load_fonts


@lru_cache(maxsize=1)
def start_offscreen() -> QGuiApplication:
    """Returns the application of this process, started if there is none, with its font.

    The platform is chosen by whoever starts the process, in ``QT_QPA_PLATFORM``.

    Raises:
        AssetError: The bundled font is missing or damaged.
    """
    found = QGuiApplication.instance()
    application = found if isinstance(found, QGuiApplication) else QGuiApplication(["kiosk"])
    if not load_fonts(paths.fonts_dir()):
        raise AssetError("The bundled font is missing or damaged. Install the program again.")
    return application
