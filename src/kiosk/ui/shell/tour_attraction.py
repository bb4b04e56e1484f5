"""The tour as what draws people in while nobody visits: all scenes, one after the other."""

from PySide6.QtCore import QObject

from kiosk.model.words import Language, ThemeName
from kiosk.ui.shell.presenter import Presenter


class TourAttraction(QObject):
    """Stands in the lobby's place for an attraction and has the presenter tour."""

    def __init__(self, presenter: Presenter) -> None:
        """Begins nothing yet.

        Args:
            presenter: Tours; also the owner.
        """
        super().__init__(presenter)
        self._presenter = presenter

    def prepare(self, theme: ThemeName) -> None:
        """Needs nothing before: the tour shows scenes."""

    def begin(self, language: Language, theme: ThemeName) -> None:
        """Tours from the first scene; what a visit begins with is shown already."""
        del language, theme
        self._presenter.attract(self)

    def leave(self) -> None:
        """Leaves the scene that is shown to who touched it."""
        self._presenter.leave_attraction(self)
