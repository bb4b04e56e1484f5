"""Looks into picture files: whether they are what their name says, whole, and of a sane size."""

import os
import re
import stat
import warnings
from pathlib import Path
from xml.etree import ElementTree as ET

MOST_BYTES = 80_000_000
MOST_PIXELS = 120_000_000
MOST_DRAWING_BYTES = 8_000_000

Objection = tuple[str, str]
"""What is wrong, and what to do."""

_KINDS = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WebP"}
_LINK = re.compile(r"url\(\s*['\"]?(?!\s*#)", re.IGNORECASE)
_REFUSED = {"script", "foreignobject", "iframe", "audio", "video"}
_SIGNS = (
    (0, b"\xff\xd8\xff", "JPEG"),
    (0, b"\x89PNG\r\n\x1a\n", "PNG"),
    (0, b"RIFF", "RIFF"),
    (0, b"GIF8", "GIF"),
    (0, b"BM", "BMP"),
    (0, b"II*\0", "TIFF"),
    (0, b"MM\0*", "TIFF"),
    (4, b"ftyp", "HEIC or AVIF"),
)
"""Where the kinds of pictures have their sign, and which."""
_UNREADABLE = ("the file cannot be read", "check that this user may read it")
_PLAIN = "save it as plain SVG"
_RESAVE = "open it in an image program and save it again"


def objection_to_photograph(path: Path) -> Objection | None:
    """Says what keeps a photograph from being shown; None where nothing does."""
    try:
        too_large = _objection_to_bytes(path, MOST_BYTES)
        if too_large is not None:
            return too_large
        with path.open("rb") as file:
            head = file.read(16)
            size = file.seek(0, os.SEEK_END)
            file.seek(max(0, size - 65_536))
            tail = file.read()
    except OSError:
        return _UNREADABLE
    kind = next((name for at, sign, name in _SIGNS if head[at:].startswith(sign)), None)
    wanted = _KINDS[path.suffix.lower()]
    if kind is None or (kind == "RIFF" and head[8:12] != b"WEBP"):
        return "this is no JPEG, PNG or WebP picture", _RESAVE
    if kind.replace("RIFF", "WebP") != wanted:
        return f"the name says {wanted}, the file is {kind}", "give it the right ending"
    if not _is_whole(kind, head, tail, size):
        return "the picture is cut short", "copy it again from where it came from"
    return _objection_to_size(path)


def objection_to_drawing(path: Path) -> Objection | None:
    """Says what keeps an SVG drawing from being shown; None where nothing does."""
    try:
        too_large = _objection_to_bytes(path, MOST_DRAWING_BYTES)
        if too_large is not None:
            return too_large
        data = path.read_bytes()
    except OSError:
        return _UNREADABLE
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data or b"\0" in data:
        return "the drawing declares a document type, or is not UTF-8", _PLAIN
    try:
        root = ET.fromstring(data)  # noqa: S314 -- without DOCTYPE there is no entity
    except (ET.ParseError, ValueError, LookupError) as error:
        return f"this is no SVG ({error})", _PLAIN
    return _objection_to_root(root) or _objection_to_elements(root)


def _objection_to_bytes(path: Path, most: int) -> Objection | None:
    """Says what is wrong with a file before it is opened.

    Raises:
        OSError: It cannot be looked at.
    """
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        return "this is no file", "put the picture itself here"
    if status.st_size > most:
        size = f"{status.st_size / 1e6:.0f} MB are too large"
        return size, f"save it with at most {most // 1_000_000} MB"
    return None


def _objection_to_root(root: ET.Element) -> Objection | None:
    if _bare(root.tag) != "svg":
        return f"the file is {_bare(root.tag)}, not svg", _PLAIN
    if "viewBox" not in root.attrib:
        return "the drawing has no viewBox", 'add viewBox="0 0 width height" to its svg element'
    return None


def _objection_to_elements(root: ET.Element) -> Objection | None:
    for element in root.iter():
        name = _bare(str(element.tag))
        if name in _REFUSED:
            return f"the drawing holds <{name}>", "save it as plain SVG, shapes only"
        for key, value in element.attrib.items():
            attribute = _bare(key)
            if attribute.startswith("on"):
                return f"the drawing holds a script ({attribute})", _PLAIN
            outside = attribute == "href" and not value.startswith(("#", "data:image/"))
            if outside or _LINK.search(value):
                return f"the drawing points outside itself ({value[:40]})", "put it all inside"
        if name == "style" and (_LINK.search(element.text or "") or "@import" in str(element.text)):
            return "the drawing's style points outside itself", "put it all inside"
    return None


def _bare(tag: str) -> str:
    return tag.rpartition("}")[2].lower()


def _is_whole(kind: str, head: bytes, tail: bytes, size: int) -> bool:
    """Says whether a file ends as pictures of its kind end."""
    match kind:
        case "JPEG":
            return b"\xff\xd9" in tail
        case "PNG":
            return b"IEND" in tail
        case _:
            return size >= int.from_bytes(head[4:8], "little") + 8


def _objection_to_size(path: Path) -> Objection | None:
    from PIL import Image  # noqa: PLC0415 -- only a content with photographs needs it

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(path) as image:
                width, height = image.size
    except Image.DecompressionBombError:
        width, height = MOST_PIXELS, 2
    except Exception:  # noqa: BLE001 -- decoders raise errors of all kinds for damaged files
        return "the picture cannot be read", _RESAVE
    if width * height > MOST_PIXELS:
        what = f"more than {MOST_PIXELS // 1_000_000} million pixels"
        return what, "save it smaller"
    if width < 1 or height < 1:
        return "the picture is empty", _RESAVE
    return None
