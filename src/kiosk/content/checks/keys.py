"""Checks the keys of a presentation: known names, each with one meaning."""

import string
from collections import defaultdict

from kiosk.content.origin import did_you_mean
from kiosk.content.pieces import Pieces
from kiosk.content.problem import shown
from kiosk.model.walk import declared_fields

KEY_NAMES = frozenset(
    (
        *string.ascii_uppercase,
        *(f"F{number}" for number in range(1, 25)),
        *("PageUp", "PageDown", "Home", "End", "Left", "Right", "Up", "Down"),
        *("Space", "Return", "Enter", "Tab", "Backtab", "Backspace", "Escape", "Insert", "Delete"),
        *("Period", "Comma", "Semicolon", "Colon", "Minus", "Plus", "Equal", "Slash", "Backslash"),
        *("Asterisk", "NumberSign", "Apostrophe", "QuoteLeft", "BracketLeft", "BracketRight"),
        *("Back", "Forward", "Menu", "Pause", "Print", "Refresh", "Stop"),
        *("MediaPlay", "MediaStop", "MediaPrevious", "MediaNext", "MediaTogglePlayPause"),
        *("VolumeUp", "VolumeDown", "VolumeMute"),
    )
)
"""Names of `Qt.Key` without ``Key_`` that clickers and keyboards send; digits jump to scenes."""
_WRITTEN = {".": "Period", ",": "Comma", " ": "Space", "-": "Minus", "+": "Plus", "/": "Slash"}
_LOWER = {name.lower(): name for name in KEY_NAMES} | {"esc": "Escape", "pgdown": "PageDown"}


def check_keys(pieces: Pieces) -> None:
    """Adds a problem for every key that is unknown or has two meanings."""
    piece = pieces.settings.get("keys")
    if piece is None:
        return
    uses: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for action in declared_fields(type(piece.value)):
        for index, name in enumerate(getattr(piece.value, action)):
            uses[name].append((action, index))
    for name, paths in uses.items():
        if name.isdecimal():
            what, todo = f"{shown(name)} is a digit: digits jump to scenes", "choose another key"
        elif name not in KEY_NAMES:
            what, todo = f"there is no key {shown(name)}", _advice(name)
        elif len(paths) > 1:
            # Keys that the file does not name are those that the program has for itself.
            paths.sort(key=lambda path: (*piece.origin.base, *path) in piece.origin.marks)
            what = f"the key {shown(name)} stands for {paths[0][0]} too"
            todo = f"choose another key, or write other ones behind {paths[0][0]}"
        else:
            continue
        pieces.problems.append(piece.origin.problem(what, todo, paths[-1]))


def _advice(name: str) -> str:
    meant = _WRITTEN.get(name) or _LOWER.get(name.lower().replace(" ", "").replace("_", ""))
    if meant is not None:
        return f"did you mean {meant!r}?"
    return did_you_mean(name, sorted(KEY_NAMES), "write a name as Qt has it: PageDown, F5, Period")
