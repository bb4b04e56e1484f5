"""What every test runs under: no window, no fonts but ours, scratch folders, a quiet log."""

import json
import logging
import os
import shutil
import tempfile
from pathlib import Path

import hypothesis
import pytest

FONTCONFIG = Path(__file__).parent / "fontconfig" / "fonts.conf"
SCRATCH_VARIABLE = "KIOSK_TEST_SCRATCH"
FOLDERS = {
    "KIOSK_CACHE_DIR": "kiosk-cache",
    "KIOSK_STATE_DIR": "kiosk-state",
    "XDG_CACHE_HOME": "cache",
    "XDG_RUNTIME_DIR": "runtime",
}


def _prepare_environment() -> Path | None:
    """Sets what Qt reads when it starts; returns the scratch folder if it was made here.

    ``scripts/test`` sets most of this too; here it also holds for a bare ``pytest``. Processes
    that tests start inherit it, and so do the workers of pytest-xdist, which share one scratch.
    """
    os.environ["FONTCONFIG_FILE"] = str(FONTCONFIG)
    os.environ["MPLBACKEND"] = "Agg"
    os.environ["LC_ALL"] = "C.UTF-8"
    os.environ.pop("KIOSK_CONTENT_DIR", None)
    known = os.environ.get(SCRATCH_VARIABLE)
    scratch = Path(known or tempfile.mkdtemp(prefix="kiosk-tests-"))
    os.environ[SCRATCH_VARIABLE] = str(scratch)
    for variable, name in FOLDERS.items():
        folder = scratch / name
        folder.mkdir(mode=0o700, exist_ok=True)
        os.environ[variable] = str(folder)
    return None if known else scratch


def _offscreen() -> str:
    """Returns Qt's platform without a window, with one screen larger than all tested windows.

    Qt drops touches beyond the screen, and the standard one has 800 × 800 pixels only.
    """
    config = Path(os.environ[SCRATCH_VARIABLE]) / "screen.json"
    screen = {"name": "panel", "x": 0, "y": 0, "width": 4096, "height": 4096}
    screen |= {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    config.write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
    return f"offscreen:configfile={config}"


MADE_HERE = _prepare_environment()

# The same examples in every run, and no deadline: a busy machine is no fault of the program.
hypothesis.settings.register_profile("kiosk", deadline=None, derandomize=True, max_examples=60)
hypothesis.settings.load_profile("kiosk")


def pytest_addoption(parser):
    parser.addoption("--onscreen", action="store_true", help="show windows, to watch a test")


def pytest_configure(config):
    if not config.getoption("--onscreen"):
        os.environ["QT_QPA_PLATFORM"] = _offscreen()
    config.addinivalue_line(
        "markers", "logs(reason): warnings and errors in the log are part of what is tested"
    )


def pytest_unconfigure():
    if MADE_HERE is not None:
        shutil.rmtree(MADE_HERE, ignore_errors=True)
        os.environ.pop(SCRATCH_VARIABLE, None)


@pytest.fixture(scope="session", autouse=True)
def one_application(request):
    """Starts the one Qt application of this process as the kind that may have widgets.

    Commands that only paint start a smaller kind if there is none; widgets cannot follow it.
    """
    if request.config.pluginmanager.hasplugin("pytest-qt"):
        request.getfixturevalue("qapp")


class Listener(logging.Handler):
    """Keeps what is logged as a warning or worse."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.levelname} {record.name}: {record.getMessage()}")
        if record.exc_info:
            self.lines.append(logging.Formatter().formatException(record.exc_info))


@pytest.fixture(autouse=True)
def quiet_log(request):
    """Fails a test that lets the program log a warning or an error.

    A test that asks for `caplog` looks at the log itself; others that expect lines say so with
    the marker ``logs`` and a reason.
    """
    # Tools that a test calls in this process (import-linter) switch off all loggers they find.
    for logger in logging.Logger.manager.loggerDict.values():
        if isinstance(logger, logging.Logger):
            logger.disabled = False
    exempt = request.node.get_closest_marker("logs") or "caplog" in request.fixturenames
    listener = Listener()
    logging.getLogger().addHandler(listener)
    yield
    logging.getLogger().removeHandler(listener)
    if listener.lines and not exempt:
        pytest.fail("the program logged:\n" + "\n".join(listener.lines), pytrace=False)
