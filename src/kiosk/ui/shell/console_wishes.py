"""What the guide asks for on the console, carried out: by the presenter, or by hand without one."""

from collections.abc import Callable

from kiosk.model.actions import AskGuide, ChooseLanguage, GoToScene, GuideWish, StartShow, Step
from kiosk.ui.shell.lobby import Lobby
from kiosk.ui.shell.presenter import Presenter
from kiosk.ui.shell.window import Window

_BY_HAND = frozenset(("previous", "next", "language"))
"""What needs no presentation: scenes are turned as by a visitor, and the visit ends as one."""


class Wishes:
    """Carries out what was touched on the console."""

    def __init__(self, window: Window, lobby: Lobby, presenter: Presenter) -> None:
        """Takes who can do what.

        Args:
            window: The audience's window.
            lobby: Is told that somebody is there.
            presenter: Leads the presentation.
        """
        self._window, self._lobby, self._presenter = window, lobby, presenter

    def carry_out(self, action: object) -> None:
        """Does what was asked for; while staff are at the screen, nothing."""
        if self._lobby.state == "staff":
            return
        # A guide is somebody too: what draws people in goes, and a dark screen wakes.
        self._lobby.note_activity()
        if isinstance(action, StartShow):
            self._presenter.start(action.show)
        elif isinstance(action, GoToScene) and self._is_presenting:
            self._presenter.go_to(action.scene)
        elif isinstance(action, AskGuide):
            self._ask(action.wish)
        else:
            self._window.act(action)

    @property
    def _is_presenting(self) -> bool:
        return self._presenter.state.phase != "off"

    def _ask(self, wish: GuideWish) -> None:
        if not self._is_presenting and wish in _BY_HAND:
            self._window.act(self._by_hand(wish))
            return
        led = self._presenter
        calls: dict[GuideWish, Callable[[], None]] = {
            "previous": led.previous,
            "next": led.next,
            "tour": led.toggle_tour,
            "blank": led.toggle_blank,
            "language": led.toggle_language,
            "clock": led.restart_clock,
            "stop": led.stop,
        }
        calls[wish]()

    def _by_hand(self, wish: GuideWish) -> Step | ChooseLanguage:
        if wish != "language":
            return Step(1 if wish == "next" else -1)
        visit, kiosk = self._window.visit, self._window.kiosk
        return ChooseLanguage(kiosk.language_beside(visit.language) or visit.language)
