"""What visitors do: touches with one finger or two, swipes, mouse and keys."""

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QInputDevice, QPointingDevice, QTouchEvent
from PySide6.QtTest import QTest

from tests.ui.kit.waiting import settle

FRAME_MS = 16


def touchscreen():
    """Returns the test's touchscreen, made once: Qt keeps it until the process ends."""
    if not _SCREENS:
        device = QTest.createTouchDevice(QInputDevice.DeviceType.TouchScreen)
        assert isinstance(device, QPointingDevice)
        _SCREENS.append(device)
    return _SCREENS[0]


_SCREENS: list[QPointingDevice] = []


class Hands:
    """Hands on one window; places are in layout units of a surface."""

    def __init__(self, qtbot, window):
        self._qtbot = qtbot
        self.window = window

    # Places -------------------------------------------------------------------------------------

    def target(self, surface, action):
        """Returns the target of a surface that asks for an action."""
        for target in surface.targets:
            if target.action == action:
                return target
        asked = [target.action for target in surface.targets]
        raise AssertionError(f"nothing there asks for {action}, only {asked}")

    def first(self, surface, kind):
        """Returns the first target of a surface that asks for a kind of action."""
        for target in surface.targets:
            if isinstance(target.action, kind):
                return target
        raise AssertionError(f"nothing there asks for {kind.__name__}")

    def middle(self, target):
        """Returns the middle of a target."""
        return target.rect.x + target.rect.w / 2, target.rect.y + target.rect.h / 2

    def pixel(self, surface, x, y):
        """Returns a place of a surface in widget pixels."""
        unit = surface._scale / surface.devicePixelRatioF()
        return QPoint(round(x * unit), round(y * unit))

    # One finger ---------------------------------------------------------------------------------

    def press(self, surface, x, y):
        self._touch(surface, ("press", x, y))

    def move(self, surface, x, y):
        self._touch(surface, ("move", x, y))

    def release(self, surface, x, y):
        self._touch(surface, ("release", x, y))

    def _touch(self, surface, *fingers):
        """Sends one event of the touchscreen: what each finger does, and where.

        The sequence is held until it is sent: what its methods return dies with it. Qt queues
        touches like those of a driver, so it gets a moment to deliver them.
        """
        sequence = QTest.touchEvent(surface, touchscreen(), False)
        for number, (what, x, y) in enumerate(fingers):
            at = self.pixel(surface, x, y)
            getattr(sequence, what)(number, at, surface)
        sequence.commit()
        self._qtbot.wait(1)

    def cancel(self, surface):
        """Takes all fingers away as a driver does that has lost them."""
        QCoreApplication.sendEvent(surface, QTouchEvent(QEvent.Type.TouchCancel, touchscreen()))

    def tap(self, surface, x, y):
        """Touches a place with one finger and lets go."""
        self.press(surface, x, y)
        self.release(surface, x, y)

    def touch(self, surface, action):
        """Touches the target that asks for an action and waits until all rests."""
        self.tap(surface, *self.middle(self.target(surface, action)))
        settle(self._qtbot, self.window)

    def drag(self, surface, start, by, *, steps=8, wait_ms=FRAME_MS):
        """Moves a finger that is down; it stays down. Returns where it is."""
        x, y = start
        for step in range(1, steps + 1):
            self._qtbot.wait(wait_ms)
            self.move(surface, x + by[0] * step / steps, y + by[1] * step / steps)
        return x + by[0], y + by[1]

    def swipe(self, surface, start, by, *, steps=8, wait_ms=FRAME_MS, rest_ms=0):
        """Touches, moves and lets go, after a rest if that is wanted."""
        self.press(surface, *start)
        end = self.drag(surface, start, by, steps=steps, wait_ms=wait_ms)
        if rest_ms:
            self._qtbot.wait(rest_ms)
        self.release(surface, *end)
        settle(self._qtbot, self.window)

    # Two fingers --------------------------------------------------------------------------------

    def pinch(self, surface, middle, spread_from, spread_to, *, steps=6):
        """Sets two fingers down around a place and moves them apart or together."""
        x, y = middle

        def both(first, second, spread):
            one, other = (first, x - spread / 2, y), (second, x + spread / 2, y)
            self._touch(surface, one, other)

        self._touch(surface, ("press", x - spread_from / 2, y))
        both("move", "press", spread_from)
        for step in range(1, steps + 1):
            both("move", "move", spread_from + (spread_to - spread_from) * step / steps)
        both("release", "release", spread_to)

    def add_finger(self, surface, first, second):
        """Sets a second finger down and lifts it again while the first stays where it is."""
        self._touch(surface, ("move", *first), ("press", *second))
        self._touch(surface, ("move", *first), ("release", *second))

    # Mouse and keys -----------------------------------------------------------------------------

    def click(self, surface, x, y):
        at = self.pixel(surface, x, y)
        QTest.mouseClick(surface, Qt.MouseButton.LeftButton, pos=at)

    def key(self, key, modifier=Qt.KeyboardModifier.NoModifier):
        """Presses a key where the focus is and waits until all rests."""
        holder = self.window.focusWidget() or self.window
        QTest.keyClick(holder, key, modifier)
        settle(self._qtbot, self.window)
