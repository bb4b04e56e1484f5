"""`kiosk bench`: measures how fast the program is."""

import argparse
import json
from pathlib import Path

from kiosk.cli.shared import CLEAN, PROBLEMS, add_content, content_folder, write_file
from kiosk.options import Commands

MEASURED = (
    "starts",
    "visits",
    "large",
    "touches",
    "behind",
    "memory",
    "idle",
    "attract",
    "scale",
    "day",
)


def add(commands: Commands) -> None:
    """Adds the command."""
    bench = commands.add_parser(
        "bench", help="measure how fast the program is", description=measure_kiosk.__doc__
    )
    bench.set_defaults(command=measure_kiosk)
    add_content(bench)
    bench.add_argument("--json", metavar="FILE", help="also write all values there")
    bench.add_argument(
        "--only",
        action="append",
        choices=MEASURED,
        metavar="GROUP",
        help=f"only this: {', '.join(MEASURED)}; may be given again",
    )
    bench.add_argument("--repeat", type=int, default=10, metavar="N", help="at least 10 (default)")
    bench.add_argument(
        "--changes", type=int, default=20_000, metavar="N", help="changes of scene in the long day"
    )
    bench.add_argument(
        "--check-all", action="store_true", help="check 100 times the content too: takes minutes"
    )


def measure_kiosk(options: argparse.Namespace) -> int:
    """Measures starts, frames, memory and more, against goals; leaves with 1 where one is missed.

    Close other programs first: what shares the cores counts.
    """
    from kiosk.bench import command, machine, series  # noqa: PLC0415 - only when asked

    wish = command.Wish(
        groups=tuple(options.only or command.GROUPS),
        repeats=max(command.LEAST_REPEATS, options.repeat),
        changes=options.changes,
        check_all=options.check_all,
    )
    rows = list(command.measure(wish, content_folder(options), command.say))
    print(machine.machine(), end="\n\n")
    print(series.as_table(rows))
    if options.json:
        report = json.dumps(command.report(rows), ensure_ascii=False, indent=1)
        write_file(Path(options.json), f"{report}\n".encode())
    return PROBLEMS if any(row.missed for row in rows) else CLEAN
