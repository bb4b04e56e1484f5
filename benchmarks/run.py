"""Runs every benchmark, ours and the peers', and prints one table with the goals' verdicts.

    run.py [--only GROUP ...] [--repeat N] [--changes N] [--check-all] [--json FILE]

Programs that are compared run in turn within one run, so that a busy machine slows both.
"""

import argparse
import json
import sys
from pathlib import Path

from kiosk import paths
from kiosk.bench import command
from kiosk.bench.machine import machine
from kiosk.bench.series import as_table


def main() -> int:
    """Measures, prints the table and returns 1 if a goal was missed."""
    parser = argparse.ArgumentParser(description="Measures the kiosk and what it is compared with.")
    parser.add_argument("--only", action="append", choices=tuple(command.GROUPS))
    parser.add_argument("--repeat", type=int, default=command.LEAST_REPEATS)
    parser.add_argument("--changes", type=int, default=20_000)
    parser.add_argument("--check-all", action="store_true")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write all values there")
    options = parser.parse_args()
    wish = command.Wish(
        groups=tuple(options.only or command.GROUPS),
        repeats=max(command.LEAST_REPEATS, options.repeat),
        changes=options.changes,
        check_all=options.check_all,
    )
    rows = list(command.measure(wish, paths.content_dir(), command.say))
    print(machine(), end="\n\n")
    print(as_table(rows))
    if options.json:
        report = json.dumps(command.report(rows), ensure_ascii=False, indent=1)
        options.json.write_text(f"{report}\n", encoding="utf-8")
    return int(any(row.missed for row in rows))


if __name__ == "__main__":
    sys.exit(main())
