"""Checks that every id that content names exists."""

from collections import defaultdict
from collections.abc import Collection, Mapping

from kiosk.content.origin import did_you_mean
from kiosk.content.pieces import Piece, Pieces
from kiosk.content.problem import Problem, in_order, shown
from kiosk.content.summary import places
from kiosk.model.walk import Found, walk
from kiosk.model.words import AccentId, SceneRef, TabId
from kiosk.theme.palettes import DAY

MANY = 3
"""So many rows that name tabs which are not listed are one mistake, made in the list."""


def check_references(pieces: Pieces) -> None:
    """Adds a problem for every reference to something that does not exist."""
    astray: dict[str, list[Problem]] = defaultdict(list)
    for piece in pieces.everything():
        for found in walk(piece.value):
            problem = _problem_with(found, piece, pieces)
            if problem is None:
                continue
            tab = _tab_meant(found)
            if tab is not None and tab not in pieces.tab_order:
                astray[tab].append(problem)
            else:
                pieces.problems.append(problem)
    _report_tabs(astray, pieces)


def _tab_meant(found: Found) -> str | None:
    """Returns the tab that a reference names, itself or as a part of ``tab/scene``."""
    if found.declared is TabId:
        return str(found.value)
    if found.declared is SceneRef and "/" in str(found.value):
        return str(found.value).partition("/")[0]
    return None


def _problem_with(found: Found, piece: Piece[object], pieces: Pieces) -> Problem | None:
    known: Collection[str]
    shelf = pieces.shelf_of(found.declared)
    if shelf is not None:
        known, word, place = shelf.ids, shelf.word, shelf.place
        complete = shelf.complete
        if found.declared is SceneRef:
            complete = complete and bool(pieces.tab_order) and pieces.tabs_complete
    elif found.declared is TabId:
        known, word, place = pieces.tab_order, "tab", "tabs in kiosk.yaml"
        complete = bool(pieces.tab_order) and pieces.tabs_complete
    elif found.declared is AccentId:
        known, word, place, complete = DAY.accents, "accent", ", ".join(DAY.accents), True
    else:
        return None
    if found.value in known or not complete:
        return None
    todo = did_you_mean(str(found.value), tuple(known), f"write one of {place}")
    what = f"there is no {word} {shown(found.value)}"
    return piece.origin.problem(what, todo, found.path)


def _report_tabs(astray: Mapping[str, list[Problem]], pieces: Pieces) -> None:
    """Reports rows of tabs that are not listed: misspelt ones each, others all at the list."""
    listed = list(pieces.tab_order)
    left_out: dict[str, list[Problem]] = {}
    for name, problems in astray.items():
        if name not in pieces.spare_tabs and did_you_mean(name, listed, ""):
            pieces.problems += problems
        else:
            left_out[name] = list(in_order(problems))
    rows = {(item.file, item.line) for problems in left_out.values() for item in problems}
    if len(rows) < MANY and not any(name in pieces.spare_tabs for name in left_out):
        pieces.problems += [item for problems in left_out.values() for item in problems]
        return
    told = "; ".join(f"{shown(name)} in {places(found)}" for name, found in left_out.items())
    count = "1 row names" if len(rows) == 1 else f"{len(rows)} rows name"
    what = f"{count} tabs that are not listed here: {told}"
    todo = "add the tabs here, or take them out of the rows, or the rows out of the tables"
    pieces.problems.append(pieces.tab_list.problem(what, todo))
