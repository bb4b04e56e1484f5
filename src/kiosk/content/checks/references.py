"""Checks that every id that content names exists."""

from kiosk.content.origin import did_you_mean
from kiosk.content.pieces import Piece, Pieces
from kiosk.content.problem import shown
from kiosk.model.walk import Found, walk
from kiosk.model.words import AccentId, TabId
from kiosk.theme.palettes import DAY


def check_references(pieces: Pieces) -> None:
    """Adds a problem for every reference to something that does not exist."""
    for piece in pieces.everything():
        for found in walk(piece.value):
            _check(found, piece, pieces)


def _check(found: Found, piece: Piece[object], pieces: Pieces) -> None:
    shelf = pieces.shelf_of(found.declared)
    if shelf is not None:
        known, word, place = list(shelf.ids), shelf.word, shelf.place
        complete = shelf.complete
    elif found.declared is TabId:
        known, word, place = list(pieces.tab_order), "tab", "tabs in kiosk.yaml"
        complete = bool(pieces.tab_order)
    elif found.declared is AccentId:
        known, word, place, complete = list(DAY.accents), "accent", ", ".join(DAY.accents), True
    else:
        return
    if found.value in known or not complete:
        return
    todo = did_you_mean(str(found.value), known, f"write one of {place}")
    what = f"there is no {word} {shown(found.value)}"
    pieces.problems.append(piece.origin.problem(what, todo, found.path))
