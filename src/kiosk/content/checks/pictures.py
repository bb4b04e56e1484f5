"""Checks that every icon and picture that content names is there and can be shown."""

from pathlib import Path, PurePosixPath, PureWindowsPath

from kiosk.content.image_files import objection_to_drawing, objection_to_photograph
from kiosk.content.origin import Origin, did_you_mean
from kiosk.content.pieces import Piece, Pieces
from kiosk.content.problem import shown
from kiosk.model.walk import Found, walk
from kiosk.model.words import IconId, ImageId

PHOTOGRAPHS = {".jpg", ".jpeg", ".png", ".webp"}
TWINS = ("-day.svg", "-night.svg")
"""Every drawing comes once by day and once by night."""


def check_pictures(pieces: Pieces, folder: Path, assets: Path) -> None:
    """Adds a problem for every picture or icon that is missing or cannot be shown."""
    checker = _Checker(pieces, folder, assets)
    for piece in pieces.everything():
        for found in walk(piece.value):
            if found.declared is ImageId:
                checker.check_image(found, piece)
            elif found.declared is IconId:
                checker.check_icon(found, piece)


class _Checker:
    """Looks pictures up in the content first, then in the assets."""

    def __init__(self, pieces: Pieces, folder: Path, assets: Path) -> None:
        self._pieces = pieces
        self._folder = folder
        self._assets = assets
        self._objections: dict[Path, tuple[str, str] | None] = {}

    def check_image(self, found: Found, piece: Piece[object]) -> None:
        name = str(found.value)
        objection = _objection_to_name(name)
        if objection is None:
            objection = (
                self._photograph(name)
                if PurePosixPath(name).suffix.lower() in PHOTOGRAPHS
                else self._drawing(name)
            )
        if objection is not None:
            self._note(piece.origin, objection, found)

    def check_icon(self, found: Found, piece: Piece[object]) -> None:
        name = str(found.value)
        objection = _objection_to_name(name)
        own = self._folder / "icons" / f"{name}.svg"
        if objection is None and _exists(own):
            objection = self._look(own)
        elif objection is None and not _exists(self._assets / "icons" / f"{name}.svg"):
            known = self._names("icons", ".svg")
            todo = did_you_mean(name, known, "write the name of a file in assets/icons")
            objection = (f"there is no icon {shown(name)}", todo)
        if objection is not None:
            self._note(piece.origin, objection, found)

    def _photograph(self, name: str) -> tuple[str, str] | None:
        path = self._folder / "images" / name
        if not _exists(path):
            known = self._names("images", *PHOTOGRAPHS)
            todo = did_you_mean(name, known, "put the file into images/, or correct the name")
            return f"there is no picture images/{shown(name)[1:-1]}", todo
        if name not in self._pieces.photographs.ids and self._pieces.photographs.complete:
            todo = "add a row with file, caption and credit"
            return f"tables/photos.csv says nothing of {shown(name)}", todo
        return self._look(path)

    def _drawing(self, name: str) -> tuple[str, str] | None:
        own = [self._folder / "images" / f"{name}{twin}" for twin in TWINS]
        shipped = [self._assets / "images" / f"{name}{twin}" for twin in TWINS]
        if any(_exists(path) for path in own):
            for path in own:
                if not _exists(path):
                    todo = f"add images/{path.name}"
                    return f"the drawing {shown(name)} has no twin {path.name}", todo
                if (objection := self._look(path)) is not None:
                    return objection
            return None
        if all(_exists(path) for path in shipped):
            return None
        known = self._names("images", TWINS[0]) + self._names("images", *PHOTOGRAPHS)
        todo = "write the name of a drawing without -day.svg, or of a file in images/"
        return f"there is no picture {shown(name)}", did_you_mean(name, known, todo)

    def _look(self, path: Path) -> tuple[str, str] | None:
        """Returns what is wrong with a file of the content, looked at once."""
        if path not in self._objections:
            self._objections[path] = self._objection_to_file(path)
        return self._objections[path]

    def _objection_to_file(self, path: Path) -> tuple[str, str] | None:
        name = path.relative_to(self._folder).as_posix()
        try:
            inside = path.resolve().is_relative_to(self._folder.resolve())
        except (OSError, RuntimeError):
            inside = False
        if not inside:
            return f"{name} is a link that leaves the content folder", "put the file itself there"
        look = objection_to_drawing if path.suffix.lower() == ".svg" else objection_to_photograph
        objection = look(path)
        return None if objection is None else (f"{name}: {objection[0]}", objection[1])

    def _names(self, folder: str, *endings: str) -> list[str]:
        """Returns the names that content may use for what lies in a folder."""
        names = []
        for base in (self._folder / folder, self._assets / folder):
            try:
                files = sorted(path.name for path in base.iterdir())
            except OSError:
                continue
            for ending in endings:
                keep = "" if ending not in PHOTOGRAPHS else ending
                names += [n.removesuffix(ending) + keep for n in files if n.endswith(ending)]
        return names

    def _note(self, origin: Origin, objection: tuple[str, str], found: Found) -> None:
        self._pieces.problems.append(origin.problem(*objection, found.path))


def _objection_to_name(name: str) -> tuple[str, str] | None:
    """Says what is wrong with the name of a picture as a path."""
    windows, posix = PureWindowsPath(name), PurePosixPath(name)
    if windows.drive or windows.root or posix.is_absolute() or ".." in windows.parts:
        return f"{shown(name)} leaves the content folder", "write the name of a file inside images/"
    if not name.strip() or any(letter < " " for letter in name) or "\\" in name or len(name) > 120:
        return f"{shown(name)} is no name of a file", "write the name of a file inside images/"
    return None


def _exists(path: Path) -> bool:
    try:
        return path.exists() or path.is_symlink()
    except (OSError, ValueError):
        return False
