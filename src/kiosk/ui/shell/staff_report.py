"""What the staff page says of the kiosk, from what the kiosk's own files know of it."""

import time
from pathlib import Path

from kiosk.health.status import Status, read_status
from kiosk.health.status_words import GRADES, SOLVED
from kiosk.model.actions import StaffWish
from kiosk.model.words import Language
from kiosk.ui.shell.staff_page import WISHES, StaffReport

ALL_WISHES: frozenset[StaffWish] = frozenset(WISHES)


def read_report(
    state: Path, offered: frozenset[StaffWish], release: str, language: Language
) -> StaffReport:
    """Returns what is known of the kiosk; reads small files in the state folder only.

    Args:
        state: The state folder.
        offered: What can be asked for on this kiosk.
        release: The release that was shown at the start, where no heartbeat knows better.
        language: The language shown; where it is not Chinese, words of problems are English.
    """
    return report_of(read_status(state), offered, release, language)


def report_of(
    status: Status, offered: frozenset[StaffWish], release: str, language: Language
) -> StaffReport:
    """Returns what the staff page says, see `read_report`."""
    chinese = language.partition("-")[0] == "zh"
    at = 0 if chinese else 1
    problems = []
    for problem in status.problems:
        when = time.strftime("%m-%d %H:%M", time.localtime(problem.time))
        many = f"（{problem.times} 次）" if chinese else f" (×{problem.times})"
        often = many if problem.times > 1 else ""
        solved = SOLVED[at] if problem.solved else ""
        problems.append(f"{when}  {solved}{problem.zh if chinese else problem.en}{often}")
    return StaffReport(
        version=status.program,
        release=status.release or release,
        health=GRADES[status.grade][at],
        problems=tuple(problems),
        offered=offered,
    )
