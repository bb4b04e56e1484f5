"""What is to be pictured: a scene or sheet in one setting, and what its files are called."""

from kiosk.model.words import Language
from kiosk.ui.scenes.fit import Subject
from kiosk.values import dataclass

PLAIN_TEXT_SIZE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """A scene in one setting, or a sheet, which may have several pages.

    Attributes:
        stem: What it shows, as its files' names begin: ``overview-growth``, ``sheet-fact-…``.
        subject: What fills the screen.
        over: For a sheet the scene that it is opened from and stands above; None for a scene.
        width: Device pixels of the whole screen.
        height: Device pixels of the whole screen.
        text_size: In per cent.
        inches: Diagonal of the panel.
    """

    stem: str
    subject: Subject
    over: Subject | None = None
    language: Language
    theme: str
    width: int
    height: int
    text_size: int
    inches: float

    def file(self, page: int = 0) -> str:
        """Returns the name of the file of one of its pages, from 0; a scene has one."""
        more = f"-p{page + 1}" if page else ""
        size = f"{self.width}x{self.height}"
        grown = "" if self.text_size == PLAIN_TEXT_SIZE else f"-{self.text_size}"
        return f"{self.stem}{more}-{self.language}-{self.theme}-{size}{grown}.png"
