"""The process that reads content for a first start: `python -m kiosk.content.reading_ahead DIR`.

It keeps what it read as a start does, and says nothing: where there is nothing to keep, the kiosk
reads the content itself and says why.
"""

import gc
import sys
from pathlib import Path

from kiosk import paths
from kiosk.content.compiled import load_cached


def main(content: str) -> int:
    """Reads a content folder into the cache."""
    gc.disable()  # It ends before there is much garbage.
    load_cached(Path(content), paths.assets_dir(), paths.cache_dir())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
