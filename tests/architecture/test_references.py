"""A trap of the toolkit: one release dropped references to None until the process aborted."""

import sys

import pytest

CALLS = 500


@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_that_calls_that_return_nothing_keep_the_count_of_none(qapp):
    from PySide6.QtWidgets import QWidget

    widget = QWidget()
    widget.setObjectName("counted")
    before = sys.getrefcount(None)
    for number in range(CALLS):
        widget.setObjectName("counted")
        widget.setMinimumWidth(number)
    after = sys.getrefcount(None)

    # Each lost reference would lower the count by one; from 3.12 on None is immortal, its count
    # a constant.
    assert abs(after - before) < CALLS / 10
