"""What a touch on something asks for; widgets emit these, the shell carries them out."""

from typing import Literal

from kiosk.model.words import (
    EntityId,
    FactId,
    HonourId,
    ImageId,
    MilestoneId,
    SceneRef,
    ShowId,
    TabId,
)
from kiosk.values import dataclass


@dataclass(frozen=True, slots=True)
class OpenFact:
    """Open the sheet of a fact."""

    fact: FactId


@dataclass(frozen=True, slots=True)
class OpenChart:
    """Open the sheet of a chart: the ``index``-th of the scene, counted over its blocks."""

    scene: SceneRef
    index: int


@dataclass(frozen=True, slots=True)
class TouchMark:
    """Light up a mark of a chart; the second touch opens its sheet."""

    scene: SceneRef
    index: int
    ref: str


@dataclass(frozen=True, slots=True)
class OpenEntity:
    """Open the sheet of an entity."""

    entity: EntityId


@dataclass(frozen=True, slots=True)
class OpenMilestone:
    """Open the sheet of a milestone."""

    milestone: MilestoneId


@dataclass(frozen=True, slots=True)
class OpenHonour:
    """Open the sheet of an honour."""

    honour: HonourId


@dataclass(frozen=True, slots=True)
class OpenPicture:
    """Open a picture in the viewer."""

    image: ImageId


@dataclass(frozen=True, slots=True)
class OpenScene:
    """Open the sheet of a scene: what it says in full, and from where."""

    scene: SceneRef


@dataclass(frozen=True, slots=True)
class OpenSources:
    """Open the sheet of all sources."""


@dataclass(frozen=True, slots=True)
class GoToTab:
    """Go to the first scene of a tab."""

    tab: TabId


@dataclass(frozen=True, slots=True)
class ShowTabs:
    """Show other tabs in the bar: those from the ``first``-th, counted from 0."""

    first: int


@dataclass(frozen=True, slots=True)
class GoToScene:
    """Go to one scene."""

    scene: SceneRef


@dataclass(frozen=True, slots=True)
class Step:
    """Go ``by`` scenes on (negative: back), across tabs."""

    by: int


@dataclass(frozen=True, slots=True)
class StepSheet:
    """Go ``by`` pages or siblings on inside the open sheet."""

    by: int


@dataclass(frozen=True, slots=True)
class FlipSheet:
    """Change between the chart of a sheet and its table."""


@dataclass(frozen=True, slots=True)
class CloseSheet:
    """Close what is open above the scene."""


@dataclass(frozen=True, slots=True)
class GoHome:
    """Go to the first scene of all."""


@dataclass(frozen=True, slots=True)
class ChooseLanguage:
    """Show everything in a language."""

    language: str


@dataclass(frozen=True, slots=True)
class CycleTextSize:
    """Change to the next text size."""


@dataclass(frozen=True, slots=True)
class CycleTheme:
    """Change to the next theme."""


@dataclass(frozen=True, slots=True)
class ToggleReach:
    """Bring the whole scene into the lower part of an upright screen, or back."""


StaffWish = Literal["exit", "restart", "reload", "roll_back", "sleep", "brightness"]


@dataclass(frozen=True, slots=True)
class PressKey:
    """Press a key of the PIN pad: a digit, ``erase`` or ``enter``."""

    key: str


@dataclass(frozen=True, slots=True)
class AskStaff:
    """Do what staff asked for on their page."""

    wish: StaffWish


@dataclass(frozen=True, slots=True)
class LeaveStaff:
    """Close the PIN pad or the staff page."""


StaffAction = PressKey | AskStaff | LeaveStaff
GuideWish = Literal["previous", "next", "tour", "blank", "language", "clock", "stop"]


@dataclass(frozen=True, slots=True)
class AskGuide:
    """Do what the guide asked for on the console."""

    wish: GuideWish


@dataclass(frozen=True, slots=True)
class StartShow:
    """Give a show; "" gives all scenes."""

    show: ShowId


@dataclass(frozen=True, slots=True)
class TurnList:
    """Turn a list that is too long for its place to another page, from 0; opens it where needed."""

    name: Literal["map", "shows"]
    page: int


GuideAction = AskGuide | StartShow | TurnList
SheetAction = (
    OpenFact | OpenChart | OpenEntity | OpenMilestone | OpenHonour | OpenScene | OpenSources
)
Action = (
    SheetAction
    | TouchMark
    | OpenPicture
    | GoToTab
    | ShowTabs
    | GoToScene
    | Step
    | StepSheet
    | FlipSheet
    | CloseSheet
    | GoHome
    | ChooseLanguage
    | CycleTextSize
    | CycleTheme
    | ToggleReach
    | StaffAction
    | GuideAction
)
