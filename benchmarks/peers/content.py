"""Five tabs of four charts from our own content, as JSON for programs that know nothing of it.

    content.py FILE

Every number stands in ``data/`` or is derived there; none is made up here. The charts of a tab are
the ones that its scenes show, in their order. Few tabs have four, so the rest is filled from the
facts of the tab, again in a fixed order: its shares as counted cells; its milestones, where there
are at least two, on an axis of time; its facts of one unit, where there are at least two, as bars;
the facts of that unit in the whole park as bars; and the bars of the tab once more, upright.
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from kiosk import paths
from kiosk.charts.resolve import resolve_chart
from kiosk.content import load
from kiosk.model.block_figures import ChartRow
from kiosk.model.charts import Chart, Pipeline, RankedBars, TimelineChart, Waffle
from kiosk.model.facts import Display, Fact
from kiosk.model.kiosk import Kiosk, Tab
from kiosk.model.words import FactId, Language, Text, UnitId, say

CHARTS_OF_A_TAB = 4
KINDS = {
    "paired_periods": "bars",
    "pipeline": "bars",
    "area_change": "bars",
    "slope": "line",
    "waffle": "share",
    "ranked_bars": "ranked",
    "timeline": "events",
}
"""What other programs call the kinds."""
_CELLS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """A chart with its words.

    Attributes:
        chart: As the content would name it.
    """

    title: Text
    subtitle: Text
    chart: Chart


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainChart:
    """A chart as any program can draw it.

    Attributes:
        kind: ``bars``, ``line``, ``share``, ``ranked`` or ``events``.
        labels: One word or sentence a value.
        values: Numbers; of a share its part of one; of an event its year with a fraction.
        written: The values with qualifier and unit, as people read them.
        unit: Words behind a value.
    """

    kind: str
    title: str
    subtitle: str
    labels: tuple[str, ...]
    values: tuple[float, ...]
    written: tuple[str, ...]
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainTab:
    """A tab by its name, with its charts."""

    name: str
    charts: tuple[PlainChart, ...]


def load_kiosk() -> Kiosk:
    """Returns our own content.

    Raises:
        RuntimeError: It has problems.
    """
    loaded = load(paths.default_content_dir(), paths.assets_dir())
    if loaded.kiosk is None:
        raise RuntimeError(f"the content has {len(loaded.problems)} problems: kiosk check")
    return loaded.kiosk


def panels_of(kiosk: Kiosk, tab: Tab) -> tuple[Panel, ...]:
    """Returns the four charts of a tab."""
    chosen: list[Panel] = []
    for panel in _candidates(kiosk, tab):
        if all(panel.chart != other.chart for other in chosen):
            chosen.append(panel)
    if len(chosen) < CHARTS_OF_A_TAB:
        raise RuntimeError(f"the facts of {tab.id} are enough for {len(chosen)} charts only")
    return tuple(chosen[:CHARTS_OF_A_TAB])


def _candidates(kiosk: Kiosk, tab: Tab) -> Iterator[Panel]:
    """Returns what may be shown of a tab, the best first; see the module's words."""
    yield from _own(tab)
    facts = [fact for fact in kiosk.facts.values() if fact.tab == tab.id]
    own = {panel.chart.part for panel in _own(tab) if isinstance(panel.chart, Waffle)}
    for fact in facts:
        written_as_share = fact.display in {Display.FRACTION, Display.PERCENT}
        if written_as_share and 0 < fact.value < 1 and fact.id not in own:
            chart = Waffle(kind="waffle", part=fact.id, cells=_CELLS)
            yield Panel(title=fact.label, subtitle=tab.name, chart=chart)
    events = tuple(item.id for item in kiosk.milestones.values() if item.tab == tab.id)
    if len(events) > 1:
        chart_of_events = TimelineChart(kind="timeline", milestones=events)
        yield Panel(title=tab.name, subtitle=kiosk.stamp, chart=chart_of_events)
    groups = [group for group in _by_unit(facts).values() if len(group) > 1]
    park = _by_unit(list(kiosk.facts.values()))
    for group in groups:
        bars = RankedBars(kind="ranked_bars", facts=_ids(group))
        yield Panel(title=group[0].label, subtitle=_unit_of(kiosk, group), chart=bars)
    for group in (park[unit] for unit in _by_unit(facts)):
        if len({say(fact.label, _codes(kiosk)[0]) for fact in group}) == len(group) > 2:
            bars = RankedBars(kind="ranked_bars", facts=_ids(group))
            yield Panel(title=kiosk.name, subtitle=_unit_of(kiosk, group), chart=bars)
    for group in groups:
        areas = Pipeline(kind="pipeline", facts=_ids(group))
        yield Panel(title=group[0].label, subtitle=_unit_of(kiosk, group), chart=areas)


def _own(tab: Tab) -> Iterator[Panel]:
    for scene in tab.scenes:
        for block in scene.blocks:
            if isinstance(block, ChartRow):
                for panel in block.panels:
                    subtitle = panel.subtitle or tab.name
                    yield Panel(title=panel.title, subtitle=subtitle, chart=panel.chart)


def _by_unit(facts: list[Fact]) -> dict[UnitId, list[Fact]]:
    """Returns facts that may stand side by side in one chart: no shares, ranks or means."""
    groups: dict[UnitId, list[Fact]] = {}
    for fact in facts:
        whole = fact.display is Display.NUMBER and fact.decimals is None
        if whole and not fact.unit.endswith("rank"):
            groups.setdefault(fact.unit, []).append(fact)
    return groups


def _ids(facts: list[Fact]) -> tuple[FactId, ...]:
    return tuple(fact.id for fact in facts)


def _unit_of(kiosk: Kiosk, group: list[Fact]) -> Text:
    """Returns the words of a group's unit in every language."""
    forms = kiosk.units[group[0].unit].forms
    return {code: f"{forms[code].before} {forms[code].after}".strip() for code in _codes(kiosk)}


def _codes(kiosk: Kiosk) -> tuple[Language, ...]:
    return tuple(choice.code for choice in kiosk.languages)


def plain_chart(kiosk: Kiosk, panel: Panel, language: Language) -> PlainChart:
    """Returns a chart with its numbers looked up and written."""
    data = resolve_chart(panel.chart, kiosk, language).data
    events = isinstance(panel.chart, TimelineChart)
    return PlainChart(
        kind=KINDS[panel.chart.kind],
        title=say(panel.title, language).replace("\n", ""),
        subtitle=say(panel.subtitle, language).replace("\n", ""),
        labels=tuple(datum.label if events else datum.tick for datum in data),
        values=tuple(datum.value for datum in data),
        written=tuple(datum.reading for datum in data),
        unit=data[0].after,
    )


def plain_tabs(kiosk: Kiosk, language: Language) -> tuple[PlainTab, ...]:
    """Returns all tabs in one language."""
    return tuple(
        PlainTab(
            name=say(tab.name, language),
            charts=tuple(plain_chart(kiosk, panel, language) for panel in panels_of(kiosk, tab)),
        )
        for tab in kiosk.tabs
    )


def write_content(path: Path) -> None:
    """Writes the tabs in every language of the content: ``{"zh": [...], "en": [...]}``."""
    kiosk = load_kiosk()
    report = {code: [asdict(tab) for tab in plain_tabs(kiosk, code)] for code in _codes(kiosk)}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(report, ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    write_content(Path(sys.argv[1]))
