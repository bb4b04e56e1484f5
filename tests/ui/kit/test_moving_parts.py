"""Drawings taken apart: parts found by their names, what is behind them, what sways."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QImage, QPainter

from kiosk import paths
from kiosk.ui.kit.drawn import image_of
from kiosk.ui.kit.moving_parts import take_apart
from kiosk.ui.kit.rasterise import UnreadablePictureError, rasterise

SHIPPED = tuple(
    f"{name}-{twin}" for name in ("attract", "attract-portrait") for twin in ("day", "night")
)
PLAIN = '<rect width="200" height="100" fill="#102030"/>'
WINDOW = '<rect id="switch-1" x="20" y="30" width="10" height="8" fill="#FFD080"/>'
DOTS = (
    '<g id="twinkle-1" fill="#80C0FF"><circle cx="100" cy="20" r="4"/>'
    '<circle cx="120" cy="20" r="4"/></g>'
)
SMOKE = '<ellipse id="drift-1" cx="150" cy="70" rx="30" ry="10" fill="#8090A0"/>'
TOWER = '<rect x="140" y="60" width="6" height="40" fill="#C04020"/>'


@pytest.fixture
def drawing(tmp_path):
    """Returns a function that writes a drawing of some elements."""

    def draw(*elements):
        path = tmp_path / "drawing-night.svg"
        body = "\n".join(elements)
        svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100">{body}</svg>'
        path.write_text(svg, encoding="utf-8")
        return path

    return draw


def boxes(parts, kind):
    return [QRect(*note["box"]) for note in parts.notes["patches"] if note["kind"] == kind]


def colour_at(parts, note, x, y):
    """Returns the colour of a patch where the whole picture has a point."""
    box = QRect(*note["box"])
    at = QPoint(*note["at"]) + QPoint(x, y) - box.topLeft()
    return image_of(parts).pixelColor(at).name()


def test_that_a_drawing_without_names_has_no_moving_parts(drawing):
    parts = take_apart(drawing(PLAIN, WINDOW.replace("switch-1", "window")), 200, 100)

    assert parts.notes == {"size": [200, 100], "patches": [], "drift": {}}


def test_that_a_photograph_has_no_moving_parts(tmp_path):
    assert take_apart(tmp_path / "park.jpg", 200, 100).notes == {}


def test_that_a_damaged_drawing_is_refused(tmp_path):
    path = tmp_path / "drawing-day.svg"
    path.write_text("<svg")

    with pytest.raises(UnreadablePictureError):
        take_apart(path, 200, 100)


def test_that_a_window_comes_with_what_is_behind_it(drawing):
    parts = take_apart(drawing(PLAIN, WINDOW), 400, 200)
    (note,) = parts.notes["patches"]

    assert note["kind"] == "switch"
    assert QRect(*note["box"]).contains(QRect(40, 60, 20, 16))
    assert colour_at(parts, note, 50, 68) == "#102030"


def test_that_dots_come_one_by_one_and_each_without_its_neighbour(drawing):
    parts = take_apart(drawing(PLAIN, DOTS), 200, 100)

    assert len(boxes(parts, "twinkle")) == 2
    assert not boxes(parts, "twinkle")[0].intersects(boxes(parts, "twinkle")[1])
    for note, x in zip(parts.notes["patches"], (100, 120), strict=True):
        assert colour_at(parts, note, x, 20) == "#102030"


def test_that_of_parts_that_touch_only_the_first_moves(drawing):
    second = WINDOW.replace("switch-1", "switch-2").replace('x="20"', 'x="28"')
    parts = take_apart(drawing(PLAIN, WINDOW, second), 200, 100)
    (note,) = parts.notes["patches"]

    assert colour_at(parts, note, 30, 34) == "#ffd080"


def test_that_parts_outside_of_the_picture_are_left_out(drawing):
    # Upright, only the middle of the drawing is seen.
    assert take_apart(drawing(PLAIN, WINDOW), 50, 100).notes["patches"] == []


def test_that_nothing_else_moves_where_something_drifts(drawing):
    inside = '<rect id="switch-2" x="150" y="68" width="8" height="4" fill="#FFD080"/>'
    parts = take_apart(drawing(PLAIN, SMOKE, inside), 200, 100)

    assert parts.notes["patches"] == []
    assert QRect(*parts.notes["drift"]["box"]).contains(QRect(120, 60, 60, 20))


def put_together(parts, sprites=True):
    """Returns the box of what drifts as it is painted at rest."""
    drift, atlas = parts.notes["drift"], image_of(parts)
    size = QRect(*drift["box"]).size()
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    layers = (drift["under"], *(drift["sprites"] if sprites else ()), drift["over"])
    for at in layers:
        painter.drawImage(QPoint(0, 0), atlas, QRect(QPoint(*at), size))
    painter.end()
    return image


def test_that_what_follows_stays_in_front_of_what_drifts(drawing):
    parts = take_apart(drawing(PLAIN, SMOKE, TOWER), 200, 100)
    x, y = parts.notes["drift"]["box"][:2]

    assert put_together(parts).pixelColor(142 - x, 70 - y).name() == "#c04020"
    assert put_together(parts, sprites=False).pixelColor(160 - x, 70 - y).name() == "#102030"
    assert put_together(parts).pixelColor(160 - x, 70 - y).name() == "#8090a0"


def difference(one, other):
    """Returns the largest difference of a channel of two pictures."""
    worst = 0
    for x in range(0, one.width(), 2):
        for y in range(0, one.height(), 2):
            a, b = QColor(one.pixel(x, y)), QColor(other.pixel(x, y))
            pairs = ((a.red(), b.red()), (a.green(), b.green()), (a.blue(), b.blue()))
            worst = max(worst, *(abs(p - q) for p, q in pairs))
    return worst


@pytest.mark.parametrize("name", SHIPPED)
def test_that_a_shipped_drawing_put_together_again_looks_as_it_did(name):
    source = paths.images_dir() / f"{name}.svg"
    width, height = (1080, 1920) if "portrait" in name else (1920, 1080)
    parts = take_apart(source, width, height)
    whole = image_of(rasterise(source, width, height, cover=True))
    drift = QRect(*parts.notes["drift"]["box"])

    assert difference(put_together(parts), whole.copy(drift)) <= 8
    assert len(boxes(parts, "twinkle")) > 20
    if name.endswith("night"):
        assert len(boxes(parts, "switch")) > 40
