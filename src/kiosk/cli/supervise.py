"""`kiosk run --supervise`: the options of the parent, and the command of the kiosks it starts."""

import argparse
import shlex
import sys
from collections.abc import Sequence
from functools import partial

from kiosk import paths
from kiosk.errors import KioskError, UsageError


def add_supervise(run: argparse.ArgumentParser) -> None:
    """Adds the options of the parent; what else is said is for the kiosks that it starts."""
    run.add_argument(
        "--supervise",
        action="store_true",
        help="as a small parent: starts the kiosk again whenever it crashes or hangs",
    )
    run.add_argument(
        "--within",
        default="",
        metavar="COMMAND",
        help='with --supervise: start each kiosk by this command, such as "cage --"',
    )


def words_within(options: argparse.Namespace) -> list[str]:
    """Returns the words of the command that each kiosk is started by.

    Raises:
        UsageError: They are none, or nobody is there to start it.
    """
    if options.within and not options.supervise:
        raise UsageError("--within is for the parent: say --supervise too")
    try:
        return shlex.split(options.within)
    except ValueError as error:
        raise UsageError(f"--within is no command: {error}") from error


def supervise(within: Sequence[str]) -> int:
    """Runs as the parent of kiosks.

    Args:
        within: What each kiosk is started by.
    """
    if not sys.platform.startswith("linux"):
        raise KioskError("only Linux can supervise; start kiosk run without --supervise")
    from kiosk.health.notify import take_notifier  # noqa: PLC0415 - only the parent listens
    from kiosk.health.runs import note_lost_run  # noqa: PLC0415 - likewise
    from kiosk.health.supervisor import Supervisor  # noqa: PLC0415 - likewise

    return Supervisor(
        kiosk_command(sys.executable, sys.orig_argv),
        take_notifier(),
        within=within,
        note_failure=partial(note_lost_run, paths.state_dir()),
    ).run()


def kiosk_command(program: str, called: Sequence[str]) -> list[str]:
    """Returns the command of a kiosk as it was given, without what is for its parent.

    Args:
        program: The Python that runs this.
        called: How this process itself was called, Python first.
    """
    words = iter(called[1:])
    kept = [program]
    for word in words:
        # Options may be cut short as long as no other one begins alike.
        if word.startswith("--wit"):
            if "=" not in word:
                next(words, None)
        elif not word.startswith("--su"):
            kept.append(word)
    return kept
