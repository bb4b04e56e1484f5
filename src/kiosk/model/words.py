"""Names for the kinds of text and reference that content is made of.

The references are ``NewType`` strings so that one generic walk over the content
(`kiosk.model.walk`) can find every reference by its type and check it.
"""

from typing import Literal, NewType

Language = str
"""A language code as content uses it: ``zh``, ``en`` …"""

Text = NewType("Text", dict[Language, str])
"""Words in every language, by language code; a line break in them is a break by meaning."""

FactId = NewType("FactId", str)
EntityId = NewType("EntityId", str)
MilestoneId = NewType("MilestoneId", str)
HonourId = NewType("HonourId", str)
RelationId = NewType("RelationId", str)
SourceId = NewType("SourceId", str)
UnitId = NewType("UnitId", str)
ImageId = NewType("ImageId", str)
"""Name of a picture: an illustration without ``-day.svg``, or a file name in the content."""
IconId = NewType("IconId", str)
"""Name of an icon in ``assets/icons`` without ``.svg``."""
TabId = NewType("TabId", str)
SceneRef = NewType("SceneRef", str)
"""``tab/scene``."""
AccentId = NewType("AccentId", str)
"""Name of an accent of the theme: azure, teal, violet, amber, red, green."""
ShowId = NewType("ShowId", str)
"""Name of a file in ``shows`` without ``.yaml``."""

ThemeName = Literal["day", "night", "contrast"]


def say(text: Text | None, language: Language) -> str:
    """Returns the words in one language, or "" where there are none.

    Args:
        text: Words by language, or None for an absent optional text.
        language: The language wanted.
    """
    return "" if text is None else text.get(language, "")
