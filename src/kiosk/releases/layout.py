"""Has a process lay out content that is to be released, and says what does not fit."""

import json
import logging
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Literal

from kiosk.content import Problem
from kiosk.errors import KioskError
from kiosk.health import problems as told
from kiosk.ui.kit.worker_command import worker_environment

log = logging.getLogger(__name__)
MODULE = "kiosk.snapshot.fitting_for_release"
CHECKED_WITHIN_S = 1_800.0
"""It takes some 15 seconds of an idle processor; it gets only what nobody else wants."""
KIND = "layout"
_LONGEST_FAULT = 200

Strictness = Literal["refused", "told", "unchecked"]
"""What becomes of content that does not fit: no release is made; it is only told; nobody looks."""


class UncheckedLayoutError(KioskError):
    """Nobody can say whether everything fits, so that the content is not shown."""


def check_layout(
    content: Path, assets: Path, cache: Path, state: Path, strictness: Strictness
) -> tuple[Problem, ...]:
    """Returns what does not fit on some screen, in some language, at some text size.

    Args:
        content: A folder whose content has no other problem.
        assets: The folder with the program's fonts, icons and illustrations.
        cache: The folder for what can be made again.
        state: Where staff are told when it could not be checked.
        strictness: With ``told`` what is found is no error, and no reason not to go on.

    Raises:
        UncheckedLayoutError: It could not be checked, and must be.
    """
    if strictness == "unchecked":
        return ()
    try:
        found = find_misfits(content, assets, cache)
    except UncheckedLayoutError as error:
        log.warning("%s", error)
        told.record(
            state,
            KIND,
            "内容的版面检查没有完成，稍后自动重试；新内容检查通过之前不会启用。",
            f"What fits could not be checked; it is tried again, new content waits: {error}",
        )
        if strictness == "refused":
            raise
        return ()
    if strictness == "refused" or not found:
        told.solve(state, KIND)
    else:
        told.record(
            state,
            KIND,
            f"按本版程序，正在展示的内容有 {len(found)} 处放不下。请运行 kiosk check 查看。",
            f"With this program {len(found)} thing(s) that are shown do not fit: run kiosk check.",
        )
    if strictness == "refused":
        return found
    return tuple(replace(one, severity="warning") for one in found)


def find_misfits(content: Path, assets: Path, cache: Path) -> tuple[Problem, ...]:
    """Returns what the process says.

    Raises:
        UncheckedLayoutError: It says nothing.
    """
    wish = json.dumps({"content": str(content), "assets": str(assets)})
    environment = worker_environment(cache)
    try:
        done = subprocess.run(  # noqa: S603 - our own module
            [sys.executable, "-P", "-m", MODULE, wish],
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=CHECKED_WITHIN_S,
            check=False,
        )
        said = json.loads(done.stdout)["problems"] if done.returncode == 0 else None
        if said is not None:
            return tuple(Problem(**one) for one in said)
    except (OSError, subprocess.TimeoutExpired, ValueError, TypeError, KeyError) as error:
        raise UncheckedLayoutError(f"the layout cannot be checked: {error}") from error
    fault = done.stderr.decode(errors="replace").strip()[-_LONGEST_FAULT:]
    raise UncheckedLayoutError(
        f"the process that checks the layout ended with {done.returncode}: {fault}"
    )
