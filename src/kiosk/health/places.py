"""Where a running kiosk leaves what counts only until the next boot."""

import hashlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from kiosk.paths import APP_NAME

BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


def run_dirs(state_dir: Path, environment: Mapping[str, str] = os.environ) -> tuple[Path, ...]:
    """Returns the folders that are tried in turn, each only for the kiosk of this state folder.

    First those in memory: a heartbeat every other second would wear out a disk, and a full or
    read-only one must not silence it.

    Args:
        state_dir: The state folder.
        environment: The environment.
    """
    return tuple(dict.fromkeys(_each_run_dir(state_dir, environment)))


def _each_run_dir(state_dir: Path, environment: Mapping[str, str]) -> Iterator[Path]:
    key = hashlib.sha256(os.fsencode(state_dir.absolute())).hexdigest()[:12]
    return (base / key for base in _bases(state_dir, environment))


def usable_run_dir(state_dir: Path, environment: Mapping[str, str] = os.environ) -> Path:
    """Returns the first of these folders that can be written; the last one if none can."""
    folder = state_dir
    for folder in _each_run_dir(state_dir, environment):
        try:
            folder.mkdir(mode=0o755, parents=True, exist_ok=True)
            # What others own in a folder open to all may be a trap.
            if folder.stat().st_uid == _user() and _can_be_written(folder):
                return folder
        except OSError:
            continue
    return folder


def boot_id() -> str:
    """Returns what names this run of the machine; "" where it is not told."""
    try:
        return BOOT_ID.read_text(encoding="ascii").strip()
    except OSError:
        return ""


def _bases(state_dir: Path, environment: Mapping[str, str]) -> Iterator[Path]:
    own = environment.get("XDG_RUNTIME_DIR", "")
    if own:
        yield Path(own) / APP_NAME
    try:
        owner = state_dir.stat().st_uid
    except OSError:
        owner = _user()
    # `kiosk status` asked by another user, or without a session, looks there too.
    yield Path(f"/run/user/{owner}") / APP_NAME
    # … and in the folder that a service of the system gives it.
    yield Path("/run") / APP_NAME / APP_NAME
    yield state_dir / "run"
    import tempfile  # noqa: PLC0415 - it brings much, and most starts do not come this far

    try:
        temporary = Path(tempfile.gettempdir())
    except FileNotFoundError:
        return  # A full disk has none: nothing lies there then.
    yield temporary / f"{APP_NAME}-{owner}"


def _can_be_written(folder: Path) -> bool:
    probe = folder / f".probe-{os.getpid()}"
    probe.write_bytes(b"")
    probe.unlink()
    return True


def _user() -> int:
    # Windows has no such numbers; there all files are of 0.
    return os.geteuid() if hasattr(os, "geteuid") else 0
