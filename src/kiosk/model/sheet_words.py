"""The words that detail sheets have in common: sources, periods, qualifiers, links."""

from dataclasses import replace

from kiosk.model.actions import (
    GoToScene,
    OpenEntity,
    OpenFact,
    OpenHonour,
    OpenMilestone,
    SheetAction,
)
from kiosk.model.dates import write_date
from kiosk.model.facts import Fact, Qualifier
from kiosk.model.formula import names_in, parse_formula
from kiosk.model.formula_words import formula_line
from kiosk.model.kiosk import Kiosk
from kiosk.model.sheet_parts import FormulaRow, Item, LinkRow, Paragraph, Section
from kiosk.model.typesetting import is_wide
from kiosk.model.words import (
    EntityId,
    FactId,
    HonourId,
    Language,
    MilestoneId,
    SceneRef,
    SourceId,
    TabId,
    Text,
    say,
)
from kiosk.values import dataclass

QUALIFIER_MEANINGS = {
    Qualifier.OVER: "means_over",
    Qualifier.NEARLY: "means_nearly",
    Qualifier.EXPECTED: "means_expected",
    Qualifier.STATED: "means_stated",
    Qualifier.EXACT: "means_stated",
}


BETWEEN = " · "
"""Between small words of one line, in every language."""
YEAR_DIGITS = 4


def join_parts(*parts: str) -> str:
    """Returns small words on one line, without those that are not there."""
    return BETWEEN.join(part for part in parts if part)


def capitalised(words: str) -> str:
    """Returns words that begin with a capital, where the script has any."""
    return words[:1].upper() + words[1:]


def one_line(words: str) -> str:
    """Returns words without the breaks that were made for a headline."""
    parts = words.split("\n")
    line = parts[0]
    for part in parts[1:]:
        tight = is_wide(line[-1:] or " ") or is_wide(part[:1] or " ")
        line += part if tight else f" {part}"
    return line


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetWords:
    """Words of one kiosk in one language."""

    kiosk: Kiosk
    language: Language

    def say(self, text: Text | None) -> str:
        """Returns words on one line."""
        return one_line(say(text, self.language))

    def sentence(self, text: Text | None) -> str:
        """Returns words on one line that begin with a capital, where the script has any."""
        return capitalised(self.say(text))

    def word(self, name: str) -> str:
        """Returns an interface text."""
        return say(getattr(self.kiosk.texts, name), self.language)

    def date(self, date: str) -> str:
        """Returns a date in words."""
        return write_date(date, self.kiosk.texts, self.language)

    def figure(self, fact: Fact) -> str:
        """Returns a fact's number with unit and qualifier."""
        return self.kiosk.figure(fact, self.language).spoken

    def meaning(self, fact: Fact) -> str:
        """Returns what a fact's qualifier means, or that it was computed."""
        return self.word("means_derived" if fact.derived else QUALIFIER_MEANINGS[fact.qualifier])

    # Sections -------------------------------------------------------------------------------

    def section(self, heading: str, *items: Item | None) -> tuple[Section, ...]:
        """Returns a section of what is there of its items; none where nothing is."""
        there = tuple(item for item in items if item is not None and not (_is_blank(item)))
        return (Section(heading=self.word(heading), items=there),) if there else ()

    def source(self, source_id: SourceId, *notes: str) -> tuple[Section, ...]:
        """Returns where something comes from, with words on how it was taken over."""
        source = self.kiosk.sources[source_id]
        sections = self.section(
            "source",
            Paragraph(text=self.say(source.title), style="label"),
            Paragraph(text=join_parts(self.author(source_id), *notes), style="note"),
        )
        return tuple(replace(one, aside=True) for one in sections)

    def full_source(self, source_id: SourceId) -> str:
        """Returns title, author, year and note of a source on one line."""
        source = self.kiosk.sources[source_id]
        return join_parts(self.say(source.title), self.author(source_id), self.say(source.note))

    def author(self, source_id: SourceId) -> str:
        """Returns author and year of a source."""
        source = self.kiosk.sources[source_id]
        return self.word("source_by").format(name=self.say(source.author), n=source.year)

    def as_of(self, fact: Fact) -> str:
        """Returns the date up to which a fact counts; "" where its period names that year."""
        if not fact.as_of or fact.as_of[:YEAR_DIGITS] in self.say(fact.period):
            return ""
        return f"{self.word('as_of')} {self.date(fact.as_of)}"

    def computation(self, facts: tuple[FactId, ...], *notes: str) -> tuple[Section, ...]:
        """Returns how facts are computed, what they stand on first; none where none is.

        Args:
            facts: Those without a formula are passed over.
            notes: Quiet lines below.
        """
        chosen = self._with_parts(facts)
        if not chosen:
            return ()
        rows = [
            (fact, line)
            for fact in chosen
            if (line := formula_line(fact, self.kiosk, self.language)) is not None
        ]
        periods = [self.say(fact.period) for fact, _ in rows]
        by_period = all(periods) and len(set(periods)) == len(periods)
        names = periods if by_period else [self.say(fact.label) for fact, _ in rows]
        items: list[Item] = [
            FormulaRow(label=name if len(rows) > 1 else "", line=line)
            for (_, line), name in zip(rows, names, strict=True)
        ]
        if any(fact.is_claim for fact, _ in rows):
            items.append(Paragraph(text=self.word("claim_holds"), style="note"))
        items += [Paragraph(text=note, style="note") for note in notes]
        return self.section("how_computed", *items)

    def _with_parts(self, facts: tuple[FactId, ...]) -> tuple[Fact, ...]:
        """Returns facts that have a formula, each after those that it is computed from."""
        chosen: dict[FactId, Fact] = {}

        def add(fact_id: FactId) -> None:
            fact = self.kiosk.facts[fact_id]
            if fact.formula is None or fact_id in chosen:
                return
            for name in names_in(parse_formula(fact.formula)):
                add(FactId(name.name))
            chosen[fact_id] = fact

        for one in facts:
            add(one)
        return tuple(chosen.values())

    # Links ----------------------------------------------------------------------------------

    def link(self, action: SheetAction) -> LinkRow:
        """Returns the line that opens the sheet of a fact, entity, milestone or honour.

        Raises:
            TypeError: It is none of these.
        """
        match action:
            case OpenFact():
                return self.fact_link(action.fact)
            case OpenEntity():
                return self.entity_link(action.entity)
            case OpenMilestone():
                event = self.kiosk.milestones[action.milestone]
                date = self.date(event.date)
                return LinkRow(label=self.sentence(event.event), note=date, action=action)
            case OpenHonour():
                honour = self.kiosk.honours[action.honour]
                return LinkRow(label=self.say(honour.name), action=action)
        raise TypeError(f"{action!r} has no line of its own")

    def fact_link(self, fact_id: FactId) -> LinkRow:
        """Returns the line that opens a fact's sheet."""
        fact = self.kiosk.facts[fact_id]
        return LinkRow(
            label=self.say(fact.label),
            value=self.figure(fact),
            note=self.say(fact.period),
            action=OpenFact(fact_id),
        )

    def entity_link(self, entity: EntityId) -> LinkRow:
        """Returns the line that opens an entity's sheet."""
        return LinkRow(label=self.say(self.kiosk.entities[entity].name), action=OpenEntity(entity))

    def links(
        self,
        *,
        facts: tuple[FactId, ...] = (),
        entities: tuple[EntityId, ...] = (),
        milestones: tuple[MilestoneId, ...] = (),
        honours: tuple[HonourId, ...] = (),
    ) -> tuple[LinkRow, ...]:
        """Returns lines that open sheets."""
        return (
            *(self.fact_link(one) for one in facts),
            *(self.entity_link(one) for one in entities),
            *(self.link(OpenMilestone(one)) for one in milestones),
            *(self.link(OpenHonour(one)) for one in honours),
        )

    def seen_in(self, scenes: tuple[SceneRef, ...], but: SceneRef) -> tuple[Section, ...]:
        """Returns lines that lead to scenes, all but one."""
        rows = [self._scene_link(ref) for ref in scenes if ref != but]
        return self.section("also_seen_in", *rows)

    def _scene_link(self, ref: SceneRef) -> LinkRow:
        tab = self.kiosk.tab(TabId(ref.partition("/")[0]))
        scene = self.kiosk.scene(ref)
        return LinkRow(label=self.say(scene.short), note=self.say(tab.name), action=GoToScene(ref))


def _is_blank(item: Item) -> bool:
    return isinstance(item, Paragraph) and not item.text
