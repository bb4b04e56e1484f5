"""Runs every benchmark, ours and the peers', and prints one table with the goals' verdicts.

    run.py [--only GROUP ...] [--repeat N] [--changes N] [--check-all] [--json FILE]
           [--install-peers]

Programs that are compared run in turn within one run, so that a busy machine slows both.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from peers.compare import measure_peers
from peers.install import install

from kiosk import paths
from kiosk.bench import command
from kiosk.bench.command import say
from kiosk.bench.machine import machine
from kiosk.bench.series import Row, Series, as_table

PEERS = "peers"


def rows_of_peers(repeats: int) -> Iterator[Row]:
    """Measures what a lobby would use instead, and the kiosk beside it, from outside."""
    with tempfile.TemporaryDirectory(prefix="kiosk-peers-") as folder:
        for found in measure_peers(Path(folder), repeats, say):
            series = Series(name=found.name, unit=found.unit, values=found.values)
            yield Row(series=series, screen="xcb", goal=found.goal, of=found.of)


def main() -> int:
    """Measures, prints the table and returns 1 if a goal was missed."""
    parser = argparse.ArgumentParser(description="Measures the kiosk and what it is compared with.")
    groups = (*command.GROUPS, PEERS)
    parser.add_argument("--only", action="append", choices=groups)
    parser.add_argument("--repeat", type=int, default=command.LEAST_REPEATS)
    parser.add_argument("--changes", type=int, default=20_000)
    parser.add_argument("--check-all", action="store_true")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write all values there")
    parser.add_argument("--install-peers", action="store_true", help="as root; needs a network")
    options = parser.parse_args()
    if options.install_peers:
        install(say)
    wanted = tuple(options.only or groups)
    wish = command.Wish(
        groups=tuple(name for name in wanted if name != PEERS),
        repeats=max(command.LEAST_REPEATS, options.repeat),
        changes=options.changes,
        check_all=options.check_all,
    )
    rows = list(command.measure(wish, paths.content_dir(), say)) if wish.groups else []
    if PEERS in wanted:
        rows += rows_of_peers(wish.repeats)
    print(machine(), end="\n\n")
    print(as_table(rows))
    if options.json:
        report = json.dumps(command.report(rows), ensure_ascii=False, indent=1)
        options.json.write_text(f"{report}\n", encoding="utf-8")
    return int(any(row.missed for row in rows))


if __name__ == "__main__":
    sys.exit(main())
