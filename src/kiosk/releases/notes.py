"""The small files of a store: which release is shown, what is damaged, what was seen and taken."""

import contextlib
import json
import logging
import re
from pathlib import Path
from typing import Any

from kiosk.durable import write_durably

log = logging.getLogger(__name__)
POINTER, HELD, SEEN = "current", "held.json", "seen.json"
TAKEN, COUNTER = "taken.json", "counter"


class Notes:
    """What a store keeps in mind beside its releases; each file is replaced as a whole."""

    def __init__(self, folder: Path) -> None:
        """Takes the folder of the store, which may not be there yet."""
        self.folder = folder

    def damage(self, version: int) -> str:
        """Returns what was found wrong with a release, "" where nothing was."""
        try:
            text = self.damage_file(version).read_text("utf-8", "replace")
        except FileNotFoundError:
            return ""
        except OSError:
            text = ""
        return text.strip() or "it is damaged"

    def pointed(self) -> int:
        """Returns the version that the pointer names, 0 where it names none."""
        try:
            with (self.folder / POINTER).open("rb") as file:
                words = file.read(32).decode("ascii").strip()
        except (OSError, ValueError):
            return 0
        return int(words) if re.fullmatch(r"[1-9][0-9]{0,15}", words) else 0

    def stamp(self) -> str:
        """Returns a text that differs wherever another release may be the current one."""
        words = []
        for path in (self.folder, self.folder / POINTER):
            with contextlib.suppress(OSError):
                status = path.stat()
                words.append(f"{status.st_mtime_ns} {status.st_ino}")
        return " ".join(words)

    def held(self) -> tuple[int, ...]:
        """Returns the versions that staff went back from: they do not come back by themselves."""
        versions = self.read_json(HELD).get("versions")
        return (
            tuple(v for v in versions if isinstance(v, int)) if isinstance(versions, list) else ()
        )

    def seen(self) -> str:
        """Returns the digest of what the content folder held when it was last taken."""
        return str(self.read_json(SEEN).get("content", ""))

    def note_seen(self, digest: str) -> None:
        """Keeps in mind what the content folder holds.

        Raises:
            OSError: That cannot be written.
        """
        if digest != self.seen():
            self.write_json(SEEN, {"content": digest})

    def damage_file(self, version: int) -> Path:
        """Returns the file that says how a release is damaged."""
        return self.folder / f"{version}.damaged"

    def read_json(self, name: str) -> dict[str, Any]:
        """Returns what a note holds; nothing where it cannot be read."""
        try:
            found = json.loads((self.folder / name).read_bytes())
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, RecursionError) as error:
            log.warning("%s cannot be read: %s", self.folder / name, error)
            return {}
        return found if isinstance(found, dict) else {}

    def write_json(self, name: str, fields: dict[str, Any]) -> None:
        """Replaces a note as a whole.

        Raises:
            OSError: It cannot be written.
        """
        write_durably(self.folder / name, json.dumps(fields).encode())
