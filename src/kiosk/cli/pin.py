"""`kiosk pin`: sets and removes the PIN that opens the staff page."""

import argparse
import getpass
import sys

from kiosk import paths
from kiosk.cli.shared import CLEAN, PROBLEMS, add_instance
from kiosk.errors import KioskError, UsageError
from kiosk.options import Commands

_STATUS = {
    "set": "a PIN is set: hold the corner of the screen to be asked for it",
    "none": "no PIN is set: the staff page stays closed; set one with kiosk pin set",
    "damaged": "the file of the PIN is damaged: set a new one with kiosk pin set",
    "unreadable": "the file of the PIN cannot be read; call this as the account of the kiosk",
}


def add(commands: Commands) -> None:
    """Adds the command."""
    pin = commands.add_parser("pin", help="set the PIN of the staff page", description=__doc__)
    actions = pin.add_subparsers(required=True, metavar="ACTION")
    setting = actions.add_parser("set", help="choose a PIN", description=set_pin.__doc__)
    setting.add_argument(
        "--stdin", action="store_true", help="read the PIN from the first line of standard input"
    )
    setting.set_defaults(command=set_pin)
    add_instance(setting)
    removing = actions.add_parser("remove", help="remove it", description=remove_pin.__doc__)
    removing.set_defaults(command=remove_pin)
    add_instance(removing)
    status = actions.add_parser("status", help="say whether one is set", description=say.__doc__)
    status.set_defaults(command=say)
    add_instance(status)


def set_pin(options: argparse.Namespace) -> int:
    """Chooses the PIN that opens the staff page: 6 to 12 digits."""
    from kiosk import staff  # noqa: PLC0415 - only this command needs it

    digits = sys.stdin.readline().strip() if options.stdin else _ask()
    staff.check_new_pin(digits)
    state = paths.state_dir()
    try:
        staff.write_pin(state, staff.hash_pin(digits))
    except OSError as error:
        raise KioskError(f"the PIN cannot be kept in {state}: {error.strerror}") from error
    print(f"the PIN is set; its hash is kept in {state / staff.PIN_FILE}")
    return CLEAN


def remove_pin(options: argparse.Namespace) -> int:
    """Removes the PIN: the staff page stays closed until a new one is set."""
    from kiosk import staff  # noqa: PLC0415 - only this command needs it

    del options
    state = paths.state_dir()
    try:
        was_set = staff.remove_pin(state)
    except OSError as error:
        raise KioskError(f"the PIN in {state} cannot be removed: {error.strerror}") from error
    print("the PIN is removed" if was_set else "there was no PIN")
    return CLEAN


def say(options: argparse.Namespace) -> int:
    """Says whether a PIN is set; ends with 1 if there is none that can be used."""
    from kiosk import staff  # noqa: PLC0415 - only this command needs it

    del options
    _, status = staff.read_pin(paths.state_dir())
    print(_STATUS[status])
    return CLEAN if status == "set" else PROBLEMS


def _ask() -> str:
    """Asks twice, without showing what is typed."""
    if not sys.stdin.isatty():
        raise UsageError("there is no terminal to ask at; use kiosk pin set --stdin")
    try:
        first = getpass.getpass("PIN: ")
        second = getpass.getpass("again: ")
    except EOFError:
        raise UsageError("no PIN was given; nothing is changed") from None
    if first != second:
        raise UsageError("these were two different PINs; nothing is changed")
    return first
