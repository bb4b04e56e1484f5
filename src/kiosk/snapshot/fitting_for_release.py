"""The process that checks that a release fits: `python -m kiosk.snapshot.fitting_for_release JSON`.

It lays everything out as `kiosk check` does, with no other process, and writes what does not fit to
standard output as one line of JSON. Its priority is that of who waits for it: the lowest beside a
running kiosk. It ends when nobody waits any more.
"""

import json
import logging
import os
import sys
from pathlib import Path

from kiosk import content
from kiosk.snapshot.fitting import check_everything_fits

log = logging.getLogger(__name__)


def main(wish: str) -> int:
    """Checks a content folder.

    Args:
        wish: As JSON: the ``content`` and the ``assets`` folder.

    Returns:
        The exit code: 0, or 1 where it cannot be said.
    """
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    said = json.loads(wish)
    folder = Path(said["content"])
    loaded = content.load(folder, Path(said["assets"]))
    if loaded.kiosk is None:
        log.error("the content has problems of other kinds: %s", loaded.problems[:1])
        return 1
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    parent = os.getppid()

    def go_on(*_: object) -> None:
        if os.getppid() != parent:
            sys.exit(1)

    found = check_everything_fits(loaded, folder, go_on, most=1)
    sys.stdout.write(json.dumps({"problems": [problem.to_json() for problem in found]}) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
