"""A random visitor: wakes the screen, looks around with fingers, goes away; again and again."""

import os
import random
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

from kiosk.bench.timed_window import Wait
from kiosk.model.actions import (
    ChooseLanguage,
    CloseSheet,
    CycleTextSize,
    CycleTheme,
    GoToScene,
    GoToTab,
    ToggleReach,
)
from kiosk.model.journey import tab_of
from kiosk.model.kiosk import Kiosk
from kiosk.model.lobby import RESTS
from kiosk.model.words import SceneRef
from kiosk.processes import family, memory_mb
from kiosk.soak.hands import Hands
from kiosk.soak.soaked import SoakLobby, SoakWindow
from kiosk.ui.kit.targets import TargetWidget
from kiosk.ui.shell.loaded_content import LoadedContent

Deed = Callable[[], Iterator[Wait]]
RESET_WITHIN_S = 30.0
LOOKS_MS = (150, 400, 400, 900)
WEIGHED_EVERY_S = 5.0
SETTINGS = (ChooseLanguage, CycleTheme, CycleTextSize, ToggleReach)
KEYS = (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_PageDown, Qt.Key.Key_Tab, Qt.Key.Key_Escape)
LOOP_MS = 50
STEADY_MS = 250
LOOKS_AT_MOST_S = 1.5


class Notes:
    """What is said after each visit."""

    def __init__(self) -> None:
        """Starts empty."""
        self.shown: Counter[str] = Counter()
        self.deeds: Counter[str] = Counter()
        self.faults: list[str] = []
        self.visits = self.resets = self.contents = self.saves = self.releases = 0


class Visitor:
    """Drives one window."""

    def __init__(
        self, window: SoakWindow, lobby: SoakLobby, kiosk: Kiosk, chance: random.Random
    ) -> None:
        """Takes the window, once it is shown.

        Args:
            window: The window.
            lobby: What resets it.
            kiosk: The content.
            chance: Decides what is done; the same seed decides the same.
        """
        self._window, self._lobby, self._kiosk, self._chance = window, lobby, kiosk, chance
        self._hands = Hands(window)
        self._start = window.visit
        self._weighed = 0.0
        self.notes = Notes()
        self.seen: Counter[str] = Counter({window.visit.scene: 1})
        self.notes.shown[window.visit.scene] += 1
        window.scene_shown.connect(self._on_shown)
        lobby.reset_done.connect(self._on_reset)
        lobby.content_taken.connect(self._on_taken)

    @property
    def unseen(self) -> tuple[SceneRef, ...]:
        """The scenes that were never shown."""
        return tuple(ref for ref in self._kiosk.scene_refs() if not self.seen[ref])

    def visit(self, wanted: int) -> Iterator[Wait]:
        """Visits once, from the touch that wakes to the reset.

        Args:
            wanted: So many scenes that were not shown yet should be.
        """
        yield from self._wake()
        goal = max(0, len(self.unseen) - wanted)
        deeds = self._chance.randrange(6, 15)
        while deeds > 0 or len(self.unseen) > goal:
            deeds -= 1
            seeks = len(self.unseen) > goal and (deeds <= 0 or self._chance.random() < 0.5)
            name, deed = ("seek", self._seek) if seeks else self._choose()
            self.notes.deeds[name] += 1
            yield from deed()
            yield Wait(self._chance.choice(LOOKS_MS), settled=False)
        yield from self._go_away()

    def weigh(self) -> tuple[float, float] | None:
        """Returns what this process and all together weigh, if that was not asked just now."""
        if monotonic() - self._weighed < WEIGHED_EVERY_S:
            return None
        self._weighed = monotonic()
        with suppress(OSError):
            own = os.getpid()
            return memory_mb([own]), memory_mb(family(own))
        return None

    # Coming and going -----------------------------------------------------------------------

    def _wake(self) -> Iterator[Wait]:
        """Touches the screen that draws people in: that wakes it and presses nothing."""
        if self._lobby.state not in RESTS:
            return
        yield from self._hands.tap(self._anywhere())
        yield from self._until(lambda: self._lobby.state == "active", "a touch did not wake it")
        if replace(self._window.visit, lit=None) != self._start:
            self.notes.faults.append(f"the touch that woke it also did {self._window.visit}")
        yield Wait(400, settled=False)

    def _go_away(self) -> Iterator[Wait]:
        """Leaves the screen alone until it is as it was; now and then only nearly."""
        if self._chance.random() < 0.3:
            self.notes.deeds["answer warning"] += 1
            yield from self._until(lambda: self._lobby.state != "active", "no warning came")
            yield Wait(300, settled=False)
            yield from self._hands.tap(self._anywhere())
            yield Wait(300, settled=False)
        yield from self._until(lambda: self._lobby.state in RESTS, "the visit was not reset")
        if self._window.visit != self._start:
            self.notes.faults.append(f"after the reset it shows {self._window.visit}")
        self.notes.visits += 1
        yield Wait(self._chance.choice((600, 1500)), settled=False)

    def _until(self, is_true: Callable[[], bool], else_: str) -> Iterator[Wait]:
        ends = monotonic() + RESET_WITHIN_S
        while not is_true():
            if monotonic() > ends:
                self.notes.faults.append(f"{else_}: it is {self._lobby.state}")
                return
            yield Wait(LOOP_MS, settled=False)

    # What a visitor does --------------------------------------------------------------------

    def _choose(self) -> tuple[str, Deed]:
        """Returns something to do, by how often people do it."""
        if self._window.visit.picture is not None:
            return self._chance.choice(
                (("zoom", self._zoom), ("drag", self._drag), ("close", self._close))
            )
        if self._window.visit.sheet is not None and self._chance.random() < 0.4:
            return "close", self._close
        draw = self._chance.random()
        for share, name, deed in (
            (0.34, "touch", self._touch_something),
            (0.20, "swipe", self._swipe),
            (0.14, "tab", self._tab),
            (0.12, "anywhere", self._touch_anywhere),
            (0.10, "setting", self._set),
            (0.06, "drag", self._drag),
        ):
            draw -= share
            if draw < 0:
                return name, deed
        return "key", self._key

    def _touch_something(self) -> Iterator[Wait]:
        found = self._targets()
        yield from self._hands.tap(self._chance.choice(found) if found else self._anywhere())

    def _touch_anywhere(self) -> Iterator[Wait]:
        yield from self._hands.tap(self._anywhere())

    def _swipe(self) -> Iterator[Wait]:
        yield from self._swipe_by(self._chance.choice((1, 1, -1)))

    def _swipe_by(self, by: int) -> Iterator[Wait]:
        width, height = self._window.width(), self._window.height()
        start = QPoint(
            round(width * (0.5 + 0.25 * by)), round(height * self._chance.uniform(0.3, 0.7))
        )
        yield from self._hands.drag(start, QPoint(round(-0.45 * by * width), 0), 10)

    def _drag(self) -> Iterator[Wait]:
        by = self._anywhere() - self._anywhere()
        yield from self._hands.drag(self._anywhere(), by, self._chance.randrange(4, 30))

    def _zoom(self) -> Iterator[Wait]:
        middle = self._window.rect().center()
        grow = self._chance.choice((0.5, 2.0, 3.0))
        yield from self._hands.pinch(middle, self._window.width() // 5, grow, 12)

    def _close(self) -> Iterator[Wait]:
        found = self._targets(CloseSheet)
        if not found:
            self._hands.key(Qt.Key.Key_Escape)
            return
        yield from self._hands.tap(self._chance.choice(found))

    def _set(self) -> Iterator[Wait]:
        found = self._targets(*SETTINGS)
        if found:
            yield from self._hands.tap(self._chance.choice(found))

    def _tab(self) -> Iterator[Wait]:
        found = self._targets(GoToTab)
        if found:
            yield from self._hands.tap(self._chance.choice(found))

    def _key(self) -> Iterator[Wait]:
        self._hands.key(self._chance.choice(KEYS))
        yield Wait(STEADY_MS, settled=False)

    def _seek(self) -> Iterator[Wait]:
        """Goes towards a scene that was not shown yet: by its tab, then by swipes."""
        while self._window.visit.sheets or self._window.visit.picture is not None:
            self._hands.key(Qt.Key.Key_Escape)
            yield Wait(STEADY_MS, settled=False)
        here, refs = self._window.visit.scene, self._kiosk.scene_refs()
        wanted = min(self.unseen, key=lambda ref: abs(refs.index(ref) - refs.index(here)))
        if tab_of(wanted) != tab_of(here):
            place = self._place_of(GoToTab(self._kiosk.tab(tab_of(wanted)).id))  # type: ignore[arg-type]
            if place is not None:
                yield from self._hands.tap(place)
                yield Wait(STEADY_MS, settled=False)
        for _ in range(len(refs)):
            here = self._window.visit.scene
            if self.seen[wanted]:
                return
            yield from self._swipe_by(1 if refs.index(wanted) > refs.index(here) else -1)
            yield from self._look()
            if self._window.visit.scene == here:
                break
        if not self.seen[wanted]:
            self.notes.deeds["seek by force"] += 1
            self._window.act(GoToScene(wanted))
            yield from self._look()

    def _look(self) -> Iterator[Wait]:
        """Waits until the scene is whole, but not for long: people do not either."""
        ends = monotonic() + LOOKS_AT_MOST_S
        yield Wait(STEADY_MS, settled=False)
        while monotonic() < ends and not self._window.store.is_whole(self._window.visit.scene):
            yield Wait(LOOP_MS, settled=False)

    # New content ----------------------------------------------------------------------------

    def offer_content(self) -> None:
        """Offers the same content anew: it is laid out from the beginning at the next reset."""
        folders, icons, ready = self._window.pictures.places
        self.notes.contents += 1
        self._lobby.offer_content(
            LoadedContent(
                kiosk=replace(self._kiosk), folders=folders, icons=icons, ready=ready, version=0
            )
        )

    def save_content(self, folder: Path) -> None:
        """Saves a file of the content as staff do; whoever watches the folder finds it."""
        path = folder / "kiosk.yaml"
        beside = path.with_suffix(".new")
        number = self._chance.randrange(10**9)
        beside.write_bytes(path.read_bytes() + f"\n# saved {number}\n".encode())
        beside.replace(path)
        self.notes.saves += 1

    # Places -----------------------------------------------------------------------------------

    def _anywhere(self) -> QPoint:
        rect = self._window.rect()
        return QPoint(self._chance.randrange(rect.width()), self._chance.randrange(rect.height()))

    def _targets(self, *kinds: type) -> list[QPoint]:
        """Returns the middles of what can be touched now, all or of some kinds of action."""
        return [
            place
            for widget, place in self._standing()
            if not kinds or isinstance(widget.target and widget.target.action, kinds)
        ]

    def _place_of(self, action: object) -> QPoint | None:
        for widget, place in self._standing():
            if widget.target is not None and widget.target.action == action:
                return place
        return None

    def _standing(self) -> Iterator[tuple[TargetWidget, QPoint]]:
        window = self._window
        for widget in window.findChildren(TargetWidget):
            if not widget.isVisible() or not widget.isEnabled():
                continue
            place = widget.mapTo(window, widget.rect().center())
            if window.rect().contains(place) and not _is_covered(window, widget, place):
                yield widget, place

    # What happens -------------------------------------------------------------------------------

    def _on_shown(self, scene: str) -> None:
        self.seen[scene] += 1
        self.notes.shown[scene] += 1

    def _on_reset(self) -> None:
        self.notes.resets += 1

    def _on_taken(self, version: int) -> None:
        self.notes.releases += version > 0


def _is_covered(window: QWidget, widget: TargetWidget, place: QPoint) -> bool:
    """Says whether something lies over a target: a sheet, the viewer, a warning."""
    top = window.childAt(place)
    while top is not None and top is not window:
        if top is widget.parentWidget():
            return False
        top = top.parentWidget()
    return True
