"""Generated content is sound at any size, and says what the content says that it is made from."""

# Ids are written as plain words here.
# mypy: disable-error-code="arg-type"

from pathlib import Path

import pytest

from kiosk.bench.generated import MOST_TABS, as_yaml, write_generated
from kiosk.content import load
from kiosk.content.coverage import uncovered
from kiosk.content.yaml_reader import read_yaml
from kiosk.errors import ContentError
from kiosk.model.kiosk import Kiosk
from kiosk.model.tying import index_of, ties_of
from kiosk.paths import assets_dir
from tests.content.builder import write_content
from tests.support.checkout import ROOT

SHIPPED = ROOT / "data"
TABLES = ("facts", "entities", "milestones", "honours", "relations", "sources")


def kiosk_of(folder: Path) -> Kiosk:
    """Returns the content of a folder, which has neither errors nor warnings."""
    loaded = load(folder, assets_dir())
    assert loaded.problems == ()
    assert loaded.kiosk is not None
    return loaded.kiosk


def bytes_below(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def shipped() -> Kiosk:
    return kiosk_of(SHIPPED)


@pytest.fixture(scope="module")
def doubled(tmp_path_factory: pytest.TempPathFactory) -> Kiosk:
    folder = tmp_path_factory.mktemp("doubled")
    write_generated(SHIPPED, folder, 2)
    return kiosk_of(folder)


def test_that_once_the_content_is_the_content(shipped: Kiosk, tmp_path: Path) -> None:
    write_generated(SHIPPED, tmp_path, 1)

    assert kiosk_of(tmp_path) == shipped


def test_that_all_grows_with_the_factor_and_tabs_with_its_root(
    shipped: Kiosk, doubled: Kiosk
) -> None:
    assert len(doubled.tabs) == 7
    assert len(doubled.scene_refs()) == 2 * len(shipped.scene_refs())
    for table in TABLES:
        assert len(getattr(doubled, table)) == 2 * len(getattr(shipped, table))


def test_that_scenes_lead_to_all_of_it(doubled: Kiosk) -> None:
    assert uncovered(doubled) == ()


def test_that_no_copy_is_tied_to_another(shipped: Kiosk, doubled: Kiosk) -> None:
    for key in shipped.entities:
        assert ties_of(doubled, "entity", key).facts == ties_of(shipped, "entity", key).facts
    for name, ties in index_of(doubled).ties.items():
        tied = (*ties.facts, *ties.entities, *ties.milestones, *ties.relations, *ties.results)
        assert {one.endswith("_c2") for one in tied} <= {name.endswith("_c2")}


def test_that_the_same_is_written_each_time(tmp_path: Path) -> None:
    content = write_content(tmp_path / "content")
    for name in ("a", "b"):
        write_generated(content, tmp_path / name, 7)

    assert bytes_below(tmp_path / "a") == bytes_below(tmp_path / "b")


def test_that_tabs_end_at_fifty_and_each_has_scenes(tmp_path: Path) -> None:
    write_generated(write_content(tmp_path / "content"), tmp_path / "out", 640)

    read = read_yaml((tmp_path / "out/kiosk.yaml").read_text("utf-8"), "kiosk.yaml").value
    tabs = [tmp_path / f"out/tabs/{name}.yaml" for name in read["tabs"]]
    counts = [tab.read_text("utf-8").count("    blocks:") for tab in tabs]
    assert len(counts) == MOST_TABS
    assert sum(counts) == 3 * 640
    assert min(counts) > 0


def test_that_broken_content_is_not_multiplied(tmp_path: Path) -> None:
    content = write_content(tmp_path / "content")
    (content / "tabs/one.yaml").write_text("[", encoding="utf-8")

    with pytest.raises(ContentError, match="has problems"):
        write_generated(content, tmp_path / "out", 2)


def test_that_values_are_read_back_as_they_were_written() -> None:
    value = {
        "no": "NO",
        "a-b": ["1", 1, 1.5, True, None, "", [], {}],
        "deep": [{"x": [{"y": "“:”\n# {z} 'q' \"r\""}]}],
    }

    assert read_yaml(as_yaml(value), "x.yaml").value == value | {
        "a-b": ["1", 1, 1.5, True, None, "", [], {}]
    }
