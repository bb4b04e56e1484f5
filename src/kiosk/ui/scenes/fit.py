"""Checks that everything fits: in every language, on every screen, at every text size."""

import logging
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from kiosk.content.origin import Origin
from kiosk.content.problem import Problem, shown
from kiosk.model.kiosk import TEXT_SIZES, Kiosk
from kiosk.model.walk import Path, walk
from kiosk.model.words import AccentId, Language, SceneRef, Text
from kiosk.theme.palettes import PALETTES
from kiosk.ui.kit.leaves import Composition
from kiosk.ui.kit.look import Look, Ruler
from kiosk.ui.scenes.faults import NO_BLOCK, Fault, find_faults
from kiosk.ui.scenes.stage import Stage, measure_stage
from kiosk.values import dataclass

log = logging.getLogger(__name__)
SIZES = (
    (1920, 1080),
    (3840, 2160),
    (1366, 768),
    (1280, 800),
    (1080, 1920),
    (2160, 3840),
    (3840, 1080),
)
"""The screens that everything must fit on, in device pixels."""
DEFAULT_DIAGONAL = 55.0
"""Inches, where the content does not say how large the panel is."""
THEME = "day"
"""Colours do not change where things stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """Something that fills a screen: a scene, a sheet, the bar.

    Attributes:
        name: What it is called in messages: ``scene overview/growth``.
        accent: The accent it is shown in.
        scene: The scene that it is, or that it is opened from.
        flows: Whether it only flows, so that what fits with large text fits with small text too;
            a scene leaves out details where text is large, a sheet never does.
        value: The piece of content it shows, whose texts are searched for what misfits.
        compose: Lays it out; a sheet may have several pages.
        origin: Says where the part of ``value`` at a path stands.
    """

    name: str
    accent: AccentId
    scene: SceneRef
    value: object
    compose: Callable[[Look, Stage], tuple[Composition, ...]]
    origin: Callable[[Path], Origin]
    flows: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One way in which a subject is shown."""

    language: Language
    width: int
    height: int
    text_size: int
    inches: float

    def __str__(self) -> str:
        size = f"{self.width}×{self.height} on {self.inches:g} inches"
        return f"{self.language}, {size}, text size {self.text_size} %"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A fault with every setting in which it was met, the worst first."""

    subject: Subject
    fault: Fault
    settings: tuple[Setting, ...]


def check_layout(
    kiosk: Kiosk, subjects: Iterable[Subject], ruler: Ruler, inches: float | None = None
) -> tuple[Problem, ...]:
    """Returns what does not fit, each once, in its worst setting.

    Args:
        kiosk: The content.
        subjects: What to lay out.
        ruler: Measures text in the font that will be painted.
        inches: Diagonal of the panel; the content's own if not given.
    """
    settings = tuple(every_setting(kiosk, inches))
    found: list[Finding] = []
    for subject in subjects:
        found.extend(find_in_subject(kiosk, subject, settings, ruler))
    return tuple(dict.fromkeys(describe(finding) for finding in found))


def every_setting(kiosk: Kiosk, inches: float | None = None) -> Iterator[Setting]:
    """Yields each language × screen × text size, leaving out what would look the same."""
    diagonal = inches or kiosk.panel.diagonal_inches or DEFAULT_DIAGONAL
    seen = set()
    for width, height in SIZES:
        stage = measure_stage(width, height, diagonal)
        units = (round(stage.width), round(stage.height), round(stage.min_target, 1))
        if units in seen:
            continue
        seen.add(units)
        for choice in kiosk.languages:
            for text_size in TEXT_SIZES:
                yield Setting(
                    language=choice.code,
                    width=width,
                    height=height,
                    text_size=text_size,
                    inches=diagonal,
                )


def look_of(
    kiosk: Kiosk, subject: Subject, setting: Setting, stage: Stage, ruler: Ruler, theme: str = THEME
) -> Look:
    """Returns how a subject looks in a setting."""
    return Look(
        kiosk=kiosk,
        language=setting.language,
        palette=PALETTES[theme],
        accent_name=subject.accent,
        text_scale=setting.text_size / 100,
        format=stage.format,
        min_target=stage.min_target,
        ruler=ruler,
        scene=subject.scene,
    )


def find_in_subject(
    kiosk: Kiosk, subject: Subject, settings: Iterable[Setting], ruler: Ruler
) -> tuple[Finding, ...]:
    """Returns the faults of one subject, each with all its settings."""
    met: dict[tuple[str, ...], list[tuple[Fault, Setting]]] = {}
    sound: set[tuple[Language, int, int]] = set()
    for setting in sorted(settings, key=lambda one: -one.text_size):
        if subject.flows and _same_screen(setting) in sound:
            continue
        faults = _faults_in(kiosk, subject, setting, ruler)
        if not faults:
            sound.add(_same_screen(setting))
        for fault in faults:
            key = (fault.kind, fault.words, fault.other, str(fault.block))
            met.setdefault(key, []).append((fault, setting))
    return tuple(_finding(subject, cases) for cases in met.values())


def _same_screen(setting: Setting) -> tuple[Language, int, int]:
    return (setting.language, setting.width, setting.height)


def _faults_in(kiosk: Kiosk, subject: Subject, setting: Setting, ruler: Ruler) -> list[Fault]:
    """Returns the faults of all pages of a subject in one setting."""
    stage = measure_stage(setting.width, setting.height, setting.inches)
    look = look_of(kiosk, subject, setting, stage, ruler)
    try:
        pages = subject.compose(look, stage)
    except Exception as error:  # one scene that cannot be built must not hide the rest
        log.exception("%s cannot be laid out", subject.name)
        return [Fault(kind="broken", words="", what=f"{type(error).__name__}: {error}")]
    faults: list[Fault] = []
    for page in pages:
        faults.extend(_causes(find_faults(page, ruler, stage.min_target)))
    return faults


def _causes(faults: tuple[Fault, ...]) -> tuple[Fault, ...]:
    """Leaves out what only follows: where content does not fit, things lie upon each other."""
    misfits = tuple(fault for fault in faults if fault.kind == "misfit")
    return misfits or faults


def _finding(subject: Subject, cases: list[tuple[Fault, Setting]]) -> Finding:
    cases.sort(key=_badness, reverse=True)
    return Finding(
        subject=subject,
        fault=cases[0][0],
        settings=tuple(dict.fromkeys(setting for _, setting in cases)),
    )


def _badness(case: tuple[Fault, Setting]) -> tuple[float, int]:
    """Orders cases: what is off most, then what is off already at the smallest text."""
    fault, setting = case
    return (fault.measure, -setting.text_size)


def describe(finding: Finding) -> Problem:
    """Returns a finding as a message for those who write the content."""
    subject, fault = finding.subject, finding.fault
    path = _words_path(subject.value, fault, finding.settings[0].language)
    origin = subject.origin(path)
    line, column = origin.mark()
    what, todo = _say(fault)
    more = len(finding.settings) - 1
    where = subject.name
    if fault.block != NO_BLOCK:
        where += f", block {_block_name(subject.value, fault.block)}"
    return Problem(
        file=origin.file,
        line=line,
        column=column,
        where=where,
        what=f"{what} ({finding.settings[0]}{f', and {more} more' if more else ''})",
        todo=todo,
    )


def _say(fault: Fault) -> tuple[str, str]:
    """Returns what is wrong, and what to do about it."""
    kind = fault.kind if fault.words or fault.kind != "misfit" else "misfit_block"
    what, todo = SAYINGS[kind]
    filled = what.format(words=shown(fault.words), other=shown(fault.other), what=fault.what)
    return filled, todo


_FEWER = "show fewer items in the block, or give it more room in the grid"
SAYINGS: dict[str, tuple[str, str]] = {
    "broken": (
        "cannot be laid out: {what}",
        "report this fault of the program; until it is mended, change or leave out the block",
    ),
    "misfit": (
        "{words} does not fit: it {what}",
        "shorten it, break it with \\n where its sense breaks, or show fewer items",
    ),
    "misfit_block": (
        "does not fit: {what}",
        "show fewer items, shorten texts, or give it another place in the grid",
    ),
    "overlap": (
        "{words} and {other} {what}",
        "shorten one of them, or show fewer items in the block",
    ),
    "outside": ("{words} {what}", "shorten it, or give its block another place"),
    "small_target": ("{words} is too small to touch: {what}", _FEWER),
    "shared_target": ("{words} and {other} cannot be touched apart: they {what}", _FEWER),
    "nameless": (
        "something that can be touched has no name to be read out",
        "give it a title or a label",
    ),
}
"""By kind of fault what is wrong, and what to do about it."""


def _words_path(value: object, fault: Fault, language: Language) -> Path:
    """Returns where the words of a fault stand, else their block, else the whole subject."""
    block: Path = () if fault.block == NO_BLOCK else ("blocks", fault.block)
    if fault.words:
        told = partial(_is_told, words=_bare(fault.words), language=language)
        texts = [found for found in walk(value) if found.declared is Text and told(found.value)]
        # The same words may stand in several blocks; those of the block at fault are meant.
        texts.sort(key=lambda found: found.path[: len(block)] != block)
        if texts:
            return (*texts[0].path, language)
    return block


def _is_told(text: dict[Language, str], *, words: str, language: Language) -> bool:
    return _bare(text.get(language, "")) == words


def _bare(words: str) -> str:
    """Returns words without blanks, which line breaks add and take away."""
    return "".join(words.split())


def _block_name(value: object, index: int) -> str:
    blocks = getattr(value, "blocks", ())
    if index >= len(blocks):
        return str(index + 1)
    return str(blocks[index].name or blocks[index].kind)
