"""Waiting for a window without guessing how long."""

PATIENCE_MS = 30_000
"""A slow machine gets this long; a sound one needs a fraction."""


def settle(qtbot, window):
    """Waits until nothing moves, nothing is on its way and nothing is painted ahead."""
    qtbot.waitUntil(lambda: window.is_settled, timeout=PATIENCE_MS)
