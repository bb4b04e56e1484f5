"""Which names of files an archive may bring: plain ones that every system takes the same way."""

import re
import unicodedata
from collections.abc import Iterable

from kiosk.errors import KioskError

LONGEST_PART_BYTES, LONGEST_NAME, DEEPEST = 200, 400, 8
_ODD = set('\\:*?"<>|')
_HIDDEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
_DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)


class RefusedNameError(KioskError):
    """A name that an archive must not bring."""


def check_names(names: Iterable[str]) -> None:
    """Makes sure that all names lie below one folder, and that none stands for another.

    Raises:
        RefusedNameError: One does not.
    """
    seen: dict[str, str] = {}
    folders: dict[str, str] = {}
    for name in names:
        check_name(name)
        same = _folded(name)
        if same in seen:
            raise RefusedNameError(f"{name!r} and {seen[same]!r} are the same name on some systems")
        seen[same] = name
        parts = name.split("/")
        for length in range(1, len(parts)):
            folder = "/".join(parts[:length])
            if folders.setdefault(_folded(folder), folder) != folder:
                known = folders[_folded(folder)]
                raise RefusedNameError(f"{folder!r} and {known!r} are the same on some systems")
    for same, name in seen.items():
        if same in folders:
            raise RefusedNameError(f"{name!r} is a file and a folder")


def check_name(name: str) -> None:
    """Makes sure that a name is that of a file below a folder.

    Raises:
        RefusedNameError: It is not.
    """
    shown = repr(name[:80])
    if not name or len(name) > LONGEST_NAME:
        raise RefusedNameError(f"{shown} is no name, or too long")
    if name.startswith("/"):
        raise RefusedNameError(f"{shown} is absolute")
    parts = name.split("/")
    if len(parts) > DEEPEST:
        raise RefusedNameError(f"{shown} lies too deep")
    for part in parts:
        if part in {"", ".", ".."}:
            raise RefusedNameError(f"{shown} leaves its folder")
        objection = _objection(part)
        if objection:
            raise RefusedNameError(f"{shown} {objection}")


def _objection(part: str) -> str:
    if unicodedata.normalize("NFC", part) != part:
        return "is not written in the common form (NFC)"
    if any(letter in _ODD or unicodedata.category(letter) in _HIDDEN for letter in part):
        return "has letters that are not for names"
    if part[0] in ".~ " or part[-1] in ". ":
        return "begins or ends in a way that names do not"
    if _DEVICES.fullmatch(part):
        return "is the name of a device on some systems"
    if len(part.encode("utf-8", "surrogatepass")) > LONGEST_PART_BYTES:
        return "is too long"
    return ""


def _folded(name: str) -> str:
    """Returns what names have in common that some file system takes for one another."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
