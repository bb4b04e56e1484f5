"""What the doctor looks at on the side of the screen: display, touch, blanking, session, GPU."""

import json
import re
from collections.abc import Iterator
from typing import Any

from kiosk.health.finding import Finding, ok, warning, wrong
from kiosk.health.machine import Machine, screen_probe

DISPLAY, PANEL = ("显示", "display"), ("屏幕尺寸", "panel size")
TOUCH, BLANKING = ("触摸", "touch"), ("息屏", "screen blanking")
SESSION, GPU = ("图形会话", "session"), ("显卡", "GPU")
LEAST_PIXELS = 1280 * 720
MULTITOUCH_BIT = 0x35
"""ABS_MT_POSITION_X in input-event-codes.h: who says it feels fingers."""
KIOSK_SESSIONS = ("cage", "weston", "labwc", "kiosk", "openbox")


def look_at_screen(machine: Machine) -> Iterator[Finding]:
    """Yields a line for each of these."""
    seen = _seen(machine)
    yield _display(machine, seen)
    yield _panel(seen)
    yield _touch(machine)
    yield _blanking(machine)
    yield _session(machine)
    yield _gpu(machine)


def _seen(machine: Machine) -> dict[str, Any]:
    said = machine.run(screen_probe())
    try:
        found = json.loads(said or "{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _display(machine: Machine, seen: dict[str, Any]) -> Finding:
    screens = seen.get("screens") or []
    if not screens:
        known = machine.variable("WAYLAND_DISPLAY") or machine.variable("DISPLAY")
        said = (
            (f"显示 {known} 没有回应", f"the display {known} does not answer")
            if known
            else ("这个会话没有显示", "this session has no display")
        )
        advice = (
            "在信息亭的会话里运行，或检查屏幕电源和连线。",
            "Run this inside the kiosk's session, or check the screen's power and cable.",
        )
        return wrong("display", DISPLAY, said, advice)
    first = screens[0]
    size = f"{first['width']}×{first['height']}"
    words = f"{first['name']} {size}, {seen.get('platform', '')}"
    if len(screens) > 1:
        return warning(
            "display",
            DISPLAY,
            (f"有 {len(screens)} 块屏幕：{words}", f"{len(screens)} screens: {words}"),
            (
                "画面在第一块屏幕上；拔掉其余的，或设为镜像。",
                "The kiosk is on the first one; unplug the others or mirror them.",
            ),
        )
    if first["width"] * first["height"] < LEAST_PIXELS:
        return warning(
            "display",
            DISPLAY,
            (words, words),
            ("请设为屏幕的原生分辨率。", "Set its own resolution."),
        )
    return ok("display", DISPLAY, (words, words))


def _panel(seen: dict[str, Any]) -> Finding:
    screens = seen.get("screens") or [{}]
    across, down = screens[0].get("mm") or (0, 0)
    if across < 50 or down < 50:
        return warning(
            "panel",
            PANEL,
            ("屏幕没有报告尺寸", "the screen does not say its size"),
            (
                "在 kiosk.yaml 的 panel.diagonal_inches 写明英寸数，触摸目标才够大。",
                "State panel.diagonal_inches in kiosk.yaml, so that fingers find what they touch.",
            ),
        )
    inches = (across**2 + down**2) ** 0.5 / 25.4
    words = f"{across:.0f} × {down:.0f} mm, {inches:.0f}″"
    return ok("panel", PANEL, (words, words))


def _touch(machine: Machine) -> Finding:
    devices = list(_touch_devices(machine.read("/proc/bus/input/devices") or ""))
    if not devices:
        return wrong(
            "touch",
            TOUCH,
            ("没有找到触摸设备", "no touch device was found"),
            (
                "检查触摸屏的 USB 线；鼠标和键盘仍可使用。",
                "Check the USB cable of the touch panel; mouse and keyboard work all the same.",
            ),
        )
    names = ", ".join(name for name, _ in devices)
    closed = [path for _, path in devices if path and not machine.can_open(path)]
    if closed and not (machine.variable("WAYLAND_DISPLAY") or machine.variable("DISPLAY")):
        return warning(
            "touch",
            TOUCH,
            (f"{names}；此用户不能读取 {closed[0]}", f"{names}; this user cannot read {closed[0]}"),
            ("在图形会话里这属正常。", "Inside a graphical session that is as it should be."),
        )
    return ok("touch", TOUCH, (names, names))


def _touch_devices(said: str) -> Iterator[tuple[str, str]]:
    """Yields name and device of what feels fingers, from ``/proc/bus/input/devices``."""
    for block in said.split("\n\n"):
        name = re.search(r'^N: Name="(.*)"', block, re.MULTILINE)
        bits = re.search(r"^B: ABS=([0-9a-f ]+)", block, re.MULTILINE)
        if name is None or bits is None:
            continue
        value = 0
        for word in bits[1].split():
            # The kernel writes words of 64 bits, the highest first.
            value = value << 64 | int(word, 16)
        if value >> MULTITOUCH_BIT & 1:
            event = re.search(r"\b(event\d+)\b", block)
            yield name[1], f"/dev/input/{event[1]}" if event else ""


def _blanking(machine: Machine) -> Finding:
    asleep: dict[str, str] = {}
    known = False
    if machine.variable("DISPLAY") and (said := machine.run(("xset", "q"))) is not None:
        known = True
        asleep |= dict.fromkeys(_of_xset(said), "xset s off -dpms")
    idle = machine.run(("gsettings", "get", "org.gnome.desktop.session", "idle-delay"))
    if machine.variable("XDG_CURRENT_DESKTOP") and idle is not None:
        known = True
        if idle.split()[-1:] not in (["0"], []):
            cure = "gsettings set org.gnome.desktop.session idle-delay 0"
            asleep[f"GNOME idle-delay {idle.split()[-1]} s"] = cure
    console = machine.read("/sys/module/kernel/parameters/consoleblank")
    if console is not None and console.strip() not in {"0", ""}:
        asleep[f"consoleblank {console.strip()} s"] = "consoleblank=0 (GRUB_CMDLINE_LINUX)"
    if asleep:
        words, cures = ", ".join(asleep), "; ".join(dict.fromkeys(asleep.values()))
        return wrong(
            "blanking",
            BLANKING,
            (f"系统会自己关屏：{words}", f"the system turns the screen off by itself: {words}"),
            (
                f"关掉它：{cures}；或使用 deploy/ 的会话。休眠时间写在 kiosk.yaml 的 hours。",
                f"Turn it off: {cures}; or use the session in deploy/. Hours: see kiosk.yaml.",
            ),
        )
    if machine.variable("WAYLAND_DISPLAY") or known:
        return ok("blanking", BLANKING, ("系统不会自己关屏", "the system leaves it on"))
    return warning(
        "blanking",
        BLANKING,
        ("无法得知", "cannot be told"),
        (
            "在信息亭的会话里运行；X11 上请安装 xset（x11-xserver-utils）。",
            "Run this inside the kiosk's session; on X11 install xset (x11-xserver-utils).",
        ),
    )


def _of_xset(said: str) -> Iterator[str]:
    """Yields what turns an X11 screen off, from ``xset q``."""
    saver = re.search(r"timeout:\s+(\d+)", said)
    if saver and saver[1] != "0":
        yield f"X11 screen saver {saver[1]} s"
    if "DPMS is Enabled" in said:
        times = re.search(r"Standby: (\d+)\s+Suspend: (\d+)\s+Off: (\d+)", said)
        if times is None or any(one != "0" for one in times.groups()):
            yield "X11 DPMS"


def _session(machine: Machine) -> Finding:
    desktop = machine.variable("XDG_CURRENT_DESKTOP")
    kind = "Wayland" if machine.variable("WAYLAND_DISPLAY") else ""
    kind = kind or ("X11" if machine.variable("DISPLAY") else "")
    running = machine.run(("ps", "-eo", "comm=")) or ""
    found = [name for name in KIOSK_SESSIONS if name in running.split()]
    if not kind:
        return warning(
            "session",
            SESSION,
            ("不在图形会话里", "outside a graphical session"),
            ("在信息亭的会话里再运行一次。", "Run this again inside the kiosk's session."),
        )
    if desktop and desktop.lower() not in KIOSK_SESSIONS and not found:
        return warning(
            "session",
            SESSION,
            (f"{kind}，桌面 {desktop}", f"{kind}, desktop {desktop}"),
            (
                "桌面会弹出通知和手势；请使用 deploy/ 的 cage 会话。",
                "A desktop shows notices and takes gestures; use the cage session in deploy/.",
            ),
        )
    words = f"{kind} {' '.join(found)}".strip()
    return ok("session", SESSION, (words, words))


def _gpu(machine: Machine) -> Finding:
    drivers = sorted(
        {
            line.removeprefix("DRIVER=")
            for path in machine.files("/sys/class/drm/card[0-9]/device/uevent")
            for line in (machine.read(path) or "").splitlines()
            if line.startswith("DRIVER=")
        }
    )
    if drivers and machine.files("/dev/dri/renderD*"):
        words = ", ".join(drivers)
        return ok("gpu", GPU, (words, words))
    # The program paints with the processor; a GPU only spares the compositor some work.
    return ok(
        "gpu", GPU, ("没有，由处理器绘制，可以使用", "none: the processor paints, which will do")
    )
