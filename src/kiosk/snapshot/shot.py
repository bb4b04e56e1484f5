"""One picture to be taken: what it shows, in which setting, and what its file is called."""

from dataclasses import dataclass

from kiosk.model.words import Language
from kiosk.ui.scenes.fit import Subject

PLAIN_TEXT_SIZE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """One picture.

    Attributes:
        stem: What it shows, as its file's name begins: ``overview-growth``, ``sheet-fact-…``.
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

    @property
    def file(self) -> str:
        """The name of its file."""
        size = f"{self.width}x{self.height}"
        grown = "" if self.text_size == PLAIN_TEXT_SIZE else f"-{self.text_size}"
        return f"{self.stem}-{self.language}-{self.theme}-{size}{grown}.png"
