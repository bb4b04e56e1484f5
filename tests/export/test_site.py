"""The page for telephones: whole without a script or a server, small, and complete."""

import itertools
import re
from html.parser import HTMLParser

import pytest

from kiosk.export.site import write_site
from kiosk.model.shows import whole_show
from tests.export.conftest import silent

MOST_BYTES = 1_000_000
VOID = {"img", "link", "meta", "source", "br"}


class Page(HTMLParser):
    """What is looked at of a page."""

    def __init__(self, text):
        super().__init__()
        self.ids, self.tags, self.given = [], [], []
        self.open: list[str] = []
        self.words: list[str] = []
        self.feed(text)
        assert not self.open, "every element is closed"

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.tags.append(tag)
        self.given.append((tag, given))
        if "id" in given:
            self.ids.append(given["id"])
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words.append(data)

    def all(self, tag):
        return [given for name, given in self.given if name == tag]


@pytest.fixture(scope="module")
def site(park, content, tmp_path_factory):
    """Returns the folder with the pages of all scenes, and what was said of it."""
    out = tmp_path_factory.mktemp("site")
    made = write_site(park, content, whole_show(park.kiosk), ("zh", "en"), out, silent)
    return out, made


@pytest.fixture(scope="module", params=["index.html", "en.html"])
def page(request, site):
    return Page((site[0] / request.param).read_text(encoding="utf-8"))


def test_that_the_whole_is_small(site):
    out, made = site
    size = sum(path.stat().st_size for path in out.rglob("*") if path.is_file())

    assert made.size == size < MOST_BYTES
    assert made.missing == ()


def test_that_a_page_needs_no_script_and_nothing_from_elsewhere(page, site):
    addresses = [
        given[name]
        for _, given in page.given
        for name in ("src", "href", "srcset", "action")
        if name in given
    ]

    assert "script" not in page.tags
    assert not [given for _, given in page.given if any(name.startswith("on") for name in given)]
    for address in addresses:
        assert "//" not in address
        name, _, anchor = address.partition("#")
        assert not name or (site[0] / name).is_file(), address
        assert not anchor or anchor in page.ids, address


def test_that_ids_are_there_once(page):
    assert len(page.ids) == len(set(page.ids))


def test_that_a_page_has_landmarks_and_headings_in_order(page):
    levels = [int(tag[1]) for tag in page.tags if re.fullmatch(r"h[1-6]", tag)]

    assert page.tags.count("main") == page.tags.count("header") == page.tags.count("footer") == 1
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(later <= earlier + 1 for earlier, later in itertools.pairwise(levels))


def test_that_every_scene_is_told_with_its_source(page, park):
    scenes = park.kiosk.scene_refs()

    assert page.tags.count("article") == len(scenes)
    assert len([given for given in page.all("p") if given.get("class") == "source"]) >= len(scenes)


def test_that_every_picture_says_what_it_shows(page):
    images = page.all("img")

    assert len(images) > 5
    assert all(given.get("alt") and given["width"] and given["height"] for given in images)


def test_that_every_chart_has_its_numbers_as_a_table(page):
    charts = [given for given in page.all("svg") if given.get("role") == "img"]

    assert len(charts) == page.tags.count("table") >= 8
    assert all(given["aria-label"] for given in charts)


def test_that_every_fact_of_the_scenes_is_there_with_its_unit(page, park):
    words = "".join("".join(page.words).split())
    kiosk = park.kiosk
    from kiosk.model.appearances import scenes_of, shown_by

    language = "zh" if page.given[0][1]["lang"] == "zh" else "en"
    for _, scene in scenes_of(kiosk):
        for fact in shown_by(scene.blocks).facts:
            figure = kiosk.figure(kiosk.facts[fact], language)
            assert "".join(figure.number.split()) in words, fact


def test_that_pages_lead_to_one_another_and_say_their_language(site):
    first = Page((site[0] / "index.html").read_text(encoding="utf-8"))
    second = Page((site[0] / "en.html").read_text(encoding="utf-8"))

    assert first.all("html")[0]["lang"] == "zh"
    assert second.all("html")[0]["lang"] == "en"
    assert any(given.get("hreflang") == "en" for given in first.all("a"))
    assert any(given.get("hreflang") == "zh" for given in second.all("a"))


def test_that_one_language_needs_no_switch(park, content, show, tmp_path):
    write_site(park, content, show, ("en",), tmp_path, silent)
    page = Page((tmp_path / "index.html").read_text(encoding="utf-8"))

    assert page.all("html")[0]["lang"] == "en"
    assert not [given for given in page.all("a") if "hreflang" in given]
    assert not (tmp_path / "en.html").exists()


def test_that_colours_are_the_theme_s_by_day_and_by_night(site):
    style = (site[0] / "style.css").read_text(encoding="utf-8")

    assert style.index("#F3F6F9") < style.index("prefers-color-scheme:dark")
    assert "#07131F" in style
    page = (site[0] / "index.html").read_text(encoding="utf-8")
    assert not re.search(r'(?:fill|stroke|style)="[^"]*#[0-9A-Fa-f]{6}', page)


def test_that_an_interrupted_run_writes_nothing(park, content, show, tmp_path):
    def interrupt(done, *_):
        if done == 1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_site(park, content, show, ("zh",), tmp_path / "site", interrupt)

    assert not list(tmp_path.rglob("*.html"))
