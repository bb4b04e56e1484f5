"""The page for telephones in one language: head, contents, scenes, sources."""

from collections.abc import Callable, Sequence
from itertools import groupby

from kiosk.export.markup import element, listed, words
from kiosk.export.scenes import ShownScene
from kiosk.export.shapes_svg import Inks
from kiosk.export.site_blocks import write_block
from kiosk.export.site_pictures import SiteAlbum
from kiosk.export.site_scribe import Scribe
from kiosk.model.kiosk import Kiosk, Tab
from kiosk.model.sheet_parts import Paragraph, SignRow
from kiosk.model.sheet_scenes import sources_of, sources_sheet
from kiosk.model.sheet_words import SheetWords, join_parts
from kiosk.model.words import Language
from kiosk.theme.palettes import DAY, NIGHT
from kiosk.ui.scenes.compose import count_charts
from kiosk.values import dataclass

STYLE_FILE = "style.css"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """Scenes of one tab that follow one another.

    Attributes:
        key: Its id on the page.
    """

    key: str
    tab: Tab
    scenes: tuple[tuple[str, ShownScene], ...]


def page_name(languages: Sequence[Language], language: Language) -> str:
    """Returns the file of a language: the first is what a server shows by itself."""
    return "index.html" if language == languages[0] else f"{language}.html"


def chapters_of(scenes: Sequence[ShownScene]) -> tuple[Chapter, ...]:
    """Returns scenes by tab, in their order; a show may come back to a tab."""
    numbered = [(f"scene-{at}-{one.scene.id}", one) for at, one in enumerate(scenes, start=1)]
    runs = groupby(numbered, key=lambda pair: pair[1].tab.id)
    return tuple(
        Chapter(key=f"part-{at}-{tab_id}", tab=run[0][1].tab, scenes=run)
        for at, (tab_id, run) in enumerate(((key, tuple(group)) for key, group in runs), start=1)
    )


def write_page(
    kiosk: Kiosk,
    chapters: Sequence[Chapter],
    languages: Sequence[Language],
    language: Language,
    inks: Inks,
    album: SiteAlbum,
    begin: Callable[[str], None],
) -> str:
    """Returns a whole page.

    Args:
        kiosk: The content.
        chapters: What it shows.
        languages: All languages that there are pages in.
        language: The language of this one.
        inks: Takes note of the colours of charts.
        album: Makes its pictures.
        begin: Told of each scene before it is written.
    """
    said = SheetWords(kiosk=kiosk, language=language)
    body = element(
        "main",
        *(_chapter(chapter, said, inks, album, begin) for chapter in chapters),
        class_="wide",
        id="main",
    )
    inside = (
        element("a", words(said.word("takeaway_skip")), class_="skip", href="#main"),
        _header(said, languages),
        _contents(said, chapters, album),
        body,
        _footer(said, chapters),
    )
    head = _head(said, languages)
    page = element("html", head, element("body", album.sprite(), *inside), lang=language)
    return f"<!DOCTYPE html>\n{page}\n"


def _head(said: SheetWords, languages: Sequence[Language]) -> str:
    kiosk = said.kiosk
    first = kiosk.tabs[0].scenes[0]
    told = join_parts(said.say(first.title), said.say(first.subtitle), said.say(kiosk.stamp))
    others = (
        element("link", rel="alternate", hreflang=one, href=page_name(languages, one))
        for one in languages
    )
    colors = (
        _meta("theme-color", palette.surface, media=f"(prefers-color-scheme: {light})")
        for light, palette in (("light", DAY), ("dark", NIGHT))
    )
    return element(
        "head",
        element("meta", charset="utf-8"),
        _meta("viewport", "width=device-width, initial-scale=1"),
        _meta("color-scheme", "light dark"),
        _meta("description", told),
        element("title", words(said.say(kiosk.name))),
        *colors,
        *(others if len(languages) > 1 else ()),
        element("link", rel="stylesheet", href=STYLE_FILE),
    )


def _meta(name: str, content: str, media: str | None = None) -> str:
    return element("meta", name_=name, content=content, media=media)


def _header(said: SheetWords, languages: Sequence[Language]) -> str:
    kiosk = said.kiosk
    rows = "<br>".join(words(row) for row in kiosk.seal)
    titles = element(
        "div",
        element("h1", words(said.say(kiosk.name))),
        element("p", words(said.say(kiosk.stamp))),
        class_="titles",
    )
    seal = element("div", rows, class_="seal", aria_hidden="true")
    return element("header", element("div", seal, titles, _switch(said, languages), class_="wide"))


def _switch(said: SheetWords, languages: Sequence[Language]) -> str:
    """Returns the links to the other languages; nothing where there is one only."""
    if len(languages) < 2:
        return ""
    names = {choice.code: choice.name for choice in said.kiosk.languages}
    links = [
        element(
            "a",
            words(names[code]),
            href=page_name(languages, code),
            hreflang=code,
            lang=code,
            aria_current="page" if code == said.language else None,
        )
        for code in languages
    ]
    label = said.word("language")
    return element("nav", listed(links), class_="languages", aria_label=label)


def _contents(said: SheetWords, chapters: Sequence[Chapter], album: SiteAlbum) -> str:
    links = [
        element(
            "a",
            _icon(chapter.tab, album),
            words(said.say(chapter.tab.name)),
            href=f"#{chapter.key}",
        )
        for chapter in chapters
    ]
    label = said.word("takeaway_contents")
    return element("nav", listed(links), class_="tabs", aria_label=label)


def _icon(tab: Tab, album: SiteAlbum) -> str:
    if not album.icon(tab.icon):
        return ""
    use = f'<use href="#i-{words(tab.icon)}"></use>'
    return element("svg", use, class_=f"icon in-{tab.accent}", aria_hidden="true")


def _chapter(
    chapter: Chapter,
    said: SheetWords,
    inks: Inks,
    album: SiteAlbum,
    begin: Callable[[str], None],
) -> str:
    heading = f"{chapter.key}-name"
    scenes: list[str] = []
    for key, shown in chapter.scenes:
        begin(f"{shown.ref} {said.language}")
        scenes.append(_scene(key, shown, said, inks, album))
    name = element("h2", _icon(chapter.tab, album), words(said.say(chapter.tab.name)), id=heading)
    return element(
        "section",
        name,
        *scenes,
        id=chapter.key,
        class_=f"in-{chapter.tab.accent}",
        aria_labelledby=heading,
    )


def _scene(key: str, shown: ShownScene, said: SheetWords, inks: Inks, album: SiteAlbum) -> str:
    scene = shown.scene
    scribe = Scribe(words=said, ref=shown.ref, accent=shown.tab.accent, inks=inks, album=album)
    heading = f"{key}-title"
    parts = [element("h3", scribe.say(scene.title), id=heading) + scribe.line(scene.subtitle)]
    charts = 0
    for block in scene.blocks:
        parts.append(write_block(block, scribe, charts))
        charts += count_charts(block)
    parts += [_in_full(scribe, shown), _sources(scribe, shown)]
    body = element("div", *(_grouped(part) for part in parts if part), class_="body")
    return element("article", _art(scribe, shown), body, id=key, aria_labelledby=heading)


def _grouped(part: str) -> str:
    return element("div", part)


def _art(scribe: Scribe, shown: ShownScene) -> str:
    art = shown.scene.art
    if art is None:
        return ""
    said = scribe.words
    alt = join_parts(said.word(art.label), said.say(shown.scene.short))
    return scribe.album.picture(art.image, None, alt, wide=True)


def _in_full(scribe: Scribe, shown: ShownScene) -> str:
    """Returns the sentences that a scene tells."""
    relations = scribe.words.kiosk.relations
    return "".join(scribe.line(relations[one].text, "quiet") for one in shown.scene.relations)


def _sources(scribe: Scribe, shown: ShownScene) -> str:
    said = scribe.words
    name = said.word("source")
    return "".join(
        element(
            "p",
            words(join_parts(name, said.say(said.kiosk.sources[one].title), said.author(one))),
            class_="source",
        )
        for one in sources_of(said.kiosk, shown.scene)
    )


def _footer(said: SheetWords, chapters: Sequence[Chapter]) -> str:
    """Returns all sources in full, and what the signs at figures mean."""
    sheet = sources_sheet(said, chapters[0].scenes[0][1].ref)
    parts: list[str] = []
    for section in sheet.sections:
        lines = [
            element("p", words(item.text), class_="" if item.style == "body" else "note")
            for item in section.items
            if isinstance(item, Paragraph)
        ]
        signs = [
            element(
                "div",
                element("dt", words(item.sign)),
                element("dd", words(item.meaning)),
            )
            for item in section.items
            if isinstance(item, SignRow)
        ]
        heading = element("h2", words(section.heading))
        parts.append(element("div", heading, *lines, element("dl", *signs) if signs else ""))
    return element("footer", element("div", *parts, class_="wide"))
