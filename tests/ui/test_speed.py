"""What keeps starts and frames fast: late imports, pictures that are kept, ratios in one run."""

import json
import logging
import subprocess
import sys
from statistics import median
from time import thread_time

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from kiosk.logs import LateLog
from kiosk.model.actions import GoToScene
from kiosk.model.geometry import Rect
from kiosk.model.words import SceneRef
from kiosk.ui.kit.halftone import paint_halftone
from kiosk.ui.kit.leaves import ChartLeaf, HalftoneLeaf
from tests.ui.kit.waiting import settle

SCENE = "overview/growth"

LATE = (
    "matplotlib",
    "numpy",
    "pydantic",
    "ruamel",
    "logging.handlers",
    "kiosk.content.loading",
    "kiosk.model.sheets",
    "kiosk.ui.shell.sheet",
    "kiosk.attendance",
    "kiosk.ui.shell.lobby",
    "kiosk.ui.shell.attract_view",
    "kiosk.ui.shell.staff_desk",
    "kiosk.staff",
    "kiosk.usage",
    "sqlite3",
)
"""What a start from kept content must not import before its first frame."""

START = """
import json, logging, sys
from pathlib import Path
from kiosk import app, paths
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from kiosk.logs import LateLog
from kiosk.releases.start import load_kiosk
if sys.argv[1] == "fill":
    load_kiosk(paths.content_dir())
    sys.exit()
application = QApplication(sys.argv)
logging.getLogger().addHandler(LateLog(Path(sys.argv[2]) / "kiosk.log"))
kiosk = load_kiosk(paths.content_dir())
window = app.build_window(kiosk, paths.content_dir())
window.resize(1920, 1080)
window.show()
names = list(sys.modules)
QTimer.singleShot(0, application.quit)
application.exec()
window.close()
print(json.dumps(names))
"""


def start(*arguments):
    done = subprocess.run(  # noqa: PLW1510 - the code is looked at below
        [sys.executable, "-c", START, *arguments], capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_that_a_start_from_kept_content_imports_nothing_heavy(tmp_path):
    start("fill")

    imported = json.loads(start("show", str(tmp_path)))

    assert not set(LATE) & set(imported)
    assert not list(tmp_path.iterdir()), "a start without anything to say opened its log"


def test_that_what_needs_no_qt_is_imported_before_it(tmp_path):
    start("fill")

    imported = json.loads(start("show", str(tmp_path)))

    rooms = ("kiosk.model.", "kiosk.theme.", "kiosk.content.", "kiosk.charts.", "concurrent.")
    late = [name for name in imported[imported.index("PySide6.QtCore") :] if name.startswith(rooms)]
    assert late == []


def test_that_the_log_is_opened_by_its_first_line(tmp_path):
    log = LateLog(tmp_path / "log" / "kiosk.log")
    try:
        assert not (tmp_path / "log").exists()
        log.emit(logging.LogRecord("kiosk", logging.WARNING, __file__, 1, "a word", None, None))
    finally:
        log.close()

    assert "a word" in (tmp_path / "log" / "kiosk.log").read_text(encoding="utf-8")


def show(window, qtbot, scene):
    window.act(GoToScene(SceneRef(scene)))
    settle(qtbot, window)


def test_that_a_background_is_kept_while_scenes_change_within_a_look(window, qtbot):
    show(window, qtbot, SCENE)
    store = window.store

    first = store.background(SCENE)
    show(window, qtbot, "overview/hero")
    show(window, qtbot, SCENE)

    assert store.background(SCENE) is first


def test_that_a_kept_chart_is_made_ready_to_be_painted_once(window, qtbot):
    show(window, qtbot, SCENE)
    leaves = window.store.live_leaves(SCENE)
    charts = [leaf for leaf in leaves if isinstance(leaf, ChartLeaf)]

    drawn = [(window.store.drawn(leaf), window.store.drawn(leaf)) for leaf in charts]

    assert charts
    assert all(one is not None and one is other for one, other in drawn)


@pytest.mark.parametrize("scale", [1.0, 0.7114583, 1.3])
def test_that_the_cloud_ends_at_the_edge_whatever_the_scale(qapp, scale):
    width = 700.3
    image = QImage(round(width * scale) + 40, 400, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    leaf = HalftoneLeaf(rect=Rect(0, 0, width, 300), color="#0a7f7a", alpha=1.0)

    paint_halftone(painter, leaf, scale)
    painter.end()

    edge = int(width * scale) + 1
    beyond = image.copy(QRectF(edge, 0, 39, 400).toRect())
    inside = image.copy(QRectF(edge - 12 * scale, 0, 12 * scale, 40).toRect())
    assert not any(bytes(beyond.constBits()))
    assert any(bytes(inside.constBits()))


@pytest.mark.timing
def test_that_a_frame_costs_less_than_painting_its_scene_anew(window, qtbot):
    show(window, qtbot, SCENE)
    page, store = window.page, window.store
    leaves = store.composition(SCENE).leaves
    canvas = QImage(store.still(SCENE))

    def paint_anew():
        painter = QPainter(canvas)
        store.painter().paint(painter, leaves)
        painter.end()

    deeds = {"frame": lambda: page.render(canvas), "anew": paint_anew}
    times: dict[str, list[float]] = {name: [] for name in deeds}
    for _ in range(12):
        for name, deed in deeds.items():
            began = thread_time()
            deed()
            times[name].append(thread_time() - began)

    assert median(times["frame"]) < 0.8 * median(times["anew"])
