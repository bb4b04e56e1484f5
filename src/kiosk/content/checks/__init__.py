"""All that is wrong with pieces that are each valid by themselves."""

from pathlib import Path

from kiosk.content.checks.chart_data import check_chart_data
from kiosk.content.checks.figures import check_figures
from kiosk.content.checks.grids import check_grids
from kiosk.content.checks.keys import check_keys
from kiosk.content.checks.limits import check_limits
from kiosk.content.checks.pictures import check_pictures
from kiosk.content.checks.references import check_references
from kiosk.content.checks.shows import check_shows, check_steps
from kiosk.content.checks.texts import check_texts
from kiosk.content.pieces import Pieces
from kiosk.model.facts import Fact
from kiosk.model.words import FactId


def check_pieces(pieces: Pieces, folder: Path, assets: Path) -> dict[FactId, Fact]:
    """Checks all pieces together and adds what is wrong to their problems.

    Args:
        pieces: What was read.
        folder: The content folder, for its pictures and icons.
        assets: The folder with the program's fonts, icons and illustrations.

    Returns:
        The facts with derived values computed.
    """
    check_references(pieces)
    check_texts(pieces, assets)
    check_limits(pieces)
    check_grids(pieces)
    check_steps(pieces)
    check_keys(pieces)
    check_pictures(pieces, folder, assets)
    facts = check_figures(pieces)
    check_chart_data(pieces, facts)
    check_shows(pieces, facts)
    return facts
