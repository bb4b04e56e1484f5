"""How the kiosk is, in plain words for staff."""

import time
from typing import Literal

from kiosk.health.status import Status

Tongue = Literal["zh", "en"]
STATES: dict[str, tuple[str, str]] = {
    "active": ("正在展示：访客可以操作", "showing scenes: visitors can touch them"),
    "warning": ("正在询问访客是否还在", "asking whether the visitor is still there"),
    "attract": ("待机画面：等待访客触摸", "attract loop: waiting for a visitor"),
    "asleep": (
        "休眠中，黑屏属正常：不在开放时间，或由工作人员设定",
        "asleep, black by intent: outside opening hours, or as staff wished",
    ),
    "staff": ("员工页面已打开", "the staff page is open"),
    "safe": (
        "安全模式：多次出错后只显示最近一版，无动画，不接收新内容",
        "safe mode after several failures: the last release, no movement, no new content",
    ),
    "calm": (
        "只显示“请稍候”页面：内容无法显示。请运行 kiosk doctor 和 kiosk check",
        "only the calm page is shown: run kiosk doctor and kiosk check",
    ),
    "starting": ("正在启动", "starting"),
    "down": (
        "没有运行，或画面已停住。请运行 kiosk doctor，并查看日志",
        "not running, or the picture stands still: run kiosk doctor and look at the log",
    ),
}
GRADES = {
    "well": ("正常", "well"),
    "attention": ("请留意", "needs attention"),
    "down": ("故障", "down"),
}

SOLVED = ("（已解决）", "(solved) ")


def tell(status: Status, tongue: Tongue) -> tuple[str, ...]:
    """Returns the lines that tell staff how the kiosk is.

    Args:
        status: How it is.
        tongue: Chinese or English.
    """
    at = 0 if tongue == "zh" else 1
    state = STATES.get(status.state, (status.state, status.state))[at]
    lines = [f"{GRADES[status.grade][at]}{'：' if at == 0 else ': '}{state}"]
    for label, value in _values(status, at):
        lines.append(f"  {label}{'：' if at == 0 else ': '}{value}")
    if status.problems:
        lines.append(("最近的问题：", "Last problems:")[at])
    for problem in status.problems:
        when = time.strftime("%Y-%m-%d %H:%M", time.localtime(problem.time))
        often = f" (×{problem.times})" if problem.times > 1 else ""
        solved = SOLVED[at] if problem.solved else ""
        lines.append(f"  {when}  {solved}{problem.zh if at == 0 else problem.en}{often}")
    return tuple(lines)


def _values(status: Status, at: int) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []

    def add(zh: str, en: str, value: str) -> None:
        found.append(((zh, en)[at], value))

    if status.heartbeat_age_s is not None:
        ago = f"{status.heartbeat_age_s:.0f}"
        add("上次画面", "last frame", (f"{ago} 秒前", f"{ago} s ago")[at])
    if status.pid is not None and not status.painted:
        add("屏幕", "screen", ("不接收画面：被遮挡或已关闭", "takes no frames: covered or off")[at])
    if status.scene:
        add("画面", "scene", status.scene)
    if status.release:
        add("内容版本", "release", status.release)
    if status.program:
        add("程序版本", "program", status.program)
    if status.uptime_s is not None:
        add("已运行", "running for", _duration(status.uptime_s, at))
    if status.starts:
        said = (
            f"开机以来启动 {status.starts} 次，其中 {status.failures} 次异常结束",
            f"{status.starts} since the machine was started, {status.failures} ended by failure",
        )
        add("启动次数", "starts", said[at])
    if status.memory_mb is not None:
        add("内存", "memory", f"{status.memory_mb:.0f} MB")
    return found


def _duration(seconds: float, at: int) -> str:
    minutes = int(seconds // 60)
    days, hours, rest = minutes // 1440, minutes // 60 % 24, minutes % 60
    if at == 0:
        return f"{days} 天 {hours} 小时 {rest} 分"
    return f"{days} d {hours} h {rest} min"
