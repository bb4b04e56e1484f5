"""Pictures at hand: as many as memory may hold, those used last."""

from collections import OrderedDict
from collections.abc import Iterator

from kiosk.picture_file import PictureFile, release_pixels


class PictureMemory:
    """Keeps pictures by key; what was not used for the longest makes room."""

    def __init__(self, limit: int) -> None:
        """Creates an empty memory.

        Args:
            limit: Bytes that may be kept; one picture stays, however large it is.
        """
        self.limit = limit
        self._pictures: OrderedDict[str, PictureFile] = OrderedDict()
        self._used = 0

    @property
    def used(self) -> int:
        """Bytes that are kept."""
        return self._used

    def __contains__(self, key: str) -> bool:
        return key in self._pictures

    def __iter__(self) -> Iterator[str]:
        return iter(self._pictures)

    def __len__(self) -> int:
        return len(self._pictures)

    def find(self, key: str) -> PictureFile | None:
        """Returns a picture, which counts as used now; None if it is not here."""
        picture = self._pictures.get(key)
        if picture is not None:
            self._pictures.move_to_end(key)
        return picture

    def look(self, key: str) -> PictureFile | None:
        """Returns a picture without using it; None if it is not here."""
        return self._pictures.get(key)

    def keep(self, key: str, picture: PictureFile) -> tuple[str, ...]:
        """Keeps a picture; returns the keys of those that made room."""
        self._pictures[key] = picture
        self._used += _size(picture)
        gone = []
        while self._used > self.limit and len(self._pictures) > 1:
            oldest, dropped = self._pictures.popitem(last=False)
            self._used -= _size(dropped)
            gone.append(oldest)
        return tuple(gone)

    def drop(self, key: str) -> None:
        """Forgets a picture, if it is here."""
        dropped = self._pictures.pop(key, None)
        if dropped is not None:
            self._used -= _size(dropped)

    def clear(self) -> None:
        """Forgets all pictures."""
        self._pictures.clear()
        self._used = 0

    def release(self) -> None:
        """Gives back the memory of pictures whose pixels stay on the disk."""
        for picture in self._pictures.values():
            release_pixels(picture)


def _size(picture: PictureFile) -> int:
    return sum(len(layer) for layer in picture.layers)
