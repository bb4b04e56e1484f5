"""The timeline: events in order, with an axis where there is room for one."""

from dataclasses import replace

import pytest

from kiosk.model.actions import OpenChart
from kiosk.model.blocks import ChartPanel, Timeline
from kiosk.model.charts import TimelineChart
from kiosk.ui.blocks.timeline import compose
from kiosk.ui.kit.leaves import ChartLeaf
from tests.support import builders
from tests.support.builders import make

WIDTHS = {"landscape": 1776.0, "portrait": 968.0, "ultrawide": 2688.0}
IDS = tuple(f"event-{index}" for index in range(10))
LONG = builders.text(
    "全球投资促进大会上，市北数智生态园与市北高新民营企业总部集聚区揭牌",
    "Shibei Digital Intelligence Eco-Park and the private-enterprise HQ cluster are unveiled at "
    "the Global Investment Promotion Conference",
)
CONTENT = builders.kiosk(
    milestones=tuple(
        builders.milestone(
            name, date=f"20{12 + index}-09", **({"event": LONG} if index == 4 else {})
        )
        for index, name in enumerate(IDS)
    )
)
AXIS = make(
    ChartPanel,
    title=builders.text("十年间的十件大事", "Ten milestones"),
    subtitle=builders.text("间距与时间成比例", "spaced true to time"),
    reading=builders.text(),
    chart=make(TimelineChart, kind="timeline", milestones=IDS),
)
BLOCK = make(Timeline, kind="timeline", milestones=IDS, axis=AXIS)


@pytest.mark.parametrize("detail", [0, 1, 2])
def test_that_it_is_laid_out_without_faults_everywhere(detail):
    for block in (BLOCK, replace(BLOCK, axis=None)):
        for name, frame in builders.frames(CONTENT, WIDTHS, detail=detail):
            natural = compose(block, frame)
            for more in (0, 250):
                laid_out = compose(block, replace(frame, height=natural.height + more))

                assert laid_out.height == pytest.approx(natural.height + more), name
                assert laid_out.misfits == (), name
                assert builders.faults(laid_out, 48) == [], name
                opened = builders.opened_by(laid_out)
                assert tuple(one for one in opened if one in IDS) == IDS, name


def test_that_ten_events_fit_every_stage_at_the_largest_text():
    for shape, width, height in (
        ("landscape", 1776.0, 500.0),
        ("portrait", 968.0, 1050.0),
        ("ultrawide", 2688.0, 500.0),
    ):
        for language in ("zh", "en"):
            look = builders.look(kiosk=CONTENT, language=language, text_scale=1.5, format=shape)
            laid_out = compose(BLOCK, builders.frame(width, height, look=look, detail=2))
            assert laid_out.misfits == (), (shape, language)


def test_that_dates_are_written_in_the_language_and_never_left_out():
    for detail in (0, 1, 2):
        look = builders.look(kiosk=CONTENT, language="en")
        words = builders.words_of(compose(BLOCK, builders.frame(1776, look=look, detail=detail)))
        assert [f"September 20{12 + index}" in words for index in range(10)] == [True] * 10


def test_that_the_axis_opens_the_chart_and_counts_from_the_first_of_the_block():
    frame = builders.frame(1776, 800, look=builders.look(kiosk=CONTENT), first_chart=2)

    laid_out = compose(BLOCK, frame)

    (chart,) = [leaf for leaf in laid_out.leaves if isinstance(leaf, ChartLeaf)]
    assert chart.index == 2
    assert laid_out.targets[0].action == make(OpenChart, scene="overview/start", index=2)


def test_that_an_upright_screen_reads_downwards_with_dates_at_the_left():
    look = builders.look(kiosk=CONTENT, format="portrait")

    laid_out = compose(BLOCK, builders.frame(968, 1400, look=look))

    events = [target.rect for target in laid_out.targets[1:]]
    assert len({round(rect.x) for rect in events}) == 1
    assert [rect.y for rect in events] == sorted(rect.y for rect in events)


def test_that_whole_events_are_shown_below_the_least_detail():
    for detail in (0, 1):
        look = builders.look(kiosk=CONTENT, text_scale=1.5)
        words = builders.words_of(compose(BLOCK, builders.frame(1776, look=look, detail=detail)))
        assert any(LONG["zh"] == one.replace("\n", "") for one in words)
        assert not any("…" in one for one in words)


def test_that_a_cut_event_ends_with_an_ellipsis():
    look = builders.look(kiosk=CONTENT, language="en", text_scale=1.5)

    words = builders.words_of(compose(BLOCK, builders.frame(1776, look=look, detail=2)))

    assert any(one.endswith("…") for one in words)
