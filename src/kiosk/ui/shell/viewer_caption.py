"""What stands below a picture in the viewer: its caption and credit, or that it is a drawing."""

from kiosk.model.blocks import Picture
from kiosk.model.words import ImageId
from kiosk.ui.kit.look import Look


def caption_of(image: ImageId, look: Look) -> str:
    """Returns the words below a picture.

    A photograph has the caption and credit of its row; a drawing is labelled as one.
    """
    photo = look.kiosk.photographs.get(image)
    if photo is not None:
        parts = (look.say(photo.caption), look.say(photo.credit))
        return " · ".join(part for part in parts if part)
    for tab in look.kiosk.tabs:
        for scene in tab.scenes:
            for block in scene.blocks:
                if isinstance(block, Picture) and block.image == image and block.caption:
                    return f"{look.say(block.caption)} · {look.word('illustration')}"
    return look.word("illustration")
