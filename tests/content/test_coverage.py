"""What no scene shows is found."""

from pathlib import Path

from kiosk.content.coverage import Uncovered, uncovered
from tests.content.builder import changed, load_files


def uncovered_in(folder: Path, files: dict[str, str]) -> list[str]:
    kiosk = load_files(folder, files).kiosk
    assert kiosk is not None
    return [str(item) for item in uncovered(kiosk)]


def test_that_facts_that_no_scene_names_are_found(tmp_path: Path) -> None:
    kiosk = load_files(tmp_path).kiosk
    assert kiosk is not None
    assert uncovered(kiosk) == (Uncovered(kind="fact", id="third"),)


def test_that_a_fact_computed_from_facts_that_are_shown_counts_as_shown(tmp_path: Path) -> None:
    files = changed("tables/facts.csv", "(before + after) / 2", "(before + third) / 2")
    assert uncovered_in(tmp_path, files) == ["fact third", "fact mean"]


def test_that_the_parts_of_a_derived_fact_that_is_shown_count_as_shown(tmp_path: Path) -> None:
    row = "[{fact: before}, {fact: after}, {fact: firms}]"
    files = changed("tabs/one.yaml", row, "[{fact: mean}, {fact: third}, {fact: firms}]")
    files["tabs/one.yaml"] = files["tabs/one.yaml"].replace(
        "{kind: paired_periods, earlier: before, later: after, multiple: double}",
        "{kind: waffle, part: third}",
    )
    assert uncovered_in(tmp_path, files) == ["fact double"]


def test_that_entities_milestones_honours_and_relations_are_looked_for(tmp_path: Path) -> None:
    files = changed("tabs/two.yaml", "entities: [acme]", "entities: [other]")
    files["tables/entities.csv"] += "other,two,企业,Companies,别家,Other,,,,,,paper\n"
    files["tabs/one.yaml"] = (
        files["tabs/one.yaml"]
        .replace("    relations: [path]\n", "")
        .replace("      - {kind: timeline, milestones: [opened]}\n", "")
        .replace("honours: [first]}", "honours: [second]}")
    )
    files["tables/honours.csv"] += "second,次个,The second,,,paper\n"
    assert uncovered_in(tmp_path, files)[1:] == [
        "entity acme",
        "milestone opened",
        "honour first",
        "relation path",
    ]
