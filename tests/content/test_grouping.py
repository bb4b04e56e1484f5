"""One mistake is one problem, and what repeats takes few lines."""

from pathlib import Path

from kiosk.content import Problem
from kiosk.content.summary import in_brief
from tests.content.builder import changed, problems_of, sound_files

K, A, B, F = "kiosk.yaml", "tabs/one.yaml", "tabs/two.yaml", "tables/facts.csv"
S = "tables/sources.csv"


def lines_of(folder: Path, files: dict[str, str]) -> list[str]:
    return [str(problem) for problem in problems_of(folder, files)]


# -- one mistake, one problem


def test_that_rows_of_tabs_that_are_not_listed_are_one_problem_at_the_list(tmp_path: Path) -> None:
    files = changed(K, "tabs: [one, two]", "tabs: [two]")
    assert lines_of(tmp_path, files) == [
        (
            "kiosk.yaml:7:7: tabs: 9 rows name tabs that are not listed here:"
            " 'one' in shows/quick.yaml line 8, tables/entities.csv line 2,"
            " tables/facts.csv lines 2–5, 7, tables/milestones.csv line 2,"
            " tables/relations.csv line 2 — add the tabs here,"
            " or take them out of the rows, or the rows out of the tables"
        ),
        (
            "tabs/one.yaml:1:1: tabs: nothing reads this file"
            " — list it in kiosk.yaml, or delete the file"
        ),
    ]


def test_that_rows_of_tabs_without_files_are_one_problem_too(tmp_path: Path) -> None:
    files = changed(K, "tabs: [one, two]", "tabs: [two]")
    del files[A]
    assert [line.split(":")[0] for line in lines_of(tmp_path, files)] == [K]


def test_that_a_misspelt_tab_in_a_row_is_reported_at_the_row(tmp_path: Path) -> None:
    files = sound_files()
    files[F] = files[F].replace(",one,", ",oone,")
    lines = lines_of(tmp_path, files)
    assert len(lines) == 5
    assert all("there is no tab 'oone' — did you mean 'one'?" in line for line in lines)


def test_that_a_misspelt_tab_in_the_list_is_the_only_problem(tmp_path: Path) -> None:
    assert lines_of(tmp_path, changed(K, "tabs: [one, two]", "tabs: [oone, two]")) == [
        (
            "kiosk.yaml:7:8: tabs, 1: there is no file tabs/oone.yaml"
            " — did you mean one? tabs/one.yaml exists"
        )
    ]


def test_that_behind_a_misspelt_tab_all_else_is_checked(tmp_path: Path) -> None:
    files = changed(K, "tabs: [one, two]", "tabs: [oone, two]")
    files[A] = files[A].replace("accent: azure", "accent: pink")
    assert [line.split(":")[0] for line in lines_of(tmp_path, files)] == [K, A]


def test_that_a_tab_that_is_no_id_makes_no_row_a_problem(tmp_path: Path) -> None:
    lines = lines_of(tmp_path, changed(K, "tabs: [one, two]", "tabs: [One, two]"))
    assert [line.partition(" — ")[0] for line in lines] == [
        "kiosk.yaml:7:8: tabs, 1: 'One' is no id",
        "tabs/one.yaml:1:1: tabs: nothing reads this file",
    ]


def test_that_letters_that_the_font_lacks_are_one_problem_a_language(tmp_path: Path) -> None:
    files = changed(K, "name: English}", "name: 한국어}")
    files[B] = files[B].replace("en: Who is here", "en: 한글")
    todo = "the bundled font covers Simplified Chinese and Latin; tools/build_fonts.py adds other"
    assert lines_of(tmp_path, files) == [
        (
            "kiosk.yaml:6:33: languages, 2.name: the font has no 한 (U+D55C), 국 (U+AD6D),"
            " 어 (U+C5B4), 글 (U+AE00) of the language 'en', needed in kiosk.yaml line 6,"
            f" tabs/two.yaml line 7 — {todo} letters"
        )
    ]


def test_that_missing_columns_are_one_problem_a_table(tmp_path: Path) -> None:
    files = changed(S, "title_en,author_zh,author_en", "titel,author_zh,autor")
    missing = [line for line in lines_of(tmp_path, files) if "missing" in line]
    assert missing == [
        "tables/sources.csv:1:1: header: the columns title_en, author_en are missing — add them"
    ]


# -- many problems in few lines


def problem_in(file: str, line: int, where: str = "x", what: str = "wrong") -> Problem:
    return Problem(file=file, line=line, column=1, where=where, what=what, todo="mend it")


def test_that_what_repeats_is_told_five_times_and_then_counted_by_file() -> None:
    problems = [problem_in("a.csv", line, f"fact {line}, label_ja") for line in range(1, 12)]
    problems += [problem_in("b.yaml", line) for line in (3, 9)]
    problems.append(problem_in("b.yaml", 10, what="odd"))
    assert list(in_brief(problems)) == [
        *(str(problem) for problem in problems[:5]),
        (
            "a.csv lines 6–11: 6 more like this in label_ja: wrong — mend it"
            " (kiosk check --json lists each)"
        ),
        "b.yaml lines 3, 9: 2 more like this: wrong — mend it (kiosk check --json lists each)",
        "b.yaml:10:1: x: odd — mend it",
    ]


def test_that_a_single_one_of_the_rest_is_told_in_full() -> None:
    problems = [problem_in("a.csv", line) for line in range(1, 7)]
    assert list(in_brief(problems)) == [str(problem) for problem in problems]
