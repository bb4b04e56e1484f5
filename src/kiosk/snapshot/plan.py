"""Which pictures a command asks for: scenes and sheets in languages, themes, sizes of screens."""

from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from kiosk.errors import UsageError
from kiosk.model.kiosk import TEXT_SIZES, THEMES, Kiosk
from kiosk.snapshot.sheets import sheet_subjects
from kiosk.snapshot.shot import Shot
from kiosk.snapshot.source import Source
from kiosk.snapshot.subjects import scene_subjects
from kiosk.ui.scenes.fit import DEFAULT_DIAGONAL, SIZES, Subject
from kiosk.values import dataclass

ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a command asks for; "all" stands for every one, "" for what a visit starts with.

    Attributes:
        sizes: Width and height in device pixels; none stands for 1920 × 1080.
        scenes: ``tab/scene``; none stands for every scene. Named scenes come without sheets.
    """

    sizes: tuple[tuple[int, int], ...] = ()
    language: str = ""
    theme: str = ""
    text_size: str = ""
    scenes: tuple[str, ...] = ()
    sheets: bool = True


def plan_shots(source: Source, wish: Wish) -> tuple[Shot, ...]:
    """Returns the pictures to take, in a fixed order.

    Raises:
        UsageError: A language, theme or scene is asked for that the content does not have.
    """
    kiosk = source.kiosk
    languages = _chosen(wish.language, [choice.code for choice in kiosk.languages], "language", "")
    themes = _chosen(wish.theme, THEMES, "theme", kiosk.start.theme)
    texts = _chosen(
        wish.text_size, [str(size) for size in TEXT_SIZES], "text size", str(kiosk.start.text_size)
    )
    check_scenes(kiosk, wish.scenes)
    settings = [
        (language, theme, size, int(text))
        for size in wish.sizes or SIZES[:1]
        for language in languages
        for theme in themes
        for text in texts
    ]
    return tuple(
        Shot(
            stem=stem,
            subject=subject,
            over=over,
            language=language,
            theme=theme,
            width=width,
            height=height,
            text_size=text,
            inches=kiosk.panel.diagonal_inches or DEFAULT_DIAGONAL,
        )
        for language, theme, (width, height), text in settings
        for stem, subject, over in _subjects(source, wish)
    )


def _subjects(source: Source, wish: Wish) -> Iterator[tuple[str, Subject, Subject | None]]:
    """Yields each thing to picture: how its file's name begins, itself, what it stands above."""
    scenes = {subject.scene: subject for subject in scene_subjects(source)}
    for scene, subject in scenes.items():
        if not wish.scenes or scene in wish.scenes:
            yield scene.replace("/", "-"), subject, None
    if wish.sheets and not wish.scenes:
        for stem, sheet in sheet_subjects(source):
            yield stem, sheet, scenes[sheet.scene]


def check_scenes(kiosk: Kiosk, scenes: Sequence[str]) -> None:
    """Makes sure that the content has the scenes asked for.

    Raises:
        UsageError: It lacks one.
    """
    known = kiosk.scene_refs()
    for scene in scenes:
        if scene not in known:
            near = get_close_matches(scene, known, n=1)
            hint = f"did you mean {near[0]}?" if near else f"there are: {', '.join(known)}"
            raise UsageError(f"there is no scene {scene}; {hint}")


def _chosen(wish: str, known: Sequence[str], word: str, start: str) -> tuple[str, ...]:
    if wish == ALL:
        return tuple(known)
    chosen = wish or start or known[0]
    if chosen not in known:
        raise UsageError(f"there is no {word} {chosen!r}; choose {', '.join(known)} or {ALL}")
    return (chosen,)
