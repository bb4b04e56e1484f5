"""Kinds of options that commands take: sizes of screens, and the version."""

import argparse
import re
import sys
from collections.abc import Sequence
from typing import TypeAlias

from kiosk import paths

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001
"""What each module of a command adds its command to."""
SIZE = re.compile(r"(\d{1,5})[x×X](\d{1,5})")
LEAST_SIDE, MOST_SIDE = 240, 8192
INSTANCE = re.compile(r"[a-z0-9][a-z0-9_-]{0,31}")


def size_option(words: str) -> tuple[int, int]:
    """Returns width and height in pixels.

    Raises:
        ArgumentTypeError: The words are no size, or one that no screen has.
    """
    found = SIZE.fullmatch(words)
    if found is None:
        raise argparse.ArgumentTypeError(f"{words!r} is no size; write it like 1920x1080")
    width, height = int(found[1]), int(found[2])
    if not all(LEAST_SIDE <= side <= MOST_SIDE for side in (width, height)):
        raise argparse.ArgumentTypeError(
            f"{words}: each side must have {LEAST_SIDE} to {MOST_SIDE} pixels"
        )
    return width, height


def instance_option(words: str) -> str:
    """Returns the name of a kiosk among several on one machine.

    Raises:
        ArgumentTypeError: The words can be no name of a folder on every system.
    """
    if INSTANCE.fullmatch(words) is None:
        raise argparse.ArgumentTypeError(
            f"{words!r} is no name of a kiosk; write up to 32 of a-z, 0-9, - and _"
        )
    return words


class VersionOption(argparse.Action):
    """Says the version; reading it from the package costs too much to do for nothing."""

    def __init__(self, option_strings: Sequence[str], dest: str, **settings: object) -> None:
        super().__init__(option_strings, dest, nargs=0, help=str(settings.get("help", "")))

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        """Says it and ends the process."""
        from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - rarely needed

        try:
            said = f"kiosk {version(paths.APP_NAME)}"
        except PackageNotFoundError:
            said = "kiosk, not installed"
        sys.stdout.write(f"{said}\n")
        parser.exit()
