"""A tab widget whose charts are matplotlib canvases, as such programs are usually written.

    canvas.py CONTENT.json

Nothing here is slower than it has to be by that way of writing: matplotlib is imported once, a tab
is built at its first visit and kept, and ``draw_idle`` draws it. Tabs change at once, since a tab
widget has no slide. F1 changes the language, F2 the theme, each tab when it is seen.
"""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ["QT_API"] = "PySide6"

from matplotlib import font_manager, rcParams
from matplotlib.axes import Axes
from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
from matplotlib.figure import Figure
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QGridLayout, QTabWidget, QWidget

ROOT = Path(__file__).resolve().parents[2]
FONTS = tuple((ROOT / "assets" / "fonts").glob("*.ttf"))
FAMILY = "Kiosk Sans SC"
THEMES = (
    {"back": "#eef3f9", "card": "#ffffff", "ink": "#10233b", "bar": "#0a5cb8"},
    {"back": "#0b1626", "card": "#15243a", "ink": "#f0f5fb", "bar": "#5aa9ff"},
)
SHEET = """
QWidget {{ background: {back}; color: {ink}; font: 700 32px "Kiosk Sans SC"; }}
QTabBar::tab {{ background: {card}; width: 240px; height: 130px; }}
QTabBar::tab:selected {{ background: {bar}; color: {card}; }}
QTabWidget::pane {{ border: 0; }}
"""
Look = dict[str, str]
Chart = dict[str, Any]


def draw_bars(axes: Axes, chart: Chart, look: Look) -> None:
    """Draws upright bars with their values."""
    bars = axes.bar(range(len(chart["values"])), chart["values"], width=0.44, color=look["bar"])
    axes.bar_label(bars, chart["written"], padding=4, fontsize=20, weight="bold")
    axes.set_xticks(range(len(chart["labels"])), [wrapped(name, 12) for name in chart["labels"]])
    axes.set_ylim(0, max(chart["values"]) * 1.25)


def draw_line(axes: Axes, chart: Chart, look: Look) -> None:
    """Draws a line through values."""
    axes.plot(chart["values"], marker="o", markersize=12, linewidth=4, color=look["bar"])
    for at, (value, written) in enumerate(zip(chart["values"], chart["written"], strict=True)):
        place: dict[str, Any] = {"textcoords": "offset points", "xytext": (0, 14), "ha": "center"}
        axes.annotate(written, (at, value), fontsize=20, weight="bold", **place)
    axes.set_xticks(range(len(chart["labels"])), chart["labels"])
    axes.set_xlim(-0.4, len(chart["labels"]) - 0.6)
    axes.set_ylim(0, max(chart["values"]) * 1.35)


def draw_ranked(axes: Axes, chart: Chart, look: Look) -> None:
    """Draws horizontal bars."""
    bars = axes.barh(range(len(chart["values"])), chart["values"], height=0.6, color=look["bar"])
    axes.bar_label(bars, chart["written"], padding=6, fontsize=16, weight="bold")
    size = 18 if len(chart["labels"]) < 5 else 14
    axes.set_yticks(range(len(chart["labels"])), chart["labels"], fontsize=size)
    axes.set_xlim(0, max(chart["values"]) * 1.2)
    axes.invert_yaxis()


def draw_share(axes: Axes, chart: Chart, look: Look) -> None:
    """Draws a ring of a share and the rest."""
    share = chart["values"][0]
    axes.pie(
        (share, 1 - share),
        colors=(look["bar"], look["back"]),
        labels=(f"{wrapped(chart['labels'][0], 12)}\n{chart['written'][0]}", ""),
        wedgeprops={"width": 0.4},
        textprops={"fontsize": 20},
    )


def draw_events(axes: Axes, chart: Chart, look: Look) -> None:
    """Draws events on an axis of time."""
    axes.scatter(chart["values"], range(len(chart["values"])), s=160, color=look["bar"])
    for at, (year, label) in enumerate(zip(chart["values"], chart["labels"], strict=True)):
        words = f"{chart['written'][at]}\n{wrapped(label, 16)}"
        place: dict[str, Any] = {"textcoords": "offset points", "xytext": (14, 0), "va": "center"}
        axes.annotate(words, (year, at), fontsize=15, **place)
    first, last = int(min(chart["values"])), int(max(chart["values"]))
    axes.set_xticks(range(first, last + 1))
    axes.set_xlim(first - 0.2, last + 1)
    axes.set_ylim(-0.6, len(chart["values"]) - 0.4)


DRAWINGS: dict[str, Callable[[Axes, Chart, Look], None]] = {
    "bars": draw_bars,
    "line": draw_line,
    "ranked": draw_ranked,
    "share": draw_share,
    "events": draw_events,
}


def wrapped(words: str, width: int) -> str:
    """Returns words in lines; Chinese has no blanks to break at."""
    if " " in words:
        width *= 2
    return "\n".join(words[at : at + width] for at in range(0, len(words), width))


def draw_chart(figure: Figure, chart: Chart, look: Look) -> None:
    """Draws one chart with its words."""
    figure.clear()
    figure.set_facecolor(look["card"])
    axes = figure.add_subplot()
    axes.set_facecolor(look["card"])
    figure.text(0.04, 0.9, chart["title"], fontsize=24, weight="bold")
    figure.text(0.04, 0.83, chart["subtitle"], fontsize=16)
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.tick_params(labelsize=18, length=0)
    DRAWINGS[chart["kind"]](axes, chart, look)
    if chart["kind"] == "ranked":
        axes.set_xticks([])
    else:
        axes.set_yticks([])
    figure.tight_layout(rect=(0.02, 0.02, 0.98, 0.82))


class Page(QWidget):
    """Four charts; they are drawn when the page is seen for the first time."""

    def __init__(self) -> None:
        """Makes an empty page."""
        super().__init__()
        self.canvases: list[FigureCanvasQTAgg] = []
        self.stale = True
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(72, 28, 72, 28)
        self.grid.setSpacing(28)

    def fill(self, charts: list[Chart], look: Look) -> None:
        """Draws the charts; makes their canvases if there are none."""
        for key in ("text.color", "axes.labelcolor", "xtick.color", "ytick.color"):
            rcParams[key] = look["ink"]
        for at in range(len(self.canvases), len(charts)):
            self.canvases.append(FigureCanvasQTAgg(Figure()))
            self.grid.addWidget(self.canvases[at], at // 2, at % 2)
        self.grid.activate()
        for canvas, chart in zip(self.canvases, charts, strict=True):
            draw_chart(canvas.figure, chart, look)
            canvas.draw_idle()
        self.stale = False


class Tabs(QTabWidget):
    """All pages."""

    def __init__(self, content: dict[str, list[dict[str, Any]]]) -> None:
        """Makes an empty page a tab and fills the first."""
        super().__init__()
        self._content = content
        self._language, self._theme = "zh", 0
        self.setTabPosition(QTabWidget.TabPosition.South)
        self.setStyleSheet(SHEET.format(**THEMES[0]))
        for tab in content[self._language]:
            self.addTab(Page(), tab["name"])
        self.currentChanged.connect(self._on_changed)
        for key, change in (("F1", self._change_language), ("F2", self._change_theme)):
            QShortcut(QKeySequence(key), self).activated.connect(change)

    def fill(self, index: int) -> None:
        """Draws a page."""
        page = self.widget(index)
        assert isinstance(page, Page)
        page.fill(self._content[self._language][index]["charts"], THEMES[self._theme])

    def _on_changed(self, index: int) -> None:
        page = self.widget(index)
        if isinstance(page, Page) and page.stale:
            self.fill(index)

    def _change_language(self) -> None:
        self._language = "en" if self._language == "zh" else "zh"
        self._refill()

    def _change_theme(self) -> None:
        self._theme = 1 - self._theme
        self.setStyleSheet(SHEET.format(**THEMES[self._theme]))
        self._refill()

    def _refill(self) -> None:
        for index, tab in enumerate(self._content[self._language]):
            self.setTabText(index, tab["name"])
            page = self.widget(index)
            assert isinstance(page, Page)
            page.stale = True
        self.fill(self.currentIndex())


def main(path: Path) -> int:
    """Shows the tabs on the whole screen until the process is told to end."""
    application = QApplication(sys.argv[:1])
    for font in FONTS:
        QFontDatabase.addApplicationFont(str(font))
        font_manager.fontManager.addfont(font)
    rcParams["font.family"] = FAMILY
    rcParams["figure.dpi"] = 72
    tabs = Tabs(json.loads(path.read_text(encoding="utf-8")))
    tabs.setWindowFlag(Qt.WindowType.FramelessWindowHint)
    tabs.setGeometry(application.primaryScreen().geometry())
    tabs.fill(0)
    tabs.showFullScreen()
    return int(application.exec())


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
