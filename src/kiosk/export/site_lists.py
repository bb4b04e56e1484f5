"""Blocks that list, as markup: chains, points, cards, tiles, lanes, titles."""

from kiosk.export.markup import element, listed
from kiosk.export.site_scribe import Scribe
from kiosk.model.actions import OpenFact
from kiosk.model.block_parts import Chip
from kiosk.model.blocks import (
    Card,
    Cards,
    Chain,
    ChainLink,
    Chips,
    EntityGrid,
    EntityGroup,
    Honours,
    Lanes,
    Points,
    Structure,
)
from kiosk.model.words import Text


def chain(block: Chain, scribe: Scribe) -> str:
    """Returns links one after the other, and the lines below them."""
    links = listed([_link(link, scribe) for link in block.links], class_="cells", ordered=True)
    aside = (
        scribe.line(block.aside_strong, "strong")
        + scribe.line(block.aside)
        + (
            scribe.asked(OpenFact(block.aside_fact), scribe.say(block.aside))
            if block.aside_fact
            else ""
        )
        + _tiles(block.chips, block.more, scribe)
    )
    return links + (element("div", aside) if aside else "")


def _link(link: ChainLink, scribe: Scribe) -> str:
    glyph = element(
        "span", scribe.say(link.glyph), class_="glyph", lang=_tongue(link.glyph, scribe)
    )
    name = element("span", scribe.say(link.name), class_="strong")
    parts = [element("p", glyph, " ", name)]
    if link.fact is not None:
        parts.append(scribe.fact(link.fact))
    if link.headline is not None:
        parts.append(scribe.line(link.headline, "number"))
        parts.append(scribe.line(link.headline_note, "label"))
    if link.honour is not None:
        parts.append(scribe.line(scribe.words.kiosk.honours[link.honour].note, "note"))
    parts.append(scribe.entities(link.entities))
    return "".join(parts)


def _tongue(text: Text, scribe: Scribe) -> str | None:
    """Returns the language that words are in where it is not that of the page: 云 in English."""
    language = scribe.words.language
    said = text.get(language, "")
    others = (code for code, other in text.items() if code != language and other == said)
    return next(others, None) if not said.isascii() else None


def points(block: Points, scribe: Scribe) -> str:
    """Returns titled points."""
    items = [
        element(
            "div",
            scribe.icon(point.icon),
            element("div", scribe.line(point.title, "strong"), scribe.line(point.body, "note")),
            class_="row",
        )
        for point in block.points
    ]
    return listed(items, class_="cells")


def structure(block: Structure, scribe: Scribe) -> str:
    """Returns the two halves and what carries them."""
    pair = " + ".join(scribe.say(half) for half in block.pair)
    lines = [
        element("div", scribe.icon(line.icon), element("p", scribe.say(line.text)), class_="row")
        for line in block.lines
    ]
    return element(
        "div",
        scribe.heading(block.title),
        element("p", pair, class_="strong"),
        listed(lines, class_="names"),
    )


def entity_grid(block: EntityGrid, scribe: Scribe) -> str:
    """Returns entities in groups, the one that leads first."""
    lead = ""
    if block.lead is not None:
        figure = scribe.fact(block.lead_fact) if block.lead_fact is not None else ""
        lead = element("div", scribe.entity(block.lead), figure, class_="highlight")
    return lead + element("div", *(_group(one, scribe) for one in block.groups), class_="cells")


def _group(group: EntityGroup, scribe: Scribe) -> str:
    return element("div", scribe.heading(group.title), scribe.entities(group.entities))


def honours(block: Honours, scribe: Scribe) -> str:
    """Returns titles with their notes."""
    shelf = scribe.words.kiosk.honours
    items = [
        element("p", scribe.say(shelf[one].name), class_="strong")
        + scribe.line(shelf[one].note, "note")
        for one in block.honours
    ]
    return listed(items, class_="cells cards")


def cards(block: Cards, scribe: Scribe) -> str:
    """Returns cards under their heading."""
    items = [_card(card, scribe) for card in block.cards]
    return element("div", scribe.heading(block.title), listed(items, class_="cells cards"))


def _card(card: Card, scribe: Scribe) -> str:
    title = element("p", scribe.say(card.title), class_="strong")
    body = scribe.line(card.body, "note")
    known = scribe.words.kiosk.entities[card.entity].what if card.entity is not None else None
    if known is not None and card.body is None and card.fact is None:
        body = scribe.line(known, "note")
    figure = scribe.fact(card.fact) if card.fact is not None else ""
    row = element("div", scribe.icon(card.icon), element("div", title, body), class_="row")
    return (row if card.icon is not None else title + body) + figure


def lanes(block: Lanes, scribe: Scribe) -> str:
    """Returns entities by how far they are built."""
    parts = (
        element("div", scribe.heading(lane.title), scribe.entities(lane.entities))
        for lane in block.lanes
    )
    return element("div", *parts, class_="cells")


def chips(block: Chips, scribe: Scribe) -> str:
    """Returns tiles under their heading."""
    return element("div", scribe.heading(block.title), _tiles(block.chips, block.more, scribe))


def _tiles(tiles: tuple[Chip, ...], more: Text | None, scribe: Scribe) -> str:
    items = [scribe.icon(tile.icon) + element("span", scribe.say(tile.name)) for tile in tiles]
    if tiles and more is not None:
        items.append(scribe.say(more))
    return listed(items, class_="chips")
