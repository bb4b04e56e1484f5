"""Whatever bytes a content folder holds, reading it ends with problems or a kiosk.

A longer run with new chances each time: KIOSK_FUZZ_EXAMPLES=2000 pytest tests/content/test_fuzz.py
"""

import json
import os
import random
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.content import Loaded, load
from kiosk.content.coverage import uncovered
from kiosk.content.csv_reader import read_table
from kiosk.content.yaml_reader import read_yaml
from kiosk.model.formula_words import formula_line
from kiosk.model.numbers import write_fact
from kiosk.model.shows import notes_of, planned_seconds, steps_of, whole_show
from kiosk.paths import assets_dir, default_content_dir
from tests.content.builder import sound_files, write_content

SMALL = settings(
    max_examples=int(os.environ.get("KIOSK_FUZZ_EXAMPLES", "50")),
    deadline=None,
    derandomize="KIOSK_FUZZ_EXAMPLES" not in os.environ,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
REAL = settings(SMALL, max_examples=SMALL.max_examples // 5)

Change = Callable[[bytes, random.Random], bytes]


def flip(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) or 1)
    return data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]


def cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def drop(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + data[at + chance.randrange(40) :]


def insert(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    pieces = (
        chance.randbytes(8), b'"', b"{", b"[", b": ", b"- ", b"\n", b",", b"\t", b"|", b"&a ",
        b"*a",
        b"!!int ", b"null", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"'", b"#", b"? ", b"9" * 30, b"1e99",
        b"-", b"/0", b"%", b"\\ud800", b"---\n", "６".encode(), "，".encode("gb18030"),
    )  # fmt: skip
    return data[:at] + chance.choice(pieces) + data[at:]


def repeat(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + data[at : at + chance.randrange(200)] + data[at:]


def swap(data: bytes, chance: random.Random) -> bytes:
    lines = data.split(b"\n")
    a, b = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[a], lines[b] = lines[b], lines[a]
    return b"\n".join(lines)


def recode(data: bytes, chance: random.Random) -> bytes:
    text = data.decode("utf-8", "replace")
    return text.encode(
        chance.choice(["gb18030", "utf-16", "utf-16-le", "utf-32", "latin-1"]), "replace"
    )


def replace_all(data: bytes, chance: random.Random) -> bytes:
    return chance.randbytes(min(len(data), 300))


CHANGES: tuple[Change, ...] = (flip, cut, drop, insert, repeat, swap, recode, replace_all)


@contextmanager
def copy_of(original: Path) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "content"
        shutil.copytree(original, copy)
        yield copy


@pytest.fixture(scope="module")
def small_content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_content(tmp_path_factory.mktemp("small"))


def assert_sound_end(loaded: Loaded) -> None:
    """Asserts that a kiosk can be shown, or that there are problems that can be printed."""
    for problem in loaded.problems:
        str(problem).encode()
        json.dumps(problem.to_json(), ensure_ascii=False).encode()
        assert problem.line >= 1
        assert problem.column >= 1
    if loaded.kiosk is None:
        assert any(problem.severity == "error" for problem in loaded.problems)
        return
    kiosk = loaded.kiosk
    for fact in kiosk.facts.values():
        for language in kiosk.languages:
            write_fact(fact, kiosk.units[fact.unit], language.code, {})
            formula_line(fact, kiosk, language.code)
    for ref in kiosk.scene_refs():
        assert kiosk.scene(ref).blocks
    for show in (whole_show(kiosk), *kiosk.shows.values()):
        assert planned_seconds(kiosk, show) > 0
        for stop in show.stops:
            notes_of(kiosk, stop)
            steps_of(kiosk, stop)
    uncovered(kiosk)


def check_changed(original: Path, seed: int, changes: list[Change]) -> None:
    chance = random.Random(seed)
    with copy_of(original) as folder:
        files = sorted(path for path in folder.rglob("*") if path.is_file())
        for change in changes:
            path = chance.choice(files)
            path.write_bytes(change(path.read_bytes(), chance))
        assert_sound_end(load(folder, assets_dir()))


@SMALL
@given(
    seed=st.integers(0, 2**32), changes=st.lists(st.sampled_from(CHANGES), min_size=1, max_size=4)
)
def test_that_damaged_files_end_in_problems_or_a_kiosk(
    small_content: Path, seed: int, changes: list[Change]
) -> None:
    check_changed(small_content, seed, changes)


@pytest.mark.slow
@REAL
@given(
    seed=st.integers(0, 2**32), changes=st.lists(st.sampled_from(CHANGES), min_size=1, max_size=3)
)
def test_that_the_damaged_content_of_the_park_ends_in_problems_or_a_kiosk(
    seed: int, changes: list[Change]
) -> None:
    check_changed(default_content_dir(), seed, changes)


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(
        ["zh", "before", "growth", "fact_row", "１", "../x", "\ud800", "{n", "a" * 500]
    ),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["zh", "en", "kind", "fact", "id", "x"]), inner, max_size=3
        )
    ),
    max_leaves=6,
)


def put_into(tree: Any, value: Any, chance: random.Random) -> Any:
    """Returns a tree with one of its values replaced, or a key or item added."""
    if chance.random() < 0.15 or not isinstance(tree, dict | list) or not tree:
        return value
    if isinstance(tree, list):
        at = chance.randrange(len(tree))
        return [*tree[:at], put_into(tree[at], value, chance), *tree[at + 1 :]]
    key = chance.choice(sorted(tree))
    if chance.random() < 0.1:
        return {name: item for name, item in tree.items() if name != key}
    return {**tree, key: put_into(tree[key], value, chance)}


@SMALL
@given(
    name=st.sampled_from(["kiosk.yaml", "tabs/one.yaml", "shows/quick.yaml"]),
    value=VALUES,
    seed=st.integers(0, 2**32),
)
def test_that_values_of_any_type_anywhere_end_in_problems_or_a_kiosk(
    small_content: Path, name: str, value: object, seed: int
) -> None:
    tree = read_yaml(sound_files()[name], name).value
    changed = put_into(tree, value, random.Random(seed))
    with copy_of(small_content) as folder:
        # JSON is YAML too.
        (folder / name).write_bytes(json.dumps(changed).encode("utf-8"))
        assert_sound_end(load(folder, assets_dir()))


CELLS = st.sampled_from(
    [
        *("", "x", "before", "before / 0", "-mean", "((((((", "before" * 80, "paper", "en"),
        *("1e5", "nan", "９", "0.1", "-1", "99", "999999999999999", "2022-02-30", '"', "🙂"),
        *("fraction", "percent", "exact"),
    ]
)


@SMALL
@given(data=st.data(), seed=st.integers(0, 2**32))
def test_that_cells_of_any_content_end_in_problems_or_a_kiosk(
    small_content: Path, data: st.DataObject, seed: int
) -> None:
    chance = random.Random(seed)
    name = chance.choice(["facts", "entities", "milestones", "sources"])
    lines = sound_files()[f"tables/{name}.csv"].splitlines()
    for cell in data.draw(st.lists(CELLS, min_size=1, max_size=3)):
        at = chance.randrange(len(lines))
        cells = lines[at].split(",")
        cells[chance.randrange(len(cells))] = cell
        lines[at] = ",".join(cells)
    with copy_of(small_content) as folder:
        (folder / f"tables/{name}.csv").write_text("\n".join(lines), encoding="utf-8")
        assert_sound_end(load(folder, assets_dir()))


NUMBERS = st.sampled_from(
    [
        *("0", "-1", "0.3333", "0.000000001", "999999999999999", "-999999999999999"),
        *("123456789012345.123456789", "999999999999999.999999999", "1000000000", "77.7"),
    ]
)
FORMULAS = st.recursive(
    NUMBERS | st.sampled_from(["before", "after", "firms", "mean", "double", "third"]),
    lambda inner: st.builds(
        "({} {} {})".format, inner, st.sampled_from(["+", "-", "*", "/"]), inner
    ),
    max_leaves=12,
)


@SMALL
@given(
    values=st.dictionaries(st.sampled_from(["before", "after", "double", "third"]), NUMBERS),
    mean=FORMULAS,
    decimals=st.sampled_from(["", "0", "6"]),
    display=st.sampled_from(["", "fraction", "percent"]),
    factor=st.sampled_from(["0.1", "1", "1e9", "0.123456789012345", "0.00000001", "1e-400"]),
)
def test_that_numbers_of_any_size_end_in_problems_or_a_kiosk(
    small_content: Path,
    values: dict[str, str],
    mean: str,
    decimals: str,
    display: str,
    factor: str,
) -> None:
    files = sound_files()
    rows = [line.split(",") for line in files["tables/facts.csv"].splitlines()]
    for row in rows[1:]:
        row[4] = values.get(row[0], row[4])
    rows[-1][7:9] = [display, decimals]
    rows[-1][-1] = mean
    rows.insert(1, ["more", *rows[-1][1:-1], "mean * mean * mean"])
    with copy_of(small_content) as folder:
        table = "\n".join(",".join(row) for row in rows)
        (folder / "tables/facts.csv").write_text(table, encoding="utf-8")
        kiosk = files["kiosk.yaml"].replace("factor: 0.1", f"factor: {factor}")
        (folder / "kiosk.yaml").write_text(kiosk, encoding="utf-8")
        assert_sound_end(load(folder, assets_dir()))


@SMALL
@given(text=st.text())
def test_that_any_text_is_read_as_yaml_or_gives_problems(text: str) -> None:
    document = read_yaml(text, "any.yaml")
    assert document.whole or document.problems


@SMALL
@given(
    rows=st.lists(
        st.lists(st.text(alphabet='ab,"\n;é中 ', max_size=6), min_size=2, max_size=4),
        min_size=1,
        max_size=5,
    )
)
def test_that_cells_that_are_quoted_come_back_as_they_were(rows: list[list[str]]) -> None:
    width = len(rows[0])
    header = [f"c{index}" for index in range(width)]
    body = [(row + ["x"] * width)[:width] for row in rows]
    quoted = [",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in body]
    table = read_table("\n".join([",".join(header), *quoted]), "any.csv")
    wanted = [[cell.strip() for cell in row] for row in body]
    assert table.problems == []
    assert [[cell.text for cell in row.cells.values()] for row in table.rows] == [
        row for row in wanted if any(row)
    ]
