"""The sheets of words: what a scene says in full, and all sources."""

from kiosk.model.actions import OpenScene, OpenSources
from kiosk.model.appearances import shown_by
from kiosk.model.kiosk import QUALIFIER_WORDS, Kiosk, Scene
from kiosk.model.sheet_parts import CodeRow, Paragraph, Section, SheetContent, SignRow
from kiosk.model.sheet_words import QUALIFIER_MEANINGS, SheetWords
from kiosk.model.words import SceneRef, SourceId, TabId


def scene_sheet(subject: OpenScene, words: SheetWords) -> SheetContent:
    """Returns the sheet of a scene: its sentences, its figures, who is in it, the sources."""
    kiosk = words.kiosk
    tab = kiosk.tab(TabId(subject.scene.partition("/")[0]))
    scene = kiosk.scene(subject.scene)
    shown = shown_by(scene.blocks)
    relations = [kiosk.relations[one] for one in scene.relations]
    sections = (
        *words.section("in_full", *(Paragraph(text=words.say(one.text)) for one in relations)),
        *words.section("figures", *words.links(facts=shown.facts)),
        *words.section(
            "related",
            *words.links(
                entities=shown.entities, milestones=shown.milestones, honours=shown.honours
            ),
        ),
        *(section for one in sources_of(kiosk, scene) for section in words.source(one)),
        *_take_along(words),
    )
    return SheetContent(
        subject=subject,
        eyebrow=words.say(tab.name),
        accent=tab.accent,
        title=words.say(scene.title),
        subtitle=words.say(scene.subtitle),
        sections=sections,
        siblings=(subject,),
    )


def _take_along(words: SheetWords) -> tuple[Section, ...]:
    """Returns the code that leads to the content on a telephone; none without an address."""
    url = words.kiosk.takeaway.url
    return words.section("takeaway", CodeRow(url=url)) if url else ()


def sources_of(kiosk: Kiosk, scene: Scene) -> tuple[SourceId, ...]:
    """Returns the sources of all that a scene shows and tells, each once."""
    shown = shown_by(scene.blocks)
    found = dict.fromkeys(
        (
            *(kiosk.relations[one].source for one in scene.relations),
            *(kiosk.facts[one].source for one in shown.facts),
            *(kiosk.entities[one].source for one in shown.entities),
            *(kiosk.milestones[one].source for one in shown.milestones),
            *(kiosk.honours[one].source for one in shown.honours),
        )
    )
    return tuple(found)


def sources_sheet(words: SheetWords, place: SceneRef) -> SheetContent:
    """Returns the sheet of all sources, and of the signs that figures carry."""
    kiosk = words.kiosk
    tab = kiosk.tab(TabId(place.partition("/")[0]))
    sections: list[Section] = []
    for source in kiosk.sources.values():
        sections += words.section(
            "source",
            Paragraph(text=words.say(source.title)),
            Paragraph(text=words.author(source.id), style="label"),
            Paragraph(text=words.say(source.note), style="note"),
        )
    signs = [
        SignRow(sign=words.word(name), meaning=words.word(QUALIFIER_MEANINGS[kind]))
        for kind, name in QUALIFIER_WORDS.items()
    ]
    derived = SignRow(sign=words.word("derived"), meaning=words.word("means_derived"), badge=True)
    sections += words.section("how_marked", derived, *signs)
    sections += _take_along(words)
    return SheetContent(
        subject=OpenSources(),
        eyebrow=words.say(kiosk.name),
        accent=tab.accent,
        title=words.word("sources"),
        subtitle=words.say(kiosk.stamp),
        sections=tuple(sections),
        siblings=(OpenSources(),),
    )
