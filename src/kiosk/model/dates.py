"""How dates of content (YYYY, YYYY-MM, YYYY-MM-DD) are written in a language."""

import re

from kiosk.model.kiosk import InterfaceTexts
from kiosk.model.words import Language, say

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


def write_date(date: str, texts: InterfaceTexts, language: Language) -> str:
    """Returns a date in words ("2020 年 6 月", "June 2020"); anything else as it is.

    Args:
        date: YYYY, YYYY-MM or YYYY-MM-DD.
        texts: Where the patterns and the months stand.
        language: The language.
    """
    found = _DATE.fullmatch(date)
    if found is None:
        return date
    year, month, day = found.groups()
    if month is None:
        return say(texts.date_year, language).format(year=year)
    names = say(texts.months, language).split()
    number = int(month)
    name = names[number - 1] if 1 <= number <= len(names) else str(number)
    if day is None:
        return say(texts.date_month, language).format(year=year, month=name)
    return say(texts.date_day, language).format(year=year, month=name, day=int(day))
