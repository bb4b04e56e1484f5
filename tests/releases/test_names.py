"""Names that an archive may bring: none leaves its folder, none stands for another."""

import os
import unicodedata
from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.releases.names import RefusedNameError, check_name, check_names


@pytest.mark.parametrize(
    "name",
    [
        "kiosk.yaml",
        "tabs/overview.yaml",
        "images/大厅 2022（北）.jpg",
        "images/été.png",
        "tables/facts.csv",
        "a/b/c/d.txt",
    ],
)
def test_that_ordinary_names_are_taken(name):
    check_name(name)


@pytest.mark.parametrize(
    "name",
    [
        "",
        ".",
        "..",
        "/etc/passwd",
        "../kiosk.yaml",
        "tabs/../../x",
        "tabs/..",
        "tabs//x.yaml",
        "tabs/",
        "./x",
        "tabs/./x",
        "C:\\x",
        "C:x",
        "tabs\\..\\x",
        "x\0y",
        "x\ny",
        "\u202egnp.exe",
        "x\u200by",
        "e\u0301te\u0301.png",
        ".hidden",
        "tabs/.git",
        "~x",
        "x.",
        "x ",
        " x",
        "con",
        "NUL.txt",
        "tabs/com1.yaml",
        "a/" * 9 + "x",
        "x" * 201,
        "园" * 90,
        "x?y",
        "a|b",
        "\ud800",
        "x\u2028y",
    ],
)
def test_that_tricks_are_refused(name):
    with pytest.raises(RefusedNameError):
        check_name(name)


@pytest.mark.parametrize(
    "names",
    [
        ("tabs/one.yaml", "tabs/ONE.yaml"),
        ("tabs/one.yaml", "Tabs/two.yaml"),
        ("straße", "strasse"),
        ("ﬁle", "file"),
        ("１.png", "1.png"),
        ("a", "a/b"),
        ("A", "a/b"),
        ("x/K", "x/\u212a"),
    ],
)
def test_that_names_that_some_system_takes_for_one_another_are_refused(names):
    with pytest.raises(RefusedNameError):
        check_names(names)


@given(
    st.text(max_size=60) | st.lists(st.sampled_from(["..", ".", "a", "/", "\\", "C:"])).map("".join)
)
def test_that_whatever_is_taken_stays_below_its_folder(name):
    try:
        check_name(name)
    except RefusedNameError:
        return
    assert os.path.normpath(f"/base/{name}") == f"/base/{name}"
    assert not PurePosixPath(name).is_absolute()
    windows = PureWindowsPath(name)
    assert not windows.drive
    assert not windows.root
    assert ".." not in windows.parts
    assert unicodedata.normalize("NFC", name) == name
    name.encode("utf-8")


@given(
    st.lists(st.sampled_from(["a", "A", "b", "a/x", "a/X", "A/x", "b/c", "ß", "ss"]), max_size=5)
)
def test_that_names_that_are_taken_together_stay_different_where_case_is_ignored(names):
    try:
        check_names(names)
    except RefusedNameError:
        return
    assert len({name.casefold() for name in names}) == len(names)
