"""What a table says of measured values: median, nearest rank, verdicts, growth."""

import json

import pytest

from kiosk.bench.series import Row, Series, as_table, slope


def row(values, **goal):
    return Row(series=Series(name="x", unit=" ms", values=values), screen="offscreen", **goal)


def test_that_p95_is_a_value_that_was_measured():
    assert Series(name="x", unit="", values=tuple(range(1, 101))).p95 == 95
    assert Series(name="x", unit="", values=(3.0, 1.0)).p95 == 3.0
    assert Series(name="x", unit="", values=(7.0,)).p95 == 7.0


@pytest.mark.parametrize(
    ("of", "goal", "verdict"),
    [
        ("median", 2, "met"),
        ("median", 1.5, "missed by 0.5"),
        ("p95", 9, "met"),
        ("most", 8.5, "missed by 0.5"),
    ],
)
def test_that_a_goal_is_about_the_value_it_names(of, goal, verdict):
    found = row((1.0, 2.0, 9.0), goal=goal, of=of)
    assert found.verdict == verdict
    assert found.missed == verdict.startswith("missed")


def test_that_a_row_without_goal_gives_no_verdict():
    assert row((1.0,)).verdict == ""
    assert not row((1.0,)).missed


def test_that_the_table_has_a_line_for_each_row():
    lines = as_table([row((1.0, 2.0)), row((3.0,), goal=2.0)]).splitlines()
    assert len(lines) == 4
    assert lines[2] == "| x | offscreen | 2 | 1.5 ms | 2 ms |  |  |"
    assert lines[3].endswith("| p95 ≤ 2 ms | missed by 1 |")


def test_that_every_value_is_in_the_report():
    found = json.loads(json.dumps(row((1.0, 2.0), goal=1.0).as_json()))
    assert found["values"] == [1.0, 2.0]
    assert found["verdict"] == "missed by 1"


def test_that_growth_is_the_slope_of_the_line_of_least_squares():
    assert slope([(0, 1.0), (1, 3.0), (2, 5.0)]) == pytest.approx(2.0)
    assert slope([(0, 1.0), (1, 0.0), (2, 1.0)]) == pytest.approx(0.0)
