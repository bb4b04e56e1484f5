"""Rules about the text of the sources that no linter knows."""

import ast
import re

import pytest

from tests.support.checkout import ROOT, project_files, python_files

HEX_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b")
# Folders that only a developer's or a server's own machine has.
MACHINE_PATH = re.compile(r"/(?:home|Users|root|work|farm|opt/[a-z]+|tmp/[a-z]+)/[A-Za-z.]")
# Their bytes are no text, or their words are not ours.
NOT_READ = frozenset({".ico", ".jpeg", ".jpg", ".lock", ".pdf", ".png", ".ttf", ".webp"})

SOURCES = python_files("src", "kiosk")


def relative(path):
    return path.relative_to(ROOT).as_posix()


@pytest.fixture(params=SOURCES, ids=relative)
def source(request):
    return request.param


def string_literals(tree):
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef))
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or id(node) in docstrings:
            continue
        if isinstance(node.value, str):
            yield node.lineno, node.value


def test_that_there_are_sources_to_check():
    assert len(SOURCES) > 10


def test_that_no_colour_is_written_outside_the_theme(source):
    if source.is_relative_to(ROOT / "src" / "kiosk" / "theme"):
        return
    tree = ast.parse(source.read_text(encoding="utf-8"))

    found = [(line, text) for line, text in string_literals(tree) if HEX_COLOUR.search(text)]

    assert not found, "colours are tokens of the theme"


def test_that_pyplot_is_never_named(source):
    tree = ast.parse(source.read_text(encoding="utf-8"))
    imported = [
        node.lineno
        for node in ast.walk(tree)
        if (isinstance(node, ast.Import) and any("pyplot" in name.name for name in node.names))
        or (isinstance(node, ast.ImportFrom) and "pyplot" in (node.module or ""))
        or (isinstance(node, ast.ImportFrom) and any(n.name == "pyplot" for n in node.names))
    ]
    named = [line for line, text in string_literals(tree) if "pyplot" in text]

    assert not imported + named


def test_that_only_the_command_line_prints(source):
    if source.parent.name == "cli":
        return
    tree = ast.parse(source.read_text(encoding="utf-8"))

    printing = [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "print"
    ]

    assert not printing, "say it to the log, or raise a KioskError"


def test_that_a_module_starts_with_its_one_job(source):
    docstring = ast.get_docstring(ast.parse(source.read_text(encoding="utf-8")))

    assert docstring
    assert docstring.splitlines()[0].endswith(".")


def test_that_event_loops_are_never_nested(source):
    tree = ast.parse(source.read_text(encoding="utf-8"))
    called = {
        node.func.attr: node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    }
    forbidden = {"processEvents"} if source.name in ENTRY_POINTS else {"processEvents", "exec"}

    assert not forbidden & called.keys()


# Where the one event loop of a process starts.
ENTRY_POINTS = frozenset({"app.py", "calm.py", "__main__.py", "course.py", "empty_window.py"})


def test_that_no_lambda_is_a_slot(source):
    tree = ast.parse(source.read_text(encoding="utf-8"))

    lambdas = [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "connect"
        and any(isinstance(argument, ast.Lambda) for argument in node.args)
    ]

    assert not lambdas, "use a method or functools.partial: a lambda keeps its object alive"


def test_that_no_file_of_the_project_names_a_path_of_one_machine():
    found = []
    for path in project_files():
        if path.suffix in NOT_READ:
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if MACHINE_PATH.search(line) and path.name != "test_sources.py":
                found.append(f"{relative(path)}:{number}: {line.strip()[:80]}")

    assert not found
