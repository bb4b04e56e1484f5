"""The PIN: which ones may be chosen, how one is hashed and how a try is compared with it."""

import hashlib
import hmac
import os
from itertools import pairwise

from kiosk.errors import UsageError
from kiosk.values import dataclass

LEAST_DIGITS, MOST_DIGITS = 6, 12
SALT_BYTES, KEY_BYTES = 16, 32
COST, BLOCK_SIZE, PARALLEL = 2**15, 8, 1
"""What scrypt is told: 32 MiB and about a tenth of a second for each try."""
SPARE_BYTES = 2**20
MOST_COST, MOST_BLOCK_SIZE, MOST_PARALLEL = 2**17, 8, 4
"""A file that asks for more than this is damaged: it would only stall the kiosk."""
_STEPS = {1, -1}


class PinError(UsageError):
    """These digits are no PIN that may be chosen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin:
    """A PIN as it is kept: what comes out of scrypt, and what went in beside the digits."""

    salt: bytes
    key: bytes
    cost: int = COST
    block_size: int = BLOCK_SIZE
    parallel: int = PARALLEL


def check_new_pin(digits: str) -> None:
    """Makes sure that a PIN may be chosen.

    Raises:
        PinError: It is too short, too long, no digits only, or the first that anybody would try.
    """
    if not (digits.isascii() and digits.isdigit()):
        raise PinError("a PIN has digits only, as the pad on the screen has no others")
    if not LEAST_DIGITS <= len(digits) <= MOST_DIGITS:
        raise PinError(f"a PIN has {LEAST_DIGITS} to {MOST_DIGITS} digits, this one {len(digits)}")
    steps = {int(b) - int(a) for a, b in pairwise(digits)}
    if len(set(digits)) == 1 or (len(steps) == 1 and steps <= _STEPS):
        raise PinError("these digits are the first that anybody would try; choose others")


def hash_pin(digits: str) -> Pin:
    """Returns a PIN as it is kept, with a salt of its own."""
    salt = os.urandom(SALT_BYTES)
    bare = Pin(salt=salt, key=b"")
    return Pin(salt=salt, key=_derive(digits, bare))


def is_pin(digits: str, pin: Pin) -> bool:
    """Says whether digits are the PIN; takes as long for wrong ones as for right ones."""
    return hmac.compare_digest(_derive(digits, pin), pin.key)


def _derive(digits: str, pin: Pin) -> bytes:
    return hashlib.scrypt(
        digits.encode(),
        salt=pin.salt,
        n=pin.cost,
        r=pin.block_size,
        p=pin.parallel,
        maxmem=128 * pin.block_size * (pin.cost + pin.parallel + 2) + SPARE_BYTES,
        dklen=KEY_BYTES,
    )
