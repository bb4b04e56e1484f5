"""The words of the calm page, kept from a good start for one that can read no content."""

import json
import logging
from pathlib import Path

from kiosk.durable import replace_file
from kiosk.values import dataclass

log = logging.getLogger(__name__)
FILE = "calm.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class CalmWords:
    """What the calm page says.

    Attributes:
        language: The language that is spoken first.
        title: The large words.
        body: The line under them.
    """

    language: str = "zh"
    title: str = "请稍候"
    body: str = "One moment, please"


def keep_calm_words(state_dir: Path, words: CalmWords) -> None:
    """Keeps the words of the content that is shown, if they are new."""
    if read_calm_words(state_dir) == words:
        return
    said = {"language": words.language, "title": words.title, "body": words.body}
    try:
        replace_file(state_dir / FILE, json.dumps(said, ensure_ascii=False).encode())
    except OSError as error:
        log.warning("the words of the calm page cannot be kept: %s", error)


def read_calm_words(state_dir: Path) -> CalmWords:
    """Returns the kept words; those of the program where none can be read."""
    try:
        said = json.loads((state_dir / FILE).read_bytes())
        return CalmWords(
            language=str(said["language"]), title=str(said["title"]), body=str(said["body"])
        )
    except (OSError, ValueError, TypeError, KeyError):
        return CalmWords()
