"""`kiosk status`: says how the running kiosk is."""

import argparse
import json
import time
from pathlib import Path

from kiosk import paths
from kiosk.cli.shared import add_instance, add_tongue, tongue_of
from kiosk.errors import KioskError
from kiosk.options import Commands


def add(commands: Commands) -> None:
    """Adds the command."""
    status = commands.add_parser(
        "status",
        help="say how the running kiosk is",
        description="Says how the running kiosk is. Ends with 0 if it is well, 1 if somebody "
        "should look (safe mode, starting, failures in the last 10 minutes, problems of the last "
        "24 hours that were not solved), 2 if visitors see nothing of the content (down, or the "
        "calm page only).",
    )
    status.set_defaults(command=say_status)
    status.add_argument("--json", action="store_true", help="for programs")
    status.add_argument(
        "--textfile", metavar="FILE", help="also write the numbers for Prometheus to this file"
    )
    add_instance(status)
    add_tongue(status)


def say_status(options: argparse.Namespace) -> int:
    """Says how the running kiosk is."""
    from kiosk.health.metrics import write_metrics  # noqa: PLC0415 - of no use to other commands
    from kiosk.health.status import EXIT_CODES, as_values, read_status  # noqa: PLC0415 - likewise
    from kiosk.health.status_words import tell  # noqa: PLC0415 - likewise

    status = read_status(paths.state_dir())
    if options.textfile:
        try:
            write_metrics(Path(options.textfile), status)
        except OSError as error:
            raise KioskError(f"{options.textfile} cannot be written: {error}") from error
    if options.json:
        print(json.dumps({"time": round(time.time()), **as_values(status)}, ensure_ascii=False))
    else:
        print("\n".join(tell(status, tongue_of(options))))
    return EXIT_CODES[status.grade]
