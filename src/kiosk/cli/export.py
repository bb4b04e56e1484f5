"""`kiosk export`: what visitors take along: handout, pictures, slides, a page for telephones."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.cli.shared import (
    CLEAN,
    PROBLEMS,
    add_content,
    complain,
    content_folder,
    count,
    load,
    print_problems,
    start_qt,
)
from kiosk.errors import KioskError
from kiosk.options import Commands, size_option
from kiosk.progress import Progress

if TYPE_CHECKING:
    from kiosk.model.shows import Show
    from kiosk.snapshot.source import Source

PAPERS = ("a4", "16x9")


def add(commands: Commands) -> None:
    """Adds the command with its own commands."""
    export = commands.add_parser(
        "export",
        help="make what visitors take along: handout, images, slides, site",
        description="Makes what visitors take along, from the same scenes that the screen shows.",
    )
    kinds = export.add_subparsers(required=True, metavar="WHAT")
    handout = _add(kinds, "handout", "OUT.pdf", "a PDF, one scene a page", export_handout)
    handout.add_argument(
        "--paper",
        choices=PAPERS,
        default="a4",
        help="A4 with words below the scene (default), or slides of 16:9",
    )
    handout.add_argument("--notes", action="store_true", help="with what the guide says")
    images = _add(kinds, "images", "DIR", "a PNG file of every scene", export_images)
    images.add_argument("--theme", choices=("day", "night", "contrast"), help="else the show's")
    images.add_argument(
        "--size", type=size_option, default=(1920, 1080), metavar="WxH", help="else 1920x1080"
    )
    _add(kinds, "slides", "OUT.pptx", "slides with words that can be edited", export_slides)
    site = _add(kinds, "site", "DIR", "a page for telephones that needs no server", export_site)
    site.set_defaults(lang="both")


def _add(
    kinds: Commands, name: str, out: str, words: str, command: object
) -> argparse.ArgumentParser:
    """Adds one kind of export with the options that all have."""
    parser = kinds.add_parser(name, help=words, description=f"Makes {words}.")
    parser.set_defaults(command=command)
    parser.add_argument("out", metavar=out, help="where to; what is there is replaced")
    add_content(parser)
    parser.add_argument("--show", default="", metavar="NAME", help="a show; else all scenes")
    parser.add_argument("--lang", default="", metavar="L|both", help="language, or both")
    return parser


def export_handout(options: argparse.Namespace) -> int:
    """Writes a handout."""
    from kiosk.export.places import check_file  # noqa: PLC0415 - not for --help

    out = Path(options.out)
    check_file(out, ".pdf")
    source, show, folder = _chosen(options)
    from kiosk.export import handout  # noqa: PLC0415 - brings Qt
    from kiosk.export.chosen import chosen_languages  # noqa: PLC0415 - with it

    wish = handout.HandoutWish(
        show=show,
        languages=chosen_languages(source.kiosk, options.lang, show),
        paper=options.paper,
        notes=options.notes,
    )
    progress = Progress("pages")
    pages = handout.write_handout(source, folder, wish, out, progress.show)
    progress.clear()
    print(f"{pages} pages are in {out}")
    return CLEAN


def export_images(options: argparse.Namespace) -> int:
    """Writes a picture of every scene."""
    from kiosk.export.places import check_folder  # noqa: PLC0415 - not for --help

    out = Path(options.out)
    check_folder(out)
    source, show, folder = _chosen(options)
    from kiosk.export import images  # noqa: PLC0415 - brings Qt
    from kiosk.export.chosen import chosen_languages  # noqa: PLC0415 - with it

    wish = images.ImageWish(
        show=show,
        languages=chosen_languages(source.kiosk, options.lang, show),
        theme=options.theme or show.theme or source.kiosk.start.theme,
        size=options.size,
    )
    progress = Progress("pictures")
    files = images.write_images(source, folder, wish, out, progress.show)
    progress.clear()
    print(f"{len(files)} pictures are in {out}")
    return CLEAN


def export_slides(options: argparse.Namespace) -> int:
    """Writes slides."""
    from kiosk.export.places import check_file  # noqa: PLC0415 - not for --help

    out = Path(options.out)
    check_file(out, ".pptx")
    source, show, folder = _chosen(options)
    from kiosk.export import slides  # noqa: PLC0415 - brings Qt
    from kiosk.export.chosen import chosen_languages  # noqa: PLC0415 - with it

    languages = chosen_languages(source.kiosk, options.lang, show)
    progress = Progress("slides")
    made = slides.write_slides(source, folder, show, languages, out, progress.show)
    progress.clear()
    print(f"{made} slides are in {out}")
    return CLEAN


def export_site(options: argparse.Namespace) -> int:
    """Writes a page for telephones."""
    from kiosk.export.places import check_folder  # noqa: PLC0415 - not for --help

    out = Path(options.out)
    check_folder(out)
    source, show, folder = _chosen(options)
    from kiosk.export import site  # noqa: PLC0415 - brings Qt
    from kiosk.export.chosen import chosen_languages  # noqa: PLC0415 - with it

    languages = chosen_languages(source.kiosk, options.lang, show)
    progress = Progress("scenes")
    made = site.write_site(source, folder, show, languages, out, progress.show)
    progress.clear()
    for gap in made.missing:
        complain(f"a picture could not be drawn and is left out: {gap}")
    print(f"{made.size / 1000:.0f} kB are in {out}; open {out / made.start}")
    return PROBLEMS if made.missing else CLEAN


def _chosen(options: argparse.Namespace) -> "tuple[Source, Show, Path]":
    """Returns the checked content and what of it is exported, with Qt started.

    Raises:
        KioskError: The content has problems.
        UsageError: There is no such folder or show.
    """
    folder = content_folder(options)
    loaded = load(folder)
    print_problems(loaded.problems, sys.stderr)
    if loaded.kiosk is None:
        raise KioskError(f"nothing can be exported before {count(loaded.problems)} solved")
    from kiosk.export.chosen import chosen_show  # noqa: PLC0415 - not for --help

    show = chosen_show(loaded.kiosk, options.show)
    start_qt()
    from kiosk.snapshot.source import source_of  # noqa: PLC0415 - brings Qt

    return source_of(loaded, folder), show, folder
