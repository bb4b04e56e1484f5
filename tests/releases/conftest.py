"""A shelf for each test; what fits is not looked at, unless a test is about that."""

import pytest

from kiosk.releases import layout
from tests.releases.shelf import Shelf


@pytest.fixture(autouse=True)
def everything_fits(request, monkeypatch):
    if "real_layout" not in request.fixturenames:
        monkeypatch.setattr(layout, "find_misfits", lambda *_: ())


@pytest.fixture
def real_layout():
    """Asks for the process that lays everything out."""


@pytest.fixture
def shelf(tmp_path):
    return Shelf(tmp_path)
