"""A chart's shapes as SVG for a page: words stay words, colours follow the reader's theme."""

from collections.abc import Sequence
from html import escape

from kiosk.charts.shapes import AreaShape, BoxShape, DiscShape, LineShape, Shape, WordsShape

Colors = tuple[str, str]
"""By day and by night."""


class Inks:
    """Names the pairs of colours that charts use, for the rules of a style sheet."""

    def __init__(self) -> None:
        """Starts without any."""
        self._names: dict[Colors, str] = {}

    def name(self, day: str, night: str) -> str:
        """Returns the name of a pair."""
        return self._names.setdefault((day, night), f"k{len(self._names)}")

    def rules(self, *, night: bool) -> str:
        """Returns the declarations of all pairs in one theme."""
        return "".join(f"--{name}:{pair[night]};" for pair, name in self._names.items())

    def classes(self) -> str:
        """Returns the rules that fill and stroke with them."""
        return "".join(
            f".f-{name}{{fill:var(--{name})}}.s-{name}{{stroke:var(--{name})}}"
            for name in self._names.values()
        )


def svg_of(
    day: Sequence[Shape], night: Sequence[Shape], size: tuple[float, float], inks: Inks, label: str
) -> str:
    """Returns a chart as an SVG element.

    Args:
        day: Its shapes by day.
        night: The same by night: they differ in nothing but colours.
        size: Width and height in the units of the shapes.
        inks: Takes note of the colours.
        label: What it says, for those who do not see it.
    """
    body = "".join(_shape(*pair, inks) for pair in zip(day, night, strict=True))
    box = f"0 0 {size[0]:g} {size[1]:g}"
    return f'<svg viewBox="{box}" role="img" aria-label="{escape(label)}">{body}</svg>'


def _shape(day: Shape, night: Shape, inks: Inks) -> str:
    """Returns one shape; both are of one kind and form."""
    match day, night:
        case WordsShape(), WordsShape():
            bold = ' font-weight="700"' if day.bold else ""
            return (
                f'<text x="{_n(day.x)}" y="{_n(day.baseline)}" font-size="{_n(day.px)}"{bold}'
                f' textLength="{_n(day.width)}" lengthAdjust="spacingAndGlyphs"'
                f"{_class(inks, (day.color, night.color))}>{escape(day.text, quote=False)}</text>"
            )
        case BoxShape(), BoxShape():
            x, y, w, h = map(_n, day.rect)
            corner = f' rx="{_n(day.radius)}"' if day.radius else ""
            look = _class(inks, (day.fill, night.fill), (day.edge, night.edge), day.width)
            return f'<rect x="{x}" y="{y}" width="{w}" height="{h}"{corner}{look}/>'
        case DiscShape(), DiscShape():
            look = _class(inks, (day.fill, night.fill), (day.edge, night.edge), day.width)
            x, y = map(_n, day.center)
            return f'<circle cx="{x}" cy="{y}" r="{_n(day.radius)}"{look}/>'
        case LineShape(), LineShape():
            ends = ' stroke-linecap="round" stroke-linejoin="round"' if day.round_ends else ""
            dash = f' stroke-dasharray="{" ".join(map(_n, day.dash))}"' if day.dash else ""
            look = _class(inks, ("", ""), (day.color, night.color), day.width)
            return f'<polyline points="{_points(day.points)}"{ends}{dash}{look}/>'
        case AreaShape(), AreaShape():
            look = _class(inks, (day.fill, night.fill))
            return f'<polygon points="{_points(day.points)}"{look}/>'
        case _:
            raise TypeError(f"{night!r} is not what {day!r} is by night")


def _class(inks: Inks, fill: Colors, edge: Colors = ("", ""), width: float = 0) -> str:
    """Returns the attributes of colours; a shape without a fill says so."""
    classes = []
    if fill[0]:
        classes.append(f"f-{inks.name(*fill)}")
    if edge[0]:
        classes.append(f"s-{inks.name(*edge)}")
    said = f' class="{" ".join(classes)}"' if classes else ""
    said += "" if fill[0] else ' fill="none"'
    return said + (f' stroke-width="{_n(width)}"' if edge[0] else "")


def _points(points: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{_n(x)},{_n(y)}" for x, y in points)


def _n(number: float) -> str:
    """Returns a number without noise."""
    return f"{round(number, 2) + 0.0:.10g}"
