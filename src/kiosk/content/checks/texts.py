"""Checks words: a translation for every language, characters that the font has, places to fill."""

import string
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path as FilePath

from kiosk.content.font_map import characters_of
from kiosk.content.origin import Origin, did_you_mean
from kiosk.content.pieces import Piece, Pieces
from kiosk.content.problem import Problem, shown
from kiosk.content.summary import places
from kiosk.errors import AssetError
from kiosk.model.kiosk import InterfaceTexts, LanguageChoice
from kiosk.model.walk import Found, Path, walk
from kiosk.model.words import Text

FONT = "KioskSansSC-Regular.ttf"
FILLED_IN = frozenset({"n", "of", "name", "year", "month", "day"})
"""What may stand between braces in the words of the interface."""
_FILLED = ", ".join(f"{{{name}}}" for name in sorted(FILLED_IN))
_MOST_NAMED = 5
_NO_LETTER = (
    "the bundled font covers Simplified Chinese and Latin; tools/build_fonts.py adds other letters"
)
_SET_BY_KIOSK = "\u2060\u2009"
"""Characters that the kiosk puts between words itself."""


def check_texts(pieces: Pieces, assets: FilePath) -> None:
    """Adds a problem for every text that lacks a language or that the font cannot show."""
    try:
        font = characters_of(assets / "fonts" / FONT)
    except AssetError as error:
        origin = Origin(file=".", where="font")
        pieces.problems.append(origin.problem(str(error), "repair the installation"))
        font = frozenset()
    checker = _Checker(pieces, font)
    for piece in pieces.everything():
        for found in walk(piece.value):
            checker.check(found, piece)
    checker.report_letters()


class _Checker:
    """Checks the texts of all pieces."""

    def __init__(self, pieces: Pieces, font: frozenset[int]) -> None:
        self._pieces = pieces
        self._languages = pieces.languages
        self._font = font
        self._lacking: dict[str, list[tuple[list[str], Problem]]] = defaultdict(list)

    def check(self, found: Found, piece: Piece[object]) -> None:
        if found.declared is Text and isinstance(found.value, dict):
            self._translations(found.value, found, piece.origin)
            known = self._languages or tuple(found.value)
            for language, words in found.value.items():
                if language not in known:
                    continue
                self._letters(words, (*found.path, language), piece.origin, language)
            if found.field == "months" and isinstance(found.owner, InterfaceTexts):
                self._months(found.value, found, piece.origin)
            elif isinstance(found.owner, InterfaceTexts):
                self._fillings(found.value, found, piece.origin)
        elif found.declared is str and isinstance(found.value, str) and found.field != "formula":
            language = found.owner.code if isinstance(found.owner, LanguageChoice) else ""
            self._letters(found.value, found.path, piece.origin, language, breaks=False)

    def _translations(self, text: dict[str, str], found: Found, origin: Origin) -> None:
        for language in self._languages:
            if language not in text:
                what = f"there are no words in the language {language!r}"
                self._note(origin, what, "add them", (*found.path, language))
            elif not text[language].strip():
                what = f"the words in the language {language!r} are empty"
                self._note(origin, what, "write them", (*found.path, language))
        for language in text:
            if self._languages and language not in self._languages:
                todo = did_you_mean(
                    language, self._languages, "add it to languages in kiosk.yaml, or delete it"
                )
                what = f"the kiosk has no language {shown(language)}"
                path = (*found.path, language)
                problem = origin.problem(what, todo, path, at_key=True)
                self._pieces.problems.append(problem)

    def _letters(
        self, words: str, path: Path, origin: Origin, language: str, *, breaks: bool = True
    ) -> None:
        hidden = [
            letter
            for letter in dict.fromkeys(words)
            if unicodedata.category(letter) in ("Cc", "Cf", "Zl", "Zp", "Co", "Cn", "Cs")
            or letter in _SET_BY_KIOSK
        ]
        hidden = [letter for letter in hidden if not (breaks and letter == "\n")]
        if hidden:
            what = f"characters that nobody sees: {_names(hidden, visible=False)}"
            self._note(origin, what, "delete them; the kiosk sets spaces and joints itself", path)
        missing = [
            letter
            for letter in dict.fromkeys(words)
            if self._font and letter != "\n" and letter not in hidden
            if ord(letter) not in self._font
        ]
        signs = [sign for sign in missing if not _is_letter(sign)]
        if signs:
            what = f"the font has no {_names(signs, visible=True)}"
            self._note(origin, what, "write it with other characters", path)
        letters = [letter for letter in missing if _is_letter(letter)]
        if letters:
            self._lacking[language].append((letters, origin.problem("", _NO_LETTER, path)))

    def report_letters(self) -> None:
        """Adds a problem for each language that has letters which the font lacks."""
        for language, lacking in self._lacking.items():
            letters = list(dict.fromkeys(letter for found, _ in lacking for letter in found))
            what = f"the font has no {_names(letters, visible=True)}"
            if language:
                what += f" of the language {language!r}"
            if len({(problem.file, problem.line) for _, problem in lacking}) > 1:
                what += f", needed in {places(problem for _, problem in lacking)}"
            self._pieces.problems.append(replace(lacking[0][1], what=what))

    def _fillings(self, text: dict[str, str], found: Found, origin: Origin) -> None:
        """Checks the braces of interface words: the same in every language, and known."""
        filled: dict[str, set[str]] = {}
        for language, words in text.items():
            path = (*found.path, language)
            try:
                parts = list(string.Formatter().parse(words))
            except ValueError:
                self._note(origin, "a brace without its partner", "write {n}, {of} or {name}", path)
                return
            names = {name for _, name, _, _ in parts if name is not None}
            filled[language] = names
            if not names <= FILLED_IN or any(spec or change for _, _, spec, change in parts):
                unknown = ", ".join(shown(name) for name in sorted(names - FILLED_IN))
                what = f"nothing can be filled in for {unknown or 'a format'}"
                self._note(origin, what, f"use {_FILLED} only", path)
        if len({frozenset(names) for names in filled.values()}) > 1:
            what = "the languages do not fill in the same: " + ", ".join(
                f"{language} has {' '.join(sorted(names)) or 'nothing'}"
                for language, names in filled.items()
            )
            self._note(origin, what, "use the same {…} in every language", found.path)

    def _months(self, text: dict[str, str], found: Found, origin: Origin) -> None:
        for language, words in text.items():
            count = len(words.split())
            if count != 12:
                what = f"{count} months are here"
                todo = "write the twelve months, apart by blanks"
                self._note(origin, what, todo, (*found.path, language))

    def _note(self, origin: Origin, what: str, todo: str, path: Path) -> None:
        self._pieces.problems.append(origin.problem(what, todo, path))


def _is_letter(character: str) -> bool:
    return unicodedata.category(character)[0] in "LM"


def _names(letters: Iterable[str], *, visible: bool) -> str:
    listed = list(letters)
    names = [
        f"{shown(letter)[1:-1]} (U+{ord(letter):04X})" if visible else f"U+{ord(letter):04X}"
        for letter in listed[:_MOST_NAMED]
    ]
    more = len(listed) - _MOST_NAMED
    return ", ".join(names) + (f" and {more} more" if more > 0 else "")
