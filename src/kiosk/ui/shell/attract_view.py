"""The attract screen as a widget: fades in over the window, moves, takes turns, goes again."""

from collections.abc import Callable
from math import ceil, floor
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QRegion, QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from kiosk.model.kiosk import Kiosk
from kiosk.model.words import Language, ThemeName, say
from kiosk.ui.kit.painted import Painted
from kiosk.ui.kit.pictures import Pictures
from kiosk.ui.kit.tempo import Tempo
from kiosk.ui.shell.attract_motion import SHIFT_EVERY_MS, shift_at

if TYPE_CHECKING:
    from kiosk.ui.shell.attract_layout import Turn
    from kiosk.ui.shell.attract_pixels import AttractPixels

TICK_MS = 33
WAITS_FOR_PICTURE_MS = 800
"""So long the screen waits for its picture before it comes with words alone."""


class AttractView(Painted):
    """Draws people in while nobody touches the screen.

    ``shown`` says that it stands there whole: nothing below it can be seen any more.
    """

    shown = Signal()

    def __init__(self, parent: QWidget, kiosk: Kiosk, tempo: Tempo, pictures: Pictures) -> None:
        """Creates a hidden view.

        Args:
            parent: Owner; the view covers it.
            kiosk: The content.
            tempo: Settings of movement.
            pictures: The store of pictures.
        """
        super().__init__(parent)
        self._window = parent
        self._kiosk, self._tempo, self._pictures = kiosk, tempo, pictures
        self._theme: ThemeName = kiosk.start.theme
        self._language = kiosk.languages[0].code
        self._turns: tuple[Turn, ...] = ()
        self._turn = self._step = self._tick = 0
        self._pixels: AttractPixels | None = None
        self._running = False
        self._due: list[QRect] = []
        self._due_region = QRegion()
        self._fade_since: float | None = None
        self._words_since: float | None = None
        self._clock = QElapsedTimer()
        self._clock.start()
        self._ticker = self._timer(TICK_MS, self._on_tick)
        self._ticker.setTimerType(Qt.TimerType.PreciseTimer)
        self._turner = self._timer(kiosk.attract.turn_seconds * 1000, self._on_turn)
        self._shifter = self._timer(SHIFT_EVERY_MS, self._on_shift)
        self._patience = self._timer(WAITS_FOR_PICTURE_MS, self._appear)
        self._patience.setSingleShot(True)
        pictures.arrived.connect(self._on_arrived)
        parent.installEventFilter(self)
        self.hide()

    def _timer(self, ms: int, slot: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(ms)
        timer.timeout.connect(slot)
        return timer

    # What the lobby calls -------------------------------------------------------------------

    @property
    def is_running(self) -> bool:
        """Whether it was begun and not left."""
        return self._running

    @property
    def turn(self) -> "Turn | None":
        """The turn whose words stand there, or come."""
        return self._turns[self._turn] if self._running and self._turns else None

    @property
    def is_turning(self) -> bool:
        """Whether words of another turn are prepared or coming."""
        prepares = self._pixels is not None and self._pixels.prepares
        return prepares or self._words_since is not None

    @property
    def shift(self) -> tuple[int, int]:
        """By how many device pixels everything is shifted."""
        return shift_at(self._step, self._pixels.bleed if self._pixels is not None else 0)

    def prepare(self, theme: ThemeName) -> None:
        """Asks for the picture of a theme, so that it is there when the view begins."""
        from kiosk.ui.shell.attract_stage import ask_ahead  # noqa: PLC0415 - not for a start

        if self._running:
            return
        try:
            ask_ahead(self._window, self._kiosk, theme, self._pictures)
        except Exception as error:  # noqa: BLE001 - see below
            # A named boundary: what is not asked for ahead is asked for when it is shown.
            self.log_once("the attract screen cannot be prepared", error)

    def begin(self, language: Language, theme: ThemeName) -> None:
        """Fades in over the parent, once the picture is there or does not come soon.

        Args:
            language: The language whose words come first.
            theme: Name of the theme.
        """
        self._language, self._theme = language, theme
        self._running, self._turn = True, 0
        self.try_again()
        name, call = self._kiosk.name, self._kiosk.texts.touch_to_start
        spoken = [say(call, choice.code) for choice in self._kiosk.languages]
        self.setAccessibleName(f"{say(name, language)} {' / '.join(dict.fromkeys(spoken))}")
        self._lay_out()
        if self._is_complete():
            self._appear()
        else:
            self._patience.start()

    def leave(self) -> None:
        """Fades out and gives back what it needed."""
        if not self._running:
            return
        self._running = False
        for timer in (self._patience, self._turner, self._shifter):
            timer.stop()
        if self.isHidden():
            self._finish()
            return
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, False)
        self._fade_since = self._now()
        self._start_ticking()

    # Layout ---------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        """Paints everything for the size of the window, with what there is of pictures."""
        # A start does not wait for what is needed when everybody has gone.
        from kiosk.ui.shell.attract_layout import turns_of  # noqa: PLC0415
        from kiosk.ui.shell.attract_pixels import AttractPixels  # noqa: PLC0415
        from kiosk.ui.shell.attract_stage import measure_attract  # noqa: PLC0415

        self.setGeometry(self._window.rect())
        self._words_since = None
        try:
            view = measure_attract(self._window, self._kiosk, self._theme)
            self._turns = turns_of(self._kiosk, self._language)
            self._pixels = AttractPixels(view, self._pictures)
            self._pixels.turn_to(self._turns[self._turn % len(self._turns)])
            if self._loops:
                self._pixels.take_parts(self._turns)
        except Exception as error:  # noqa: BLE001 - see below
            # A named boundary: whatever cannot be laid out, the screen asks for a touch.
            self.log_once("the attract screen cannot be laid out: it shows words alone", error)
            self._pixels = None
        self.update()

    def _is_complete(self) -> bool:
        """Says whether no picture is on its way that the view should wait for."""
        if self._pixels is None or self._pixels.picture is None:
            return True
        leaf = self._pixels.picture
        return self._pictures.has(leaf, self._theme, self._pixels.scale)

    def _on_arrived(self, key: str) -> None:
        del key
        if not self._running or self._pixels is None or self._pixels.is_whole:
            return
        complete = self._is_complete()
        if complete and not self._pixels.has_picture:
            self._lay_out()
        elif self._loops:
            self._pixels.take_parts(self._turns)
        if complete and self._patience.isActive():
            self._appear()

    # Coming and going -----------------------------------------------------------------------

    def _appear(self) -> None:
        self._patience.stop()
        self._fade_since = self._now()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, False)
        self.show()
        self.raise_()
        self._turner.start()
        self._shifter.start()
        self._start_ticking()

    def _finish(self) -> None:
        self.hide()
        self._pixels = None

    @property
    def _loops(self) -> bool:
        """Whether anything moves for show."""
        return not self._tempo.reduced and self._tempo.factor > 0

    @property
    def _fading(self) -> float:
        """Opacity of the whole view."""
        if self._fade_since is None:
            return 1.0
        share = self._tempo.progress("scene", self._now() - self._fade_since)
        return share if self._running else 1 - share

    @property
    def _turning(self) -> float:
        """How far the words of a new turn have come."""
        if self._words_since is None:
            return 1.0
        return self._tempo.progress("turn", self._now() - self._words_since)

    def _start_ticking(self) -> None:
        if not self._ticker.isActive():
            self._ticker.start()
        self._on_tick()

    def _on_tick(self) -> None:
        self._tick += 1
        if self._fade_since is not None:
            self._tick_fade()
            return
        pixels = self._pixels
        if pixels is None:
            self._ticker.stop()
            return
        due = pixels.due(self._tick, self._now()) if self._loops else []
        if pixels.prepares:
            if pixels.paint_next():
                self._words_since = self._now()
        elif self._words_since is not None:
            due += pixels.changing
            if self._turning >= 1:
                self._words_since = None
                pixels.arrive()
        elif not self._loops:
            self._ticker.stop()
        self._ask_for(due)

    def _tick_fade(self) -> None:
        opacity = self._fading
        if self._running and opacity >= 1:
            self._fade_since = None
            # From now on nothing below is painted again under what moves.
            self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
            self.shown.emit()
        elif not self._running and opacity <= 0:
            self._fade_since = None
            self._ticker.stop()
            self._finish()
            return
        self.update()

    def _ask_for(self, due: list[QRect]) -> None:
        """Has boxes of the ground painted again."""
        assert self._pixels is not None  # noqa: S101 - only with a ground are there boxes
        if not due:
            return
        ratio, (x, y) = self.devicePixelRatioF(), self._origin()
        region = QRegion()
        if ratio == 1:
            for box in due:
                region += box.translated(x, y)
            self._due, self._due_region = due, region
        else:
            for box in due:
                left, top = floor((box.x() + x) / ratio), floor((box.y() + y) / ratio)
                across, down = ceil(box.width() / ratio) + 1, ceil(box.height() / ratio) + 1
                region += QRect(left, top, across, down)
        self.update(region)

    def _origin(self) -> tuple[int, int]:
        """Returns where the ground's corner lies on the screen, in device pixels."""
        bleed = self._pixels.bleed if self._pixels is not None else 0
        dx, dy = self.shift
        return dx - bleed, dy - bleed

    def _on_turn(self) -> None:
        self._turn = (self._turn + 1) % max(1, len(self._turns))
        if self._pixels is None or not self._turns:
            return
        self._pixels.begin_turn(self._turns[self._turn])
        self._words_since = None
        self._start_ticking()

    def _on_shift(self) -> None:
        self._step += 1
        self.update()

    # Painting -------------------------------------------------------------------------------

    def _paint_pixels(self, painter: QPainter, pixels: "AttractPixels", region: QRegion) -> None:
        ratio, (x, y) = self.devicePixelRatioF(), self._origin()
        painter.scale(1 / ratio, 1 / ratio)
        painter.translate(x, y)
        painter.setOpacity(self._fading)
        ms = self._now() if self._loops else None
        if ratio == 1 and region == self._due_region:
            pixels.paint(painter, self._due, self._due, ms, self._turning)
            return
        wanted = []
        for rect in list(region):  # type: ignore[call-overload]
            left, top = floor(rect.x() * ratio) - x, floor(rect.y() * ratio) - y
            across, down = ceil(rect.width() * ratio) + 1, ceil(rect.height() * ratio) + 1
            wanted.append(QRect(left, top, across, down))
        pixels.paint(painter, wanted, None, ms, self._turning)

    def _now(self) -> float:
        return float(self._clock.elapsed())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._window and self._running:
            self._lay_out()
        return super().eventFilter(watched, event)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._running:
            self._start_ticking()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self._ticker.stop()
        super().hideEvent(event)

    @property
    @override
    def subject(self) -> str:
        return "the attract screen"

    @override
    def give_up(self) -> None:
        # Words alone from now on, until it is begun again.
        self._pixels = None
        self.update()

    @override
    def paint_instead(self, painter: QPainter) -> None:
        from kiosk.ui.shell.attract_stage import paint_words_alone  # noqa: PLC0415

        painter.setOpacity(self._fading)
        paint_words_alone(painter, self.rect(), self._kiosk, self._language, self._theme)

    @override
    def paint(self, painter: QPainter, event: QPaintEvent) -> None:
        if self._pixels is None:
            self.paint_instead(painter)
        else:
            self._paint_pixels(painter, self._pixels, event.region())
