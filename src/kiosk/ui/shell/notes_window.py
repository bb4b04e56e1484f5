"""A small window with notes and timers, for a guide who has no screen of their own."""

import logging

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QColor, QGuiApplication, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from kiosk.model.geometry import Rect
from kiosk.theme.palettes import PALETTES
from kiosk.ui.kit.fonts import shared_ruler
from kiosk.ui.kit.leaves import BoxLeaf, Composition, Solid, Stroke
from kiosk.ui.kit.look import Look
from kiosk.ui.kit.painter import LeafPainter
from kiosk.ui.kit.sketch import Sketch
from kiosk.ui.shell.console_notes import draw_notes
from kiosk.ui.shell.console_parts import accent_of, line, place_words
from kiosk.ui.shell.console_state import ConsoleState, describe, what_is_seen
from kiosk.ui.shell.console_timers import compose_timers, timer_words
from kiosk.ui.shell.lobby import Lobby
from kiosk.ui.shell.lock_down import HAS_NEIGHBOURS
from kiosk.ui.shell.presenter import Presenter
from kiosk.ui.shell.window import Window

log = logging.getLogger(__name__)
SIZE = Rect(0, 0, 640, 504)
"""In layout units of the window that it lies over."""
EDGE, FOOT, GRIP_H = 28.0, 44.0, 90.0
READ_CLOCK_MS = 200


def compose_small(state: ConsoleState, look: Look) -> Composition:
    """Lays out notes, and the names of this scene and the next; the timers have their room."""
    sketch = Sketch(look, SIZE.w)
    palette = look.palette
    edge = Stroke(Solid(palette.line2), 2)
    sketch.add(BoxLeaf(rect=SIZE, fill=Solid(palette.surface), stroke=edge))
    notes = Rect(EDGE, GRIP_H + 8, SIZE.w - 2 * EDGE, SIZE.h - GRIP_H - 8 - FOOT - 24)
    draw_notes(sketch, notes, state, on_card=False)
    foot = Rect(EDGE, SIZE.bottom - FOOT - 12, SIZE.w - 2 * EDGE, FOOT)
    sketch.rule(foot.x, foot.y - 4, foot.right, foot.y - 4)
    label = look.word("presenter_next")
    x = line(sketch, foot, label, 24, palette.ink3, bold=True).right + 14
    names = ("", look.word("presenter_last"))
    if state.upcoming is not None:
        names = place_words(look, state.upcoming)
    for words in names:
        room = Rect(x, foot.y, foot.right - x, foot.h)
        if words and room.w > 40:
            x = line(sketch, room, words, 24, palette.ink1, bold=True).right + 18
    return sketch.finish(SIZE.h)


class NotesWindow(QWidget):
    """Lies over a corner of the audience's window; can be drawn elsewhere by its head."""

    def __init__(self, window: Window, lobby: Lobby, presenter: Presenter) -> None:
        """Shows itself over a window that is shown.

        Args:
            window: The window; also the owner, so that this one lies over it and nothing else.
            lobby: Says what the audience sees beside scenes.
            presenter: Leads the presentation.
        """
        super().__init__(window, _FLAGS)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setObjectName("notes")
        self._window, self._lobby, self._presenter = window, lobby, presenter
        self._composition = self._timers = Composition(width=0, height=0)
        self._held_at: QPoint | None = None
        self._told: tuple[object, ...] = ()
        self._clock = QTimer(self)
        self._clock.setInterval(READ_CLOCK_MS)
        self._clock.timeout.connect(self._tell_time)
        for signal in (
            presenter.changed,
            lobby.state_changed,
            window.acted,
            window.scene_shown,
            window.laid_out,
        ):
            signal.connect(self.refresh)
        self._place()
        self.refresh()
        self.show()
        if QGuiApplication.platformName() in HAS_NEIGHBOURS:
            self.raise_()

    def refresh(self) -> None:
        """Brings the notes to the scene that is shown."""
        if self._window.stage is None:
            return
        try:
            self._composition = compose_small(self._state(), self._look())
        except Exception:
            # A named boundary: whatever cannot be said here, the audience goes on.
            log.exception("the notes cannot be laid out")
            return
        self._told = ()
        self._tell_time()
        self.update()
        if self._presenter.state.phase == "off":
            self._clock.stop()
        else:
            self._clock.start()

    def _place(self) -> None:
        """Lies at the lower right end of the window, above its bar."""
        stage = self._window.stage
        if stage is None:
            return
        unit = stage.scale / self._window.devicePixelRatioF()
        self.setFixedSize(QSize(round(SIZE.w * unit), round(SIZE.h * unit)))
        x = (stage.width - SIZE.w - 48) * unit
        y = (stage.height - SIZE.h - 48) * unit
        self.move(self._window.mapToGlobal(QPoint(round(x), round(y))))

    def _state(self) -> ConsoleState:
        visit, led = self._window.visit, self._presenter.state
        seen = what_is_seen(visit, self._lobby.state, blank=led.blank)
        return describe(led, seen, self._window.kiosk, visit.language)

    def _look(self) -> Look:
        kiosk, visit = self._window.kiosk, self._window.visit
        return Look(
            kiosk=kiosk,
            language=visit.language,
            palette=PALETTES["night"],
            accent_name=accent_of(kiosk, visit.scene),
            text_scale=1.0,
            format="landscape",
            min_target=48,
            ruler=shared_ruler(),
        )

    def _tell_time(self) -> None:
        look = self._look()
        timers = timer_words(self._presenter.state, self._presenter.timers(), look)
        if timers != self._told:
            self._told = timers
            room = Rect(EDGE, 8, SIZE.w - 2 * EDGE, GRIP_H - 14)
            self._timers = compose_timers(timers, look, room)
            self.update()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._held_at = event.globalPosition().toPoint() - self.pos()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held_at is not None:
            self.move(event.globalPosition().toPoint() - self._held_at)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held_at = None

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        # It goes with the program.
        event.ignore()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        device = QPainter(self)
        ratio = 1 / self.devicePixelRatioF()
        device.scale(ratio, ratio)
        palette = PALETTES["night"]
        device.fillRect(QRectF(QPointF(0, 0), self.size().toSizeF()), QColor(palette.surface))
        painter = LeafPainter(palette, self.width() / ratio / SIZE.w, self._window.pictures)
        painter.paint(device, self._composition.leaves)
        painter.paint(device, self._timers.leaves)
        device.end()


_FLAGS = (
    Qt.WindowType.Tool | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowDoesNotAcceptFocus
)
