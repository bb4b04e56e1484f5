"""What a visitor sees and what a touch changes: the state of a visit and its one reducer."""

from dataclasses import replace
from typing import TypeVar, assert_never

from kiosk.model.actions import (
    Action,
    AskGuide,
    AskStaff,
    ChooseLanguage,
    CloseSheet,
    CycleTextSize,
    CycleTheme,
    FlipSheet,
    GoHome,
    GoToScene,
    GoToTab,
    LeaveStaff,
    OpenChart,
    OpenEntity,
    OpenFact,
    OpenHonour,
    OpenMilestone,
    OpenPicture,
    OpenScene,
    OpenSources,
    PressKey,
    SheetAction,
    ShowTabs,
    StartShow,
    Step,
    StepSheet,
    ToggleReach,
    TouchMark,
    TurnList,
)
from kiosk.model.kiosk import TEXT_SIZES, THEMES, Kiosk
from kiosk.model.words import ImageId, Language, SceneRef
from kiosk.values import dataclass

_T = TypeVar("_T")
DEEPEST_STACK = 12
"""So many sheets may lie on one another; the lowest are forgotten beyond."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedSheet:
    """A sheet that is open, and how it is shown.

    Attributes:
        page: Which page, from 0.
        table: Whether the chart's table is shown instead of the chart.
    """

    subject: SheetAction
    page: int = 0
    table: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """All that a visitor has chosen.

    Attributes:
        scene: The scene shown.
        sheets: Open sheets, the topmost last.
        picture: What the viewer shows, or None while it is closed.
        lit: The mark that was touched once.
        tabs_from: The leftmost tab that the bar was turned to, from 0; None shows the scene's.
        low_reach: Whether all of the scene is in the lower part of an upright screen.
    """

    scene: SceneRef
    language: Language
    theme: str
    text_size: int
    sheets: tuple[OpenedSheet, ...] = ()
    picture: ImageId | None = None
    lit: TouchMark | None = None
    tabs_from: int | None = None
    low_reach: bool = False

    @property
    def sheet(self) -> OpenedSheet | None:
        """The topmost sheet, or None."""
        return self.sheets[-1] if self.sheets else None


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetShape:
    """What the reducer must know of the open sheet's layout: its pages and its siblings."""

    pages: int = 1
    siblings: tuple[SheetAction, ...] = ()
    position: int = 0


def start_visit(kiosk: Kiosk) -> Visit:
    """Returns how every visit begins: first scene, first language, the content's theme."""
    return Visit(
        scene=kiosk.scene_refs()[0],
        language=kiosk.languages[0].code,
        theme=kiosk.start.theme,
        text_size=kiosk.start.text_size,
    )


def restart(before: Kiosk, first: Visit, after: Kiosk) -> Visit:
    """Returns how visits begin once other content is shown.

    Args:
        before: What was shown.
        first: How visits began in it; language and theme that a start asked for instead of the
            content's stay, where the other content has them.
        after: What is shown now.
    """
    usual, visit = start_visit(before), start_visit(after)
    if first.theme != usual.theme:
        visit = replace(visit, theme=first.theme)
    asked = first.language != usual.language
    if asked and first.language in {choice.code for choice in after.languages}:
        visit = replace(visit, language=first.language)
    return visit


def neighbour(kiosk: Kiosk, scene: SceneRef, by: int) -> SceneRef | None:
    """Returns the scene ``by`` steps on, over the edges of tabs; None beyond the ends."""
    refs = kiosk.scene_refs()
    here = kiosk.place(scene)
    return refs[here + by] if here >= 0 and 0 <= here + by < len(refs) else None


def tab_of(scene: SceneRef) -> str:
    """Returns the tab's part of a scene's name."""
    return scene.partition("/")[0]


def next_visit(
    visit: Visit, action: Action, kiosk: Kiosk, shape: SheetShape | None = None
) -> Visit:
    """Returns the visit after a touch; the same object where nothing changes.

    Args:
        visit: Before.
        action: What was asked for.
        kiosk: The content.
        shape: The open sheet's pages and siblings, for `StepSheet`.
    """
    match action:
        case (
            OpenFact()
            | OpenChart()
            | OpenEntity()
            | OpenMilestone()
            | OpenHonour()
            | OpenScene()
            | OpenSources()
        ):
            after = _open(visit, action)
        case TouchMark():
            after = _touch_mark(visit, action)
        case OpenPicture():
            after = replace(visit, picture=action.image, lit=None)
        case CloseSheet():
            after = _close(visit)
        case FlipSheet() | StepSheet():
            after = _turn(visit, action, shape or SheetShape())
        case Step() | GoToScene() | GoToTab() | GoHome():
            after = _go(visit, action, kiosk)
        case ShowTabs():
            at = max(0, min(action.first, len(kiosk.tabs) - 1))
            after = replace(visit, tabs_from=at)
        case ChooseLanguage() | CycleTextSize() | CycleTheme() | ToggleReach():
            after = _restyle(visit, action, kiosk)
        case PressKey() | AskStaff() | LeaveStaff() | AskGuide() | StartShow() | TurnList():
            # Staff and guides are no visitors: what they do leaves the visit as it is.
            after = visit
        case _:
            assert_never(action)
    return after


def _restyle(
    visit: Visit, action: ChooseLanguage | CycleTextSize | CycleTheme | ToggleReach, kiosk: Kiosk
) -> Visit:
    if isinstance(action, ToggleReach):
        return replace(visit, low_reach=not visit.low_reach)
    if isinstance(action, CycleTextSize):
        return replace(visit, text_size=_after(TEXT_SIZES, visit.text_size))
    if isinstance(action, CycleTheme):
        return replace(visit, theme=_after(THEMES, visit.theme))
    known = {choice.code for choice in kiosk.languages}
    return replace(visit, language=action.language) if action.language in known else visit


def _after(values: tuple[_T, ...], value: _T) -> _T:
    at = values.index(value) if value in values else -1
    return values[(at + 1) % len(values)]


def _open(visit: Visit, subject: SheetAction) -> Visit:
    if visit.sheet is not None and visit.sheet.subject == subject:
        return visit
    sheets = (*visit.sheets, OpenedSheet(subject=subject))[-DEEPEST_STACK:]
    return replace(visit, sheets=sheets, lit=None)


def _touch_mark(visit: Visit, mark: TouchMark) -> Visit:
    """Lights a mark up; the second touch on it opens the chart's sheet."""
    if visit.lit != mark:
        return replace(visit, lit=mark)
    if visit.sheet is not None:
        return visit
    return _open(visit, OpenChart(mark.scene, mark.index))


def _close(visit: Visit) -> Visit:
    """Closes the viewer, else the topmost sheet, else puts out the mark."""
    if visit.picture is not None:
        return replace(visit, picture=None)
    if visit.sheets:
        return replace(visit, sheets=visit.sheets[:-1], lit=None)
    return replace(visit, lit=None) if visit.lit is not None else visit


def _turn(visit: Visit, action: FlipSheet | StepSheet, shape: SheetShape) -> Visit:
    sheet = visit.sheet
    if sheet is None or visit.picture is not None:
        return visit
    # A larger page may hold what were several; the last one is shown then.
    page = min(sheet.page, shape.pages - 1)
    if isinstance(action, FlipSheet):
        turned = replace(sheet, table=not sheet.table)
    elif 0 <= page + action.by < shape.pages:
        turned = replace(sheet, page=page + action.by)
    else:
        at = shape.position + action.by
        if not 0 <= at < len(shape.siblings):
            return visit
        turned = OpenedSheet(subject=shape.siblings[at])
    return replace(visit, sheets=(*visit.sheets[:-1], turned), lit=None)


def _go(visit: Visit, action: Step | GoToScene | GoToTab | GoHome, kiosk: Kiosk) -> Visit:
    target: SceneRef | None
    if isinstance(action, Step):
        target = neighbour(kiosk, visit.scene, action.by)
    elif isinstance(action, GoToScene):
        target = action.scene if kiosk.place(action.scene) >= 0 else None
    elif isinstance(action, GoToTab):
        target = _in_tab(action, kiosk)
    else:
        target = kiosk.scene_refs()[0]
    if target is None:
        return visit
    return replace(visit, scene=target, sheets=(), picture=None, lit=None, tabs_from=None)


def _in_tab(action: GoToTab, kiosk: Kiosk) -> SceneRef | None:
    """Returns the tab's first scene."""
    tab = next((tab for tab in kiosk.tabs if tab.id == action.tab), None)
    return SceneRef(f"{tab.id}/{tab.scene_ids[0]}") if tab is not None and tab.scenes else None
