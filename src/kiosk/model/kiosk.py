"""The whole content of a kiosk: languages, tabs with their scenes, and all that may be stated."""

from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import Literal, get_args

from kiosk.model.blocks import Block
from kiosk.model.facts import (
    Entity,
    Fact,
    Honour,
    Milestone,
    Photograph,
    Qualifier,
    Relation,
    Source,
    Unit,
)
from kiosk.model.late import LateSequence
from kiosk.model.numbers import Figure, write_fact
from kiosk.model.same import Same, remember
from kiosk.model.screens import ConsoleWhen
from kiosk.model.settings import (
    Attract,
    Hours,
    Keys,
    Metrics,
    Staff,
    Takeaway,
    Updates,
    Usage,
    VisitTimes,
)
from kiosk.model.show_parts import Note, Show
from kiosk.model.ties import Index
from kiosk.model.words import (
    AccentId,
    EntityId,
    FactId,
    HonourId,
    IconId,
    ImageId,
    Language,
    MilestoneId,
    RelationId,
    SceneRef,
    ShowId,
    SourceId,
    TabId,
    Text,
    ThemeName,
    UnitId,
    say,
)
from kiosk.values import dataclass

THEMES: tuple[ThemeName, ...] = get_args(ThemeName)
TextSize = Literal[100, 125, 150]
TEXT_SIZES: tuple[TextSize, ...] = get_args(TextSize)
"""What a visitor may choose, in the order in which the bar's controls go through it."""
QUALIFIER_WORDS = {
    Qualifier.OVER: "qualifier_over",
    Qualifier.NEARLY: "qualifier_nearly",
    Qualifier.EXPECTED: "qualifier_expected",
}
"""The interface text that stands before a number, for each qualifier that has one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageChoice:
    """A language of the kiosk: its code and how the language switch shows it ("中", "EN")."""

    code: Language
    short: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """The physical screen; without a diagonal what the screen itself reports is used."""

    diagonal_inches: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Motion:
    """``reduced`` stills everything that moves for show."""

    reduced: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """What a visit starts with."""

    theme: ThemeName = "day"
    text_size: TextSize = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class InterfaceTexts:
    """All words of the interface itself; ``{n}``, ``{of}``, ``{name}`` are filled in.

    Dates: ``{year}``, ``{month}`` (the month's word of ``months``, which stand apart by blanks)
    and ``{day}``.
    """

    language: Text
    text_size: Text
    theme: Text
    theme_day: Text
    theme_night: Text
    theme_contrast: Text
    sources: Text
    home: Text
    close: Text
    previous: Text
    next: Text
    derived: Text
    claim_holds: Text
    how_to_read: Text
    how_computed: Text
    source: Text
    as_of: Text
    note: Text
    also_seen_in: Text
    what_is_known: Text
    in_full: Text
    show_table: Text
    show_chart: Text
    page_of: Text
    touch_chart: Text
    more_count: Text
    illustration: Text
    schematic: Text
    stated_by_source: Text
    figures_of_scene: Text
    calm_title: Text
    calm_body: Text
    scene_of: Text
    qualifier_over: Text
    qualifier_nearly: Text
    qualifier_expected: Text
    open_detail: Text
    column_item: Text
    column_value: Text
    column_period: Text
    zoom_in: Text
    figures: Text
    related: Text
    sheet_page: Text
    source_by: Text
    how_marked: Text
    derived_note: Text
    means_derived: Text
    means_over: Text
    means_nearly: Text
    means_expected: Text
    means_stated: Text
    date_year: Text
    date_month: Text
    date_day: Text
    months: Text
    touch_to_start: Text
    still_there: Text
    still_there_how: Text
    reach: Text
    reach_low: Text
    reach_full: Text
    staff: Text
    staff_enter_pin: Text
    staff_checking: Text
    staff_wrong: Text
    staff_locked: Text
    staff_erase: Text
    staff_confirm: Text
    staff_no_pin: Text
    staff_no_pin_how: Text
    staff_page: Text
    staff_closes: Text
    staff_exit: Text
    staff_restart: Text
    staff_reload: Text
    staff_roll_back: Text
    staff_sleep: Text
    staff_brightness: Text
    staff_sure: Text
    staff_busy: Text
    staff_asked: Text
    staff_failed: Text
    staff_health: Text
    staff_version: Text
    staff_release: Text
    staff_problems: Text
    staff_no_problems: Text
    presenter: Text
    presenter_connected: Text
    presenter_clicker: Text
    presenter_now: Text
    presenter_next: Text
    presenter_previous: Text
    presenter_last: Text
    presenter_step: Text
    presenter_scene: Text
    presenter_total: Text
    presenter_planned: Text
    presenter_late: Text
    presenter_notes: Text
    presenter_no_notes: Text
    presenter_tour: Text
    presenter_tour_stop: Text
    presenter_tour_paused: Text
    presenter_blank: Text
    presenter_unblank: Text
    presenter_clock: Text
    presenter_visitor: Text
    presenter_running: Text
    presenter_idle: Text
    presenter_touring: Text
    presenter_over: Text
    presenter_sheet: Text
    presenter_picture: Text
    presenter_blanked: Text
    presenter_attract: Text
    presenter_asleep: Text
    presenter_staff: Text
    shows: Text
    show_all: Text
    show_length: Text
    show_start: Text
    show_stop: Text
    takeaway: Text
    takeaway_how: Text
    takeaway_skip: Text
    takeaway_contents: Text
    takeaway_method: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Art:
    """A full-screen illustration behind a scene.

    Attributes:
        image: The wide drawing.
        portrait: A drawing of its own for upright screens, or None.
        portrait_x: Where the upright crop of the wide drawing starts (its x).
        label: Which words label it: "illustration" or "schematic".
        dark: Whether the drawing is dark in every theme, so that the header on it is light.
    """

    image: ImageId
    portrait: ImageId | None = None
    portrait_x: float = 420
    label: Literal["illustration", "schematic"] = "illustration"
    dark: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """How a scene's blocks stand, one string a row, block names apart by spaces.

    A name repeated over neighbouring columns or rows spans them, as in CSS grid areas.
    """

    landscape: tuple[str, ...]
    portrait: tuple[str, ...] = ()
    ultrawide: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One full screen inside a tab.

    Attributes:
        title: The finding, a sentence a visitor can repeat.
        short: The scene in a few words, for lists.
        header: ``standard`` above the content, ``display`` in hero size over the art, or
            ``none`` where a block carries the title.
        relations: Sentences that the scene tells; its sheet gives them in full.
        notes: What a guide says here; visitors do not see it.
        steps: Names of the blocks that a guide reveals one after the other; all others stand there
            from the start.
        seconds: So long the scene stands where it advances by itself; without it that is reckoned
            from the amount of its text.
    """

    id: str
    title: Text
    short: Text
    blocks: tuple[Block, ...]
    subtitle: Text | None = None
    header: Literal["standard", "display", "none"] = "standard"
    art: Art | None = None
    grid: Grid | None = None
    relations: tuple[RelationId, ...] = ()
    notes: tuple[Note, ...] = ()
    steps: tuple[str, ...] = ()
    seconds: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tab:
    """One subject in the bottom bar."""

    id: TabId
    name: Text
    icon: IconId
    accent: AccentId
    scenes: Sequence[Scene]

    @property
    def scene_ids(self) -> tuple[str, ...]:
        """The ids of its scenes, in their order."""
        return _scene_ids(Same(self.scenes))


@remember(128)
def _scene_ids(scenes: Same) -> tuple[str, ...]:
    if isinstance(scenes.value, LateSequence):
        # Their names are known; to know the ids no scene has to be made.
        return tuple(key.partition("/")[2] for key in scenes.value.keys)
    assert isinstance(scenes.value, Sequence)  # noqa: S101 - a tab's scenes
    return tuple(scene.id for scene in scenes.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kiosk:
    """All content, checked and resolved.

    Attributes:
        console: Whether the guide's console appears by itself on a screen that the audience does
            not need.
        index: What is looked up across scenes, where it was found before; it says nothing that
            the rest does not.
    """

    name: Text
    seal: tuple[str, str]
    stamp: Text
    languages: tuple[LanguageChoice, ...]
    tabs: tuple[Tab, ...]
    texts: InterfaceTexts
    facts: Mapping[FactId, Fact]
    units: Mapping[UnitId, Unit]
    entities: Mapping[EntityId, Entity]
    milestones: Mapping[MilestoneId, Milestone]
    honours: Mapping[HonourId, Honour]
    relations: Mapping[RelationId, Relation]
    sources: Mapping[SourceId, Source]
    photographs: Mapping[ImageId, Photograph]
    panel: Panel
    motion: Motion
    start: Start
    visit: VisitTimes = field(default=VisitTimes())
    attract: Attract = field(default=Attract())
    hours: Hours = field(default=Hours())
    updates: Updates = field(default=Updates())
    metrics: Metrics = field(default=Metrics())
    usage: Usage = field(default=Usage())
    staff: Staff = field(default=Staff())
    keys: Keys = field(default=Keys())
    takeaway: Takeaway = field(default=Takeaway())
    console: ConsoleWhen = "auto"
    shows: Mapping[ShowId, Show] = field(default_factory=dict)
    index: Index | None = field(default=None, repr=False, compare=False)

    def scene(self, ref: SceneRef) -> Scene:
        """Returns the scene named ``tab/scene``.

        Raises:
            KeyError: There is none of that name.
        """
        outline = _outline(Same(self))
        at = outline.places[ref]
        tab = self.tab(TabId(ref.partition("/")[0]))
        return tab.scenes[at - outline.firsts[tab.id]]

    def tab(self, tab_id: TabId) -> Tab:
        """Returns the tab of that id.

        Raises:
            KeyError: There is none of that id.
        """
        return _outline(Same(self)).tabs[tab_id]

    def figure(self, fact: Fact, language: Language) -> Figure:
        """Returns a fact's number as a language writes it, with its unit and qualifier."""
        words = {
            kind: say(getattr(self.texts, name), language) for kind, name in QUALIFIER_WORDS.items()
        }
        return write_fact(fact, self.units[fact.unit], language, words)

    def language_beside(self, language: Language) -> Language:
        """Returns the language shown beside another: the next in order, or "" if it is alone."""
        codes = [choice.code for choice in self.languages]
        at = codes.index(language) if language in codes else 0
        beside = codes[(at + 1) % len(codes)]
        return beside if beside != language else ""

    def scene_refs(self) -> tuple[SceneRef, ...]:
        """Returns the names of all scenes in the order in which they are stepped through."""
        return _outline(Same(self)).refs

    def place(self, ref: SceneRef) -> int:
        """Returns which of all scenes one is, counted from 0; -1 for what is none."""
        return _outline(Same(self)).places.get(ref, -1)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Outline:
    """Where tabs and scenes are among all.

    Attributes:
        refs: The names of all scenes, in order.
        places: Which of these each is.
        firsts: Which of these is the first of each tab.
        tabs: The tabs by id.
    """

    refs: tuple[SceneRef, ...]
    places: dict[SceneRef, int]
    firsts: dict[TabId, int]
    tabs: dict[TabId, Tab]


@remember(4)
def _outline(kiosk: Same) -> _Outline:
    assert isinstance(kiosk.value, Kiosk)  # noqa: S101 - only its methods ask
    refs: list[SceneRef] = []
    firsts: dict[TabId, int] = {}
    for tab in kiosk.value.tabs:
        firsts[tab.id] = len(refs)
        refs += [SceneRef(f"{tab.id}/{name}") for name in tab.scene_ids]
    return _Outline(
        refs=tuple(refs),
        places={ref: at for at, ref in enumerate(refs)},
        firsts=firsts,
        tabs={tab.id: tab for tab in kiosk.value.tabs},
    )
