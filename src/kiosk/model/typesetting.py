"""Breaking of Chinese and Latin text into lines, given how wide words are."""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

NO_LINE_START = frozenset("、，。；：！？）》」』】〉”’…,.;:!?)]}%％的·")
"""What may not begin a line: closing punctuation, and 的 by this house's rule."""
NO_LINE_END = frozenset("“‘（《「『【〈([{")
"""What may not end a line: opening punctuation."""
WORD_JOINER = "\u2060"
HANGING = frozenset("“‘（《「『【〈")
"""Opening marks whose left half is blank in a full-width font."""

CLOSERS = frozenset("、，。；：”’）》」』】〉")
OPENERS = HANGING
BEFORE_DOTS = " ，、。；：,;.:“‘（《「『【〈([{"
"""What does not stand before the dots of a text that was cut."""
_SLASH = re.compile(r"(?<=[/\\])(?=[\w.~])")
"""Where a path or an address may be parted if no line holds it."""
_PAUSE = re.compile(r"(?<=[，；：。！？])")
MOST_EVENED_LINES = 3
"""Texts of two or three lines are headings and captions: their lines are made alike."""
LEAST_SHARE, LEAST_LAST, EVEN_STEPS = 0.35, 0.5, 6
PAIR_TRIM = 0.5
"""Between two full-width marks this share of the font size is blank twice and is taken out."""


def trimmed_pieces(line: str) -> list[str]:
    """Splits a line of Chinese where two marks meet whose blank halves add up.

    Every piece but the first stands `PAIR_TRIM` of the font size further left than its
    predecessor's width says (GB/T 15834 and the W3C's clreq allow this compression).
    """
    pieces = [""]
    for char in line:
        last = pieces[-1][-1:]
        meets = (last in CLOSERS and (char in CLOSERS or char in OPENERS)) or (
            last in OPENERS and char in OPENERS
        )
        if last and meets:
            pieces.append(char)
        else:
            pieces[-1] += char
    return pieces


@lru_cache(maxsize=16_384)
def is_wide(char: str) -> bool:
    """Says whether a character is Han or full-width, so that lines may break beside it."""
    return unicodedata.east_asian_width(char) in "WF"


@lru_cache(maxsize=4_096)
def split_units(text: str) -> tuple[str, ...]:
    """Splits one paragraph into pieces between which a line may break.

    A piece keeps its trailing space. Latin words, numbers with the unit's first character, and
    marks with what they belong to stay together.
    """
    units: list[str] = []
    for char in text:
        if units and _sticks(units[-1], char):
            units[-1] += char
        else:
            units.append(char)
    return tuple(units)


def _sticks(unit: str, char: str) -> bool:
    """Says whether ``char`` may not be parted from the piece before it."""
    last = unit[-1]
    if char == " " or last in NO_LINE_END or (char in NO_LINE_START and last != " "):
        return True
    if last == " ":
        return is_wide(char) and unit.rstrip()[-1:].isdigit()
    if is_wide(char):
        # A number keeps its unit's first character, with or without a joiner between them.
        return (last.isdigit() or last == WORD_JOINER) and char not in NO_LINE_END
    if is_wide(last):
        return False
    # “ ” ’ are of ambiguous width: beside Latin they belong to the word.
    return last != "—"


def break_lines(text: str, width: float, advance: Callable[[str], float]) -> tuple[str, ...]:
    r"""Breaks text into lines no wider than ``width``; ``\n`` always breaks.

    Chinese of two or three lines breaks where the sentence pauses if that takes no more lines, else
    its lines are made alike where the last would be short. A last line of a single wide character
    takes one more from the line before it.

    Args:
        text: The text.
        width: Room for a line, in the units of ``advance``.
        advance: Width of a piece of text.

    Returns:
        The lines without trailing spaces; at least one. A single piece wider than ``width`` is
        broken inside, behind slashes if that will do, a character at least on each line.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines.extend(_break_paragraph(paragraph, width, advance))
    return tuple(lines)


def shorten(text: str, fits: Callable[[str], bool]) -> str:
    """Returns a text whole, or as much of it as fits with dots at its end.

    It is cut between words or behind a slash; within a word only where not even one fits.

    Args:
        text: The text.
        fits: Says of a text whether it fits; of two that begin alike the shorter one does first.
    """
    if fits(text):
        return text
    words = [part for unit in split_units(text) for part in _SLASH.split(unit)]
    return _most(words, fits) or _most(list(text), fits) or "…"


def _most(pieces: list[str], fits: Callable[[str], bool]) -> str:
    """Returns as many pieces as fit, with dots behind them; "" where none does."""
    best, low, high = "", 1, len(pieces) - 1
    while low <= high:
        middle = (low + high) // 2
        short = "".join(pieces[:middle]).rstrip(BEFORE_DOTS) + "…"
        if fits(short):
            best, low = short, middle + 1
        else:
            high = middle - 1
    return best


def _break_paragraph(text: str, width: float, advance: Callable[[str], float]) -> list[str]:
    if advance(text.rstrip()) <= width:
        return [text.rstrip()]
    greedy = _break_greedily(text, width, advance)
    if not 2 <= len(greedy) <= MOST_EVENED_LINES or not any(is_wide(char) for char in text):
        return greedy
    return _break_at_pauses(text, width, advance, len(greedy)) or _even_out(
        text, width, advance, greedy
    )


def _break_at_pauses(
    text: str, width: float, advance: Callable[[str], float], count: int
) -> list[str]:
    """Returns as many lines that end where the sentence pauses, or none if it cannot be."""
    parts = [part.rstrip() for part in _PAUSE.split(text) if part.strip()]
    if len(parts) != count or any(advance(part) > width for part in parts):
        return []
    shortest, longest = min(map(advance, parts)), max(map(advance, parts))
    return parts if shortest >= longest * LEAST_SHARE else []


def _even_out(
    text: str, width: float, advance: Callable[[str], float], greedy: list[str]
) -> list[str]:
    """Returns the same number of lines, more alike in length: no short last one."""
    last = advance(greedy[-1])
    if last >= LEAST_LAST * width:
        return greedy
    widest = max(advance(unit.rstrip()) for unit in split_units(text))
    low, high = max(width / 2, widest), width
    if low >= high:
        return greedy
    best = greedy
    for _ in range(EVEN_STEPS):
        middle = (low + high) / 2
        lines = _break_greedily(text, middle, advance)
        if len(lines) <= len(greedy):
            best, high = lines, middle
        else:
            low = middle
    return best


def _break_greedily(text: str, width: float, advance: Callable[[str], float]) -> list[str]:
    lines: list[list[str]] = [[]]
    for unit in split_units(text):
        for piece in _pieces(unit, width, advance):
            current = "".join(lines[-1])
            if lines[-1] and advance((current + piece).rstrip()) > width:
                lines.append([piece])
            else:
                lines[-1].append(piece)
    if len(lines) > 1 and _is_orphan(lines[-1]) and len(lines[-2]) > 2:
        lines[-1].insert(0, lines[-2].pop())
        if advance("".join(lines[-1]).rstrip()) > width:
            lines[-2].append(lines[-1].pop(0))
    return ["".join(line).rstrip() for line in lines]


def _is_orphan(line: list[str]) -> bool:
    """Says whether a line is one lone wide character, marks beside it not counted."""
    letters = [char for char in "".join(line) if char not in NO_LINE_START or char == "的"]
    return len([char for char in letters if char != " "]) == 1 and is_wide(letters[0])


def _pieces(unit: str, width: float, advance: Callable[[str], float]) -> list[str]:
    """Returns a unit whole, or cut where it is wider than a line: behind slashes if it has any."""
    if advance(unit.rstrip()) <= width:
        return [unit]
    parts = _SLASH.split(unit)
    if len(parts) > 1:
        return [piece for part in parts for piece in _pieces(part, width, advance)]
    pieces = [""]
    for char in unit:
        if pieces[-1] and advance((pieces[-1] + char).rstrip()) > width:
            pieces.append(char)
        else:
            pieces[-1] += char
    return pieces
