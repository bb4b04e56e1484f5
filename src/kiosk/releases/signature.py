"""Ed25519: a key pair, signing, and checking. The private key stays with who makes content."""

import base64
import binascii
import contextlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.errors import KioskError, UsageError

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

SIGNATURE_BYTES, KEY_BYTES = 64, 32
PURPOSE = b"park-kiosk release 1\n"
"""Stands before what is signed, so that a signature for something else is none for a release."""
_MOST_KEY_FILE_BYTES = 4_096


class SignatureError(KioskError):
    """An archive was not signed by whom the kiosk trusts."""


def make_key(path: Path) -> str:
    """Writes a new private key that only this user can read; returns the public one.

    Raises:
        UsageError: There is a file already: a key must not be lost by mistake.
        KioskError: It cannot be written.
    """
    from cryptography.hazmat.primitives import serialization as form  # noqa: PLC0415 - heavy
    from cryptography.hazmat.primitives.asymmetric import ed25519  # noqa: PLC0415 - heavy

    key = ed25519.Ed25519PrivateKey.generate()
    data = key.private_bytes(form.Encoding.PEM, form.PrivateFormat.PKCS8, form.NoEncryption())
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except FileExistsError as error:
        raise UsageError(f"{path} is there already; name a new file") from error
    except OSError as error:
        raise KioskError(f"the key cannot be written: {error}") from error
    return public_words(key)


def read_key(path: Path) -> "Ed25519PrivateKey":
    """Reads a private key.

    Raises:
        KioskError: The file holds none.
    """
    from cryptography.hazmat.primitives import serialization as form  # noqa: PLC0415 - heavy
    from cryptography.hazmat.primitives.asymmetric import ed25519  # noqa: PLC0415 - heavy

    try:
        with path.open("rb") as file:
            data = file.read(_MOST_KEY_FILE_BYTES)
        key = form.load_pem_private_key(data, password=None)
    except (OSError, ValueError, TypeError) as error:
        raise KioskError(f"{path} holds no private key: {error}") from error
    if not isinstance(key, ed25519.Ed25519PrivateKey):
        raise KioskError(f"{path} holds a key of another kind; kiosk release key makes one")
    return key


def public_words(key: "Ed25519PrivateKey") -> str:
    """Returns the public key as ``kiosk.yaml`` has it."""
    return base64.b64encode(key.public_key().public_bytes_raw()).decode("ascii")


def sign(key: "Ed25519PrivateKey", data: bytes) -> bytes:
    """Returns a signature of data."""
    return key.sign(PURPOSE + data)


def check_signature(public: str, signature: bytes, data: bytes) -> None:
    """Makes sure that data was signed with the private key of a public one.

    Raises:
        SignatureError: It was not, or the public key is none.
    """
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415 - heavy
    from cryptography.hazmat.primitives.asymmetric import ed25519  # noqa: PLC0415 - heavy

    raw = b""
    with contextlib.suppress(binascii.Error, ValueError):
        raw = base64.b64decode(public.strip(), validate=True)
    if len(raw) != KEY_BYTES:
        raise SignatureError("there is no public key: kiosk.yaml names it in updates: key")
    if len(signature) != SIGNATURE_BYTES:
        raise SignatureError("the signature is missing or damaged")
    try:
        ed25519.Ed25519PublicKey.from_public_bytes(raw).verify(signature, PURPOSE + data)
    except (InvalidSignature, ValueError) as error:
        raise SignatureError(
            "the signature is not that of the key in kiosk.yaml, or the archive was changed"
        ) from error
