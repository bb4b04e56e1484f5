"""The wheel carries the assets and the content: installed, it works from any folder."""

import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from tests.support.checkout import ROOT, project_files

pytestmark = [pytest.mark.slow]


@dataclass(frozen=True, slots=True, kw_only=True)
class Installation:
    """The wheel in an environment of its own, and an empty folder to call it from."""

    python: Path
    command: Path
    folder: Path

    def run(self, *arguments):
        return _run([str(self.command), *arguments], cwd=self.folder)


def _run(command, *, cwd):
    """Runs a command that must not see this checkout, and returns how it ended."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("KIOSK_", "PYTHON", "VIRTUAL_ENV"))
    }
    home = cwd.parent / "home"
    environment = kept | {
        "QT_QPA_PLATFORM": "offscreen",
        "KIOSK_CACHE_DIR": str(home / "cache"),
        "KIOSK_STATE_DIR": str(home / "state"),
    }
    return subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, timeout=300, check=False
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    out = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out)]
    done = subprocess.run([*command, str(ROOT)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (built,) = out.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installation(wheel, tmp_path_factory):
    """Installs the wheel alone; its dependencies are lent by the environment that tests.

    A path in a ``.pth`` file lends packages only: the ``.pth`` file in there that points to this
    checkout is not read again, so the program itself can come from the wheel alone.
    """
    base = tmp_path_factory.mktemp("installed")
    venv.create(base / "venv", with_pip=False)
    scripts = base / "venv" / ("Scripts" if os.name == "nt" else "bin")
    python = scripts / "python"
    folder = base / "empty"
    folder.mkdir()
    options = ["--no-deps", "--no-index", "--no-warn-script-location", "--quiet"]
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", *options]
    subprocess.run([*pip, str(wheel)], check=True, cwd=folder)
    done = _run(
        [str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], cwd=folder
    )
    lent = Path(done.stdout.strip()) / "lent.pth"
    lent.write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return Installation(python=python, command=scripts / "kiosk", folder=folder)


def first_scene():
    """A scene that the default content has, as TAB/SCENE."""
    path = min((ROOT / "data" / "tabs").glob("*.yaml"))
    tab = YAML(typ="safe").load(path)
    return f"{path.stem}/{tab['scenes'][0]['id']}"


@pytest.mark.parametrize("shipped", ["assets", "data"])
def test_that_the_wheel_carries_every_shipped_file(wheel, shipped):
    ours = {
        f"kiosk/_{path.relative_to(ROOT).as_posix()}"
        for path in project_files()
        if path.is_relative_to(ROOT / shipped)
    }
    with zipfile.ZipFile(wheel) as packed:
        carried = set(packed.namelist())

    assert ours
    assert not ours - carried


def test_that_the_wheel_carries_no_tests_and_no_tools(wheel):
    with zipfile.ZipFile(wheel) as packed:
        tops = {name.partition("/")[0] for name in packed.namelist()}

    assert {top for top in tops if not top.endswith(".dist-info")} == {"kiosk"}


def test_that_the_installed_program_uses_what_the_wheel_brought(installation):
    code = (
        "import json, kiosk, kiosk.paths as p;"
        "print(json.dumps([kiosk.__file__, str(p.assets_dir()), str(p.default_content_dir())]))"
    )

    done = _run([str(installation.python), "-c", code], cwd=installation.folder)

    assert done.returncode == 0, done.stderr
    environment = installation.python.parents[1]
    for path in json.loads(done.stdout):
        assert Path(path).is_relative_to(environment)


def test_that_the_installed_program_checks_its_content_from_any_folder(installation):
    done = installation.run("check")

    assert done.returncode == 0, done.stdout + done.stderr
    assert not any(installation.folder.iterdir())


def test_that_the_installed_program_draws_a_scene_from_any_folder(installation):
    arguments = ["--size", "640x360", "--scene", first_scene(), "--lang", "zh", "--theme", "day"]

    done = installation.run("snapshot", *arguments, "--out", "pictures")

    assert done.returncode == 0, done.stdout + done.stderr
    pictures = installation.folder / "pictures"
    name = f"{first_scene().replace('/', '-')}-zh-day-640x360.png"
    assert (pictures / name).is_file(), sorted(path.name for path in pictures.iterdir())
    assert (pictures / "inventory.json").is_file()
