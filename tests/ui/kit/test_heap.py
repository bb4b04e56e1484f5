"""Free memory goes back to the system, now and then."""

import sys

import pytest

from kiosk.ui.kit import heap
from kiosk.ui.kit.heap import EVERY_S, Heap


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="glibc only")
def test_that_the_heap_is_trimmed_and_then_left_alone_for_a_while(monkeypatch):
    now = [1000.0]
    monkeypatch.setattr(heap, "monotonic", lambda: now[0])
    trimmed = Heap()

    assert trimmed.trim()
    assert not trimmed.trim()
    now[0] += EVERY_S
    assert trimmed.trim()


def test_that_other_systems_have_nothing_to_trim(monkeypatch):
    monkeypatch.setattr(sys, "platform", "win32")

    assert not Heap().trim()
