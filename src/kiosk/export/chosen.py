"""What is exported: which scenes, in which order and languages, as a command asks for them."""

from difflib import get_close_matches

from kiosk.errors import UsageError
from kiosk.model.kiosk import Kiosk
from kiosk.model.shows import Show, find_show
from kiosk.model.words import Language

BOTH = "both"
"""Every language of the content, one after the other."""


def chosen_show(kiosk: Kiosk, name: str) -> Show:
    """Returns the show of a name; all scenes in their order for "".

    Raises:
        UsageError: There is none of that name.
    """
    try:
        return find_show(kiosk, name)
    except KeyError:
        known = [str(one) for one in kiosk.shows]
        if not known:
            raise UsageError(f"there is no show {name}: the content has none") from None
        near = get_close_matches(name, known, n=1)
        hint = f"did you mean {near[0]}?" if near else f"there are: {', '.join(known)}"
        raise UsageError(f"there is no show {name}; {hint}") from None


def chosen_languages(kiosk: Kiosk, name: str, show: Show) -> tuple[Language, ...]:
    """Returns the languages asked for.

    Args:
        kiosk: The content.
        name: Of one, or ``both``; "" stands for that of the show, else for the content's first.
        show: What is exported.

    Raises:
        UsageError: The content is not in that language.
    """
    known = tuple(choice.code for choice in kiosk.languages)
    if name == BOTH:
        return known
    chosen = name or show.language or known[0]
    if chosen not in known:
        raise UsageError(f"there is no language {chosen!r}; choose {', '.join(known)} or {BOTH}")
    return (chosen,)
