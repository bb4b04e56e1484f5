"""Builds valid values for tests: everything has a default, a test names only what it is about."""

from collections.abc import Iterator
from dataclasses import fields
from decimal import Decimal
from typing import Any, TypeVar

from kiosk.model.facts import (
    Entity,
    Fact,
    Honour,
    Milestone,
    Qualifier,
    Relation,
    Source,
    Unit,
    UnitForm,
)
from kiosk.model.geometry import Rect
from kiosk.model.kiosk import (
    InterfaceTexts,
    Kiosk,
    LanguageChoice,
    Motion,
    Panel,
    Scene,
    Start,
    Tab,
)
from kiosk.model.typesetting import is_wide
from kiosk.model.words import Language, Text
from kiosk.theme.palettes import PALETTES
from kiosk.ui.kit.leaves import Composition, FigureLeaf, Leaf, TextLeaf
from kiosk.ui.kit.look import Frame, Look

Made = TypeVar("Made")

WIDE_EM, NARROW_EM = 1.0, 0.56
"""About what the bundled font's letters measure; bold ones a little more."""
ACTIONS_OF_A_SHEET = ("fact", "entity", "milestone", "honour", "image", "scene")


class FakeRuler:
    """Measures without a font: Han are one em wide, other letters about half of one."""

    def advance(self, text: str, px: float, language: Language, *, bold: bool) -> float:
        """Returns the width of one line, in the units of ``px``."""
        wide = sum(is_wide(char) for char in text)
        narrow = (len(text) - wide) * (NARROW_EM + 0.02 * bold)
        return (wide * WIDE_EM + narrow) * px


def make(kind: type[Made], /, **values: Any) -> Made:
    """Returns a value of a kind from plain strings: ids need not be wrapped in their types."""
    return kind(**values)


def text(zh: str = "文字", en: str = "words") -> Text:
    """Returns words in both languages."""
    return Text({"zh": zh, "en": en})


def unit(unit_id: str = "companies", **changes: Any) -> Unit:
    """Returns a unit; by default 家 and companies."""
    forms = {"zh": UnitForm(after="家"), "en": UnitForm(after="companies", grouping=True)}
    return Unit(**{"id": unit_id, "forms": forms, **changes})


def source(source_id: str = "feature", **changes: Any) -> Source:
    """Returns a source."""
    values = {
        "id": source_id,
        "title": text("专题报道", "A feature"),
        "author": text("记者", "A reporter"),
        "year": "2022",
    }
    return Source(**{**values, **changes})


def fact(fact_id: str = "members", **changes: Any) -> Fact:
    """Returns a stated fact: exactly 60 companies."""
    values = {
        "id": fact_id,
        "tab": "overview",
        "label": text("会员单位", "Member companies"),
        "value": Decimal(60),
        "qualifier": Qualifier.EXACT,
        "unit": "companies",
        "source": "feature",
        "as_of": "2022",
    }
    return Fact(**{**values, **changes})


def entity(entity_id: str = "acme", **changes: Any) -> Entity:
    """Returns a company with an icon and a line of what it is."""
    values = {
        "id": entity_id,
        "tab": "overview",
        "group": text("企业", "Companies"),
        "name": text("卡斯柯信号", "CASCO Signal"),
        "source": "feature",
        "what": text("国内领先的轨道交通信号系统集成商", "a leading rail-signalling integrator"),
        "icon": "train",
    }
    return Entity(**{**values, **changes})


def milestone(milestone_id: str = "opening", **changes: Any) -> Milestone:
    """Returns a dated event."""
    values = {
        "id": milestone_id,
        "date": "2020-06",
        "tab": "overview",
        "event": text("上海区块链生态谷开园运营", "The Blockchain Valley opens in Shanghai"),
        "source": "feature",
    }
    return Milestone(**{**values, **changes})


def honour(honour_id: str = "pilot", **changes: Any) -> Honour:
    """Returns a title with a note."""
    values = {
        "id": honour_id,
        "name": text("国家区块链创新应用综合性试点", "National comprehensive blockchain pilot"),
        "source": "feature",
        "note": text("首批", "first batch"),
    }
    return Honour(**{**values, **changes})


def relation(relation_id: str = "origin", **changes: Any) -> Relation:
    """Returns a sentence that ties things together."""
    values = {
        "id": relation_id,
        "tab": "overview",
        "text": text("这里曾是老工业区。", "This was once an industrial estate."),
        "source": "feature",
    }
    return Relation(**{**values, **changes})


def scene(scene_id: str = "start", **changes: Any) -> Scene:
    """Returns a scene without blocks."""
    values = {
        "id": scene_id,
        "title": text("一句可以复述的话", "A sentence to repeat"),
        "short": text("开始", "Start"),
        "blocks": (),
    }
    return Scene(**{**values, **changes})


def tab(tab_id: str = "overview", **changes: Any) -> Tab:
    """Returns a tab with one scene."""
    values = {
        "id": tab_id,
        "name": text("园区概览", "Overview"),
        "icon": "tab-overview",
        "accent": "azure",
        "scenes": (scene(),),
    }
    return Tab(**{**values, **changes})


def interface_texts(**changes: Any) -> InterfaceTexts:
    """Returns the words of the interface, each its own name unless given."""
    words = {field.name: text(field.name, field.name) for field in fields(InterfaceTexts)}
    words |= {
        "derived": text("推算", "Derived"),
        "open_detail": text("查看详情", "Open the details"),
        "more_count": text("等 {n} 家", "{n} in all"),
        "scene_of": text("{n} / {of}", "{n} / {of}"),
        "page_of": text("{n} / {of}", "{n} / {of}"),
        "date_year": text("{year} 年", "{year}"),
        "date_month": text("{year} 年 {month} 月", "{month} {year}"),
        "date_day": text("{year} 年 {month} 月 {day} 日", "{day} {month} {year}"),
        "months": text(
            "1 2 3 4 5 6 7 8 9 10 11 12",
            "January February March April May June July August September October November December",
        ),
        "qualifier_over": text("超", "over"),
        "qualifier_nearly": text("近", "nearly"),
        "qualifier_expected": text("预计", "expected"),
    }
    return InterfaceTexts(**{**words, **changes})


def kiosk(**changes: Any) -> Kiosk:
    """Returns a kiosk; tables may be given as tuples of values, found by their ids.

    Args:
        changes: Any field; ``facts=(fact("a"), fact("b"))`` stands for a dict by id.
    """
    values: dict[str, Any] = {
        "name": text("市北高新园区", "Shibei Hi-Tech Park"),
        "seal": ("市北", "高新"),
        "stamp": text("数据截至 2022 年", "Data as of 2022"),
        "languages": (
            LanguageChoice(code="zh", short="中", name="中文"),
            LanguageChoice(code="en", short="EN", name="English"),
        ),
        "tabs": (tab(),),
        "texts": interface_texts(),
        "facts": (fact(),),
        "units": (unit(),),
        "entities": (entity(),),
        "milestones": (milestone(),),
        "honours": (honour(),),
        "relations": (relation(),),
        "sources": (source(),),
        "photographs": {},
        "panel": Panel(diagonal_inches=55),
        "motion": Motion(),
        "start": Start(),
        **changes,
    }
    tables = ("facts", "units", "entities", "milestones", "honours", "relations", "sources")
    for name in tables:
        if not isinstance(values[name], dict):
            values[name] = {row.id: row for row in values[name]}
    return Kiosk(**values)


def look(theme: str = "day", **changes: Any) -> Look:
    """Returns a look: Chinese, day, 100 %, landscape, a ruler that needs no font."""
    values: dict[str, Any] = {
        "kiosk": None,
        "language": "zh",
        "palette": PALETTES[theme],
        "accent_name": "azure",
        "text_scale": 1.0,
        "format": "landscape",
        "min_target": 48.0,
        "ruler": FakeRuler(),
        "scene": "overview/start",
        **changes,
    }
    values["kiosk"] = values["kiosk"] or kiosk()
    return Look(**values)


def frame(width: float = 1776.0, height: float | None = None, **changes: Any) -> Frame:
    """Returns the room of a block: as wide as a landscape screen's content."""
    return Frame(**{"width": width, "height": height, "look": look(), **changes})


def frames(content: Kiosk, widths: dict[str, float], **changes: Any) -> Iterator[tuple[str, Frame]]:
    """Yields a block's room on every format, in every language, text size and theme, with a name.

    Args:
        content: The kiosk.
        widths: Width of the block by format.
        changes: Of the frame.
    """
    for shape, width in widths.items():
        for language in ("zh", "en"):
            for scale in (1.0, 1.25, 1.5):
                for theme in ("day", "contrast"):
                    seen = look(
                        theme, kiosk=content, language=language, text_scale=scale, format=shape
                    )
                    name = f"{shape} {width:.0f} {language} {scale} {theme}"
                    yield name, Frame(**{"width": width, "look": seen, **changes})


# What a composition shows ---------------------------------------------------------------------


def words_of(composition: Composition) -> tuple[str, ...]:
    """Returns all texts and figures of a composition, in painting order."""
    found = []
    for leaf in composition.leaves:
        if isinstance(leaf, TextLeaf):
            found.append(leaf.text)
        elif isinstance(leaf, FigureLeaf):
            found.append(" ".join(run.text for run in leaf.runs))
    return tuple(found)


def opened_by(composition: Composition) -> tuple[str, ...]:
    """Returns the ids that the targets of a composition open: facts, entities and so on."""
    return tuple(
        getattr(target.action, name)
        for target in composition.targets
        for name in ACTIONS_OF_A_SHEET
        if hasattr(target.action, name)
    )


def ink_rect(leaf: Leaf) -> Rect:
    """Returns what a text or figure covers: its lines without the lead between them."""
    if isinstance(leaf, TextLeaf):
        lead = (leaf.line - leaf.px * 1.05) / 2
        return leaf.rect._replace(y=leaf.rect.y + lead, h=leaf.rect.h - 2 * lead)
    assert isinstance(leaf, FigureLeaf)
    px = max(run.px for run in leaf.runs)
    return leaf.rect._replace(y=leaf.baseline - px * 0.76, h=px * 0.78)


def faults(composition: Composition, min_target: float = 0.0) -> list[str]:
    """Returns what is wrong with a layout: words that overlap or leave it, targets too small.

    Args:
        composition: A laid out block.
        min_target: Least side of a target.
    """
    found = []
    room = Rect(0, 0, composition.width, composition.height).grown(1)
    texts = [leaf for leaf in composition.leaves if isinstance(leaf, TextLeaf | FigureLeaf)]
    for index, leaf in enumerate(texts):
        box = ink_rect(leaf)
        if box.overlap(room) < box.w * box.h - 1:
            found.append(f"outside: {leaf}")
        found.extend(
            f"overlap: {leaf} and {other}"
            for other in texts[index + 1 :]
            if ink_rect(other).overlap(box) > 4
        )
    for index, target in enumerate(composition.targets):
        if min(target.rect.w, target.rect.h) < min_target - 0.5:
            found.append(f"small: {target}")
        found.extend(
            f"targets overlap: {target} and {other}"
            for other in composition.targets[index + 1 :]
            if other.rect.overlap(target.rect) > 1
        )
        if not target.name:
            found.append(f"nameless: {target}")
    return found
