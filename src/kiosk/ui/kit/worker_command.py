"""How worker processes are started: which program, in which environment."""

import os
import site
import sys
from pathlib import Path

MODULES = {"chart": "kiosk.charts.worker", "raster": "kiosk.ui.kit.raster_worker"}


def worker_arguments(worker: str) -> list[str]:
    """Returns the command line of a worker (``chart`` or ``raster``)."""
    # -P: what lies in the folder that the kiosk was started in is none of its modules.
    return [sys.executable, "-P", "-m", MODULES[worker]]


def worker_environment(cache: Path) -> dict[str, str]:
    """Returns the environment of workers: no window system, one thread, matplotlib's own folder.

    Args:
        cache: The folder for what can be made again.
    """
    return {
        **os.environ,
        **python_path(Path(__file__).resolve().parents[3]),
        "PYTHONUTF8": "1",
        "QT_QPA_PLATFORM": "offscreen",
        "MPLBACKEND": "Agg",
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "KIOSK_CACHE_DIR": str(cache),
        "KIOSK_MPL_DIR": str(cache / "matplotlib"),
    }


def python_path(root: Path) -> dict[str, str]:
    """Returns what tells Python where this program lies, if it does not know by itself.

    An installed one lies where Python looks anyway. Its folder must not come first: beside the
    program lie all other packages, and some are named like modules of Python.

    Args:
        root: The folder that holds the package.
    """
    known = {Path(folder).resolve() for folder in (*site.getsitepackages(), *_user_packages())}
    if root in known:
        return {}
    stated = os.environ.get("PYTHONPATH", "")
    return {"PYTHONPATH": os.pathsep.join(part for part in (str(root), stated) if part)}


def _user_packages() -> tuple[str, ...]:
    return (site.getusersitepackages(),) if site.ENABLE_USER_SITE else ()
