"""A value that equals itself only, so that what was found in it can be remembered."""


class Same:
    """Holds a content value as a key of what is remembered about it.

    Content values hold mappings, so they have no hash of their own. They never change: what
    was found in one stays true, and a sheet opens within a frame.
    """

    __slots__ = ("value",)

    def __init__(self, value: object) -> None:
        """Holds a value."""
        self.value = value

    def __eq__(self, other: object) -> bool:
        """Says whether both hold the same object."""
        return isinstance(other, Same) and self.value is other.value

    def __hash__(self) -> int:
        """Returns a number that goes with the object."""
        return id(self.value)
