"""The pictures of a page: small drawings as they are, large ones as pixels, by day and by night."""

import re
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage

from kiosk.errors import KioskError
from kiosk.export.markup import element
from kiosk.model.geometry import Rect
from kiosk.model.words import IconId, ImageId
from kiosk.snapshot.source import Source
from kiosk.ui.kit.drawing_boxes import view_box
from kiosk.ui.kit.icons import find_icon
from kiosk.ui.kit.leaves import ImageLeaf
from kiosk.ui.kit.picture_requests import DRAWING_SUFFIX, find_picture
from kiosk.ui.kit.pictures_api import PictureSource
from kiosk.values import dataclass

WIDTH = 1040.0
"""Pixels of a picture: enough for a telephone's fine screen, light enough for its network."""
STAGE_PART = Rect(0, 0, 1920, 952)
"""What a full-screen drawing shows on a screen that is not upright."""
SHAPE = 0.6
"""Height of a photograph as a share of its width, where nothing else says it."""
QUALITY = 62
MOST_DRAWING_BYTES = 30_000
FOLDER = "images"
_ROOT = re.compile(r"<svg\b([^>]*)>(.*)</svg>", re.DOTALL)
_KEPT = re.compile(
    r"\b(viewBox|fill|stroke|stroke-width|stroke-linecap|stroke-linejoin)=\"[^\"]*\""
)


@dataclass(frozen=True, slots=True, kw_only=True)
class MadePicture:
    """One picture as a file of the page."""

    file: str
    width: int
    height: int


class SiteAlbum:
    """Makes pictures when a page first asks for them, and remembers which icons it uses."""

    def __init__(self, source: Source, icons: tuple[Path, ...], pixels: PictureSource) -> None:
        """Starts an empty album.

        Args:
            source: Where drawings and photographs lie.
            icons: Where icons lie.
            pixels: Hands out drawings and photographs as pixels.
        """
        self._source = source
        self._icon_folders = icons
        self._pixels = pixels
        self._icons: dict[IconId, str] = {}
        self._made: dict[tuple[ImageId, Rect | None, str], MadePicture | None] = {}
        self.files: dict[str, bytes] = {}
        self.missing: list[str] = []

    def icon(self, icon: IconId) -> bool:
        """Takes note that an icon is used; says whether there is one of that name."""
        if icon not in self._icons:
            path = find_icon(self._icon_folders, icon)
            self._icons[icon] = _symbol(path, icon) if path is not None else ""
        return bool(self._icons[icon])

    def sprite(self) -> str:
        """Returns all icons that were used so far, for `<use>` to point at."""
        inside = "".join(self._icons.values())
        return element("svg", inside, class_="sprite", aria_hidden="true")

    def picture(self, image: ImageId, crop: Rect | None, alt: str, *, wide: bool = False) -> str:
        """Returns an image as markup; "" where there is none.

        Args:
            image: Its name.
            crop: The part of a drawing that is shown.
            alt: What it shows.
            wide: Whether it is a full-screen drawing, of which the middle is shown.
        """
        part = STAGE_PART if wide else crop
        day, night = (self._picture(image, part, theme) for theme in ("day", "night"))
        if day is None:
            return ""
        shown = element(
            "img",
            src=day.file,
            alt=alt,
            width=day.width,
            height=day.height,
            loading="lazy",
            decoding="async",
        )
        if night is None or night.file == day.file:
            return shown
        dark = element("source", srcset=night.file, media="(prefers-color-scheme: dark)")
        return element("picture", dark, shown)

    def _picture(self, image: ImageId, part: Rect | None, theme: str) -> MadePicture | None:
        key = (image, part, theme)
        if key not in self._made:
            self._made[key] = self._make(image, part, theme)
            if self._made[key] is None:
                self.missing.append(image)
        return self._made[key]

    def _make(self, image: ImageId, part: Rect | None, theme: str) -> MadePicture | None:
        path = find_picture(self._source.folders, image, theme)
        if path is None:
            return None
        drawing = path.suffix == DRAWING_SUFFIX
        box = part or (view_box(path) if drawing else None)
        if drawing and part is None and path.stat().st_size <= MOST_DRAWING_BYTES and box:
            return self._keep(path.name, path.read_bytes(), (round(box.w), round(box.h)))
        share = box.h / box.w if box is not None else SHAPE
        leaf = ImageLeaf(
            rect=Rect(0, 0, WIDTH, WIDTH * share),
            image=image,
            crop=part if drawing else None,
            focus=self._focus(image),
            cover=not drawing,
        )
        picture = self._pixels.image(leaf, theme, 1.0)
        if picture is None:
            return None
        name = f"{Path(image).stem}-{theme}.webp" if drawing else f"{Path(image).stem}.webp"
        return self._keep(name, webp_of(picture), (picture.width(), picture.height()))

    def _focus(self, image: ImageId) -> tuple[float, float]:
        photograph = self._source.kiosk.photographs.get(image)
        return (photograph.focus_x, photograph.focus_y) if photograph else (0.5, 0.5)

    def _keep(self, name: str, data: bytes, size: tuple[int, int]) -> MadePicture:
        """Takes a file into the page; one of the same bytes is there once only."""
        same = next((file for file, other in self.files.items() if other == data), "")
        file = same or f"{FOLDER}/{name}"
        self.files[file] = data
        return MadePicture(file=file, width=size[0], height=size[1])


def webp_of(image: QImage) -> bytes:
    """Returns a picture as WebP.

    Raises:
        KioskError: Qt cannot pack it.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    if not plain.save(buffer, "WEBP", QUALITY):  # type: ignore[call-overload]
        raise KioskError("a picture could not be packed as WebP")
    return bytes(buffer.data().data())


def _symbol(path: Path, icon: IconId) -> str:
    """Returns an icon as a symbol; "" where its file is no drawing."""
    try:
        found = _ROOT.search(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        return ""
    if found is None:
        return ""
    kept = " ".join(match.group(0) for match in _KEPT.finditer(found.group(1)))
    return f'<symbol id="i-{icon}" {kept}>{found.group(2)}</symbol>'
