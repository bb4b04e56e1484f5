"""The drawing worker as a process: answers, survives garbage, ends quietly."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.charts.request import Answer, Request, picture_of
from kiosk.picture_file import read_picture
from kiosk.processes import MAKE_WAY_VARIABLE
from tests.charts.chart_samples import a_chart, a_style, line_of

PATIENCE_S = 60


class Worker:
    """A worker process to talk to."""

    def __init__(self, mpl_dir: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "kiosk.charts.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, "KIOSK_MPL_DIR": str(mpl_dir), MAKE_WAY_VARIABLE: ""},
        )

    def ask(self, line: bytes) -> Answer:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(line + b"\n")
        self.process.stdin.flush()
        return Answer(**json.loads(self.process.stdout.readline()))

    def draw(self, request_id: str, kind: str, path: Path) -> Answer:
        request = Request(id=request_id, data=a_chart(kind), style=a_style(), path=path)
        return self.ask(line_of(request).encode())

    def end(self) -> tuple[int, str]:
        _, errors = self.process.communicate(timeout=PATIENCE_S)
        return self.process.returncode, errors.decode()


@pytest.fixture(scope="module")
def mpl_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("mpl")


@pytest.fixture
def worker(mpl_dir: Path) -> Iterator[Worker]:
    started = Worker(mpl_dir)
    yield started
    if started.process.poll() is None:
        started.process.kill()
        started.process.communicate()


def test_that_charts_are_drawn_into_files(worker: Worker, tmp_path: Path) -> None:
    for kind in ("slope", "waffle"):
        path = tmp_path / "new" / f"{kind}.pic"
        assert worker.draw(kind, kind, path) == Answer(id=kind, ok=True)
        picture = read_picture(path)
        assert (picture.width, picture.height, len(picture.layers)) == (509, 400, 2)
        assert picture_of(picture.notes).marks
    assert worker.end()[0] == 0


def test_that_garbage_is_answered_and_survived(worker: Worker, tmp_path: Path) -> None:
    for garbage in (b"garbage", b"[1]", b'{"id": "x"}', b"\xff\xfe\x00", b'{"id": {"a": 1}}'):
        answer = worker.ask(garbage)
        assert not answer.ok
        assert answer.error
    assert worker.ask(b'{"id": "x"}').id == "x"
    assert worker.draw("after", "slope", tmp_path / "a.pic").ok


def test_that_a_file_that_cannot_be_written_is_answered(worker: Worker, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    answer = worker.draw("1", "slope", tmp_path / "file" / "a.pic")
    assert not answer.ok
    assert worker.draw("2", "slope", tmp_path / "a.pic").ok


def test_that_it_ends_quietly_with_its_input(worker: Worker) -> None:
    code, errors = worker.end()
    assert code == 0
    assert "Traceback" not in errors


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGTERM to catch")
def test_that_it_ends_quietly_on_a_signal(worker: Worker, tmp_path: Path) -> None:
    assert worker.draw("1", "slope", tmp_path / "a.pic").ok
    worker.process.send_signal(signal.SIGTERM)
    code, errors = worker.end()
    assert code == 0
    assert "Traceback" not in errors


@pytest.mark.skipif(not hasattr(os, "getpriority"), reason="the system knows no priorities")
def test_that_it_gives_way_to_the_painter(worker: Worker, tmp_path: Path) -> None:
    assert worker.draw("1", "slope", tmp_path / "a.pic").ok
    mine = os.getpriority(os.PRIO_PROCESS, 0)
    assert os.getpriority(os.PRIO_PROCESS, worker.process.pid) > mine


def test_that_it_lists_no_font_of_the_system(worker: Worker, tmp_path: Path, mpl_dir: Path) -> None:
    assert worker.draw("1", "slope", tmp_path / "a.pic").ok
    (listed,) = mpl_dir.glob("fontlist-*.json")
    files = [font["fname"] for font in json.loads(listed.read_text())["ttflist"]]
    assert files
    assert not any(Path(file).is_absolute() for file in files)
