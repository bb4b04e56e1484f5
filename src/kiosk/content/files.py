"""Reads text files whatever office program saved them, within limits."""

import os
import stat
from pathlib import Path

from kiosk.content.origin import Mark

LARGEST_YAML_BYTES = 1_000_000
LARGEST_TABLE_BYTES = 4_000_000

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_DAMAGED_SHARE = 0.2
"""Up to this share of broken letters a text counts as damaged UTF-8, not as another encoding."""


class UnreadableError(Exception):
    """A file that gives no text.

    Attributes:
        what: What is wrong, in plain words.
        todo: What to do about it.
        mark: Where, as far as that can be said.
    """

    def __init__(self, what: str, todo: str, mark: Mark = (1, 1)) -> None:
        super().__init__(what)
        self.what = what
        self.todo = todo
        self.mark = mark


def read_text(path: Path, folder: Path, limit: int) -> str:
    """Reads a text file of the content: UTF-8 with or without BOM, UTF-16 with BOM, GB18030.

    Args:
        path: The file.
        folder: The content folder, which the file must not lie outside of.
        limit: How many bytes it may have.

    Raises:
        UnreadableError: There is no such file, it may not be read, or it is no text.
    """
    data = read_bytes(path, folder, limit)
    text = _decode(data)
    for line, content in enumerate(text.split("\n"), start=1):
        for column, letter in enumerate(content, start=1):
            if letter < " " and letter not in "\t\r":
                raise UnreadableError(
                    f"control character U+{ord(letter):04X} in a text file",
                    "save the file as text, UTF-8",
                    (line, column),
                )
    return text


def read_bytes(path: Path, folder: Path, limit: int) -> bytes:
    """Reads a whole file of the content.

    Raises:
        UnreadableError: There is no such file, it may not be read, or is larger than the limit.
    """
    try:
        if not path.resolve().is_relative_to(folder.resolve()):
            raise UnreadableError(
                "the file is a link that leaves the content folder",
                "put the file itself into the content folder",
            )
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableError("this is no file", "put a file of this name here")
        if status.st_size > limit:
            raise UnreadableError(
                f"the file has {status.st_size:,} bytes, more than {limit:,}",
                "keep only what the kiosk shows",
            )
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableError("the file is missing", "add it") from error
    except (OSError, RuntimeError, ValueError) as error:
        reason = os.strerror(error.errno) if isinstance(error, OSError) and error.errno else error
        raise UnreadableError(
            f"the file cannot be read ({reason})", "check that this user may read it"
        ) from error


def _decode(data: bytes) -> str:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _decode_as(data[len(bom) :], encoding)
    if b"\0" in data:
        before = data[: data.index(b"\0")]
        raise UnreadableError(
            "a zero byte: this is no text file",
            "save the file as text, UTF-8",
            (before.count(b"\n") + 1, len(before) - (before.rfind(b"\n") + 1) + 1),
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if _is_damaged_utf8(data):
            raise _undecodable(data, error.start, "utf-8") from error
    return _decode_as(data, "gb18030")


def _decode_as(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _undecodable(data, error.start, encoding) from error


def _is_damaged_utf8(data: bytes) -> bool:
    """Says whether most letters beyond ASCII are sound UTF-8, so that a few are damaged."""
    letters = [letter for letter in data.decode("utf-8", "replace") if letter > "\x7f"]
    return letters.count("\ufffd") <= _DAMAGED_SHARE * len(letters)


def _undecodable(data: bytes, at: int, encoding: str) -> UnreadableError:
    before = data[:at].decode(encoding, "replace")
    shown = data[at : at + 1].hex().upper()
    return UnreadableError(
        f"byte {shown} is no letter: the text is neither UTF-8 nor GB18030 throughout",
        "save the file as UTF-8",
        (before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1),
    )
