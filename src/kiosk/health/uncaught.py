"""What nobody caught: all of it goes to the log, and once in a run to staff."""

import logging
from functools import cache
from types import TracebackType

from kiosk import paths
from kiosk.health.problems import record

log = logging.getLogger(__name__)


def log_uncaught(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """Writes an exception that nobody caught to the log; the screen goes on as it was."""
    if issubclass(kind, KeyboardInterrupt):
        return
    log.error("an exception reached the event loop", exc_info=(kind, error, trace))
    tell_staff_of_fault()


@cache
def tell_staff_of_fault() -> None:
    """Tells staff once in a run that the log has something for whoever looks after the program."""
    record(
        paths.state_dir(),
        "fault",
        "程序某处出错，画面照常。请把日志 kiosk.log 发给程序维护人员。",
        "Something in the program failed, the screen goes on: send kiosk.log to its maintainers.",
    )
