"""Contrast is measured in pixels: worst case of a ground, robust against a stray pixel."""

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage

from kiosk.model.geometry import Rect
from kiosk.snapshot.contrast import against_ground, cut, in_drawing, pixels_of
from kiosk.theme.contrast import contrast

BLACK, WHITE, GREY = "#000000", "#FFFFFF", "#808080"


def plain(color, count=100):
    rgb = QColor(color)
    return np.tile(np.array([rgb.red(), rgb.green(), rgb.blue()], np.uint8), (count, 1))


def test_that_ink_on_one_colour_has_the_contrast_of_the_two():
    found, behind = against_ground(plain(WHITE), GREY, 1.0)

    assert found == pytest.approx(contrast(GREY, WHITE))
    assert behind == WHITE


def test_that_the_worst_part_of_a_ground_counts():
    ground = np.concatenate((plain(WHITE, 80), plain(GREY, 20)))

    found, behind = against_ground(ground, BLACK, 1.0)

    assert found == pytest.approx(contrast(BLACK, GREY))
    assert behind == GREY


def test_that_one_pixel_among_hundred_does_not_count():
    ground = np.concatenate((plain(WHITE, 199), plain(BLACK, 1)))

    assert against_ground(ground, BLACK, 1.0)[0] == pytest.approx(21)


def test_that_thin_ink_has_less_contrast():
    full = against_ground(plain(WHITE), BLACK, 1.0)[0]

    assert against_ground(plain(WHITE), BLACK, 0.5)[0] < full / 2


def test_that_words_outside_the_picture_have_none():
    image = QImage(10, 10, QImage.Format.Format_RGB32)

    outside = cut(pixels_of(image), Rect(50, 50, 10, 10))

    assert against_ground(outside, BLACK, 1.0)[0] == 1


def test_that_drawn_words_are_measured_against_what_surrounds_them():
    drawn = np.concatenate((plain(WHITE, 70), plain(BLACK, 25), plain(GREY, 5)))

    found, _ = in_drawing(drawn, BLACK)

    assert found == pytest.approx(20, abs=1.5)


def test_that_drawn_words_in_the_colour_of_their_ground_have_none():
    assert in_drawing(plain(GREY), GREY)[0] == 1


def test_that_pixels_are_read_as_they_are_painted():
    image = QImage(7, 3, QImage.Format.Format_RGB32)
    image.fill(QColor("#102030"))

    pixels = pixels_of(image)

    assert pixels.shape == (3, 7, 3)
    assert tuple(pixels[2, 6]) == (0x10, 0x20, 0x30)
