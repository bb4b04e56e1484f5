"""A shelf for each test."""

import pytest

from tests.releases.shelf import Shelf


@pytest.fixture
def shelf(tmp_path):
    return Shelf(tmp_path)
