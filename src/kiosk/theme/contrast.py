"""Contrast of two colours as WCAG 2.x defines it, and mixing of colours."""

from functools import lru_cache


def parse(color: str) -> tuple[int, int, int]:
    """Returns the red, green and blue (0–255) of ``#RRGGBB``.

    Raises:
        ValueError: It is not a colour of that form.
    """
    if len(color) != 7 or not color.startswith("#"):
        raise ValueError(f"not a colour of the form #RRGGBB: {color!r}")
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


def luminance(rgb: tuple[float, float, float]) -> float:
    """Returns the relative luminance (0–1) of an sRGB colour with channels 0–255.

    Source: WCAG 2.2, definition of relative luminance.
    """

    def linear(channel: float) -> float:
        c = channel / 255
        return c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4

    r, g, b = (linear(channel) for channel in rgb)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def ratio(one: float, other: float) -> float:
    """Returns the contrast ratio (1–21) of two relative luminances.

    Source: WCAG 2.2, definition of contrast ratio.
    """
    light, dark = max(one, other), min(one, other)
    return (light + 0.05) / (dark + 0.05)


def contrast(one: str, other: str) -> float:
    """Returns the contrast ratio of two ``#RRGGBB`` colours."""
    return ratio(luminance(parse(one)), luminance(parse(other)))


@lru_cache(maxsize=1024)
def mix(one: str, other: str, share: float) -> str:
    """Returns the colour ``share`` (0–1) of the way from one to the other, in sRGB."""
    pairs = zip(parse(one), parse(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)
