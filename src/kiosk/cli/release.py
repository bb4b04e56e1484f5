"""`kiosk release`: makes releases of content, and says and changes which one is shown."""

import argparse

from kiosk.cli import release_steps as does
from kiosk.cli.shared import add_instance
from kiosk.options import Commands


def add(commands: Commands) -> None:
    """Adds the command with its own commands."""
    release = commands.add_parser(
        "release",
        help="make releases of content, and change which one is shown",
        description="Releases are checked content that never changes again; the kiosk shows the "
        "current one. Each content folder has releases of its own.",
    )
    steps = release.add_subparsers(required=True, metavar="STEP")
    _add_making(steps)
    _add_looking(steps)
    _add_choosing(steps)
    _add_carrying(steps)


def _add_making(steps: Commands) -> None:
    build = steps.add_parser(
        "build",
        help="check and compile content into a new release",
        description=does.build_one.__doc__,
    )
    build.set_defaults(command=does.build_one)
    build.add_argument("folder", metavar="CONTENT", nargs="?", help="the content folder")
    build.add_argument("--apply", action="store_true", help="make it the current one at once")
    build.add_argument(
        "--no-pictures", dest="draws", action="store_false", help="do not draw pictures ahead"
    )
    _add_store(build)


def _add_looking(steps: Commands) -> None:
    known = steps.add_parser("list", help="list releases", description=does.list_all.__doc__)
    known.set_defaults(command=does.list_all)
    _add_store(known)
    show = steps.add_parser(
        "show", help="say what a release holds", description=does.show_one.__doc__
    )
    show.set_defaults(command=does.show_one)
    _add_version(show, "the release; the current one if not given")
    show.add_argument("--verify", action="store_true", help="read every file of it through")
    _add_store(show)
    diff = steps.add_parser(
        "diff", help="say how two releases differ", description=does.diff_two.__doc__
    )
    diff.set_defaults(command=does.diff_two)
    diff.add_argument("before", metavar="A", type=_version)
    diff.add_argument("after", metavar="B", type=_version)
    _add_store(diff)


def _add_choosing(steps: Commands) -> None:
    apply = steps.add_parser(
        "apply", help="make a release the current one", description=does.apply_one.__doc__
    )
    apply.set_defaults(command=does.apply_one)
    _add_version(apply, "the release; the newest if not given")
    _add_store(apply)
    back = steps.add_parser(
        "rollback", help="go back to the release before", description=does.roll_back.__doc__
    )
    back.set_defaults(command=does.roll_back)
    _add_store(back)
    prune = steps.add_parser(
        "prune", help="remove old releases", description=does.prune_old.__doc__
    )
    prune.set_defaults(command=does.prune_old)
    prune.add_argument("--keep", type=_version, default=3, metavar="N", help="so many stay; 3")
    _add_store(prune)


def _add_carrying(steps: Commands) -> None:
    key = steps.add_parser("key", help="make a key pair", description=does.make_key.__doc__)
    key.set_defaults(command=does.make_key)
    key.add_argument("file", metavar="FILE", help="the private key; keep it off the kiosks")
    export = steps.add_parser(
        "export", help="write a release as a signed archive", description=does.export_one.__doc__
    )
    export.set_defaults(command=does.export_one)
    export.add_argument("file", metavar="FILE", help="the archive, such as park.kioskrelease")
    _add_version(export, "the release; the current one if not given")
    export.add_argument("--key", metavar="FILE", required=True, help="the private key")
    _add_store(export)
    take = steps.add_parser(
        "import", help="take a signed archive", description=does.import_one.__doc__
    )
    take.set_defaults(command=does.import_one)
    take.add_argument("file", metavar="FILE", help="the archive")
    take.add_argument("--key", metavar="KEY", help="the public key; else that of kiosk.yaml")
    _add_store(take)


def _add_store(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--content",
        metavar="DIR",
        help="the content folder whose releases are meant; else KIOSK_CONTENT_DIR, else ours",
    )
    add_instance(parser)


def _add_version(parser: argparse.ArgumentParser, words: str) -> None:
    parser.add_argument("version", metavar="VERSION", type=_version, nargs="?", help=words)


def _version(words: str) -> int:
    if not words.isascii() or not words.isdigit() or int(words) < 1:
        raise argparse.ArgumentTypeError(f"{words!r} is no version; write a number like 12")
    return int(words)
