"""Which screen shows what: the audience's picture, its copies, the guide's console."""

from collections.abc import Sequence
from typing import Literal

from kiosk.model.geometry import Rect
from kiosk.values import dataclass

ScreenUse = Literal["one", "mirror", "span"]
ConsoleWhen = Literal["auto", "never"]
LEAST_CONSOLE = (800.0, 480.0)
"""On a smaller screen the words of a console cannot be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Display:
    """A screen that is plugged in: its name, and where it lies among the others, in pixels."""

    name: str
    box: Rect


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenWish:
    """What a start asks for.

    Attributes:
        screen: Name or number (from 1) of the screen that the audience sees; "" the primary one.
        use: ``one`` screen, the same picture on all (``mirror``), or one picture over all that
            adjoin (``span``).
        console: Whether the guide gets a screen that the audience does not need.
        insists: Whether that was said at the start, so that it holds whatever the content says.
        shares_machine: Whether other kiosks stand on other screens of this machine.
    """

    screen: str = ""
    use: ScreenUse = "one"
    console: bool = True
    insists: bool = False
    shares_machine: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrangement:
    """What is shown where.

    Attributes:
        audience: Where the audience's window lies.
        on: The screen that it begins on.
        chosen: Which screen is meant for it: it goes back there when that is plugged in again.
            "" as long as the one that was asked for was never there.
        mirrors: Screens that show the same picture.
        console: The screen of the guide, or None.
    """

    audience: Rect
    on: str
    chosen: str = ""
    mirrors: tuple[Display, ...] = ()
    console: Display | None = None


def choose_screen(names: Sequence[str], primary: str, wanted: str) -> str:
    """Returns the name of the screen to cover.

    Args:
        names: Of all screens, in the system's order.
        primary: The one that the system thinks most of.
        wanted: A name, or a number counted from 1; "" wants the primary one.

    Returns:
        The wanted screen while it is there, else the primary one.
    """
    return _found(names, wanted) or primary


def arrange(
    displays: Sequence[Display], primary: str, wish: ScreenWish, before: Arrangement | None = None
) -> Arrangement:
    """Returns what is shown where.

    The audience's picture stays on the screen that was chosen for it, whatever is plugged in
    beside it; where that one is gone, it stands on the primary one until it is back.

    Args:
        displays: All screens, in the system's order; at least one.
        primary: Name of the one that the system thinks most of.
        wish: What the start asked for.
        before: How it was until now.
    """
    names = [one.name for one in displays]
    chosen = before.chosen if before is not None else ""
    if not chosen:
        # A number is looked up once: replugged screens come in another order.
        chosen = _found(names, wish.screen) if wish.screen else primary
    main = next(
        (one for name in (chosen, primary) for one in displays if one.name == name), displays[0]
    )
    box = _row(displays, main) if wish.use == "span" else main.box
    free = tuple(one for one in displays if not one.box.overlap(box))
    return Arrangement(
        audience=box,
        on=main.name,
        chosen=chosen,
        mirrors=free if wish.use == "mirror" else (),
        console=_console(free, wish, before),
    )


def _console(
    free: Sequence[Display], wish: ScreenWish, before: Arrangement | None
) -> Display | None:
    """Returns the screen of the guide: where the console is already, else the first that is free.

    A cloned screen lies where the audience's does, and so is not free.
    """
    if wish.use != "one" or not wish.console:
        return None
    width, height = LEAST_CONSOLE
    usable = [one for one in free if max(one.box[2:]) >= width and min(one.box[2:]) >= height]
    stays = before.console.name if before is not None and before.console is not None else ""
    return next((one for one in usable if one.name == stays), usable[0] if usable else None)


def _row(displays: Sequence[Display], main: Display) -> Rect:
    """Returns the box of all screens that adjoin in a row: as high, and edge to edge."""
    box = main.box
    beside = [one.box for one in displays if (one.box.y, one.box.h) == (box.y, box.h)]
    grown = True
    while grown:
        touching = [one for one in beside if one.right == box.x or one.x == box.right]
        grown = bool(touching)
        for one in touching:
            box = box.united(one)
    return box


def _found(names: Sequence[str], wanted: str) -> str:
    if wanted in names:
        return wanted
    if wanted.isdecimal() and 1 <= int(wanted) <= len(names):
        return names[int(wanted) - 1]
    return ""
