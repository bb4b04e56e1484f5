"""Where things lie: shipped assets, the content to show, and the folders the program writes to.

Nothing here creates a folder or is computed on import: whoever writes makes the folder first.
"""

from __future__ import annotations

import os
from pathlib import Path

from kiosk.errors import AssetError

APP_NAME = "park-kiosk"

CONTENT_DIR_VARIABLE = "KIOSK_CONTENT_DIR"
CACHE_DIR_VARIABLE = "KIOSK_CACHE_DIR"
STATE_DIR_VARIABLE = "KIOSK_STATE_DIR"
INSTANCES = "instances"
"""Where the folders of several kiosks on one machine lie."""


def assets_dir() -> Path:
    """The folder with fonts, icons and images.

    Raises:
        AssetError: It is neither in the installed package nor in a source checkout.
    """
    return _shipped("assets")


def default_content_dir() -> Path:
    """The folder with the content that comes with the program.

    Raises:
        AssetError: It is neither in the installed package nor in a source checkout.
    """
    return _shipped("data")


def content_dir() -> Path:
    """The folder with the content to show: `KIOSK_CONTENT_DIR`, or what comes with the program.

    Raises:
        AssetError: The variable is not set and no content was shipped.
    """
    return _from_environment(CONTENT_DIR_VARIABLE) or default_content_dir()


def cache_dir() -> Path:
    """For what can be made again, such as pictures: `KIOSK_CACHE_DIR`, or the user's folder."""
    chosen = _from_environment(CACHE_DIR_VARIABLE)
    if chosen is not None:
        return chosen
    from platformdirs import user_cache_path  # noqa: PLC0415 -- most commands never need it

    return user_cache_path(APP_NAME, appauthor=False)


def state_dir() -> Path:
    """For what must survive a restart, such as logs: `KIOSK_STATE_DIR`, or the user's folder."""
    chosen = _from_environment(STATE_DIR_VARIABLE)
    if chosen is not None:
        return chosen
    from platformdirs import user_state_path  # noqa: PLC0415 -- most commands never need it

    return user_state_path(APP_NAME, appauthor=False)


def use_instance(name: str) -> None:
    """Has this process, and those it starts, keep what they write in folders of their own.

    Args:
        name: Of this kiosk among several on the machine.
    """
    for variable, folder in (
        (CACHE_DIR_VARIABLE, cache_dir()),
        (STATE_DIR_VARIABLE, state_dir()),
    ):
        own = (INSTANCES, name)
        # A child is told by its parent's folders and by the same option.
        if folder.parts[-2:] != own:
            os.environ[variable] = str(folder.joinpath(*own))


def fonts_dir() -> Path:
    """The folder with the bundled fonts."""
    return assets_dir() / "fonts"


def icons_dir() -> Path:
    """The folder with the bundled icons."""
    return assets_dir() / "icons"


def images_dir() -> Path:
    """The folder with the bundled illustrations."""
    return assets_dir() / "images"


def _from_environment(variable: str) -> Path | None:
    """The absolute folder that an environment variable names; None when it is unset or empty."""
    value = os.environ.get(variable, "").strip()
    return Path(value).expanduser().absolute() if value else None


def _shipped(name: str) -> Path:
    """Finds a shipped folder, installed (`kiosk/_NAME`) or in a source checkout (`NAME`)."""
    package = Path(__file__).resolve().parent
    installed = package / f"_{name}"
    if installed.is_dir():
        return installed
    checkout = package.parents[1]
    if (checkout / "pyproject.toml").is_file() and (checkout / name).is_dir():
        return checkout / name
    raise AssetError(
        f"The folder {name!r} of this program is missing: expected {installed} or "
        f"{checkout / name}. Install the program again."
    )
