"""What keeps visitors out and lets staff in: the PIN, and how often it may be tried."""

from kiosk.staff.gate import Gate, Verdict
from kiosk.staff.pin import Pin, PinError, check_new_pin, hash_pin, is_pin
from kiosk.staff.pin_file import PIN_FILE, PinStatus, read_pin, remove_pin, write_pin

__all__ = [
    "PIN_FILE",
    "Gate",
    "Pin",
    "PinError",
    "PinStatus",
    "Verdict",
    "check_new_pin",
    "hash_pin",
    "is_pin",
    "read_pin",
    "remove_pin",
    "write_pin",
]
