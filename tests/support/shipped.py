"""The content that comes with the program, loaded once, and its screens ready to be inspected."""

import os
from functools import cache
from itertools import product

from ruamel.yaml import YAML

from kiosk import content, paths
from kiosk.model.kiosk import THEMES
from kiosk.snapshot.plan import Wish, plan_shots
from kiosk.snapshot.shot import Shot
from kiosk.snapshot.source import Source
from tests.support.checkout import ROOT

LANGUAGES = ("zh", "en")
CONTENT = ROOT / "data"


def scene_names() -> tuple[str, ...]:
    """Returns the shipped scenes as TAB/SCENE; read so that broken content breaks no collection."""
    reader = YAML(typ="safe")
    tabs = reader.load(CONTENT / "kiosk.yaml")["tabs"]
    names: list[str] = []
    for tab in tabs:
        scenes = reader.load(CONTENT / "tabs" / f"{tab}.yaml")["scenes"]
        names.extend(f"{tab}/{scene['id']}" for scene in scenes)
    return tuple(names)


def start_qt() -> None:
    """Starts Qt without a window, with the bundled font."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from kiosk.snapshot.offscreen import start_offscreen

    start_offscreen()


@cache
def source() -> Source:
    """Returns the shipped content; fails with its problems where it has any."""
    from kiosk.snapshot.source import source_of

    start_qt()
    loaded = content.load(CONTENT, paths.assets_dir())
    assert loaded.kiosk is not None, "\n".join(str(problem) for problem in loaded.problems)
    return source_of(loaded, CONTENT)


def shots(
    *,
    sizes: tuple[tuple[int, int], ...] = ((1920, 1080),),
    languages: tuple[str, ...] = LANGUAGES,
    themes: tuple[str, ...] = THEMES,
    text_sizes: tuple[int, ...] = (100,),
    scene: str = "",
    sheets: bool = False,
) -> tuple[Shot, ...]:
    """Returns pictures of the shipped content in every combination that is asked for."""
    found: list[Shot] = []
    for language, theme, text_size in product(languages, themes, text_sizes):
        wish = Wish(
            sizes=sizes,
            language=language,
            theme=theme,
            text_size=str(text_size),
            scenes=(scene,) if scene else (),
            sheets=sheets,
        )
        found.extend(plan_shots(source(), wish))
    return tuple(found)
