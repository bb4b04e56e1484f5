"""The errors that this program raises on purpose, all under one base class.

Their messages are for staff: one sentence on what is wrong, and what to do about it.
"""

from __future__ import annotations

from typing import ClassVar


class KioskError(Exception):
    """Anything that this program stops for with a message instead of a traceback.

    Attributes:
        exit_code: What the command line returns for it.
    """

    exit_code: ClassVar[int] = 1


class UsageError(KioskError):
    """The command was called in a way that it cannot carry out."""

    exit_code: ClassVar[int] = 2


class ContentError(KioskError):
    """The content has problems, so there is nothing that may be shown."""


class DisplayError(KioskError):
    """The display does not answer. It may come back, so this is no failure of the kiosk."""

    exit_code: ClassVar[int] = 69  # EX_UNAVAILABLE


class AssetError(KioskError):
    """A font, icon, image or token file that the program ships is missing or unreadable."""


class ChartError(KioskError):
    """A chart could not be drawn."""
