"""Every kind of block as markup: what a scene shows, in reading order."""

from typing import assert_never

from kiosk.export import site_lists as lists
from kiosk.export.markup import element, listed
from kiosk.export.site_scribe import Scribe
from kiosk.model.blocks import (
    Block,
    Callouts,
    Cards,
    Chain,
    ChartRow,
    Chips,
    EntityGrid,
    FactItem,
    FactPanel,
    FactRow,
    Highlight,
    Honours,
    Lanes,
    Picture,
    Points,
    Ring,
    SharePicture,
    Stages,
    Statement,
    Structure,
    Timeline,
)
from kiosk.model.geometry import Rect


def write_block(block: Block, scribe: Scribe, first_chart: int) -> str:  # noqa: C901, PLR0911, PLR0912 - a table
    """Returns a block as markup.

    Args:
        block: The block.
        scribe: Writes what blocks have in common.
        first_chart: How many charts of the scene come before it.
    """
    match block:
        case FactRow():
            return _facts(block.facts, scribe)
        case ChartRow():
            panels = enumerate(block.panels, start=first_chart)
            charts = [scribe.chart(panel, index) for index, panel in panels]
            return element("div", *charts, class_="charts")
        case SharePicture():
            return _share(block, scribe)
        case Highlight():
            return element("div", scribe.fact(block.fact), class_="highlight")
        case FactPanel():
            return scribe.line(block.subtitle, "quiet") + _facts(block.facts, scribe)
        case Ring():
            return _ring(block, scribe)
        case Stages():
            return listed(
                [scribe.say(one.name) for one in block.stages], class_="steps", ordered=True
            )
        case Callouts():
            return _callouts(block, scribe)
        case Statement():
            text = scribe.line(block.text, "statement")
            return element("blockquote", text, scribe.line(block.caption, "quiet"))
        case Picture():
            return _picture(block, scribe)
        case Timeline():
            return _timeline(block, scribe, first_chart)
        case Chain():
            return lists.chain(block, scribe)
        case Points():
            return lists.points(block, scribe)
        case Structure():
            return lists.structure(block, scribe)
        case EntityGrid():
            return lists.entity_grid(block, scribe)
        case Honours():
            return lists.honours(block, scribe)
        case Cards():
            return lists.cards(block, scribe)
        case Lanes():
            return lists.lanes(block, scribe)
        case Chips():
            return lists.chips(block, scribe)
        case _:
            assert_never(block)


def _facts(items: tuple[FactItem, ...], scribe: Scribe) -> str:
    return listed([scribe.fact(item) for item in items], class_="cells")


def _share(block: SharePicture, scribe: Scribe) -> str:
    rest = element("p", scribe.say(block.part)) + element("p", scribe.say(block.rest))
    return _facts((block.fact, block.share), scribe) + element(
        "div", rest, scribe.line(block.note), class_="note"
    )


def _ring(block: Ring, scribe: Scribe) -> str:
    middle = listed([scribe.say(node.name) for node in block.middle], class_="names")
    outer = listed([scribe.say(node.name) for node in block.outer], class_="names")
    return element(
        "div",
        scribe.heading(block.title),
        scribe.line(block.centre.name, "strong"),
        middle,
        element("p", scribe.say(block.outer_title), class_="note"),
        outer,
    )


def _callouts(block: Callouts, scribe: Scribe) -> str:
    items = [
        element("p", scribe.say(one.title), class_="strong") + scribe.line(one.detail, "note")
        for one in block.callouts
    ]
    return listed(items, class_="cells")


def _picture(block: Picture, scribe: Scribe) -> str:
    photograph = scribe.words.kiosk.photographs.get(block.image)
    caption = block.caption or (photograph.caption if photograph else None)
    alt = scribe.words.say(caption) or scribe.words.word("illustration")
    crop = Rect(*block.crop) if block.crop else None
    image = scribe.album.picture(block.image, crop, alt)
    if not image:
        return ""
    credit = scribe.line(photograph.credit, "note") if photograph else ""
    said = scribe.say(caption)
    below = element("figcaption", said, credit) if said or credit else ""
    return element("figure", image, below, class_="picture")


def _timeline(block: Timeline, scribe: Scribe, first_chart: int) -> str:
    events = listed([scribe.event(one) for one in block.milestones], class_="events", ordered=True)
    if block.axis is None:
        return events
    return element("div", scribe.chart(block.axis, first_chart), class_="charts") + events
