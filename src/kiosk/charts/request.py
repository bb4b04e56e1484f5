"""What the painting process and the drawing worker say to each other, and a picture's key.

Imports no matplotlib: the process that paints writes requests and reads answers with this.
"""

import hashlib
import json
import math
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path
from typing import Any

from kiosk import paths
from kiosk.errors import ChartError
from kiosk.model.charts import ChartData, ChartPicture, ChartStyle, Datum, DrawnText, Mark
from kiosk.model.geometry import Rect
from kiosk.stamps import file_of, stamp_of
from kiosk.theme.palettes import PALETTES
from kiosk.values import dataclass

MAX_SIDE_PX = 8192
"""The longest side of a picture in device pixels; a larger wish is a mistake."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One picture to be drawn into a file."""

    id: str
    data: ChartData
    style: ChartStyle
    path: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What became of a request; ``error`` is "" where it was drawn."""

    id: str
    ok: bool
    error: str = ""


@lru_cache(maxsize=1)
def drawing_stamp() -> str:
    """Returns a text that differs wherever charts may be drawn otherwise than before.

    Looked up once a process: the code that draws, colours and sizes, fonts, and matplotlib.
    """
    package = Path(__file__).resolve().parents[1]
    parts = [package / name for name in ("charts", "model", "theme", "picture_file.py")]
    return stamp_of(*parts, paths.fonts_dir(), file_of("matplotlib"))


def chart_key(data: ChartData, style: ChartStyle) -> str:
    """Returns 32 hex digits that differ wherever the pixels or the marks may differ."""
    content = {
        "drawing": drawing_stamp(),
        "data": asdict(data),
        "style": asdict(style),
    }
    text = json.dumps(content, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def read_request(line: str) -> Request:
    """Reads a request.

    Raises:
        ChartError: The line is none, or asks for what cannot be drawn.
    """
    fields = _object(line)
    try:
        request = Request(
            id=str(fields["id"]),
            data=data_from_json(fields["chart"]),
            style=style_from_json(fields["style"]),
            path=Path(fields["path"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise ChartError(f"not a request for a chart: {error!r}") from error
    check_style(request.style)
    return request


def write_answer(answer: Answer) -> str:
    """Returns an answer as one line of JSON, without the line's end."""
    fields: dict[str, Any] = {"id": answer.id, "ok": answer.ok}
    if answer.error:
        fields["error"] = answer.error
    return json.dumps(fields, ensure_ascii=True)


def data_from_json(fields: dict[str, Any]) -> ChartData:
    """Returns the chart that `dataclasses.asdict` made JSON values of.

    Raises:
        TypeError: A field is missing, unknown or of a wrong kind.
        ValueError: A value is not a number.
    """
    if not isinstance(fields, dict):
        raise TypeError(f"{fields!r} is no chart")
    multiple = fields.get("multiple")
    changed: dict[str, Any] = {
        "data": tuple(_datum(item) for item in fields["data"]),
        "multiple": None if multiple is None else _datum(multiple),
        "words": tuple((str(name), str(word)) for name, word in fields.get("words", ())),
    }
    return ChartData(**{**fields, **changed})


def style_from_json(fields: dict[str, Any]) -> ChartStyle:
    """Returns the style that `dataclasses.asdict` made JSON values of.

    Raises:
        TypeError: A field is missing, unknown or of a wrong kind.
        ValueError: A value is not a number.
    """
    if not isinstance(fields, dict):
        raise TypeError(f"{fields!r} is no style")
    numbers: dict[str, Any] = {
        name: float(fields[name])
        for name in ("width", "height", "scale", "text_scale")
        if name in fields
    }
    return ChartStyle(**{**fields, **numbers})


def check_style(style: ChartStyle) -> None:
    """Makes sure that a picture of this style can be drawn.

    Raises:
        ChartError: Unknown theme or accent, or a size that makes no picture.
    """
    if style.theme not in PALETTES:
        raise ChartError(f"there is no theme {style.theme!r}")
    if style.accent not in PALETTES[style.theme].accents:
        raise ChartError(f"there is no accent {style.accent!r}")
    sides = (style.width * style.scale, style.height * style.scale)
    if not all(math.isfinite(side) and 1 <= side <= MAX_SIDE_PX for side in sides):
        raise ChartError(f"a picture cannot be {style.width} by {style.height} × {style.scale}")
    if not (math.isfinite(style.text_scale) and 0.5 <= style.text_scale <= 3):
        raise ChartError(f"text cannot be scaled by {style.text_scale}")


def pixel_size(style: ChartStyle) -> tuple[int, int]:
    """Returns width and height of a style's picture in device pixels."""
    return round(style.width * style.scale), round(style.height * style.scale)


def notes_of(picture: ChartPicture) -> dict[str, Any]:
    """Returns what belongs to a drawn chart as JSON values, for a picture file's notes."""
    return {
        "marks": [
            {"ref": m.ref, "rect": list(m.rect), "reading": m.reading, "label": m.label}
            for m in picture.marks
        ],
        "texts": [
            {"text": t.text, "rect": list(t.rect), "px": t.px, "color": t.color, "bold": t.bold}
            for t in picture.texts
        ],
        "grow": picture.grow,
        "grow_from": picture.grow_from,
    }


def picture_of(notes: dict[str, Any]) -> ChartPicture:
    """Returns what belongs to a drawn chart from a picture file's notes.

    Raises:
        ChartError: They are not those of a chart.
    """
    try:
        return ChartPicture(
            marks=tuple(Mark(**{**m, "rect": Rect(*m["rect"])}) for m in notes["marks"]),
            texts=tuple(DrawnText(**{**t, "rect": Rect(*t["rect"])}) for t in notes["texts"]),
            grow=notes["grow"],
            grow_from=float(notes["grow_from"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise ChartError(f"not the notes of a chart: {error!r}") from error


def _datum(fields: dict[str, Any]) -> Datum:
    value = float(fields["value"])
    if not math.isfinite(value):
        raise ValueError(f"{fields['value']!r} is no number to draw")
    return Datum(**{**fields, "value": value, "parts": tuple(fields.get("parts", ()))})


def _object(line: str) -> dict[str, Any]:
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ChartError(f"not JSON: {line[:200]!r}") from error
    if not isinstance(fields, dict):
        raise ChartError(f"not a JSON object: {line[:200]!r}")
    return fields
