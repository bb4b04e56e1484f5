"""Content whose visits end late, for rows about a still scene: what follows has its own row."""

import re
import shutil
from pathlib import Path

LATE_S = 3600


def write_waiting_content(content: Path, folder: Path) -> None:
    """Copies a content folder, and has it wait an hour until a visit ends.

    Args:
        content: The folder to copy.
        folder: Where the copy lies then; what lies there already stays.
    """
    if folder.exists():
        return
    shutil.copytree(content, folder)
    file = folder / "kiosk.yaml"
    words = file.read_text(encoding="utf-8")
    line = f"  idle_seconds: {LATE_S}"
    late, found = re.subn(r"(?m)^ +idle_seconds:.*$", line, words)
    if not found:
        late, found = re.subn(r"(?m)^visit:\s*$", f"visit:\n{line}", words)
    if not found:
        late = f"{words}\nvisit:\n{line}\n"
    file.write_text(late, encoding="utf-8")
