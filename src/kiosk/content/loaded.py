"""What reading a content folder gives: a kiosk, or problems, and where everything stands."""

from collections.abc import Mapping
from dataclasses import field
from typing import TYPE_CHECKING

from kiosk.content.problem import Problem
from kiosk.model.kiosk import Kiosk
from kiosk.model.walk import Path
from kiosk.values import dataclass

if TYPE_CHECKING:
    from kiosk.content.origin import Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """A content folder as read.

    Attributes:
        kiosk: The content; None where there is any error.
        problems: Everything that is wrong, by file, line and column.
        origins: Where things stand, by name: ``overview/growth``, ``overview/growth#2`` (the
            block with index 2), ``fact park_age`` … Empty where the content comes from a cache.
    """

    kiosk: Kiosk | None
    problems: tuple[Problem, ...]
    origins: "Mapping[str, Origin]" = field(default_factory=dict)

    def locate(self, scene: str, block: int | None = None, path: Path = ()) -> "Origin":
        """Returns where a scene, one of its blocks, or something inside it stands.

        Args:
            scene: ``tab/scene``.
            block: Index of the block, or None for the scene itself.
            path: Steps inside that: names of fields and indices.

        Returns:
            The origin; its ``problem`` method makes a problem of that place.
        """
        origin = self.origins.get(scene if block is None else f"{scene}#{block}")
        origin = origin or self.origins.get(scene)
        if origin is None:
            from kiosk.content.origin import Origin  # noqa: PLC0415 - a start locates nothing

            tab = scene.split("/", maxsplit=1)[0]
            return Origin(file=f"tabs/{tab}.yaml", where=f"scene {scene}")
        return origin.below(path)
