"""Tells staff beside the content, in Chinese and English, what keeps it from being shown."""

import contextlib
import logging
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from kiosk.content.problem import Problem
from kiosk.releases.gather import REPORT
from kiosk.releases.words_zh import in_chinese

log = logging.getLogger(__name__)
_SIGN = "本文件由展示程序自动生成，请勿修改 · Written by the kiosk; do not edit"
_MOST_TOLD = 200
_MOST_BYTES = 1_000_000


def report_text(problems: Sequence[Problem], *, is_first: bool = False) -> str:
    """Returns the report; the same problems give the same text, so it holds no time."""
    return "\n".join((_SIGN, "", *_summary(problems, is_first), *_lines(problems))) + "\n"


def write_report(folder: Path, problems: Sequence[Problem], *, is_first: bool = False) -> None:
    """Writes the report where it differs from what is there, or takes it away without problems.

    Where the folder cannot be written, or another's file has the name, only the log has it.

    Args:
        folder: The content folder.
        problems: All that is wrong.
        is_first: Whether there is no release yet that is shown instead.
    """
    path = folder / REPORT
    try:
        before = _read_ours(path)
        if before is None:
            log.info("%s was written by somebody else and stays as it is", path)
        elif problems:
            text = report_text(problems, is_first=is_first)
            if text != before:
                _replace(path, text)
        elif before:
            path.unlink()
    except OSError as error:
        log.warning("the report cannot be written beside the content: %s", error)


def _read_ours(path: Path) -> str | None:
    """Returns the report that is there, "" where there is none, None where it is another's."""
    if not path.is_symlink() and not path.exists():
        return ""
    if path.is_symlink() or not path.is_file():
        return None
    with path.open("rb") as file:
        text = file.read(_MOST_BYTES).decode("utf-8", "replace").removeprefix("\ufeff")
    text = text.replace("\r\n", "\n")
    return text if text.startswith(_SIGN) else None


def _replace(path: Path, text: str) -> None:
    """Writes the report as a whole, with a mark that has Windows read it as UTF-8."""
    part = path.with_name(f".{path.name}.new")
    part.unlink(missing_ok=True)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
    handle = os.open(part, flags, 0o644)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode("utf-8", "replace"))
        part.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise


def _sentence(words: str) -> str:
    """Returns the words in Chinese with one mark at their end."""
    said = in_chinese(words)
    return said if said.endswith(("。", "？")) else f"{said}。"


def _summary(problems: Sequence[Problem], is_first: bool) -> tuple[str, str]:
    """Returns what the problems mean for the screen, in both languages."""
    errors = sum(one.severity == "error" for one in problems)
    if not errors:
        return (
            f"内容已经启用。另有 {len(problems)} 处提示，不影响显示。",
            f"The content is in use. {len(problems)} hint(s) that keep nothing from being shown.",
        )
    zh, en = "屏幕继续显示原来的内容", "the screen goes on showing what it showed before"
    if is_first:
        zh = "还没有通过全部检查，屏幕上可能显示不全"
        en = "it has not passed every check yet, and the screen may lack some of it"
    return (
        f"内容有 {errors} 处错误，{zh}。改正并保存后会自动重新检查。",
        f"{errors} error(s): {en}. Correct them and save; the check runs again by itself.",
    )


def _lines(problems: Sequence[Problem]) -> Iterator[str]:
    for number, problem in enumerate(problems[:_MOST_TOLD], start=1):
        place = f"第 {problem.line} 行，第 {problem.column} 列 · "
        place += f"line {problem.line}, column {problem.column}"
        kind = "" if problem.severity == "error" else "（提示 · hint）"
        yield ""
        yield f"{number}. {problem.file}  {place}{kind}"
        yield f"   位置 · where: {problem.where}"
        yield f"   问题：{_sentence(problem.what)}办法：{_sentence(problem.todo)}"
        yield f"   {problem.what} — {problem.todo}"
    if len(problems) > _MOST_TOLD:
        rest = len(problems) - _MOST_TOLD
        yield ""
        yield f"另有 {rest} 处未列出 · {rest} more"
