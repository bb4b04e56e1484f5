"""How workers are started: our own modules, whatever lies in the folder the kiosk starts in."""

import os
import site
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.ui.kit import worker_command
from kiosk.ui.kit.worker_command import MODULES, worker_arguments, worker_environment

ROOT = Path(worker_command.__file__).resolve().parents[3]


def test_that_a_checkout_tells_its_workers_where_it_lies(tmp_path, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", "/mine")
    assert worker_environment(tmp_path)["PYTHONPATH"] == os.pathsep.join((str(ROOT), "/mine"))


def test_that_an_installed_program_puts_nothing_before_the_modules_of_python(tmp_path, monkeypatch):
    monkeypatch.setattr(site, "getsitepackages", lambda: [str(ROOT)])
    monkeypatch.delenv("PYTHONPATH", raising=False)
    assert "PYTHONPATH" not in worker_environment(tmp_path)
    monkeypatch.setenv("PYTHONPATH", "/mine")
    assert worker_environment(tmp_path)["PYTHONPATH"] == "/mine"


@pytest.mark.parametrize("worker", MODULES)
def test_that_a_folder_with_modules_of_its_own_does_not_get_in_the_way(worker, tmp_path):
    for name in ("json", "kiosk", "matplotlib", "PySide6"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('not this one')", encoding="utf-8")

    done = subprocess.run(
        worker_arguments(worker),
        input="",
        cwd=tmp_path,
        env=worker_environment(tmp_path / "cache"),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )

    assert (done.returncode, done.stdout) == (0, ""), done.stderr


def test_that_workers_run_on_the_python_of_the_kiosk():
    assert worker_arguments("chart")[0] == sys.executable
