"""Targets that open the sheet of an entity, a milestone, an honour or the scene's own."""

from kiosk.model.actions import OpenEntity, OpenHonour, OpenMilestone, OpenScene
from kiosk.model.geometry import Rect
from kiosk.model.words import EntityId, HonourId, MilestoneId
from kiosk.ui.kit.sketch import Sketch


def open_entity(sketch: Sketch, rect: Rect, entity_id: EntityId, radius: float = 12.0) -> None:
    """Makes a region open an entity's sheet."""
    look = sketch.look
    entity = look.kiosk.entities[entity_id]
    words = look.say(entity.what) or look.word("open_detail")
    sketch.target(rect, OpenEntity(entity_id), look.say(entity.name), words, radius=radius)


def open_milestone(
    sketch: Sketch, rect: Rect, milestone_id: MilestoneId, name: str = "", radius: float = 12.0
) -> None:
    """Makes a region open a milestone's sheet; named by the event where no name is given."""
    look = sketch.look
    event = look.say(look.kiosk.milestones[milestone_id].event)
    sketch.target(
        rect,
        OpenMilestone(milestone_id),
        name or event,
        event if name else look.word("open_detail"),
        radius=radius,
    )


def open_honour(sketch: Sketch, rect: Rect, honour_id: HonourId, radius: float = 12.0) -> None:
    """Makes a region open an honour's sheet."""
    look = sketch.look
    honour = look.kiosk.honours[honour_id]
    words = look.say(honour.note) or look.word("open_detail")
    sketch.target(rect, OpenHonour(honour_id), look.say(honour.name), words, radius=radius)


def open_rest(sketch: Sketch, rect: Rect, names: str, radius: float = 12.0) -> None:
    """Makes a region open the scene's sheet, where what a list leaves out is told in full."""
    look = sketch.look
    sketch.target(rect, OpenScene(look.scene), names, look.word("open_detail"), radius=radius)
