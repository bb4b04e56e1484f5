"""How well words stand out from what is painted behind them, measured in pixels."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from kiosk.model.geometry import Rect
from kiosk.theme.contrast import parse

Pixels = NDArray[np.uint8]
"""Height × width × (red, green, blue)."""

WORST_PERCENT = 2.0
"""The contrast that all but this share of the pixels reach: a stray pixel makes no word unread."""
GROUND_SHARE = 0.12
"""A colour that covers at least this share of a drawn text's box counts as its background."""
INK_DISTANCE = 60
"""Colours nearer to the ink than this (sum over channels) are ink."""
QUANTUM = 8


def pixels_of(image: QImage) -> Pixels:
    """Returns the colours of an image; they stay valid when the image is gone."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    raw = np.frombuffer(bytes(plain.constBits()), np.uint8)
    rows = raw.reshape(plain.height(), plain.bytesPerLine() // 4, 4)
    return rows[:, : plain.width(), 2::-1]


def cut(pixels: Pixels, box: Rect) -> Pixels:
    """Returns the pixels of a box, clipped to the picture; may be empty."""
    height, width = pixels.shape[:2]
    left, top = max(0, int(box.x)), max(0, int(box.y))
    right, bottom = min(width, int(box.right) + 1), min(height, int(box.bottom) + 1)
    return pixels[top:bottom, left:right].reshape(-1, 3)


def against_ground(ground: Pixels, color: str, alpha: float) -> tuple[float, str]:
    """Returns the contrast of ink with the pixels it will be painted on, and the worst of these.

    Args:
        ground: Pixels without the words, n × 3.
        color: The ink.
        alpha: Its opacity.
    """
    if not len(ground):
        return 1.0, color
    colors, counts = _distinct(ground)
    ink = np.array(parse(color), np.float64)
    painted = ink * alpha + colors * (1 - alpha)
    ratios = _ratios(_luminances(painted), _luminances(colors.astype(np.float64)))
    order = np.argsort(ratios)
    reached = np.cumsum(counts[order])
    at = order[int(np.searchsorted(reached, reached[-1] * WORST_PERCENT / 100))]
    return float(ratios[at]), _hex(colors[at])


def in_drawing(pixels: Pixels, color: str) -> tuple[float, str]:
    """Returns the contrast of ink that is part of the picture with what lies around it.

    The background is every colour that covers a fair share of the text's box and is not ink.

    Args:
        pixels: Pixels with the words, n × 3.
        color: The ink.
    """
    if not len(pixels):
        return 1.0, color
    ink = np.array(parse(color), np.int32)
    coarse, counts = _distinct(pixels // QUANTUM)
    centers = coarse * QUANTUM + QUANTUM // 2
    far = np.abs(centers - ink).sum(axis=1) > INK_DISTANCE
    wide = counts >= GROUND_SHARE * len(pixels)
    grounds = centers[far & wide]
    if not len(grounds):
        return 1.0, color
    ink_light = _luminances(ink[None, :].astype(np.float64))
    ratios = _ratios(ink_light, _luminances(grounds.astype(np.float64)))
    at = int(np.argmin(ratios))
    return float(ratios[at]), _hex(np.clip(grounds[at], 0, 255))


def _luminances(colors: NDArray[np.float64]) -> NDArray[np.float64]:
    """Returns relative luminances (WCAG 2.2) of n × 3 colours with channels 0–255."""
    c = colors / 255
    linear = np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4)
    result: NDArray[np.float64] = linear @ np.array([0.2126, 0.7152, 0.0722])
    return result


def _ratios(one: NDArray[np.float64], other: NDArray[np.float64]) -> NDArray[np.float64]:
    """Returns the contrast ratios (WCAG 2.2) of luminances, broadcast against each other."""
    result: NDArray[np.float64] = (np.maximum(one, other) + 0.05) / (np.minimum(one, other) + 0.05)
    return result


def _distinct(pixels: Pixels) -> tuple[NDArray[np.int32], NDArray[np.intp]]:
    """Returns the different colours, n × 3, and how often each occurs."""
    wide = pixels.astype(np.int32)
    packed, counts = np.unique(
        (wide[:, 0] << 16) | (wide[:, 1] << 8) | wide[:, 2], return_counts=True
    )
    return np.stack((packed >> 16, packed >> 8 & 255, packed & 255), axis=1), counts


def _hex(color: NDArray[np.int32]) -> str:
    return "#" + "".join(f"{int(channel):02X}" for channel in color)
