"""Sheets without the cost of them at the start: what says and lays them out is imported late."""

from typing import TYPE_CHECKING

from kiosk.model.journey import Visit
from kiosk.model.kiosk import Kiosk
from kiosk.ui.kit.look import Look
from kiosk.ui.scenes.stage import Stage

if TYPE_CHECKING:
    from kiosk.model.sheet_parts import SheetContent
    from kiosk.ui.shell.sheet import SheetComposition


def import_sheets() -> None:
    """Imports what sheets need, so that the first one opens within a frame."""
    import kiosk.model.sheets  # noqa: PLC0415 - a third of what a start would import
    import kiosk.ui.shell.sheet  # noqa: F401, PLC0415 - likewise


def lay_out_sheet(
    kiosk: Kiosk, visit: Visit, look: Look, stage: Stage
) -> "tuple[SheetContent, SheetComposition] | None":
    """Returns what the sheet of a visit says and how it is laid out, or None if none is open.

    Args:
        kiosk: The content.
        visit: What is shown.
        look: How everything looks; the sheet takes the accent of its subject.
        stage: The screen.
    """
    opened = visit.sheet
    if opened is None:
        return None
    from kiosk.model.sheets import sheet_content  # noqa: PLC0415 - see above
    from kiosk.ui.shell.sheet import compose_sheet  # noqa: PLC0415 - see above

    content = sheet_content(opened.subject, kiosk, visit.language, visit.scene)
    look = look.with_accent(content.accent)
    laid = compose_sheet(content, look, stage, page=opened.page, table=opened.table)
    return content, laid
