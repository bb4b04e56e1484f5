"""`kiosk run`: shows the kiosk."""

import argparse
import gc
import logging
import os
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk import paths
from kiosk.cli.shared import (
    CLEAN,
    LOG_FOLDER,
    PROBLEMS,
    add_content,
    add_instance,
    content_folder,
    has_display,
)
from kiosk.cli.supervise import add_supervise, supervise, words_within
from kiosk.errors import DisplayError, KioskError
from kiosk.health.alone import HELD_VARIABLE, alone
from kiosk.health.display import display_answers
from kiosk.health.notify import ENDS_WITH, Notifier
from kiosk.health.problems import record
from kiosk.health.watch import RESTART_WANTED, Watch, begin_watch, report_start
from kiosk.options import Commands, size_option
from kiosk.releases.store import Store

if TYPE_CHECKING:
    from kiosk.model.screens import ScreenWish

log = logging.getLogger(__name__)
RESTARTED = (
    "程序异常结束，已自动重新启动。经常出现时请查看日志 crash-before.txt。",
    "The program ended by failure and was started again. If that happens often, see the log.",
)
FALLEN = {
    "safe": (
        "多次异常结束后进入安全模式；四小时后会再试。请运行 kiosk doctor 并查看日志。",
        "Safe mode after several failures, for four hours: run kiosk doctor and see the log.",
    ),
    "calm": (
        "安全模式也多次失败，只显示“请稍候”页面。请运行 kiosk doctor 并查看日志。",
        "Safe mode failed too: visitors see the calm page. Run kiosk doctor and look at the log.",
    ),
}
"""What staff are told where failures have led to a mode that nobody asked for."""


def add(commands: Commands) -> None:
    """Adds the command."""
    run = commands.add_parser("run", help="show the kiosk", description=run_kiosk.__doc__)
    run.set_defaults(command=run_kiosk)
    add_content(run)
    run.add_argument("--windowed", action="store_true", help="in a window, not on the whole screen")
    run.add_argument("--size", type=size_option, metavar="WxH", help="a window of this size")
    run.add_argument(
        "--screen", default="", metavar="S", help="the screen to cover: its name, or 1, 2, …"
    )
    use = run.add_mutually_exclusive_group()
    use.add_argument(
        "--mirror",
        dest="use",
        action="store_const",
        const="mirror",
        default="one",
        help="show the same picture on all screens",
    )
    use.add_argument(
        "--span",
        dest="use",
        action="store_const",
        const="span",
        help="show one wide picture over all screens that adjoin the one to cover",
    )
    run.add_argument(
        "--console",
        choices=("auto", "never"),
        help="whether the guide's console appears on a second screen; else as the content says, "
        "and never with --instance",
    )
    run.add_argument(
        "--notes", action="store_true", help="a small window with the guide's notes and timers"
    )
    add_instance(run)
    run.add_argument("--lang", metavar="L", help="language to start with")
    run.add_argument("--show", metavar="NAME", help="present this show from the start on")
    run.add_argument("--theme", choices=("day", "night", "contrast"), help="theme to start with")
    add_supervise(run)
    run.add_argument(
        "--safe",
        dest="least",
        action="store_const",
        const="safe",
        default="normal",
        help="safe mode: nothing moves for show, and no new content is taken",
    )
    run.add_argument(
        "--calm",
        dest="least",
        action="store_const",
        const="calm",
        help="only the page that asks visitors to wait",
    )


def run_kiosk(options: argparse.Namespace) -> int:
    """Shows the kiosk until it is closed."""
    within = words_within(options)
    # A compositor that is still to be started brings its display.
    if not within and not has_display():
        raise KioskError("there is no display here; kiosk snapshot draws every scene into files")
    state = paths.state_dir()
    if options.supervise:
        with alone(state):
            os.environ[HELD_VARIABLE] = str(state)
            return supervise(within)
    notifier = report_start()
    if not display_answers():
        notifier.say(f"{ENDS_WITH}{DisplayError.exit_code}")
        raise DisplayError("the display does not answer; kiosk doctor says more")
    with alone(state):
        return _show(options, notifier)


def _show(options: argparse.Namespace, notifier: Notifier) -> int:
    """Shows the kiosk; one that is watched over shows at least the calm page."""
    # Nothing that a start makes is garbage; the app lets it be collected again once it is shown.
    gc.disable()
    state = paths.state_dir()
    watch = begin_watch(notifier, state, state / LOG_FOLDER, options.least)
    if watch.follows_failure:
        record(state, "restart", *RESTARTED)
    if watch.mode != options.least:
        record(state, "mode", *FALLEN[watch.mode])
    try:
        code = _show_as_watched(options, watch)
    except BaseException:
        watch.end(PROBLEMS, clean=False)
        raise
    watch.end(code, clean=code in {CLEAN, RESTART_WANTED})
    return code


def _show_as_watched(options: argparse.Namespace, watch: Watch) -> int:
    if watch.mode == "calm":
        return _show_calm(options, watch)
    try:
        return _show_content(options, watch)
    except KioskError as error:
        if not watch.is_watched:
            raise
        log.error("%s", error)  # noqa: TRY400 - raised on purpose, it needs no traceback
        record(
            paths.state_dir(),
            "start",
            "内容无法显示，屏幕上是“请稍候”页面。请运行 kiosk check 查看原因。",
            f"The content cannot be shown; visitors see the calm page. Run kiosk check. ({error})",
        )
        return _show_calm(options, watch)


def _show_content(options: argparse.Namespace, watch: Watch) -> int:
    content = _content(options, watch)
    from kiosk.first_start import begin_reading  # noqa: PLC0415 - of no use to other commands

    reader = begin_reading(content)
    from kiosk import app  # noqa: PLC0415 - brings Qt

    return app.run(
        content,
        reader=reader,
        windowed=options.windowed or options.size is not None,
        size=options.size,
        language=options.lang,
        theme=options.theme,
        screens=_screens(options),
        notes=options.notes,
        show=options.show,
        watch=watch,
    )


def _screens(options: argparse.Namespace) -> "ScreenWish":
    """Returns what is asked for of screens; beside another kiosk all screens may be taken."""
    from kiosk.model.screens import ScreenWish  # noqa: PLC0415 - of no use to other commands

    says = options.console or ("never" if options.instance else "auto")
    return ScreenWish(
        screen=options.screen,
        use=options.use,
        console=says == "auto",
        insists=options.console == "auto",
        shares_machine=bool(options.instance),
    )


def _content(options: argparse.Namespace, watch: Watch) -> Path:
    """Returns the content folder; where a release may stand in for it, it may be gone."""
    folder = Path(options.content) if options.content else paths.content_dir()
    # Where there is a release it is shown, whatever became of the folder.
    if watch.is_watched or Store(paths.state_dir(), folder).pointed():
        return folder
    return content_folder(options)


def _show_calm(options: argparse.Namespace, watch: Watch) -> int:
    from kiosk import calm  # noqa: PLC0415 - brings Qt

    return calm.run(_content(options, watch), watch, screen=options.screen)
