"""The sheets of things with a name: entities, milestones, honours."""

from kiosk.model.actions import OpenEntity, OpenHonour, OpenMilestone
from kiosk.model.facts import Honour
from kiosk.model.kiosk import Kiosk
from kiosk.model.sheet_home import count_words, find_home, neighbours, place_among
from kiosk.model.sheet_notes import fresh_note
from kiosk.model.sheet_parts import Paragraph, SheetContent
from kiosk.model.sheet_words import SheetWords, capitalised, one_line
from kiosk.model.tying import ties_of
from kiosk.model.words import (
    EntityId,
    HonourId,
    IconId,
    Language,
    MilestoneId,
    SceneRef,
    Text,
    say,
)

ENTITY_ICON, HONOUR_ICON = IconId("office"), IconId("plaque")
"""What stands for an entity without an icon of its own, and for every honour."""


def entity_sheet(subject: OpenEntity, words: SheetWords, place: SceneRef) -> SheetContent:
    """Returns the sheet of an entity: what is known, what belongs to it, where else it is seen."""
    kiosk = words.kiosk
    entity = kiosk.entities[subject.entity]
    home = find_home(kiosk, "entity", entity.id, place, entity.tab)
    found = neighbours(kiosk, home, "entity", entity.id, by_block=True)
    siblings, position = place_among(tuple(OpenEntity(EntityId(one)) for one in found), subject)
    ties = ties_of(kiosk, "entity", entity.id)
    told = [kiosk.relations[one].text for one in ties.relations]
    related = words.links(facts=ties.facts, milestones=ties.milestones)
    return SheetContent(
        subject=subject,
        eyebrow=words.say(home.tab.name),
        accent=home.tab.accent,
        title=words.say(entity.name),
        subtitle=words.say(entity.group),
        image=entity.image,
        icon=entity.icon or ENTITY_ICON,
        explained=(_other_name(entity.name, words.kiosk, words.language),),
        sections=(
            *words.section(
                "what_is_known",
                Paragraph(text=words.sentence(entity.what)),
                *(Paragraph(text=words.say(text)) for text in told),
            ),
            *words.section("related", *related),
            *words.seen_in((*home.scenes, *ties.elsewhere), place),
            *words.source(entity.source),
        ),
        siblings=siblings,
        position=position,
        count=count_words(words, "page_of", siblings, position),
    )


def _other_name(name: Text, kiosk: Kiosk, language: Language) -> str:
    """Returns a name in the language beside, or "" where there is none."""
    return say(name, kiosk.language_beside(language))


def milestone_sheet(subject: OpenMilestone, words: SheetWords, place: SceneRef) -> SheetContent:
    """Returns the sheet of a dated event: its date very large, and what it names."""
    kiosk = words.kiosk
    event = kiosk.milestones[subject.milestone]
    home = find_home(kiosk, "milestone", event.id, place, event.tab)
    found = neighbours(kiosk, home, "milestone", event.id)
    siblings, position = place_among(
        tuple(OpenMilestone(MilestoneId(one)) for one in found), subject
    )
    ties = ties_of(kiosk, "milestone", event.id)
    related = words.links(entities=ties.entities, honours=ties.honours)
    own = kiosk.tab(event.tab)
    return SheetContent(
        subject=subject,
        eyebrow=words.say(home.tab.name),
        accent=home.tab.accent,
        title=words.sentence(event.event),
        large=words.date(event.date),
        explained=(words.say(own.name),) if own.id != home.tab.id else (),
        sections=(
            *words.section("related", *related),
            *words.seen_in(home.scenes, place),
            *words.source(event.source),
        ),
        siblings=siblings,
        position=position,
        count=count_words(words, "page_of", siblings, position),
    )


def honour_sheet(subject: OpenHonour, words: SheetWords, place: SceneRef) -> SheetContent:
    """Returns the sheet of a title: its note, and the event of the same name."""
    kiosk = words.kiosk
    honour = kiosk.honours[subject.honour]
    home = find_home(kiosk, "honour", honour.id, place, None)
    found = neighbours(kiosk, home, "honour", honour.id)
    siblings, position = place_among(tuple(OpenHonour(HonourId(one)) for one in found), subject)
    events = ties_of(kiosk, "honour", honour.id).milestones
    return SheetContent(
        subject=subject,
        eyebrow=words.say(home.tab.name),
        accent=home.tab.accent,
        title=words.say(honour.name),
        icon=HONOUR_ICON,
        explained=(_other_name(honour.name, kiosk, words.language),),
        sections=(
            *words.section("what_is_known", Paragraph(text=_fresh_note(honour, words))),
            *words.section("related", *words.links(milestones=events)),
            *words.seen_in(home.scenes, place),
            *words.source(honour.source),
        ),
        siblings=siblings,
        position=position,
        count=count_words(words, "page_of", siblings, position),
    )


def _fresh_note(honour: Honour, words: SheetWords) -> str:
    """Returns what the note of a title says beyond the title."""
    names = {one.code: say(honour.name, one.code) for one in words.kiosk.languages}
    return capitalised(one_line(fresh_note(honour.note, words.language, names, None)))
