"""What the sheet of a fact, chart, entity, milestone, honour or scene says; pure."""

from typing import assert_never

from kiosk.model.actions import (
    OpenChart,
    OpenEntity,
    OpenFact,
    OpenHonour,
    OpenMilestone,
    OpenScene,
    OpenSources,
    SheetAction,
)
from kiosk.model.kiosk import Kiosk
from kiosk.model.sheet_facts import chart_sheet, fact_sheet
from kiosk.model.sheet_parts import SheetContent
from kiosk.model.sheet_scenes import scene_sheet, sources_sheet
from kiosk.model.sheet_things import entity_sheet, honour_sheet, milestone_sheet
from kiosk.model.sheet_words import SheetWords
from kiosk.model.words import Language, SceneRef


def sheet_content(
    subject: SheetAction, kiosk: Kiosk, language: Language, place: SceneRef
) -> SheetContent:
    """Returns all that the sheet of a subject shows.

    Args:
        subject: What was touched.
        kiosk: The content.
        language: The language shown.
        place: The scene that the visitor is in: it decides neighbours and colours where it
            shows the subject.

    Raises:
        KeyError: The content knows no such subject.
        IndexError: The scene has no chart of that index.
    """
    words = SheetWords(kiosk=kiosk, language=language)
    content: SheetContent
    match subject:
        case OpenFact():
            content = fact_sheet(subject, words, place)
        case OpenChart():
            content = chart_sheet(subject, words)
        case OpenEntity():
            content = entity_sheet(subject, words, place)
        case OpenMilestone():
            content = milestone_sheet(subject, words, place)
        case OpenHonour():
            content = honour_sheet(subject, words, place)
        case OpenScene():
            content = scene_sheet(subject, words)
        case OpenSources():
            content = sources_sheet(words, place)
        case _:
            assert_never(subject)
    return content
