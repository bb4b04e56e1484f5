"""How often a picture was drawn, and which ones are given up for a while."""

from time import monotonic

MOST_ATTEMPTS = 2
FORGIVEN_AFTER_S = 300.0
"""What could not be drawn is tried again after this: a disk may have been full for a minute."""


class Attempts:
    """Remembers what was tried; nothing for ever, since there may be thousands in a day."""

    def __init__(self) -> None:
        """Begins without any."""
        self._counts: dict[str, int] = {}
        self._failed: dict[str, float] = {}

    @property
    def counted(self) -> frozenset[str]:
        """Pictures that were tried."""
        return frozenset(self._counts)

    @property
    def failed(self) -> frozenset[str]:
        """Pictures that were given up."""
        return frozenset(self._failed)

    def count(self, key: str) -> None:
        """Takes note of one more attempt at a picture."""
        self._counts[key] = self._counts.get(key, 0) + 1

    def are_used_up(self, key: str) -> bool:
        """Says whether a picture was tried as often as it may be."""
        return self._counts.get(key, 0) >= MOST_ATTEMPTS

    def forget(self, key: str) -> None:
        """Begins again to count the attempts at a picture."""
        self._counts.pop(key, None)

    def give_up(self, key: str) -> None:
        """Has a picture not tried for a while."""
        now = monotonic()
        forgiven = [one for one, when in self._failed.items() if now - when > FORGIVEN_AFTER_S]
        for one in forgiven:
            del self._failed[one]
        self._failed[key] = now

    def has_failed(self, key: str) -> bool:
        """Says whether a picture was given up and is not to be tried yet."""
        when = self._failed.get(key)
        if when is not None and monotonic() - when > FORGIVEN_AFTER_S:
            del self._failed[key]
            return False
        return when is not None
