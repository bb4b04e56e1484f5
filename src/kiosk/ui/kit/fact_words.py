"""The words beside a figure: its label and the small line below it."""

from kiosk.model.blocks import FactItem
from kiosk.model.punctuation import punctuation_of
from kiosk.model.walk import walk
from kiosk.model.words import FactId, MilestoneId
from kiosk.ui.kit.look import Look


def item_label(look: Look, item: FactItem) -> str:
    """Returns the label of a fact as its block wants it."""
    return look.say(item.label or look.fact(item.fact).label)


def item_note(look: Look, item: FactItem) -> str:
    """Returns the small line: the block's own, else the fact's period, else its note."""
    fact = look.fact(item.fact)
    if item.note is not None:
        return look.say(item.note)
    return look.say(fact.period) or look.say(fact.note)


def source_line(look: Look, block: object) -> str:
    """Returns where the figures and events of a block come from, in one line."""
    kiosk, used = look.kiosk, set()
    for found in walk(block):
        if found.declared is FactId:
            used.add(kiosk.facts[found.value].source)
        elif found.declared is MilestoneId:
            used.add(kiosk.milestones[found.value].source)
    marks = punctuation_of(look.language)
    named = (
        marks.comma.join((look.say(source.title), look.say(source.author), source.year))
        for key, source in kiosk.sources.items()
        if key in used
    )
    return look.word("source") + marks.colon + marks.semicolon.join(named)
