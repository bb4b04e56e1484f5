"""A deck of slides with real chart objects, as a person makes it in Impress, written as flat XML.

    deck.py CONTENT.json DECK.fodp LANGUAGE

Impress itself then saves it as an ordinary ``.odp``, with the replacement pictures of its charts,
and that file is the one that is shown. Tabs are shapes with a click action, one a slide.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

FAMILY = "Kiosk Sans SC"
CM_PER_PX = 0.025
PT_PER_PX = CM_PER_PX / 2.54 * 72
SLIDE_S = 0.42
INK, SOFT, CARD, BACK, BAR, PALE = "#10233b", "#4a5f78", "#ffffff", "#eef3f9", "#0a5cb8", "#c2d6ed"
SPACES = (
    " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}"'
        for short, name in (
            ("office", "office:1.0"),
            ("style", "style:1.0"),
            ("text", "text:1.0"),
            ("table", "table:1.0"),
            ("draw", "drawing:1.0"),
            ("fo", "xsl-fo-compatible:1.0"),
            ("svg", "svg-compatible:1.0"),
            ("chart", "chart:1.0"),
            ("presentation", "presentation:1.0"),
            ("anim", "animation:1.0"),
            ("smil", "smil-compatible:1.0"),
            ("script", "script:1.0"),
        )
    )
    + ' xmlns:dom="http://www.w3.org/2001/xml-events" xmlns:xlink="http://www.w3.org/1999/xlink"'
)
Chart = dict[str, Any]
CLASSES = {
    "bars": "bar",
    "line": "line",
    "ranked": "bar",
    "share": "circle",
    "events": "scatter",
}


def cm(px: float) -> str:
    """Returns a length of the screen as one of the slide."""
    return f"{px * CM_PER_PX:.3f}cm"


def place(x: float, y: float, w: float, h: float) -> str:
    """Returns a place on the slide, given in pixels, as attributes."""
    sides = {"x": x, "y": y, "width": w, "height": h}
    return " ".join(f'svg:{name}="{cm(side)}"' for name, side in sides.items())


def font(px: float, colour: str = INK, weight: str = "normal") -> str:
    """Returns a text style's properties; names of fonts are given for every script."""
    scripts = ("", "-asian", "-complex")
    size = f"{px * PT_PER_PX:.1f}pt"
    families = " ".join(f'style:font-family{script}="{FAMILY}"' for script in scripts[1:])
    sizes = " ".join(f'style:font-size{script}="{size}"' for script in scripts[1:])
    weights = f'fo:font-weight="{weight}" style:font-weight-asian="{weight}"'
    plain = f'fo:font-family="{FAMILY}" fo:font-size="{size}" fo:color="{colour}"'
    return f"<style:text-properties {plain} {families} {sizes} {weights}/>"


def shape_style(name: str, fill: str, text: str, align: str = "start") -> str:
    """Returns the styles of a shape and of its paragraphs."""
    filled = f'draw:fill="solid" draw:fill-color="{fill}"' if fill else 'draw:fill="none"'
    middle = "middle" if align == "center" else "top"
    return (
        f'<style:style style:name="{name}" style:family="graphic"><style:graphic-properties '
        f'draw:stroke="none" {filled} draw:textarea-vertical-align="{middle}" fo:padding="0cm"/>'
        f'</style:style><style:style style:name="{name}-text" style:family="paragraph">'
        f'<style:paragraph-properties fo:text-align="{align}"/>{text}</style:style>'
    )


def styles() -> str:
    """Returns everything automatic: shapes, and the slides' background and transition."""
    page = (
        '<style:style style:name="slide" style:family="drawing-page">'
        f'<style:drawing-page-properties draw:fill="solid" draw:fill-color="{BACK}" '
        'draw:background-size="full" presentation:transition-speed="fast" '
        'smil:type="pushWipe" smil:subtype="fromRight"/></style:style>'
    )
    layout = (
        '<style:page-layout style:name="screen"><style:page-layout-properties '
        f'fo:page-width="{cm(1920)}" fo:page-height="{cm(1080)}" fo:margin="0cm" '
        'style:print-orientation="landscape"/></style:page-layout>'
    )
    return "".join(
        (
            layout,
            page,
            shape_style("card", CARD, ""),
            shape_style("title", "", font(34, weight="bold")),
            shape_style("subtitle", "", font(24, SOFT)),
            shape_style("note", "", font(22, SOFT)),
            shape_style("tab", CARD, font(32, weight="bold"), "center"),
            shape_style("chosen", BAR, font(32, CARD, "bold"), "center"),
        )
    )


def text_box(style: str, lines: tuple[str, ...], where: str) -> str:
    """Returns a frame of text."""
    text = "".join(
        f'<text:p text:style-name="{style}-text">{escape(line)}</text:p>' for line in lines
    )
    return (
        f'<draw:frame draw:style-name="{style}" {where}>'
        f"<draw:text-box>{text}</draw:text-box></draw:frame>"
    )


def tab_shape(index: int, name: str, *, chosen: bool) -> str:
    """Returns a tab that a click on brings to its slide."""
    style = "chosen" if chosen else "tab"
    return (
        f'<draw:rect draw:style-name="{style}" {place(72 + 240 * index, 950, 240, 130)}>'
        '<office:event-listeners><presentation:event-listener script:event-name="dom:click" '
        f'presentation:action="show" xlink:href="#tab{index}" xlink:type="simple"/>'
        f'</office:event-listeners><text:p text:style-name="{style}-text">{escape(name)}</text:p>'
        "</draw:rect>"
    )


def slide(index: int, tabs: list[dict[str, Any]]) -> str:
    """Returns a slide of four charts."""
    shapes = [f'<draw:rect draw:style-name="card" {place(0, 950, 1920, 130)}/>']
    for at, chart in enumerate(tabs[index]["charts"]):
        x, y = 72 + 902 * (at % 2), 28 + 461 * (at // 2)
        shapes += [
            f'<draw:rect draw:style-name="card" {place(x, y, 874, 433)}/>',
            text_box("title", (chart["title"],), place(x + 32, y + 20, 810, 48)),
            text_box("subtitle", (chart["subtitle"],), place(x + 32, y + 72, 810, 36)),
            chart_frame(chart, x + 32, y + 116),
        ]
    shapes += [tab_shape(at, tab["name"], chosen=at == index) for at, tab in enumerate(tabs)]
    moves = (
        '<anim:par presentation:node-type="timing-root">'
        f'<anim:par smil:begin="tab{index}.begin"><anim:transitionFilter smil:dur="{SLIDE_S}s" '
        'smil:type="pushWipe" smil:subtype="fromRight"/></anim:par></anim:par>'
    )
    return (
        f'<draw:page draw:name="tab{index}" draw:id="tab{index}" xml:id="tab{index}" '
        'draw:style-name="slide" draw:master-page-name="plain">'
        f"{''.join(shapes)}{moves}</draw:page>"
    )


def chart_frame(chart: Chart, x: float, y: float) -> str:
    """Returns a chart object; what events are is written beside theirs."""
    events = chart["kind"] == "events"
    width = 400 if events else 810
    lines = tuple(map("{} {}".format, chart["written"], chart["labels"]))
    beside = text_box("note", lines[::-1], place(x + 420, y, 390, 300)) if events else ""
    return (
        f"<draw:frame {place(x, y, width, 305)}><draw:object>"
        f"{''.join(chart_document(chart, width))}</draw:object></draw:frame>{beside}"
    )


def chart_styles(chart: Chart) -> Iterator[str]:
    """Gives the styles of the parts of a chart."""
    kind, upright = chart["kind"], "true" if chart["kind"] == "ranked" else "false"
    yield chart_style("plot", f'chart:vertical="{upright}" chart:treat-empty-cells="leave-gap"')
    named = f'chart:display-label="true" chart:reverse-direction="{upright}"'
    size = 22 if len(chart["values"]) < 5 else 16
    lines = 'text:line-break="true" style:rotation-angle="0"'
    yield chart_style("names", f"{named} {lines}", font(size, SOFT))
    hidden = "" if kind == "events" else 'chart:minimum="0" chart:visible="false"'
    yield chart_style("numbers", f'chart:display-label="false" {hidden}')
    dots = 'chart:symbol-type="named-symbol" chart:symbol-name="circle"'
    shown = dots if kind in {"line", "events"} else ""
    yield chart_style("series", shown, fill(BAR, stroked=kind != "events"))
    yield chart_style("rest", "", fill(PALE))
    yield chart_style("legend", "", font(22, SOFT))
    wall = '<style:graphic-properties draw:stroke="none" draw:fill="none"/>'
    yield chart_style("wall", "", wall)


def chart_document(chart: Chart, width: float) -> Iterator[str]:
    """Gives the document inside a chart object."""
    rows = list(rows_of(chart))
    last, kind = len(rows) + 1, f"chart:{CLASSES[chart['kind']]}"
    yield f'<office:document {SPACES} office:version="1.2" '
    yield 'office:mimetype="application/vnd.oasis.opendocument.chart"><office:automatic-styles>'
    yield from chart_styles(chart)
    yield "</office:automatic-styles><office:body><office:chart>"
    yield f'<chart:chart chart:class="{kind}" svg:width="{cm(width)}" svg:height="{cm(305)}">'
    if chart["kind"] == "share":
        yield '<chart:legend chart:legend-position="end" chart:style-name="legend"/>'
    yield '<chart:plot-area chart:style-name="plot" chart:data-source-has-labels="both">'
    yield '<chart:axis chart:dimension="x" chart:name="primary-x" chart:style-name="names">'
    yield f'<chart:categories table:cell-range-address="local-table.A2:.A{last}"/></chart:axis>'
    yield '<chart:axis chart:dimension="y" chart:name="primary-y" chart:style-name="numbers"/>'
    yield f'<chart:series chart:style-name="series" chart:class="{kind}" '
    yield f'chart:values-cell-range-address="local-table.B2:.B{last}" '
    yield 'chart:label-cell-address="local-table.B1">'
    if chart["kind"] == "events":
        yield f'<chart:domain table:cell-range-address="local-table.A2:.A{last}"/>'
    if chart["kind"] == "share":
        yield '<chart:data-point chart:style-name="series"/>'
        yield '<chart:data-point chart:style-name="rest"/>'
    yield '</chart:series><chart:wall chart:style-name="wall"/></chart:plot-area>'
    yield table(chart["title"], rows)
    yield "</chart:chart></office:chart></office:body></office:document>"


def rows_of(chart: Chart) -> Iterator[tuple[str | float, float]]:
    """Gives the rows of a chart's own table; a value stands behind its name as people read it."""
    if chart["kind"] == "events":
        yield from zip(chart["values"], range(1, len(chart["values"]) + 1), strict=True)
        return
    for name, written, value in zip(
        chart["labels"], chart["written"], chart["values"], strict=True
    ):
        yield f"{name} {written}", value
    if chart["kind"] == "share":
        yield "", 1 - chart["values"][0]


def table(name: str, rows: list[tuple[str | float, float]]) -> str:
    """Returns the table of a chart."""
    columns = "<table:table-column/>"
    body = "".join(f"<table:table-row>{cell(a)}{cell(b)}</table:table-row>" for a, b in rows)
    return (
        f'<table:table table:name="local-table"><table:table-header-columns>{columns}'
        f"</table:table-header-columns><table:table-columns>{columns}</table:table-columns>"
        f"<table:table-header-rows><table:table-row>{cell('')}{cell(name)}</table:table-row>"
        f"</table:table-header-rows><table:table-rows>{body}</table:table-rows></table:table>"
    )


def cell(value: str | float) -> str:
    """Returns a cell of a table."""
    kind = "string" if isinstance(value, str) else "float"
    stated = "" if isinstance(value, str) else f"office:value={quoteattr(str(value))}"
    text = escape(str(value))
    return (
        f'<table:table-cell office:value-type="{kind}" {stated}>'
        f"<text:p>{text}</text:p></table:table-cell>"
    )


def chart_style(name: str, properties: str, more: str = "") -> str:
    """Returns a style of a part of a chart."""
    chart = f"<style:chart-properties {properties}/>"
    return f'<style:style style:name="{name}" style:family="chart">{chart}{more}</style:style>'


def fill(colour: str, *, stroked: bool = True) -> str:
    """Returns the properties of an area and of a line through points."""
    line = f'draw:stroke="solid" svg:stroke-color="{colour}" svg:stroke-width="0.1cm"'
    stroke = line if stroked else 'draw:stroke="none"'
    return f'<style:graphic-properties draw:fill="solid" draw:fill-color="{colour}" {stroke}/>'


def write_deck(content: Path, deck: Path, language: str) -> None:
    """Writes the deck."""
    tabs = json.loads(content.read_text(encoding="utf-8"))[language]
    slides = "".join(slide(index, tabs) for index in range(len(tabs)))
    deck.write_text(
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {SPACES} office:version="1.2" '
        'office:mimetype="application/vnd.oasis.opendocument.presentation">'
        '<office:styles><style:style style:name="standard" style:family="graphic"/></office:styles>'
        f"<office:automatic-styles>{styles()}</office:automatic-styles><office:master-styles>"
        '<style:master-page style:name="plain" style:page-layout-name="screen" '
        'draw:style-name="slide"/></office:master-styles><office:body><office:presentation>'
        f'{slides}<presentation:settings presentation:mouse-visible="false" '
        'presentation:endless="true" presentation:full-screen="true"/>'
        "</office:presentation></office:body></office:document>",
        encoding="utf-8",
    )


if __name__ == "__main__":
    write_deck(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
