"""Names the parts of the attract drawings that move, so that the program finds them.

    python tools/mark_moving_parts.py SOURCE.svg TARGET.svg

Elements that drift get ids ``drift-1`` …, groups whose dots twinkle ``twinkle-1`` …, and some
windows are taken out of the path that draws many of them and get ids ``switch-1`` …; nothing is
added, moved or painted in another order, so the drawing looks as before.
"""

import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path

SEED = 20
WINDOW_STROKES = {
    "night": ("#FFD48A", "#FFE7B8", "#9AD5FF"),
    "day": ("#FFFFFF", "#FFEBCB"),
}
LEAST_WINDOW_WIDTH, LEAST_WINDOW_OPACITY = 6.0, 0.6
SHARE_OF_WINDOWS = 0.3
LEAST_DOTS = 12
SMOKE = re.compile(r'(?:<path fill="url\(#g\d+\)" d="[^"]{1500,}"/>\s*){3}(?=<g fill=)')
GROUP = re.compile(r"<g ([^>]*)>((?:<circle [^>]*/>\s*)+)</g>")
WINDOWS = re.compile(r"<path (?=[^>]*stroke-width)([^>]*) ?d=\"(M[-\d.]+ [-\d.]+[^\"]*)\"([^>]*)/>")
STEP = re.compile(r"([Mm])([-\d.]+?)(?: |(?=-))(-?[\d.]+)v(-?[\d.]+)")


def mark(drawing: str, twin: str) -> str:
    """Returns a drawing with its moving parts named; ``twin`` is day or night."""
    marked, count = SMOKE.subn(_name_smoke, drawing, count=1)
    if count != 1:
        sys.exit("the smoke was not found: three long paths before the first dots in front")
    smoke = marked.index('id="drift-1"')
    counter = iter(range(1, 10_000))

    def name_dots(match: re.Match[str]) -> str:
        behind = match.start() < smoke
        dots = match[2].count("<circle")
        if not behind or dots < LEAST_DOTS:
            return match[0]
        return f'<g id="twinkle-{next(counter)}" {match[1]}>{match[2]}</g>'

    marked = GROUP.sub(name_dots, marked)
    chance = random.Random(SEED)  # noqa: S311 - which windows switch is no secret
    windows = iter(range(1, 10_000))

    def part_windows(match: re.Match[str]) -> str:
        return _part_windows(match, WINDOW_STROKES[twin], chance, windows)

    return WINDOWS.sub(part_windows, marked)


def _name_smoke(match: re.Match[str]) -> str:
    parts = iter((1, 2, 3))
    return re.sub(r"<path ", lambda _: f'<path id="drift-{next(parts)}" ', match[0])


def _part_windows(
    match: re.Match[str], strokes: tuple[str, ...], chance: random.Random, numbers: Iterator[int]
) -> str:
    """Returns a path of many windows with some of them as paths of their own."""
    words = f"{match[1]} {match[3]}"
    given = dict(re.findall(r'([\w-]+)="([^"]*)"', words))
    opaque = float(given.get("stroke-opacity", "1"))
    width = float(given.get("stroke-width", "0"))
    if given.get("stroke") not in strokes or width < LEAST_WINDOW_WIDTH:
        return match[0]
    steps = list(STEP.finditer(match[2]))
    if opaque < LEAST_WINDOW_OPACITY or "".join(step[0] for step in steps) != match[2]:
        return match[0]
    style = " ".join(f'{name}="{value}"' for name, value in given.items())
    kept, taken, x, y = "", "", 0.0, 0.0
    for step in steps:
        down = float(step[4])
        dx, dy = float(step[2]), float(step[3])
        x, y = (dx, dy) if step[1] == "M" else (x + dx, y + dy)
        place = f"M{x:.1f} {y:.1f}v{down:g}"
        if chance.random() < SHARE_OF_WINDOWS:
            taken += f'<path id="switch-{next(numbers)}" {style} d="{place}"/>'
        else:
            kept += place
        y += down
    return (f'<path {style} d="{kept}"/>' if kept else "") + taken


if __name__ == "__main__":
    source, target = map(Path, sys.argv[1:3])
    night = source.stem.endswith("night")
    text = mark(source.read_text(encoding="utf-8"), "night" if night else "day")
    target.write_text(text, encoding="utf-8")
