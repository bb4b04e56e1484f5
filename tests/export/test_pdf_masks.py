"""Gradients that fade, in a PDF: masks of the right kind, and a table that finds every object."""

import re
import shutil
import subprocess

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPdfWriter, QRadialGradient

from kiosk.export.pdf_masks import mend_masks

RESOLUTION = 72


def painted(*, fades):
    """Returns a page with a disc of blue: opaque, or fading towards its edge; in points."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(RESOLUTION)
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    painter = QPainter(writer)
    painter.translate(100, 50)
    gradient = QRadialGradient(QPointF(200, 200), 200)
    gradient.setColorAt(0, QColor(0, 0, 255, 255))
    gradient.setColorAt(1, QColor(0, 0, 255, 0 if fades else 255))
    painter.fillRect(QRectF(0, 0, 400, 400), gradient)
    painter.fillRect(QRectF(0, 450, 400, 100), QColor(0, 0, 0, 128))
    painter.end()
    return bytes(buffer.data().data())


def test_that_a_file_without_masks_stays_as_it_is(park):
    plain = painted(fades=False)

    assert mend_masks(plain, RESOLUTION, 842) == plain


def test_that_the_table_of_a_mended_file_finds_every_object(park):
    mended = mend_masks(painted(fades=True), RESOLUTION, 842)

    (start,) = re.findall(rb"startxref\s+(\d+)", mended)
    table = int(start)
    assert mended[table : table + 4] == b"xref"
    places = [int(place) for place, _ in re.findall(rb"(\d{10}) (\d{5}) n", mended[table:])]
    assert len(places) > 10
    assert all(re.match(rb"\d+ 0 obj", mended[place:]) for place in places)
    assert b"/S /Alpha" not in mended


@pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="pdftoppm: install poppler-utils")
def test_that_a_mended_gradient_fades_around_its_own_middle(park, tmp_path):
    path = tmp_path / "page.pdf"
    path.write_bytes(mend_masks(painted(fades=True), RESOLUTION, 842))
    command = ["pdftoppm", "-r", "72", "-png", "-singlefile", str(path), str(tmp_path / "page")]
    subprocess.run(command, check=True)
    image = QImage(str(tmp_path / "page.png"))

    def red(x, y):
        return image.pixelColor(x, y).red()

    assert red(300, 250) < 20
    assert 100 < red(400, 250) < 160
    assert red(105, 55) > 245
    assert 110 < red(300, 550) < 145
