"""A content folder for our own kiosk with just the charts that the other programs show.

    kiosk_content.py FOLDER

Words, units, facts and sources are our own content's files, unchanged; only the tabs are other
ones: one scene each, with its four charts in two rows.
"""

import shutil
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from kiosk import paths
from kiosk.model.kiosk import Kiosk, Tab
from peers.content import Panel, load_kiosk, panels_of

OTHERS = shutil.ignore_patterns("tabs", "shows")
"""Shows name the scenes of our own tabs."""
GRID = {"landscape": ["upper", "lower"], "portrait": ["upper", "lower"]}


def write_kiosk_content(folder: Path, source: Path) -> None:
    """Writes that folder.

    Args:
        folder: Where it will lie.
        source: Our own content, for all but the tabs.
    """
    kiosk = load_kiosk()
    shutil.copytree(source, folder, dirs_exist_ok=True, ignore=OTHERS)
    (folder / "tabs").mkdir(exist_ok=True)
    yaml = YAML()
    for tab in kiosk.tabs:
        with (folder / "tabs" / f"{tab.id}.yaml").open("w", encoding="utf-8") as file:
            yaml.dump(_tab(kiosk, tab), file)


def _tab(kiosk: Kiosk, tab: Tab) -> dict[str, Any]:
    panels = [_panel(panel) for panel in panels_of(kiosk, tab)]
    half = len(panels) // 2
    rows = {"upper": panels[:half], "lower": panels[half:]}
    blocks = [{"kind": "chart_row", "name": name, "panels": row} for name, row in rows.items()]
    # Without its header two rows of charts have room.
    head = {"id": "charts", "title": tab.name, "short": tab.name, "header": "none"}
    scene = {**head, "grid": GRID, "blocks": blocks}
    words = {"name": dict(tab.name), "icon": tab.icon, "accent": tab.accent}
    return {"id": tab.id, **words, "scenes": [_plain(scene)]}


def _panel(panel: Panel) -> dict[str, Any]:
    said = {"title": panel.title, "subtitle": panel.subtitle, "reading": panel.title}
    chart = {name: value for name, value in asdict(panel.chart).items() if value is not None}
    return {**said, "chart": chart}


def _plain(value: Any) -> Any:  # noqa: ANN401 - whatever a file of YAML may hold
    """Returns lists for tuples and plain dictionaries, as the writer of YAML knows them."""
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value


if __name__ == "__main__":
    write_kiosk_content(Path(sys.argv[1]), paths.default_content_dir())
