"""What the tables state and no scene shows."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from kiosk.model.formula import names_in, parse_formula
from kiosk.model.kiosk import Kiosk
from kiosk.model.walk import walk
from kiosk.model.words import EntityId, FactId, HonourId, MilestoneId, RelationId

Kind = Literal["fact", "entity", "milestone", "honour", "relation"]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Uncovered:
    """One thing that a visitor cannot find."""

    kind: Kind
    id: str

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"


def uncovered(kiosk: Kiosk) -> tuple[Uncovered, ...]:
    """Returns every fact, entity, milestone, honour and relation that no scene leads to.

    A scene shows what it names. A fact also counts where a fact that is shown is computed from
    it, or where it is computed from facts that are shown: the sheet of the one lists the other.
    """
    named: dict[object, set[str]] = {
        kind: set() for kind in (FactId, EntityId, MilestoneId, HonourId, RelationId)
    }
    for tab in kiosk.tabs:
        for found in walk(tab.scenes, tuple):
            if found.declared in named:
                named[found.declared].add(str(found.value))
    _add_parts(named[FactId], kiosk)
    _add_results(named[FactId], kiosk)
    stated: tuple[tuple[Kind, object, Iterable[str]], ...] = (
        ("fact", FactId, kiosk.facts),
        ("entity", EntityId, kiosk.entities),
        ("milestone", MilestoneId, kiosk.milestones),
        ("honour", HonourId, kiosk.honours),
        ("relation", RelationId, kiosk.relations),
    )
    return tuple(
        Uncovered(kind=kind, id=key)
        for kind, declared, keys in stated
        for key in keys
        if key not in named[declared]
    )


def _add_parts(shown: set[str], kiosk: Kiosk) -> None:
    """Adds the facts that shown facts are computed from."""
    waiting = list(shown)
    while waiting:
        fact = kiosk.facts.get(FactId(waiting.pop()))
        if fact is None or fact.formula is None:
            continue
        for name in names_in(parse_formula(fact.formula)):
            if name.name not in shown:
                shown.add(name.name)
                waiting.append(name.name)


def _add_results(shown: set[str], kiosk: Kiosk) -> None:
    """Adds the facts that are computed from shown facts alone: their sheets list the result."""
    for key, fact in kiosk.facts.items():
        if fact.derived and fact.formula is not None:
            parts = {name.name for name in names_in(parse_formula(fact.formula))}
            if parts and parts <= shown:
                shown.add(key)
