"""Says what Qt sees of screens and touch devices, as JSON; a process, since a display may hang."""

import json
import sys

from PySide6.QtGui import QGuiApplication, QInputDevice


def main() -> int:
    """Writes it to standard output."""
    application = QGuiApplication([])
    screens = [
        {
            "name": screen.name(),
            "width": round(screen.size().width() * screen.devicePixelRatio()),
            "height": round(screen.size().height() * screen.devicePixelRatio()),
            "mm": [screen.physicalSize().width(), screen.physicalSize().height()],
            "hz": screen.refreshRate(),
        }
        for screen in application.screens()
    ]
    touch = [
        device.name()
        for device in QInputDevice.devices()
        if device.type() == QInputDevice.DeviceType.TouchScreen
    ]
    said = {"platform": application.platformName(), "screens": screens, "touch": touch}
    sys.stdout.write(json.dumps(said) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
