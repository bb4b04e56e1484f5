"""Mends how Qt writes gradients that fade: their masks are of the wrong kind, and misplaced.

WORKAROUND for QPdfWriter (seen in Qt 6.11): for a gradient whose stops differ in opacity it writes
a soft mask of the kind Alpha whose form is opaque everywhere, so nothing fades; the form lacks the
transformation of the gradient; and neither a mask nor an opacity ends where the other begins. Here
the masks become what they are meant to be: of the kind Luminosity, at the place of the gradient,
and for it alone. A file without such masks stays as it is.
"""

import re

_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
_ENTRY = re.compile(rb"(\d{10}) (\d{5}) n")
_MATRIX = re.compile(rb"/PatternType 2\s.*?/Matrix \[([^\]]+)\]", re.DOTALL)
_FORM = re.compile(
    rb"/BBox \[[^\]]+\]\s*/Group <<\s*/S /Transparency\s*>>(?=\s*/Resources <<\s*/Shading)"
)
_MASK = re.compile(rb"/SMask << /S /Alpha /G")
_OPACITY = re.compile(rb"(obj\s*<<\s*)(/ca )")
"""An object that sets an opacity and nothing else."""
_EVERYWHERE = b"/BBox [-99999 -99999 99999 99999]"


def mend_masks(pdf: bytes, resolution: int, height: float) -> bytes:
    """Returns a PDF whose gradients fade.

    Args:
        pdf: As Qt wrote it.
        resolution: Dots per inch that Qt painted with.
        height: Of its pages, in points.
    """
    start = _START.search(pdf)
    if start is None or _MASK.search(pdf) is None:
        return pdf
    table = int(start[1])
    places = [int(entry[1]) for entry in _ENTRY.finditer(pdf, table)]
    order = sorted(places)
    ends = dict(zip(order, [*order[1:], table], strict=True))
    out = bytearray(pdf[: order[0]])
    moved: dict[int, int] = {}
    matrix = b""
    # Qt numbers objects as it makes them: a mask comes right after the pattern that it is for.
    for place in order:
        piece = pdf[place : ends[place]]
        found = _MATRIX.search(piece)
        if found is not None:
            matrix = _without_page(found[1], resolution, height)
        moved[place] = len(out)
        out += _mended(piece, matrix)
    tail = _ENTRY.sub(lambda entry: b"%010d %b n" % (moved[int(entry[1])], entry[2]), pdf[table:])
    tail = tail.replace(b"startxref\n%d" % table, b"startxref\n%d" % len(out))
    return bytes(out) + tail


def _mended(piece: bytes, matrix: bytes) -> bytes:
    """Returns an object, mended where it is a mask or what a mask is made of."""
    head, stream, rest = piece.partition(b"stream")
    group = b"/Group << /S /Transparency /CS /DeviceGray >>"
    head = _FORM.sub(_EVERYWHERE + b"\n/Matrix [" + matrix + b"]\n" + group, head)
    head = _MASK.sub(b"/ca 1 /CA 1 /SMask << /S /Luminosity /G", head)
    head = _OPACITY.sub(rb"\1/SMask /None \2", head)
    return head + stream + rest


def _without_page(matrix: bytes, resolution: int, height: float) -> bytes:
    """Returns the transformation of a pattern in Qt's dots: that of a mask is seen from there."""
    a, b, c, d, e, f = map(float, matrix.split())
    s = 72 / resolution
    numbers = (a / s, -b / s, c / s, -d / s, e / s, (height - f) / s)
    return " ".join(f"{number:.6f}" for number in numbers).encode()
