"""Writes what all blocks of a page have in common: figures, charts, names, icons, pictures."""

from collections.abc import Iterable
from typing import Protocol

from kiosk.charts.resolve import describe_chart, resolve_chart, table_of
from kiosk.export.markup import element, listed, words
from kiosk.export.shapes_svg import Inks, svg_of
from kiosk.export.traces import trace
from kiosk.model.actions import OpenChart, OpenFact, SheetAction
from kiosk.model.blocks import ChartPanel, FactItem
from kiosk.model.charts import ChartData, ChartStyle
from kiosk.model.geometry import Rect
from kiosk.model.sheet_parts import CodeRow, FormulaRow, Item, LinkRow, Paragraph, Section, SignRow
from kiosk.model.sheet_words import SheetWords, join_parts
from kiosk.model.sheets import sheet_content
from kiosk.model.words import (
    AccentId,
    EntityId,
    FactId,
    IconId,
    ImageId,
    MilestoneId,
    SceneRef,
    Text,
)
from kiosk.values import dataclass

CHART_SIZE = (620.0, 440.0)
TALL_CHARTS = {"timeline": (620.0, 760.0), "ranked_bars": (620.0, 300.0)}
ICON_PREFIX = "i-"


class PageAlbum(Protocol):
    """Has pictures and icons made, and says how a page shows them."""

    def picture(self, image: ImageId, crop: Rect | None, alt: str, *, wide: bool = False) -> str:
        """Returns an image as markup; "" where there is none of that name."""

    def icon(self, icon: IconId) -> bool:
        """Takes note that an icon is used; says whether there is one of that name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scribe:
    """Writes one scene in one language.

    Attributes:
        inks: The colours that charts use.
    """

    words: SheetWords
    ref: SceneRef
    accent: AccentId
    inks: Inks
    album: PageAlbum

    # Words ----------------------------------------------------------------------------------

    def say(self, text: Text | None) -> str:
        """Returns words on one line, as markup."""
        return words(self.words.say(text))

    def line(self, text: Text | None, class_: str | None = None) -> str:
        """Returns words as a paragraph; "" where there are none."""
        said = self.say(text)
        return element("p", said, class_=class_) if said else ""

    def heading(self, text: Text | None) -> str:
        """Returns the heading of a block; "" where there is none."""
        said = self.say(text)
        return element("h4", said) if said else ""

    def icon(self, icon: IconId | None) -> str:
        """Returns an icon, which says nothing by itself."""
        if icon is None or not self.album.icon(icon):
            return ""
        use = f'<use href="#{ICON_PREFIX}{words(icon)}"></use>'
        return element("svg", use, class_="icon", aria_hidden="true")

    def entities(self, ids: Iterable[EntityId]) -> str:
        """Returns companies and places as a list: name, and what is known of each."""
        return listed([self.entity(one) for one in ids], class_="names")

    def entity(self, entity_id: EntityId) -> str:
        """Returns name and words of a company or place."""
        entity = self.words.kiosk.entities[entity_id]
        return element("p", self.say(entity.name), class_="strong") + self.line(entity.what, "note")

    def event(self, milestone_id: MilestoneId) -> str:
        """Returns date and words of a milestone."""
        event = self.words.kiosk.milestones[milestone_id]
        date = element("time", words(self.words.date(event.date)), datetime=event.date)
        return date + element("span", words(self.words.sentence(event.event)))

    # Figures --------------------------------------------------------------------------------

    def fact(self, item: FactItem) -> str:
        """Returns a figure with label and note, and what can be asked about it."""
        fact = self.words.kiosk.facts[item.fact]
        label = self.say(item.label or fact.label)
        note = self.say(item.note) or self.say(fact.period)
        return element(
            "div",
            self.number(item.fact),
            element("p", label, class_="label"),
            element("p", note, class_="note") if note else "",
            self.asked(OpenFact(item.fact), label),
            class_="fact",
        )

    def number(self, fact_id: FactId) -> str:
        """Returns a figure in large type: qualifier, number, unit, and whether it is derived."""
        fact = self.words.kiosk.facts[fact_id]
        figure = self.words.kiosk.figure(fact, self.words.language)
        parts = (
            element("span", words(figure.before), class_="before") if figure.before else "",
            words(figure.number),
            element("span", words(figure.after)) if figure.after else "",
            element("span", words(self.words.word("derived")), class_="badge")
            if fact.derived
            else "",
        )
        return element("p", " ".join(part for part in parts if part), class_="number")

    def asked(self, action: SheetAction, about: str, first: str = "") -> str:
        """Returns what the sheet of a figure or chart says, folded.

        Args:
            action: What would open the sheet.
            about: What it is about, as markup, for those who hear one summary after the other.
            first: What stands before it.
        """
        content = sheet_content(action, self.words.kiosk, self.words.language, self.ref)
        told = "".join(self._section(section) for section in content.sections)
        inside = element("dl", told) if told else ""
        if not inside and not first:
            return ""
        hidden = element("span", f" · {about}", class_="hidden")
        summary = element("summary", words(self.words.word("takeaway_method")), hidden)
        return element("details", summary, first, inside)

    def _section(self, section: Section) -> str:
        items = "".join(element("dd", said) for said in map(_item, section.items) if said)
        return element("dt", words(section.heading)) + items if items else ""

    # Charts ---------------------------------------------------------------------------------

    def chart(self, panel: ChartPanel, index: int) -> str:
        """Returns a chart with its title, its numbers as a table, its reading and source."""
        data = resolve_chart(panel.chart, self.words.kiosk, self.words.language)
        size = TALL_CHARTS.get(data.kind, CHART_SIZE)
        day, night = (
            trace(
                data,
                ChartStyle(theme=theme, accent=self.accent, width=size[0], height=size[1]),
            )
            for theme in ("day", "night")
        )
        title = self.say(panel.title)
        caption = element(
            "figcaption", element("strong", title), element("span", self.say(panel.subtitle))
        )
        picture = svg_of(day, night, size, self.inks, describe_chart(data))
        asked = self.asked(OpenChart(self.ref, index), title, self._table(data, title))
        return element("figure", caption, picture, asked)

    def _table(self, data: ChartData, title: str) -> str:
        heads = ("column_item", "column_value", "column_period")
        head = "".join(element("th", words(self.words.word(one)), scope="col") for one in heads)
        rows = "".join(
            element(
                "tr",
                element("th", words(name), scope="row"),
                element("td", words(value)),
                element("td", words(period)),
            )
            for name, value, period in table_of(data)
        )
        return element(
            "table",
            element("caption", title),
            element("thead", element("tr", head)),
            element("tbody", rows),
        )


def _item(item: Item) -> str:
    """Returns one line of a sheet; lines that only lead elsewhere say nothing on a page."""
    match item:
        case Paragraph():
            return words(item.text)
        case FormulaRow():
            return words(join_parts(item.label, item.line.line))
        case SignRow():
            return words(join_parts(item.sign, item.meaning))
        case LinkRow(action=None):
            return words(join_parts(item.label, item.value, item.note))
        case LinkRow() | CodeRow():
            return ""
