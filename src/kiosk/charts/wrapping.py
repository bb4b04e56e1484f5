"""Breaking words into lines of a given width: Chinese by characters, other scripts by words.

Measuring is handed in, so this knows no drawing library.
"""

import re
from collections.abc import Callable

Measure = Callable[[str], float]

ELLIPSIS = "…"
BALANCE_STEPS = 7
WORD_SHARE = 0.6
"""A cut text goes back to the end of a word if at least this share of it is left."""
NO_LINE_START = "、，。；：！？）》”’」』】…·%‰,.;:!?)]}–-/"
NO_LINE_END = "（《“‘「『【([{"
_WIDE = r"\u2E80-\u303F\u3040-\u30FF\u3400-\u9FFF\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFFEF“”‘’…"
_PIECE = re.compile(rf"[{_WIDE}]|\s+|[^\s\u2013/\-{_WIDE}]*[\u2013/-]|[^\s\u2013/\-{_WIDE}]+")
_NUMBER_BEFORE = re.compile(r"\d\s?$")
_RANGE_BEFORE = re.compile(r"\d[\u2013/-]$")
_NUMBER = re.compile(r"\d(?:[\d.,\u2013/-]*\d)?")


def pieces(text: str) -> list[str]:
    """Returns the text cut where a line may break; joined they are the text again."""
    found: list[str] = []
    for piece in _PIECE.findall(text):
        if found and _belongs_to("".join(found[-2:]), piece):
            if found[-1].isspace() and len(found) > 1:
                found[-2:] = [found[-2] + found[-1]]
            found[-1] += piece
        else:
            found.append(piece)
    return found


def wrap(text: str, width: float, measure: Measure) -> list[str]:
    """Breaks a text into lines no wider than ``width``, save where one piece alone is wider.

    A newline in the text is a break by meaning and is kept.
    """
    return ["".join(line).strip() for line in _wrap(text, width, measure)]


def shorten(text: str, width: float, measure: Measure) -> str:
    """Returns the text, or its beginning with an ellipsis; "" where not even that fits."""
    if measure(text) <= width:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if measure(text[:middle].rstrip() + ELLIPSIS) <= width:
            low = middle
        else:
            high = middle - 1
    kept = _at_word_end(text, low).rstrip(" 、，,;；:：–-/(（《“")
    return kept + ELLIPSIS if kept else ""


def fit(text: str, width: float, max_lines: int, measure: Measure) -> list[str]:
    """Wraps a text into at most so many lines, shortening what is too long.

    Returns:
        The lines; none where not even a shortened one fits.
    """
    if max_lines < 1 or not text:
        return []
    lines = ["".join(line) for line in _wrap(text, width, measure)]
    if len(lines) > max_lines:
        lines = [*lines[: max_lines - 1], "".join(lines[max_lines - 1 :])]
    short = [shorten(line.strip(), width, measure) for line in lines]
    return short if all(short) else []


def balanced(text: str, width: float, max_lines: int, measure: Measure) -> list[str]:
    """Like `fit`, but with lines about equally long, as suits a centred label."""
    lines = fit(text, width, max_lines, measure)
    shortened = "".join("".join(lines).split()) != "".join(text.split())
    if len(lines) < 2 or "\n" in text or shortened:
        return lines
    low, high = width / len(lines) / 2, width
    for _ in range(BALANCE_STEPS):
        middle = (low + high) / 2
        tried = wrap(text, middle, measure)
        fits = len(tried) <= len(lines) and all(measure(line) <= middle for line in tried)
        low, high = (low, middle) if fits else (middle, high)
    return wrap(text, high, measure)


def _at_word_end(text: str, end: int) -> str:
    """Returns the beginning of a text, without the piece of a word at its end if that is short.

    Of a number or period nothing is left: a piece of it would be another number.
    """
    for number in _NUMBER.finditer(text):
        if number.start() < end < number.end():
            return text[: number.start()]
    if end < len(text) and _is_letter(text[end - 1]) and _is_letter(text[end]):
        start = end
        while start and _is_letter(text[start - 1]):
            start -= 1
        if start > end * WORD_SHARE:
            return text[:start]
    return text[:end]


def _is_letter(character: str) -> bool:
    return character.isascii() and character.isalpha()


def _belongs_to(before: str, piece: str) -> bool:
    """Says whether a line must not break between what stands before and a piece."""
    if piece.isspace():
        return False
    if before[-1] in NO_LINE_END or (piece[0] in NO_LINE_START and not before[-1].isspace()):
        return True
    if piece[0].isdigit() and _RANGE_BEFORE.search(before):
        return True
    return bool(_NUMBER_BEFORE.search(before)) and not piece.isascii()


def _wrap(text: str, width: float, measure: Measure) -> list[list[str]]:
    """Returns the pieces of each line; blanks at their ends are still there."""
    lines: list[list[str]] = []
    for paragraph in text.split("\n"):
        lines.append([])
        for piece in pieces(paragraph):
            if lines[-1] and measure("".join([*lines[-1], piece]).strip()) > width:
                lines.append([])
            lines[-1].append(piece)
    if len(lines) > 1:
        _mend_orphan(lines[-2], lines[-1], width, measure)
    return [line for line in lines if line]


def _mend_orphan(upper: list[str], last: list[str], width: float, measure: Measure) -> None:
    """Takes a character down where one alone would stand on the last line."""
    alone = len("".join(last).strip()) == 1 and len(upper) > 2
    if alone and not upper[-1].isspace() and measure(upper[-1] + "".join(last)) <= width:
        last.insert(0, upper.pop())
