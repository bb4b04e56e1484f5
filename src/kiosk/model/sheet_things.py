"""The sheets of things with a name: entities, milestones, honours."""

from kiosk.model.actions import OpenEntity, OpenHonour, OpenMilestone
from kiosk.model.appearances import Shown, mentions, scenes_of, tied_facts
from kiosk.model.facts import Entity, Honour
from kiosk.model.kiosk import Kiosk, Tab
from kiosk.model.sheet_home import count_words, find_home, neighbours, place_among
from kiosk.model.sheet_notes import fresh_note
from kiosk.model.sheet_parts import Paragraph, SheetContent
from kiosk.model.sheet_words import SheetWords, capitalised, one_line
from kiosk.model.walk import walk
from kiosk.model.words import EntityId, HonourId, IconId, Language, MilestoneId, SceneRef, Text, say

ENTITY_ICON, HONOUR_ICON = IconId("office"), IconId("plaque")
"""What stands for an entity without an icon of its own, and for every honour."""


def entity_sheet(subject: OpenEntity, words: SheetWords, place: SceneRef) -> SheetContent:
    """Returns the sheet of an entity: what is known, what belongs to it, where else it is seen."""
    kiosk = words.kiosk
    entity = kiosk.entities[subject.entity]
    home = find_home(kiosk, entity.id, _entities, place, entity.tab)
    found = neighbours(kiosk, home, entity.id, _entities, by_block=True)
    siblings, position = place_among(tuple(OpenEntity(one) for one in found), subject)
    told = [r.text for r in kiosk.relations.values() if mentions(r.text, entity.name)]
    events = tuple(m.id for m in kiosk.milestones.values() if mentions(m.event, entity.name))
    related = words.links(facts=tied_facts(kiosk, entity.id), milestones=events)
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
            *words.seen_in((*home.scenes, *_in_other_tabs(entity, kiosk, home.scenes)), place),
            *words.source(entity.source),
        ),
        siblings=siblings,
        position=position,
        count=count_words(words, "page_of", siblings, position),
    )


def _other_name(name: Text, kiosk: Kiosk, language: Language) -> str:
    """Returns a name in the language beside, or "" where there is none."""
    return say(name, kiosk.language_beside(language))


def _in_other_tabs(
    entity: Entity, kiosk: Kiosk, known: tuple[SceneRef, ...]
) -> tuple[SceneRef, ...]:
    """Returns a scene for each tab that an entity is also filed under and no scene shows it."""
    seen = {ref.partition("/")[0] for ref in known}
    return tuple(
        _likeliest_scene(kiosk.tab(tab), entity.name, kiosk)
        for tab in entity.also_in
        if tab not in seen
    )


def _likeliest_scene(tab: Tab, name: Text, kiosk: Kiosk) -> SceneRef:
    """Returns the first scene of a tab whose words name something; else its first scene."""
    for ref, scene in scenes_of(kiosk):
        if ref.startswith(f"{tab.id}/") and any(
            item.declared is Text and mentions(item.value, name) for item in walk(scene)
        ):
            return ref
    return SceneRef(f"{tab.id}/{tab.scenes[0].id}")


def milestone_sheet(subject: OpenMilestone, words: SheetWords, place: SceneRef) -> SheetContent:
    """Returns the sheet of a dated event: its date very large, and what it names."""
    kiosk = words.kiosk
    event = kiosk.milestones[subject.milestone]
    home = find_home(kiosk, event.id, _milestones, place, event.tab)
    found = neighbours(kiosk, home, event.id, _milestones)
    siblings, position = place_among(tuple(OpenMilestone(one) for one in found), subject)
    related = words.links(
        entities=tuple(e.id for e in kiosk.entities.values() if mentions(event.event, e.name)),
        honours=tuple(h.id for h in kiosk.honours.values() if mentions(event.event, h.name)),
    )
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
    home = find_home(kiosk, honour.id, _honours, place, None)
    found = neighbours(kiosk, home, honour.id, _honours)
    siblings, position = place_among(tuple(OpenHonour(one) for one in found), subject)
    events = tuple(m.id for m in kiosk.milestones.values() if mentions(m.event, honour.name))
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


def _entities(shown: Shown) -> tuple[EntityId, ...]:
    return shown.entities


def _milestones(shown: Shown) -> tuple[MilestoneId, ...]:
    return shown.milestones


def _honours(shown: Shown) -> tuple[HonourId, ...]:
    return shown.honours
