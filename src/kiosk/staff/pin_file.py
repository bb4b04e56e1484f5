"""The PIN on the disk: one small file in the state folder that only its owner may read."""

from pathlib import Path
from typing import Literal

from kiosk.durable import sync_folder
from kiosk.staff.kept import read_json, write_json
from kiosk.staff.pin import (
    BLOCK_SIZE,
    COST,
    KEY_BYTES,
    MOST_BLOCK_SIZE,
    MOST_COST,
    MOST_PARALLEL,
    PARALLEL,
    Pin,
)

PIN_FILE = "staff/pin.json"
FORM = 1

PinStatus = Literal["set", "none", "damaged", "unreadable"]


def read_pin(state: Path) -> tuple[Pin | None, PinStatus]:
    """Returns the PIN, and how it stands with its file.

    Args:
        state: The state folder.
    """
    try:
        value = read_json(state / PIN_FILE)
    except FileNotFoundError:
        return None, "none"
    except OSError:
        return None, "unreadable"
    pin = _pin_of(value) if value is not None else None
    return pin, "damaged" if pin is None else "set"


def write_pin(state: Path, pin: Pin) -> None:
    """Keeps a PIN instead of the one that was.

    Raises:
        OSError: It cannot be written; the one before still holds.
    """
    write_json(
        state / PIN_FILE,
        {
            "form": FORM,
            "salt": pin.salt.hex(),
            "key": pin.key.hex(),
            "cost": pin.cost,
            "block_size": pin.block_size,
            "parallel": pin.parallel,
        },
    )


def remove_pin(state: Path) -> bool:
    """Removes the PIN; returns whether there was one.

    Raises:
        OSError: It cannot be removed.
    """
    path = state / PIN_FILE
    try:
        path.unlink()
    except FileNotFoundError:
        return False
    sync_folder(path.parent)
    return True


def _pin_of(value: dict[str, object]) -> Pin | None:
    """Returns the PIN that a file holds; None where it makes no sense."""
    try:
        salt, key = bytes.fromhex(str(value["salt"])), bytes.fromhex(str(value["key"]))
    except (KeyError, ValueError):
        return None
    cost = value.get("cost", COST)
    block_size, parallel = value.get("block_size", BLOCK_SIZE), value.get("parallel", PARALLEL)
    if not (isinstance(cost, int) and isinstance(block_size, int) and isinstance(parallel, int)):
        return None
    # scrypt itself wants a power of two.
    sound = 2 <= cost <= MOST_COST and cost & (cost - 1) == 0
    sound = sound and 1 <= block_size <= MOST_BLOCK_SIZE and 1 <= parallel <= MOST_PARALLEL
    if not (sound and len(salt) >= 8 and len(key) == KEY_BYTES and value.get("form") == FORM):
        return None
    return Pin(salt=salt, key=key, cost=cost, block_size=block_size, parallel=parallel)
