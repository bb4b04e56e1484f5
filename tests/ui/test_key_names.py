"""The names of keys that content may use are those of Qt."""

import pytest
from PySide6.QtCore import Qt

from kiosk.content.checks.keys import KEY_NAMES
from kiosk.model.settings import Keys
from kiosk.model.walk import declared_fields


@pytest.mark.parametrize("name", sorted(KEY_NAMES))
def test_that_qt_knows_the_key(name):
    assert hasattr(Qt.Key, f"Key_{name}")


def test_that_the_keys_of_the_program_are_known_and_have_one_meaning_each():
    names = [name for action in declared_fields(Keys) for name in getattr(Keys(), action)]

    assert set(names) <= KEY_NAMES
    assert len(names) == len(set(names))
