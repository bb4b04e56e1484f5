"""What a visit has opened over the page: a sheet, and a picture over that."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from kiosk.model.journey import SheetShape, Visit
from kiosk.model.kiosk import Kiosk
from kiosk.ui.kit.pictures import Pictures
from kiosk.ui.kit.spoken import spoken
from kiosk.ui.kit.surface import Surface
from kiosk.ui.kit.tempo import Tempo
from kiosk.ui.scenes.stage import Stage
from kiosk.ui.scenes.store import SceneStore
from kiosk.ui.shell.late_sheet import lay_out_sheet
from kiosk.ui.shell.sheet_view import SheetView
from kiosk.ui.shell.viewer import Viewer, compose_viewer
from kiosk.ui.shell.viewer_caption import caption_of

if TYPE_CHECKING:
    from kiosk.model.sheet_parts import SheetContent


class Overlays:
    """Shows the sheet and the picture of a visit; knows what can be done with the sheet."""

    def __init__(self, parent: QWidget, tempo: Tempo, pictures: Pictures) -> None:
        """Creates both, closed, over what the parent has already.

        Args:
            parent: Owner.
            tempo: Settings of movement.
            pictures: The store of pictures.
        """
        self.sheet = SheetView(parent, tempo, pictures)
        self.viewer = Viewer(parent, tempo, pictures)
        self._content: SheetContent | None = None
        self._pages = 1

    @property
    def surfaces(self) -> tuple[Surface, ...]:
        """The sheet, and the viewer over it."""
        return self.sheet, self.viewer

    @property
    def shape(self) -> SheetShape:
        """What can be done with the sheet that is open."""
        if self._content is None:
            return SheetShape()
        return SheetShape(
            pages=self._pages,
            siblings=self._content.siblings,
            position=self._content.position,
        )

    def forget(self) -> None:
        """Forgets what the sheet said."""
        self._content = None

    def place(self, region: QRect) -> None:
        """Lays both where they belong."""
        for surface in self.surfaces:
            surface.setGeometry(region)

    def repaint_open(self) -> None:
        """Shows pictures that have come."""
        if self.sheet.is_open:
            self.sheet.repaint_sheet()
        if not self.viewer.isHidden():
            self.viewer.update()

    def show_sheet(self, kiosk: Kiosk, visit: Visit, store: SceneStore, stage: Stage) -> None:
        """Opens the sheet of a visit; closes it where none is open.

        Args:
            kiosk: The content.
            visit: What is shown.
            store: Says how its scene looks, and what paints.
            stage: The screen.
        """
        look = store.look(visit.scene)
        opened = lay_out_sheet(kiosk, visit, look, stage)
        if opened is None:
            self._content = None
            self.sheet.leave()
            return
        self._content, laid = opened
        self._pages, look = laid.pages, look.with_accent(self._content.accent)
        painter = store.painter()
        self.sheet.open_sheet(laid.composition, laid.rect, look, stage.scale, painter)
        self.sheet.setAccessibleName(self._content.title)
        self.sheet.setAccessibleDescription(spoken(laid.composition))

    def show_picture(self, visit: Visit, store: SceneStore, stage: Stage) -> None:
        """Opens the picture of a visit; closes it where none is open."""
        if visit.picture is None:
            self.viewer.leave()
            return
        look = store.look(visit.scene)
        caption = caption_of(visit.picture, look)
        chrome = compose_viewer(look, stage.width, stage.height + stage.bar, caption)
        painter = store.painter()
        self.viewer.open_picture(visit.picture, chrome, look, stage.scale, painter)
