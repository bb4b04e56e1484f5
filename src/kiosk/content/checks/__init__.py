"""All that is wrong with pieces that are each valid by themselves."""

from pathlib import Path

from kiosk.content.checks.figures import check_figures
from kiosk.content.checks.references import check_references
from kiosk.content.pieces import Pieces
from kiosk.model.facts import Fact
from kiosk.model.words import FactId


def check_pieces(pieces: Pieces, folder: Path, assets: Path) -> dict[FactId, Fact]:
    """Checks all pieces together, adds what is wrong to their problems.

    Returns:
        The facts with derived values computed.
    """
    check_references(pieces)
    return check_figures(pieces)
