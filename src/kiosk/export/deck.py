"""Slides as a PowerPoint file; the one module that needs python-pptx."""

import io
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt

from kiosk.export.slide import Slide, SlidePicture
from kiosk.model.geometry import Rect
from kiosk.theme.contrast import parse
from kiosk.ui.kit.leaves import FigureLeaf, TextLeaf

EMU_PER_UNIT = 6350
"""A slide of 13⅓ inches is 1920 units wide."""
POINTS_PER_UNIT = 0.5
TITLE_ONLY = 5
"""Which layout of the library's own template has a title and nothing else."""
SLIDE_WIDTH, MARGIN = 1920, 24
LATIN_FACE, HAN_FACE = "Arial", "Microsoft YaHei"
"""Whoever edits slides has them, or faces that stand in for them; ours cannot be embedded."""
LANGUAGE_TAGS = {"zh": "zh-CN", "en": "en-GB"}
ALIGNS = {"left": PP_ALIGN.LEFT, "center": PP_ALIGN.CENTER, "right": PP_ALIGN.RIGHT}
THIN_SPACE = "\u2009"


def deck_of(title: str, slides: Iterable[Slide]) -> bytes:
    """Returns slides as a file.

    Args:
        title: Of the whole.
        slides: One after the other.
    """
    deck = Presentation()
    deck.slide_width, deck.slide_height = Emu(SLIDE_WIDTH * EMU_PER_UNIT), Emu(1080 * EMU_PER_UNIT)
    deck.core_properties.title = title
    deck.core_properties.author = title
    for slide in slides:
        _add(deck, slide)
    stream = io.BytesIO()
    deck.save(stream)
    return stream.getvalue()


def _add(deck: Any, slide: Slide) -> None:  # noqa: ANN401 - the library's types are loose
    page = deck.slides.add_slide(deck.slide_layouts[TITLE_ONLY])
    holder = page.shapes.title
    ground = _picture(page, slide.ground)
    # What was there first lies below: the title has to stand on the picture.
    holder.element.addprevious(ground.element)
    for chart in slide.charts:
        _picture(page, chart)
    titled = False
    for text in slide.texts:
        if not titled and isinstance(text, TextLeaf) and _same(text.text, slide.title):
            # A title breaks lines at its box, and other faces than ours are wider.
            _write(holder, replace(text, rect=_roomy(text)), slide.language)
            titled = True
        else:
            _write(page.shapes.add_textbox(0, 0, 0, 0), text, slide.language)
    if not titled:
        holder.element.getparent().remove(holder.element)
    page.notes_slide.notes_text_frame.text = slide.notes


def _picture(page: Any, picture: SlidePicture) -> Any:  # noqa: ANN401 - see above
    shape = page.shapes.add_picture(io.BytesIO(picture.data), *_box(picture.rect))
    shape.element.nvPicPr.cNvPr.set("descr", picture.alt)
    return shape


def _write(shape: Any, leaf: TextLeaf | FigureLeaf, language: str) -> None:  # noqa: ANN401
    """Puts the words of a leaf into a shape, at their place."""
    shape.left, shape.top, shape.width, shape.height = _box(leaf.rect)
    frame = shape.text_frame
    frame.word_wrap = False
    frame.auto_size = MSO_AUTO_SIZE.NONE
    frame.vertical_anchor = MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    paragraph = frame.paragraphs[0]
    if isinstance(leaf, FigureLeaf):
        paragraph.alignment = PP_ALIGN.LEFT
        paragraph.line_spacing = Pt(leaf.rect.h * POINTS_PER_UNIT)
        for index, run in enumerate(leaf.runs):
            words = f"{THIN_SPACE}{run.text}" if index else run.text
            _style(paragraph.add_run(), words, run.px, run.color, language, bold=True)
        return
    paragraph.alignment = ALIGNS[leaf.align]
    paragraph.line_spacing = Pt(leaf.line * POINTS_PER_UNIT)
    for index, line in enumerate(leaf.lines):
        if index:
            paragraph.add_line_break()
        _style(paragraph.add_run(), line, leaf.px, leaf.color, leaf.language, bold=leaf.bold)


def _style(run: Any, text: str, px: float, color: str, language: str, *, bold: bool) -> None:  # noqa: ANN401
    run.text = text
    run.font.size = Pt(round(px * POINTS_PER_UNIT * 2) / 2)
    run.font.bold = bold
    run.font.name = LATIN_FACE
    run.font.color.rgb = RGBColor(*parse(color))
    properties = run.font._element  # noqa: SLF001 - nothing else sets language and Asian face
    properties.set("lang", LANGUAGE_TAGS.get(language, language))
    asian = properties.makeelement(qn("a:ea"), {"typeface": HAN_FACE})
    properties.find(qn("a:latin")).addnext(asian)


def _roomy(text: TextLeaf) -> Rect:
    """Returns the box of a title, grown as far as the slide goes."""
    rect = text.rect
    if text.align == "left":
        return rect._replace(w=SLIDE_WIDTH - MARGIN - rect.x)
    by = min(rect.x, SLIDE_WIDTH - rect.right) - MARGIN
    return rect._replace(x=rect.x - by, w=rect.w + 2 * by)


def _box(rect: Rect) -> tuple[Emu, Emu, Emu, Emu]:
    x, y, w, h = (Emu(round(part * EMU_PER_UNIT)) for part in rect)
    return x, y, w, h


def _same(one: str, other: str) -> bool:
    """Says whether words differ in nothing but blanks and breaks."""
    return "".join(one.split()) == "".join(other.split())
