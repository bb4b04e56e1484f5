"""What stands below a picture in the viewer: its caption and credit, or that it is a drawing."""

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
    from kiosk.model.tying import index_of  # noqa: PLC0415 - no start opens a picture

    caption = index_of(look.kiosk).captions.get(image)
    if caption is not None:
        return f"{look.say(caption)} · {look.word('illustration')}"
    return look.word("illustration")
