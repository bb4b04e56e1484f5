"""How long scenes stand by themselves follows the amount of their text."""

# Ids are written as plain words here.
# mypy: disable-error-code="arg-type"

import pytest

from kiosk.model.block_figures import FactRow
from kiosk.model.block_parts import FactItem
from kiosk.model.blocks import Card, Cards, ChartPanel, ChartRow, EntityGrid, EntityGroup
from kiosk.model.charts import PairedPeriods
from kiosk.model.dwell import (
    HAN_PER_MINUTE,
    LEAST_SECONDS,
    MOST_SECONDS,
    WORDS_PER_MINUTE,
    dwell_of,
    dwell_seconds,
    reading_seconds,
)
from kiosk.model.shows import Note
from tests.support import builders


def cards(*bodies, **changes):
    """Returns a scene with cards of these words."""
    found = tuple(Card(title=builders.text("题", "Title"), body=body) for body in bodies)
    return builders.scene(blocks=(Cards(kind="cards", cards=found),), **changes)


def seconds(scene, language="zh", **changes):
    return dwell_of(scene, builders.kiosk(**changes), language)


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("", 0),
        ("字" * HAN_PER_MINUTE, 60),
        ("word " * WORDS_PER_MINUTE, 60),
        ("字，字。“字”", 3 * 60 / HAN_PER_MINUTE),
        ("3.31 平方公里", 60 / WORDS_PER_MINUTE + 4 * 60 / HAN_PER_MINUTE),
        ("Jing’an’s well-known 1,159 members", 4 * 60 / WORDS_PER_MINUTE),
        ("\n · — ", 0),
    ],
)
def test_that_han_and_words_take_the_time_that_reading_takes(words, wanted):
    assert reading_seconds(words) == pytest.approx(wanted)


def test_that_a_scene_with_more_words_stands_longer():
    short = cards(builders.text("字" * 60, "word " * 60))
    long = cards(builders.text("字" * 90, "word " * 90))

    assert LEAST_SECONDS < seconds(short) < seconds(long) < MOST_SECONDS
    assert LEAST_SECONDS < seconds(short, "en") < seconds(long, "en") < MOST_SECONDS


def test_that_no_scene_is_gone_before_it_was_seen_or_stands_for_ever():
    assert seconds(builders.scene()) == LEAST_SECONDS
    assert seconds(cards(builders.text("字" * 9_000))) == MOST_SECONDS


def test_that_what_the_content_says_of_its_time_wins():
    scene = cards(builders.text("字" * 9_000), seconds=7)
    kiosk = builders.kiosk(tabs=(builders.tab(scenes=(scene,)),))

    assert dwell_seconds(kiosk, "overview/start", "zh") == 7


def test_that_what_nobody_sees_takes_no_time():
    words = builders.text("字" * 100, "word " * 100)
    plain, noted = cards(words), cards(words, notes=(Note(heading=words, line=words),))

    assert seconds(noted) == seconds(plain)


def test_that_the_reading_of_a_chart_is_not_shown_and_takes_no_time():
    def charts(reading):
        chart = PairedPeriods(kind="paired_periods", earlier="members", later="members")
        panel = ChartPanel(
            title=builders.text(), subtitle=builders.text(), reading=reading, chart=chart
        )
        return builders.scene(blocks=(ChartRow(kind="chart_row", panels=(panel,) * 3),))

    assert seconds(charts(builders.text("字" * 200))) == seconds(charts(builders.text("")))


def test_that_names_behind_ids_are_read_too():
    group = EntityGroup(title=builders.text(), entities=("acme", "gone"))
    scene = builders.scene(blocks=(EntityGrid(kind="entity_grid", groups=(group,) * 3),))
    long = builders.entity("acme", name=builders.text("字" * 30, "word " * 30))
    short = builders.entity("acme", name=builders.text("字", "word"))

    assert seconds(scene, entities=(long,)) > seconds(scene, entities=(short,))


def test_that_a_label_of_the_block_stands_instead_of_the_label_of_the_fact():
    item = FactItem(fact="members", label=builders.text("字", "word"))
    own = builders.scene(blocks=(FactRow(kind="fact_row", facts=(item,) * 4),))
    bare = builders.scene(blocks=(FactRow(kind="fact_row", facts=(FactItem(fact="members"),) * 4),))
    facts = (builders.fact("members", label=builders.text("字" * 30, "word " * 30)),)

    assert seconds(bare, facts=facts) > seconds(own, facts=facts)
    assert seconds(bare, facts=()) <= seconds(own, facts=())
