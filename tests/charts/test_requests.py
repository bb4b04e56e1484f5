"""What goes to and fro between the painting process and the worker."""

import json
from dataclasses import asdict
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.charts import request
from kiosk.charts.draw import lay_out_chart
from kiosk.charts.request import (
    Answer,
    Request,
    chart_key,
    notes_of,
    picture_of,
    read_request,
    write_answer,
)
from kiosk.errors import ChartError
from tests.charts.chart_samples import KINDS, a_chart, a_style, line_of


def a_request(kind: str = "slope") -> Request:
    return Request(id="7", data=a_chart(kind), style=a_style(), path=Path("/somewhere/a.pic"))


@pytest.mark.parametrize("kind", KINDS)
def test_that_a_request_is_read_as_it_was_written(kind):
    wanted = a_request(kind)
    line = line_of(wanted)
    assert "\n" not in line
    assert read_request(line) == wanted


def test_that_an_answer_is_one_line():
    assert json.loads(write_answer(Answer(id="7", ok=True))) == {"id": "7", "ok": True}
    line = write_answer(Answer(id="8", ok=False, error="太大\nno"))
    assert json.loads(line) == {"id": "8", "ok": False, "error": "太大\nno"}
    assert line.isascii()
    assert "\n" not in line


def test_that_notes_are_read_as_they_were_written():
    picture = lay_out_chart(a_chart("timeline"), a_style())
    notes = json.loads(json.dumps(notes_of(picture)))
    assert picture_of(notes) == picture


@given(st.recursive(st.none() | st.booleans() | st.floats() | st.text(), st.lists))
def test_that_other_json_is_refused_quietly(value):
    for line in (json.dumps(value), json.dumps({"id": value, "chart": value, "style": value})):
        with pytest.raises(ChartError):
            read_request(line)
    with pytest.raises(ChartError):
        picture_of({"marks": value})


@pytest.mark.parametrize(
    ("where", "changes"),
    [
        ("style", {"theme": "dusk"}),
        ("style", {"width": "wide"}),
        ("style", {"colour": 1}),
        ("chart", {"data": [{"ref": "a"}]}),
        ("chart", {"surprise": True}),
        ("chart", {"data": [{**asdict(a_chart("slope").data[0]), "value": float("inf")}]}),
    ],
)
def test_that_a_damaged_request_is_refused(where, changes):
    fields = json.loads(line_of(a_request()))
    fields[where].update(changes)
    with pytest.raises(ChartError):
        read_request(json.dumps(fields))


def test_that_a_picture_is_named_anew_where_it_would_be_drawn_otherwise(monkeypatch):
    before = chart_key(a_chart("slope"), a_style())
    assert chart_key(a_chart("slope"), a_style()) == before
    monkeypatch.setattr(request, "drawing_stamp", lambda: "another way of drawing")
    assert chart_key(a_chart("slope"), a_style()) != before


def test_that_the_way_of_drawing_covers_code_colours_and_fonts(monkeypatch):
    stamped: list[Path] = []

    def stamp_of(*files):
        stamped.extend(files)
        return ""

    monkeypatch.setattr(request, "stamp_of", stamp_of)
    request.drawing_stamp.__wrapped__()
    assert all(path.exists() for path in stamped)
    covered = {path.name for path in stamped}
    assert {"charts", "theme", "fonts", "picture_file.py"} <= covered
    assert any("matplotlib" in path.parts for path in stamped)
