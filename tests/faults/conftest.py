"""A kiosk that is hurt: started as in the park, with folders of its own and a warm cache."""

import shutil
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.e2e.supervised import Supervised, supervised
from tests.support.shipped import CONTENT

DRIVER = Path(__file__).with_name("driver.py")


@pytest.fixture(scope="session")
def warm(tmp_path_factory):
    """Returns state and cache of a kiosk that ran once: tests copy it."""
    base = tmp_path_factory.mktemp("warm")
    with supervised(base) as kiosk:
        kiosk.showing()
        kiosk.workers()
    return base


@pytest.fixture
def hurt(warm, tmp_path):
    """Returns what starts a kiosk with a fault built in, or without any."""

    @contextmanager
    def start(fault: str = "none", *words: str, content: Path | None = None, **more: str):
        for name in ("state", "cache"):
            if not (tmp_path / name).exists():
                shutil.copytree(warm / name, tmp_path / name)
        one = Supervised(
            tmp_path,
            fault,
            "run",
            "--supervise",
            *words,
            program=str(DRIVER),
            content=content or CONTENT,
            **more,
        )
        one.start()
        try:
            yield one
        finally:
            one.stop()

    return start


@pytest.fixture
def content(tmp_path):
    """Returns a content folder that a test may damage."""
    folder = tmp_path / "content"
    shutil.copytree(CONTENT, folder)
    return folder
