"""`kiosk run`: shows the kiosk."""

import argparse
import gc

from kiosk.cli.shared import add_content, content_folder, has_display
from kiosk.errors import KioskError
from kiosk.options import Commands, size_option


def add(commands: Commands) -> None:
    """Adds the command."""
    run = commands.add_parser("run", help="show the kiosk", description=run_kiosk.__doc__)
    run.set_defaults(command=run_kiosk)
    add_content(run)
    run.add_argument("--windowed", action="store_true", help="in a window, not on the whole screen")
    run.add_argument("--size", type=size_option, metavar="WxH", help="a window of this size")
    run.add_argument("--lang", metavar="L", help="language to start with")
    run.add_argument("--theme", choices=("day", "night", "contrast"), help="theme to start with")


def run_kiosk(options: argparse.Namespace) -> int:
    """Shows the kiosk until it is closed."""
    if not has_display():
        raise KioskError("there is no display here; kiosk snapshot draws every scene into files")
    # Nothing that a start makes is garbage; the app lets it be collected again once it is shown.
    gc.disable()
    content = content_folder(options)
    from kiosk.first_start import begin_reading  # noqa: PLC0415 - of no use to other commands

    reader = begin_reading(content)
    from kiosk import app  # noqa: PLC0415 - brings Qt

    return app.run(
        content,
        reader=reader,
        windowed=options.windowed or options.size is not None,
        size=options.size,
        language=options.lang,
        theme=options.theme,
    )
