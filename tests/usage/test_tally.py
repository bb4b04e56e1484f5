"""What a visit is remembered by."""

from kiosk.model.actions import (
    ChooseLanguage,
    CloseSheet,
    OpenChart,
    OpenFact,
    OpenSources,
    Step,
    TouchMark,
)
from kiosk.usage.tally import READS_ON_S, SAVED_AFTER_S, Tally, subject_of
from tests.support.builders import make
from tests.usage.samples import at, visit


def ended(tally, now, why="reset"):
    """Ends the visit and returns all that it is remembered by."""
    batch = tally.end(now, why)
    assert batch is not None
    return batch


def counted(batch, kind):
    return {row.subject: (row.number, row.seconds) for row in batch.counts if row.kind == kind}


def test_that_a_visit_is_known_by_its_hour_and_its_length():
    tally = Tally()
    tally.begin(visit(), at(0))
    tally.note(Step(1), visit("overview/growth"), at(41))

    (row,) = ended(tally, at(43)).visits

    assert (row.hour, row.seconds, row.scenes, row.touches) == ("2026-11-23T10", 45, 2, 1)
    assert row.ended == "reset"


def test_that_scenes_are_counted_with_the_time_they_were_looked_at():
    tally = Tally()
    tally.begin(visit(), at(0))
    tally.note(Step(1), visit("overview/growth"), at(12))
    tally.note(Step(-1), visit(), at(20))

    batch = ended(tally, at(25))

    assert counted(batch, "scene") == {"overview/hero": (2, 17), "overview/growth": (1, 8)}


def test_that_nobody_is_believed_to_look_on_for_long_after_the_last_touch():
    tally = Tally()
    tally.begin(visit(), at(0))
    tally.note(Step(1), visit("overview/growth"), at(10))

    batch = ended(tally, at(90))

    assert counted(batch, "scene")["overview/growth"] == (1, int(READS_ON_S))
    assert batch.visits[0].seconds == 10 + READS_ON_S


def test_that_languages_are_timed_and_choices_counted():
    tally = Tally()
    tally.begin(visit(), at(0))
    tally.note(ChooseLanguage("en"), visit(language="en"), at(5))

    batch = ended(tally, at(15))

    assert counted(batch, "language") == {"zh": (0, 5), "en": (1, 10)}
    assert batch.visits[0].language == "en"


def test_that_sheets_are_counted_by_what_they_are_about():
    shown = visit()

    assert subject_of(make(OpenFact, fact="tax"), shown) == ("fact", "tax")
    assert subject_of(make(OpenChart, scene="overview/growth", index=1), shown) == (
        "chart",
        "overview/growth#1",
    )
    assert subject_of(make(TouchMark, scene="a/b", index=0, ref="x"), shown) == ("chart", "a/b#0")
    assert subject_of(OpenSources(), shown) == ("sources", "")
    assert subject_of(CloseSheet(), shown) is None


def test_that_a_touch_without_a_visit_begins_one():
    tally = Tally()

    tally.note(Step(1), visit("overview/growth"), at(0))

    assert tally.is_visited
    assert len(ended(tally, at(1), "closed").visits) == 1


def test_that_a_visit_that_begins_twice_is_one():
    tally = Tally()
    tally.begin(visit(), at(0))
    tally.begin(visit(), at(30))
    tally.note(Step(1), visit("overview/growth"), at(60))

    (row,) = ended(tally, at(60)).visits

    assert row.seconds == 60


def test_that_what_belongs_to_no_visit_is_handed_out_too():
    tally = Tally()
    tally.count("wake", at(0))

    batch = ended(tally, at(1), "closed")

    assert batch.visits == ()
    assert counted(batch, "wake") == {"": (1, 0)}
    assert tally.end(at(2), "closed") is None


def test_that_counts_of_a_very_long_visit_are_kept_before_it_ends():
    tally = Tally()
    tally.begin(visit(), at(0))

    assert tally.note(Step(1), visit("overview/growth"), at(SAVED_AFTER_S - 1)) is None
    batch = tally.note(Step(-1), visit(), at(SAVED_AFTER_S))
    rest = ended(tally, at(SAVED_AFTER_S + 10))

    assert counted(batch, "scene")["overview/hero"] == (2, SAVED_AFTER_S - 1)
    assert counted(rest, "scene") == {"overview/hero": (0, 10)}


def test_that_days_are_those_on_which_it_was_looked_at():
    tally = Tally()
    tally.begin(visit(), at(0))
    tomorrow = 14 * 3600
    kept = tally.note(Step(1), visit("overview/growth"), at(tomorrow))
    assert kept is not None
    rest = ended(tally, at(tomorrow + 5))

    days = {row.day for row in (*kept.counts, *rest.counts)}

    assert days == {"2026-11-23", "2026-11-24"}
