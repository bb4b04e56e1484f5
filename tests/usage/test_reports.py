"""What staff read of usage: numbers, tables, rows for a spreadsheet, a page with charts."""

import csv
import io
import re
from datetime import date
from html.parser import HTMLParser

import pytest

from kiosk.errors import KioskError
from kiosk.usage import database
from kiosk.usage.as_page import as_page
from kiosk.usage.as_text import as_csv, as_text
from kiosk.usage.reading import read_report, read_rows
from kiosk.usage.words import WORDS, Speaker
from tests.support.shipped import source
from tests.usage.samples import batch, count_row, visit_row

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def park():
    return source().kiosk


@pytest.fixture
def path(tmp_path):
    return tmp_path / "usage.db"


@pytest.fixture
def filled(path, park):
    connection = database.open_to_write(path)
    database.write(
        connection,
        batch(
            visit_row(hour="2026-11-20T09", seconds=30, scenes=2),
            visit_row(hour="2026-11-23T10", seconds=90, scenes=4, language="en"),
            visit_row(hour="2026-11-23T10", seconds=5, scenes=1, touches=0),
            count_row(subject=park.scene_refs()[1], number=3, seconds=90),
            count_row(kind="fact", subject="park_age", number=4, seconds=0),
            count_row(kind="entity", subject="gone", number=1, seconds=0),
            count_row(kind="chart", subject=f"{park.scene_refs()[1]}#0", number=2, seconds=0),
            count_row(kind="wake", subject="", number=3, seconds=0),
        ),
    )
    connection.close()
    return path


def test_that_a_report_counts_visits_by_day_and_hour(filled):
    report = read_report(filled, None, None, TODAY)

    assert (report.first, report.last) == (date(2026, 11, 20), TODAY)
    assert [(day.visits, day.used) for day in report.days] == [(1, 1), (0, 0), (0, 0), (2, 1)]
    assert (report.hours[9], report.hours[10], sum(report.hours)) == (1, 2, 3)
    assert (report.median_seconds, report.mean_scenes) == (60, 3)
    assert report.number("wake") == 3


def test_that_a_period_leaves_out_what_is_before_and_after(filled):
    report = read_report(filled, date(2026, 11, 21), date(2026, 11, 22), TODAY)

    assert report.visits == 0
    assert not any(report.counts.values())


def test_that_nothing_remembered_is_an_empty_report(path, park):
    report = read_report(path, None, None, TODAY)

    assert "这段时间没有记录" in as_text(report, Speaker(park, "zh"))
    assert "Nothing was recorded" in as_page(report, park, "en")
    assert read_rows(path, report) == ()


def test_that_a_database_that_cannot_be_read_is_told_in_a_sentence(path):
    path.write_bytes(b"x" * 5000)

    with pytest.raises(KioskError, match="begins it anew"):
        read_report(path, None, None, TODAY)


def test_that_tables_say_what_the_content_calls_things(filled, park):
    said = as_text(read_report(filled, None, None, TODAY), Speaker(park, "zh"))

    assert park.facts["park_age"].label["zh"] in said
    assert f"{park.scene(park.scene_refs()[1]).short['zh']} · 第 1 图" in said
    assert "gone" in said


def test_that_scenes_that_nobody_saw_are_listed(filled, park):
    said = as_text(read_report(filled, None, None, TODAY), Speaker(park, "en"))

    for ref in park.scene_refs():
        assert " ".join(park.scene(ref).short["en"].split()) in said


def test_that_columns_of_a_table_stand_under_one_another_in_chinese_too(filled, park):
    said = as_text(read_report(filled, None, None, TODAY), Speaker(park, "zh"))
    table = said.split("\n\n")[2].splitlines()[1:]

    assert table[0].startswith("  日期        访问")
    assert table[2].startswith("  2026-11-20     1")


def test_that_a_spreadsheet_gets_a_row_a_day_and_subject(filled, park):
    report = read_report(filled, None, None, TODAY)
    rows = list(csv.DictReader(io.StringIO(as_csv(read_rows(filled, report), Speaker(park, "en")))))

    visits = [row for row in rows if row["kind"] == "visit"]
    assert [(row["date"], row["hour"], row["subject"]) for row in visits] == [
        ("2026-11-20", "09:00", "zh"),
        ("2026-11-23", "10:00", "en"),
        ("2026-11-23", "10:00", "zh"),
    ]
    (fact,) = (row for row in rows if row["kind"] == "fact")
    assert fact["number"] == "4"
    assert fact["name"].startswith(park.facts["park_age"].label["en"])


class Page(HTMLParser):
    """Collects what a page consists of."""

    def __init__(self, text):
        super().__init__()
        self.ids, self.tags, self.addresses, self.labels = [], [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.tags.append(tag)
        if "id" in given:
            self.ids.append(given["id"])
        self.addresses += [given[name] for name in ("src", "href", "xlink:href") if name in given]
        if given.get("role") == "img":
            self.labels.append(given["aria-label"])


def test_that_the_page_opens_offline_and_holds_charts_beside_tables(filled, park):
    page = Page(as_page(read_report(filled, None, None, TODAY), park, "zh"))

    assert not [address for address in page.addresses if not address.startswith("#")]
    assert "script" not in page.tags
    assert page.tags.count("svg") == len(page.labels) >= 8
    assert page.tags.count("table") > page.tags.count("svg") / 2
    assert len(page.ids) == len(set(page.ids))


def a_page_of(path, subjects):
    """Returns the page of so many companies that were looked at, and one that was not."""
    connection = database.open_to_write(path)
    counted = (count_row(kind="entity", subject=f"one-{at}", number=1) for at in range(subjects))
    database.write(connection, batch(*counted, count_row(kind="entity", subject="x", number=0)))
    connection.close()
    return as_page(read_report(path, None, None, TODAY), None, "en")


@pytest.mark.parametrize(("subjects", "said"), [(2, False), (12, False), (13, True)])
def test_that_a_chart_says_how_many_it_shows_only_where_it_leaves_any_out(path, subjects, said):
    assert ("The first 12" in a_page_of(path, subjects)) == said
    assert "The first 2 " not in a_page_of(path.with_name("other.db"), 2)


def test_that_a_table_without_a_chart_has_the_whole_width(path):
    page = a_page_of(path, 0)

    assert "<figure></figure>" not in page
    assert page.count('class="pair') == page.count("<figure>")


def test_that_the_page_is_in_every_language_and_begins_with_the_one_asked_for(filled, park):
    said = as_page(read_report(filled, None, None, TODAY), park, "en")

    assert said.index('lang="en">\n<h1>') < said.index('lang="zh">\n<h1>')
    assert "Visits by day" in said
    assert "每日访问" in said


def test_that_the_page_takes_all_colours_from_the_theme_in_both_lights(filled, park):
    said = as_page(read_report(filled, None, None, TODAY), park, "zh")
    body = said[said.index("<body>") :]

    assert "prefers-color-scheme: dark" in said
    assert not re.search(r"(?:fill|stroke): #", body)
    assert "var(--bar)" in body


def test_that_names_of_the_content_cannot_break_the_page(path):
    connection = database.open_to_write(path)
    database.write(connection, batch(count_row(kind="fact", subject='<script>"&')))
    connection.close()

    said = as_page(read_report(path, None, None, TODAY), None, "en")

    assert "<script>" not in said
    assert "&lt;script&gt;" in said


def test_that_every_word_of_reports_is_in_both_languages():
    assert all(all(words) for words in WORDS.values())


def test_that_no_report_changes_the_database(filled):
    before = filled.read_bytes()

    assert read_report(filled, None, None, TODAY).visits == 3
    assert filled.read_bytes() == before
