"""A pytest plugin that makes every import of PySide6 fail, as where it is not installed.

Use it with pytest-qt switched off: ``python -m pytest tests/unit -p no:pytest-qt -p
tests.support.no_pyside``.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

import pytest

BLOCKED = frozenset({"PySide6", "shiboken6"})


class Blocker(MetaPathFinder):
    """Refuses the blocked packages before any other finder is asked."""

    def find_spec(
        self,
        fullname: str,
        path: Sequence[str] | None = None,
        target: ModuleType | None = None,
    ) -> ModuleSpec | None:
        """Raises for a blocked package, leaves every other one to the next finder."""
        if fullname.partition(".")[0] in BLOCKED:
            raise ModuleNotFoundError(f"{fullname} is hidden by {__name__}", name=fullname)
        return None


def pytest_addoption(parser: pytest.Parser) -> None:
    """Declares pytest-qt's settings in its stead: strict mode refuses unknown ones."""
    parser.addini("qt_api", "unused here")
    parser.addini("qt_log_level_fail", "unused here")


def pytest_configure() -> None:
    """Hides the packages from everything that is imported from here on."""
    loaded = sorted(name for name in sys.modules if name.partition(".")[0] in BLOCKED)
    if loaded:
        raise pytest.UsageError(f"too late to hide {loaded[0]}: something imported it already")
    sys.meta_path.insert(0, Blocker())
