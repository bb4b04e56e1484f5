"""The commands, a module each; only here may the program print.

Nothing heavy is imported before a command needs it, so that ``--help`` is there at once and
``check`` of broken content works where no screen is.
"""

import argparse
import logging
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from kiosk import paths
from kiosk.cli.shared import INTERRUPTED, LOG_FOLDER, PROBLEMS, complain, speak_any_language
from kiosk.errors import KioskError, UsageError
from kiosk.logs import LateLog, keep_log
from kiosk.options import VersionOption

log = logging.getLogger(__name__)
COMMANDS = (
    "run",
    "check",
    "release",
    "export",
    "snapshot",
    "pin",
    "bench",
    "soak",
    "stats",
    "status",
    "doctor",
)
"""Each is a module of this room with a function ``add``."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Carries out one command.

    Args:
        arguments: The words behind ``kiosk``; those of the process if not given.

    Returns:
        The exit code: 0 clean, 1 problems, 2 called in a wrong way.
    """
    speak_any_language()
    words = sys.argv[1:] if arguments is None else list(arguments)
    called = next(iter(words), "")
    options = _parser(called).parse_args(words)
    if getattr(options, "instance", None):
        paths.use_instance(options.instance)
    # A kiosk tells how its days went, other commands only what went wrong.
    running = called == "run"
    name, level = ("kiosk.log", logging.INFO) if running else ("commands.log", logging.WARNING)
    if running and options.supervise:
        # The parent and its child must not turn over the same file.
        name = "supervisor.log"
    with keep_log(paths.state_dir() / LOG_FOLDER / name, level) as kept:
        return _carry_out(options, kept)


def _carry_out(options: argparse.Namespace, kept: LateLog) -> int:
    """Carries out the chosen command; whatever happens, it ends with an exit code."""
    try:
        return int(options.command(options))
    except KioskError as error:
        if not isinstance(error, UsageError):
            # What is raised on purpose needs no traceback; its details are logged where they arise.
            log.error("%s", str(error).splitlines()[0])  # noqa: TRY400
        complain(str(error))
        return error.exit_code
    except KeyboardInterrupt:
        complain("interrupted")
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has seen enough; Python must not complain of it when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PROBLEMS
    except Exception as error:  # staff get a sentence, the log the traceback
        log.exception("unexpected")
        where = f"{kept.path} says where" if kept.path is not None else "see above where"
        complain(f"something unexpected happened ({type(error).__name__}: {error}); {where}")
        return PROBLEMS


def _parser(called: str) -> argparse.ArgumentParser:
    """Returns what reads the words of one command; of all where none of them is called."""
    parser = argparse.ArgumentParser(
        prog="kiosk", description="A touchscreen kiosk that shows a park's content."
    )
    parser.add_argument("--version", action=VersionOption, help="say the version and end")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name in (called,) if called in COMMANDS else COMMANDS:
        import_module(f"kiosk.cli.{name}").add(commands)
    return parser
