"""Installs what the peers are made of: packages of Debian, and ECharts from npm.

    install.py

Where that is not possible the programs stay away, and a benchmark says which and why.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

BROWSER = Path(__file__).resolve().parent / "browser"
PACKAGES = {
    "chromium": "chromium",
    "soffice": "libreoffice-impress",
    "npm": "npm",
    "Xvfb": "xvfb",
}
IMPRESS_LOOK = "libreoffice-gtk3"
"""Without it a slide show under X11 stays blank."""
XTEST = "libxtst6"


def install(say: Callable[[str], None]) -> None:
    """Installs what is missing and can be installed, and says what cannot.

    Args:
        say: Is told what is done.
    """
    wanted = [package for program, package in PACKAGES.items() if shutil.which(program) is None]
    _install_packages([*wanted, IMPRESS_LOOK, XTEST], say)
    if shutil.which("npm") is None:
        say("npm is not installed, so ECharts cannot be")
        return
    say("installing ECharts as package-lock.json says")
    # Nothing of what is installed has to run anything while that happens.
    command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    if subprocess.run(command, cwd=BROWSER, check=False).returncode:
        say("npm could not install ECharts; is the network there?")


def _install_packages(packages: list[str], say: Callable[[str], None]) -> None:
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        say(f"as root on Debian: apt-get install {' '.join(packages)}")
        return
    say(f"installing {' '.join(packages)}")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ["apt-get", "update", "-qq"],
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages],
    ):
        if subprocess.run(command, env=environment, check=False).returncode:
            say(f"{' '.join(command[:2])} failed; going on without")
            return


def _say(words: str) -> None:
    print(f"install: {words}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    install(_say)
