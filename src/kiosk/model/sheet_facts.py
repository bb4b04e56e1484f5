"""The sheets of figures: of one fact, and of a chart."""

from kiosk.model.actions import OpenChart, OpenFact
from kiosk.model.appearances import charts_of, find_chart, shown_by
from kiosk.model.blocks import ChartPanel
from kiosk.model.facts import Fact
from kiosk.model.kiosk import QUALIFIER_WORDS, Kiosk
from kiosk.model.sheet_home import count_words, find_home, neighbours, place_among
from kiosk.model.sheet_notes import fresh_note
from kiosk.model.sheet_parts import ChartPlace, LinkRow, Paragraph, Section, SheetContent
from kiosk.model.sheet_words import SheetWords, capitalised, join_parts, one_line
from kiosk.model.tying import ties_of
from kiosk.model.words import FactId, Language, MilestoneId, SceneRef, SourceId, TabId


def fact_sheet(subject: OpenFact, words: SheetWords, place: SceneRef) -> SheetContent:
    """Returns the sheet of a fact: its chart or the figure, reading, period, method, source."""
    kiosk = words.kiosk
    fact = kiosk.facts[subject.fact]
    home = find_home(kiosk, "fact", fact.id, place, fact.tab)
    chart = find_chart(kiosk, fact.id, home.scenes)
    facts = neighbours(kiosk, home, "fact", fact.id)
    siblings, position = place_among(tuple(OpenFact(FactId(one)) for one in facts), subject)
    subtitle = join_parts(words.figure(fact), words.say(fact.period))
    return SheetContent(
        subject=subject,
        eyebrow=words.say(home.tab.name),
        accent=home.tab.accent,
        derived=fact.derived,
        title=words.say(fact.label),
        subtitle=subtitle if chart else words.sentence(fact.period),
        chart=chart,
        lit=fact.id if chart else "",
        fact=None if chart else fact.id,
        explained=() if chart else (words.meaning(fact),),
        sections=_fact_sections(fact, words, chart, home.scenes, place),
        siblings=siblings,
        position=position,
        count=count_words(words, "page_of", siblings, position),
    )


def _fact_sections(
    fact: Fact,
    words: SheetWords,
    chart: ChartPlace | None,
    scenes: tuple[SceneRef, ...],
    place: SceneRef,
) -> tuple[Section, ...]:
    reading = _reading(fact, words, chart)
    note = _fresh_note(fact, words, chart)
    computed = fact.formula is not None
    claims = _claims(chart, words.kiosk)
    # That a claim agrees with its parts is said already; its note says no more.
    method = words.computation((fact.id, *claims), note if computed and not fact.is_claim else "")
    remark = Paragraph(text="" if computed else note, style="label" if reading else "body")
    # What stands large is explained below it; a chart has no room for that.
    meaning = words.meaning(fact) if chart and fact.qualifier in QUALIFIER_WORDS else ""
    taken = source_note(fact, words) if chart else ""
    return (
        *words.section(
            "how_to_read" if reading else "note",
            Paragraph(text=reading),
            remark,
            Paragraph(text=meaning, style="note"),
        ),
        *method,
        *words.source(fact.source, taken, words.as_of(fact)),
        *words.section("related", *_related(fact, words, chart)),
        *words.seen_in(scenes, place),
    )


def _reading(fact: Fact, words: SheetWords, chart: ChartPlace | None) -> str:
    return words.say(fact.reading) or (words.say(chart.panel.reading) if chart else "")


def _fresh_note(fact: Fact, words: SheetWords, chart: ChartPlace | None) -> str:
    """Returns what a fact's note says beyond its figure, reading and period."""
    said: dict[Language, str] = {}
    for choice in words.kiosk.languages:
        spoken = SheetWords(kiosk=words.kiosk, language=choice.code)
        parts = (spoken.figure(fact), _reading(fact, spoken, chart), spoken.say(fact.period))
        said[choice.code] = join_parts(*parts)
    return capitalised(one_line(fresh_note(fact.note, words.language, said, fact.period)))


def _claims(chart: ChartPlace | None, kiosk: Kiosk) -> tuple[FactId, ...]:
    """Returns what a chart shows that the source states and that was computed again."""
    shown = shown_by(chart.panel.chart).facts if chart else ()
    return tuple(one for one in shown if kiosk.facts[one].is_claim)


def _related(fact: Fact, words: SheetWords, chart: ChartPlace | None) -> tuple[LinkRow, ...]:
    """Returns lines to what a fact belongs to, and to facts that are computed from it."""
    shown = shown_by(chart.panel.chart).facts if chart else ()
    return words.links(
        facts=_computed_from((fact.id,), shown, words),
        entities=ties_of(words.kiosk, "fact", fact.id).entities,
    )


def _computed_from(
    parts: tuple[FactId, ...], shown: tuple[FactId, ...], words: SheetWords
) -> tuple[FactId, ...]:
    """Returns the facts that are computed from any of these and not shown already."""
    kiosk = words.kiosk
    found = {one for part in parts for one in ties_of(kiosk, "fact", part).results}
    return tuple(sorted(found - set(shown), key=lambda one: ties_of(kiosk, "fact", one).place))


def source_note(fact: Fact, words: SheetWords) -> str:
    """Returns whether a figure stands in the source or was computed from what stands there."""
    return words.word("derived_note" if fact.derived else "stated_by_source")


def chart_sheet(subject: OpenChart, words: SheetWords) -> SheetContent:
    """Returns the sheet of a chart: the chart large, how to read it, the method, the source."""
    kiosk = words.kiosk
    tab = kiosk.tab(TabId(subject.scene.partition("/")[0]))
    panels = charts_of(kiosk.scene(subject.scene))
    panel = panels[subject.index]
    shown = shown_by(panel.chart)
    facts = tuple(kiosk.facts[one] for one in shown.facts)
    siblings, position = place_among(
        tuple(OpenChart(subject.scene, index) for index in range(len(panels))), subject
    )
    return SheetContent(
        subject=subject,
        eyebrow=words.say(tab.name),
        accent=tab.accent,
        derived=bool(facts) and all(fact.derived for fact in facts),
        title=words.say(panel.title),
        subtitle=words.say(panel.subtitle),
        chart=ChartPlace(panel=panel, scene=subject.scene, index=subject.index),
        sections=(
            *words.section("how_to_read", Paragraph(text=_chart_reading(panel, facts, words))),
            *words.computation(shown.facts),
            *_chart_sources(shown.facts, shown.milestones, words),
            *words.section(
                "related",
                *words.links(facts=_computed_from(shown.facts, shown.facts, words)),
            ),
        ),
        siblings=siblings,
        position=position,
        count=count_words(words, "figures_of_scene", siblings, position),
    )


def _chart_reading(panel: ChartPanel, facts: tuple[Fact, ...], words: SheetWords) -> str:
    """Returns what the facts of a chart say together, where they say the same; else its own."""
    readings = {words.say(fact.reading) for fact in facts}
    return readings.pop() if len(readings) == 1 and "" not in readings else words.say(panel.reading)


def _chart_sources(
    facts: tuple[FactId, ...], milestones: tuple[MilestoneId, ...], words: SheetWords
) -> tuple[Section, ...]:
    """Returns each source of a chart once."""
    kiosk = words.kiosk
    by_source: dict[SourceId, list[Fact]] = {}
    for one in facts:
        by_source.setdefault(kiosk.facts[one].source, []).append(kiosk.facts[one])
    for event in milestones:
        by_source.setdefault(kiosk.milestones[event].source, [])
    sections: list[Section] = []
    for source, group in by_source.items():
        derived = any(fact.derived for fact in group)
        note = words.word("derived_note" if derived else "stated_by_source")
        sections += words.source(source, note)
    return tuple(sections)
