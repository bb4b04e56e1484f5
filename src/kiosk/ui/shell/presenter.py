"""Presents shows on a window: hears clicker, console and fingers, and drives the window.

What follows what is decided by `kiosk.model.presentation`; here it is brought to the screen.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPointF, Qt, QTimer, Signal

from kiosk.model import presentation as model
from kiosk.model.actions import GoToScene
from kiosk.model.lobby import RESTS
from kiosk.model.presentation import Presentation, Timers
from kiosk.model.shows import find_show, whole_show
from kiosk.model.words import SceneRef
from kiosk.ui.shell.block_touch import BlockTouch
from kiosk.ui.shell.clicker import Clicker
from kiosk.ui.shell.lobby import Clock, Lobby, SystemClock
from kiosk.ui.shell.presenter_views import PresenterViews
from kiosk.ui.shell.window import Window

MS_A_SECOND = 1000


class Presenter(QObject):
    """Gives shows and tours; holds the lobby meanwhile, so that no visit ends.

    ``changed`` says that the state is another one; times go on without it.
    """

    changed = Signal()

    def __init__(self, window: Window, clock: Clock | None = None) -> None:
        """Presents nothing yet.

        Args:
            window: The window; also the owner.
            clock: The machine's clocks if not given.
        """
        super().__init__(window)
        self._window = window
        self._clock = clock or SystemClock()
        self._state = Presentation()
        self._lobby: Lobby | None = None
        self._clicker: Clicker | None = None
        self._touch: BlockTouch | None = None
        self._named: str | None = None
        self._attraction: object | None = None
        self._holds = self._drives = False
        self._views = PresenterViews(window, self._share)
        self._due = QTimer(self)
        self._due.setSingleShot(True)
        self._due.setTimerType(Qt.TimerType.PreciseTimer)
        self._due.timeout.connect(self.check)
        window.acted.connect(self._on_acted)
        window.steered.connect(self._on_steered)
        window.laid_out.connect(self._on_laid_out)

    def follow(self, lobby: Lobby) -> None:
        """Holds a lobby while something is presented; from now on keys and fingers count.

        Args:
            lobby: What drives the window else; made before this is called, and the window shown,
                so that keys and fingers come here first.
        """
        self._lobby = lobby
        for cover in self._views.covers:
            lobby.shade.stay_above(cover)
        lobby.content_taken.connect(self._on_content_taken)
        lobby.state_changed.connect(self._on_lobby_state)
        self._clicker = clicker = Clicker(self._window, self._window.kiosk.keys)
        clicker.commanded.connect(self._on_commanded)
        clicker.numbered.connect(self._on_numbered)
        clicker.noticed.connect(self._on_noticed)
        self._touch = touch = BlockTouch(self._window, self._block_at)
        touch.held.connect(self._on_held)
        touch.double_tapped.connect(self._on_double_tapped)

    # What others see ------------------------------------------------------------------------

    @property
    def state(self) -> Presentation:
        """What is presented, and how far it is."""
        return self._state

    @property
    def views(self) -> PresenterViews:
        """What lies over the window."""
        return self._views

    def timers(self) -> Timers:
        """Returns how long scene and show have taken, and were planned to take."""
        return model.timers_of(self._state, self._clock.seconds())

    # What others ask for --------------------------------------------------------------------

    def start(self, show_id: str | None = None, scene: SceneRef | None = None) -> None:
        """Presents a show from its first scene.

        Args:
            show_id: Which one; "" for all scenes. None starts the last one again, at first all.
            scene: Where to begin, if the show has it.

        Raises:
            KeyError: There is none of that id.
        """
        if show_id is not None:
            self._named = show_id
        show = find_show(self._window.kiosk, self._named)
        self._leave_attraction()
        visit = self._window.visit
        self._window.dress(show.language or visit.language, show.theme or visit.theme)
        self._send(model.Started(self._now(), show, scene))

    def stop(self) -> None:
        """Ends it; what is shown stays, as a visit."""
        self._send(model.Stopped(self._now()))

    def escape(self) -> None:
        """Leaves what lies over the scene, or else ends it."""
        self._send(model.Escaped(self._now()))

    def next(self) -> None:
        """Reveals the next block, or goes to the next scene."""
        self._begin()
        self._send(model.Stepped(self._now(), 1))

    def previous(self) -> None:
        """Goes one step back."""
        self._begin()
        self._send(model.Stepped(self._now(), -1))

    def go_to(self, scene: SceneRef) -> None:
        """Goes to any scene."""
        self._begin()
        self._send(model.WentTo(self._now(), scene))

    def jump(self, to: int) -> None:
        """Goes to a scene of the show, counted from 0; from its end where that is negative."""
        self._send(model.Jumped(self._now(), to))

    def toggle_blank(self) -> None:
        """Blacks the screen out, or no longer."""
        self._begin()
        self._send(model.BlankToggled(self._now()))

    def toggle_tour(self) -> None:
        """Has the scenes advance by themselves, or no longer."""
        self._leave_attraction()
        show = find_show(self._window.kiosk, self._named)
        self._send(model.TourToggled(self._now(), show, self._window.visit.scene))

    def move_spotlight(self) -> None:
        """Lights the next block of the scene alone; after the last one all are lit."""
        self._send(model.SpotlightMoved(self._now()))

    def toggle_language(self) -> None:
        """Goes to the next language."""
        visit = self._window.visit
        beside = self._window.kiosk.language_beside(visit.language)
        self._window.dress(beside or visit.language, visit.theme)
        self._show()
        self.changed.emit()

    def restart_clock(self) -> None:
        """Counts scene and show from now on."""
        self._send(model.ClockRestarted(self._now()))

    def check(self) -> None:
        """Looks at the clock: does what is due, and waits for what comes next."""
        self._send(model.Waited(self._now()))
        self._arm()

    def attract(self, attraction: object) -> None:
        """Tours all scenes while nobody visits, until `leave_attraction`.

        Args:
            attraction: Who asks; whoever asked last may end it.
        """
        self._attraction = None
        self.stop()
        self._attraction = attraction
        self._send(model.TourToggled(self._now(), whole_show(self._window.kiosk)))

    def leave_attraction(self, attraction: object) -> None:
        """Ends the tour that nobody visits, if it is that of who asks."""
        if attraction is self._attraction:
            self.stop()
            self._attraction = None

    def _begin(self) -> None:
        """Presents from the scene shown where nothing is presented yet."""
        if self._state.phase == "off" or self._attraction is not None:
            self.start(None, self._window.visit.scene)

    def _leave_attraction(self) -> None:
        """Has a tour that nobody visits end for good; the lobby leaves it once it is held."""
        if self._attraction is not None:
            self.stop()
            self._attraction = None

    # What comes in --------------------------------------------------------------------------

    def _on_commanded(self, command: str) -> None:
        if self._state.blank and not command.startswith("start"):
            self._on_noticed(begins=True)
            return
        here = self._window.visit.scene
        wishes: dict[str, Callable[[], None]] = {
            "next": self.next,
            "previous": self.previous,
            "first": partial(self.jump, 0),
            "last": partial(self.jump, -1),
            "start": self.start,
            "start_here": partial(self.start, None, here),
            "stop": self.escape,
            "blank": self.toggle_blank,
            "spotlight": self.move_spotlight,
            "tour": self.toggle_tour,
            "language": self.toggle_language,
            "clock": self.restart_clock,
        }
        if command in wishes:
            wishes[command]()

    def _on_numbered(self, place: int) -> None:
        self.jump(place)

    def _on_noticed(self, begins: bool) -> None:
        if begins:
            self._send(model.Touched(self._now()))

    def _on_held(self, block: str) -> None:
        if self._state.phase != "off":
            # The finger that lights a block does not press it when it lets go.
            self._window.let_go()
            self._send(model.Spotlit(self._now(), block))

    def _on_double_tapped(self, block: str) -> None:
        if not self._views.can_zoom(block):
            return
        # What the first tap has opened or lit up goes again.
        self._drives = True
        self._window.act(GoToScene(self._window.visit.scene))
        self._drives = False
        self._send(model.Zoomed(self._now(), block))

    def _block_at(self, at: QPointF) -> str:
        return self._views.block_at(at) if self._state.phase != "off" else ""

    def _on_acted(self, action: object) -> None:
        del action
        visit = self._window.visit
        if not self._drives:
            opened = bool(visit.sheets) or visit.picture is not None
            self._send(model.Visited(self._now(), visit.scene, opened))
            self._show()

    def _on_steered(self) -> None:
        self._views.follow_dot(self._state)

    def _on_laid_out(self) -> None:
        self._show()

    def _on_content_taken(self, version: int) -> None:
        del version
        if self._clicker is not None:
            self._clicker.use(self._window.kiosk.keys)
        if self._named and self._named not in self._window.kiosk.shows:
            self._named = None
        self._send(model.ContentChanged(self._now()))
        self._bring(self._state)

    def _on_lobby_state(self, phase: str) -> None:
        if self._clicker is not None:
            self._clicker.is_on = phase != "staff"
        if phase in RESTS and self._holds:
            # Staff or hours have ended it: it is over here too.
            self._holds = False
            self.stop()

    # From state to state --------------------------------------------------------------------

    def _send(self, event: model.Event) -> None:
        before = self._state
        after = model.next_presentation(before, event, self._window.kiosk)
        if after == before:
            return
        self._state = after
        self._bring(after)
        if after != before:
            self.changed.emit()

    def _bring(self, state: Presentation) -> None:
        """Brings window, lobby and keys to a state."""
        is_on = state.phase != "off"
        if self._clicker is not None:
            self._clicker.leads = is_on and self._attraction is None
            self._clicker.swallows = state.blank or state.zoomed is not None
        if self._touch is not None and not is_on:
            self._touch.forget()
        holds = is_on and self._attraction is None
        was_held, self._holds = self._holds, holds
        if holds and not was_held and self._lobby is not None:
            self._lobby.hold()
        self._drive(state)
        self._show()
        self._arm()
        if was_held and not holds and self._lobby is not None:
            self._lobby.release()

    def _drive(self, state: Presentation) -> None:
        """Has the window show the scene that a state says, and nothing over it."""
        window, kiosk = self._window, self._window.kiosk
        hidden = model.hidden_blocks(state, kiosk)
        if state.led_by == "guide" and state.phase == "presenting":
            # The scene that is left stays as it was until it is out of sight.
            hidden = {**window.store.hidden, **hidden}
        self._views.hide_blocks(hidden)
        scene, visit = state.scene, window.visit
        if scene is None:
            return
        self._drives = True
        is_covered = bool(visit.sheets) or visit.picture is not None
        if not state.opened and (visit.scene != scene or is_covered):
            window.act(GoToScene(scene))
        self._drives = False
        if state.show is not None and state.strayed is None:
            following = (state.at + 1) % len(state.show.stops)
            window.expect((state.show.stops[following].scene,))

    def _show(self) -> None:
        self._views.show(self._state)

    def _arm(self) -> None:
        due = model.deadline(self._state)
        if due is None:
            self._due.stop()
            return
        self._due.start(max(0, int((due - self._now()) * MS_A_SECOND)) + 1)

    def _now(self) -> float:
        return self._clock.seconds()

    def _share(self) -> float | None:
        return model.share_of_stop(self._state, self._now())
