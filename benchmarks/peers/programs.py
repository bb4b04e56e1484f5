"""The programs that are compared: what each needs, how it is started, where its tabs are."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from kiosk import paths
from kiosk.bench.waiting_content import write_waiting_content
from peers.content import load_kiosk, write_content
from peers.impress.deck import write_deck
from peers.kiosk_content import write_kiosk_content

HERE = Path(__file__).resolve().parent
BROWSER_FILES = ("index.html", "app.js", "style.css", "node_modules/echarts/dist/echarts.min.js")
BROWSER_OPTIONS = (
    "--kiosk",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1920,1080",
    "--window-position=0,0",
)
IMPRESS_LOOK = Path("/usr/lib/libreoffice/program/libvclplug_gtk3lo.so")
BAR_Y = 1015
OWN_RESTYLES = ((1440, BAR_Y), (1614, BAR_Y), (1368, BAR_Y))
KIOSK, SAME, BROWSER = "kiosk", "kiosk, the same charts", "browser"
IMPRESS, CANVAS = "Impress", "canvases"
Place = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """One program, ready to be started.

    Attributes:
        command: What starts it, full screen.
        environment: Beside the system's own.
        tabs: Where each tab is touched.
        restyles: What to touch or press for the other language, then for the other theme, then for
            the first language again; none where there is one of each.
        through: Keys that go one scene on and back, where there are more scenes than tabs.
        scenes: How many there are.
        litter: Files that a killed process leaves and that would stop the next.
    """

    name: str
    command: tuple[str, ...]
    environment: dict[str, str]
    tabs: tuple[Place, ...]
    restyles: tuple[Place | str, ...] = ()
    through: tuple[str, str] | None = None
    scenes: int = 5
    litter: tuple[Path, ...] = field(default=())


def missing_peers() -> tuple[str, ...]:
    """Says which programs cannot be started here, and why."""
    return tuple(f"{name} is skipped: {reason}" for name, reason in _missing().items())


def _missing() -> dict[str, str]:
    found: dict[str, str] = {}
    if shutil.which("chromium") is None:
        found[BROWSER] = "chromium is not installed"
    elif not (HERE / "browser" / BROWSER_FILES[-1]).is_file():
        found[BROWSER] = "echarts is not installed"
    if shutil.which("soffice") is None:
        found[IMPRESS] = "libreoffice-impress is not installed"
    elif not IMPRESS_LOOK.is_file():
        found[IMPRESS] = "libreoffice-gtk3 is not installed, without which shows stay blank"
    return found


def prepare_all(folder: Path) -> tuple[Program, ...]:
    """Makes ready all programs that can be started, ours first.

    Args:
        folder: For contents, profiles and caches of this run.
    """
    folder.mkdir(parents=True, exist_ok=True)
    write_content(folder / "content.json")
    makers: dict[str, Callable[[Path], Program]] = {
        KIOSK: _kiosk,
        SAME: _kiosk_with_the_same_charts,
        BROWSER: _browser,
        IMPRESS: _impress,
        CANVAS: _canvases,
    }
    missing = _missing()
    return tuple(make(folder) for name, make in makers.items() if name not in missing)


def _kiosk(folder: Path) -> Program:
    content = folder / "waiting-content"
    write_waiting_content(paths.default_content_dir(), content)
    return Program(
        name=KIOSK,
        command=(sys.executable, "-m", "kiosk", "run", "--content", str(content)),
        environment=_own_environment(folder, "state"),
        tabs=_row(287, 229),
        restyles=OWN_RESTYLES,
        through=("Right", "Left"),
        scenes=len(load_kiosk().scene_refs()),
    )


def _kiosk_with_the_same_charts(folder: Path) -> Program:
    content = folder / "kiosk-content"
    waiting = folder / "waiting-content"
    write_waiting_content(paths.default_content_dir(), waiting)
    write_kiosk_content(content, waiting)
    return Program(
        name=SAME,
        command=(sys.executable, "-m", "kiosk", "run", "--content", str(content)),
        environment=_own_environment(folder, "state-same"),
        tabs=_row(287, 229),
        restyles=OWN_RESTYLES,
    )


def _browser(folder: Path) -> Program:
    site = folder / "site"
    site.mkdir(exist_ok=True)
    for name in BROWSER_FILES:
        shutil.copy(HERE / "browser" / name, site)
    for font in paths.fonts_dir().glob("*.ttf"):
        shutil.copy(font, site)
    content = json.loads((folder / "content.json").read_text(encoding="utf-8"))
    # Pages of the file system may not fetch their neighbours; a script they may load.
    said = json.dumps(content, ensure_ascii=False)
    (site / "content.js").write_text(f"const CONTENT = {said};\n", encoding="utf-8")
    profile = f"--user-data-dir={folder / 'chromium'}"
    page = f"--app={(site / 'index.html').as_uri()}"
    return Program(
        name=BROWSER,
        command=("chromium", *BROWSER_OPTIONS, profile, page),
        environment={"HOME": str(folder)},
        tabs=_row(192, 240),
        restyles=((1578, BAR_Y), (1758, BAR_Y), (1578, BAR_Y)),
    )


def _impress(folder: Path) -> Program:
    fonts = folder / "fonts.conf"
    fonts.write_text(
        "<?xml version='1.0'?><fontconfig><include ignore_missing='yes'>/etc/fonts/fonts.conf"
        f"</include><dir>{paths.fonts_dir()}</dir></fontconfig>",
        encoding="utf-8",
    )
    environment = {"FONTCONFIG_FILE": str(fonts), "HOME": str(folder)}
    profile = f"-env:UserInstallation={(folder / 'soffice').as_uri()}"
    flat, deck = folder / "deck.fodp", folder / "deck.odp"
    write_deck(folder / "content.json", flat, "zh")
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "odp", "--outdir", folder, flat],
        env={**os.environ, **environment},
        check=True,
        capture_output=True,
    )
    if not deck.is_file():
        raise RuntimeError("Impress did not save the deck")
    options = ("--show", str(deck), "--norestore", "--nologo", profile)
    return Program(
        name=IMPRESS,
        command=("soffice", *options),
        environment={**environment, "SAL_USE_VCLPLUGIN": "gtk3"},
        tabs=_row(192, 240),
        litter=(folder / ".~lock.deck.odp#",),
    )


def _canvases(folder: Path) -> Program:
    return Program(
        name=CANVAS,
        command=(sys.executable, str(HERE / "canvas.py"), str(folder / "content.json")),
        environment={**_own_environment(folder), "MPLCONFIGDIR": str(folder / "matplotlib")},
        tabs=_row(120, 240),
        restyles=("F1", "F2", "F1"),
    )


def _own_environment(folder: Path, state: str = "state") -> dict[str, str]:
    """Returns the environment of a program in Python, with compiled modules kept in the folder."""
    return {
        "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
        "KIOSK_CACHE_DIR": str(folder / "kiosk"),
        "KIOSK_STATE_DIR": str(folder / state),
        "QT_QPA_PLATFORM": "xcb",
        "QT_LOGGING_RULES": "*.debug=false",
    }


def _row(first: int, step: int) -> tuple[Place, ...]:
    return tuple((first + step * index, BAR_Y) for index in range(5))
