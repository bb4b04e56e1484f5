"""What is in this checkout: its root and the files that belong to the project."""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

_NOT_OURS = frozenset(
    {".git", ".hypothesis", ".mypy_cache", ".pytest_cache", ".ruff_cache", ".venv"}
    | {".import_linter_cache", "__pycache__", "build", "dist", "out"}
)


@cache
def project_files() -> tuple[Path, ...]:
    """Every file that git tracks or would track; outside git, every file but the made ones."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        found = [path for path in ROOT.rglob("*") if not _NOT_OURS.intersection(path.parts)]
    else:
        found = [ROOT / name for name in done.stdout.decode().split("\0") if name]
    return tuple(sorted(path for path in found if path.is_file()))


def python_files(*parts: str) -> tuple[Path, ...]:
    """The project's Python files under the folder that `parts` name."""
    folder = ROOT.joinpath(*parts)
    return tuple(
        path for path in project_files() if path.suffix == ".py" and path.is_relative_to(folder)
    )
