"""The words beside figures: a block names the sources of what it shows, and no others."""

# Ids are written as plain words here.
# mypy: disable-error-code="arg-type"

from kiosk.model.block_parts import FactItem
from kiosk.model.blocks import FactRow, Timeline
from kiosk.ui.kit.fact_words import source_line
from tests.support.builders import fact, kiosk, look, milestone, source, text

PARK = kiosk(
    facts=(fact("a", source="one"), fact("b", source="two"), fact("c", source="two")),
    milestones=(milestone("m", source="three"),),
    sources=tuple(source(name, title=text(name, name)) for name in ("three", "two", "one", "four")),
)


def named(*facts, milestones=()):
    row = FactRow(kind="fact_row", facts=tuple(FactItem(fact=one) for one in facts))
    blocks = (row, Timeline(kind="timeline", milestones=milestones))
    words = source_line(look(kiosk=PARK, language="en"), blocks)
    return [name for name in ("one", "two", "three", "four") if name in words]


def test_that_a_block_names_the_sources_of_its_facts_and_events():
    assert named("a") == ["one"]
    assert named("b", "c") == ["two"]
    assert named("a", "b", milestones=("m",)) == ["one", "two", "three"]


def test_that_a_source_is_named_once_and_in_the_order_of_the_table():
    words = source_line(look(kiosk=PARK, language="en"), (FactItem(fact="a"), FactItem(fact="b")))

    assert words.index("two") < words.index("one")
    assert words.count("two") == 1
