"""Every kind of problem is found at its place and said in plain words."""

import json
from pathlib import Path

import pytest

from tests.content.builder import HERE, changed, load_files, place_in, problems_of, sound_files

K, A, B, F = "kiosk.yaml", "tabs/one.yaml", "tabs/two.yaml", "tables/facts.csv"
E, S = "tables/entities.csv", "tables/sources.csv"

GROWTH, ROW, CHARTS = "scene one/growth", "block 1 fact_row", "block 2 chart_row"

# Name of the case: file, text in it, what it is changed to, the message. ▲ marks the place.
CASES = {
    # -- syntax
    "a bracket that is not closed": (
        A,
        "icon: tab-overview",
        "icon: ▲[tab-overview\naccent: azure\n#",
        (
            "icon: a bracket [ opened in line 3 is not closed — add ] behind what belongs to it,"
            " or a comma where one is missing before line 4"
        ),
    ),
    "a bracket closed by another": (
        A,
        "title: {zh: 增长, en: Growth}",
        "title: ▲{zh: 增长, en: Growth]",
        (
            "scenes.1.title: a bracket { opened in line 7 is not closed"
            " — add } behind what belongs to it"
        ),
    ),
    "a bracket too many": (
        A,
        "title: {zh: 增长, en: Growth}",
        "title: {zh: 增长, en: Growth}▲}",
        (
            "scenes.1: a closing bracket } without an opening one"
            " — delete it, or put the words in quotes"
        ),
    ),
    "a comma that is missing": (
        A,
        "title: {zh: 增长, en: Growth}",
        'title: {zh: "增长" ▲en: Growth}',
        "scenes.1.title: a comma is missing here — add it, or put the words in quotes as a whole",
    ),
    "a colon in words between brackets": (
        A,
        "title: {zh: 增长, en: Growth}",
        "title: {zh: 增长, en: Growth▲: more}",
        (
            "scenes.1.title: a second colon between the brackets { and }"
            " — put words that hold a colon in quotes"
        ),
    ),
    "a colon in words": (
        A,
        "accent: azure",
        "accent: azure▲: more",
        (
            "YAML: a colon where none can stand"
            " — put words that hold a colon in quotes, and check how far the line is indented"
        ),
    ),
    "a line without a colon": (
        A,
        "accent: azure",
        "▲accent\naccent: azure",
        (
            "YAML: line 4 has no colon"
            " — write key: value, or indent the line as the words that it goes on with"
        ),
    ),
    "quotes in YAML that are not closed": (
        B,
        "entities: [acme]",
        'entities: [▲"acme]',
        (
            "scenes.1.blocks.1.groups.1: a quotation mark opened in line 11 is not closed"
            " — add the second one behind the words"
        ),
    ),
    "a letter that no words begin with": (
        A,
        "accent: azure",
        "accent: ▲@azure",
        "accent: words cannot begin with '@' — put them in quotes",
    ),
    "a tab character in front of a line": (
        A,
        "accent: azure",
        "accent: azure\n▲\tmore: 1",
        "YAML: a tab in front of the line — indent with blanks",
    ),
    "a quotation mark that is not closed": (
        F,
        "firms,two,企业,Companies",
        'firms,two,▲"企业,Companies',
        'table: a quotation mark is not closed — add the closing "',
    ),
    "text behind a closing quotation mark": (
        F,
        "firms,two,企业",
        'firms,two,"企业"▲x',
        (
            "table: 'x' behind a closing quotation mark —"
            ' put it inside the quotes; a mark inside them is doubled ("")'
        ),
    ),
    "a quotation mark inside a cell": (
        F,
        "企业,Companies",
        '企业,5▲" Companies',
        (
            "table: a quotation mark inside a cell without quotes —"
            ' put the whole cell in quotes and double the mark: "5"" disc"'
        ),
    ),
    "a row with too many cells": (
        F,
        "2022,paper,\nmean",
        "2022,paper,,▲x\nmean",
        "table: the row has 15 cells, the header 14 — put texts that hold a comma in quotes",
    ),
    "a row with too few cells": (
        "tables/honours.csv",
        "first,首个,The first,,,paper",
        "first,首个,▲The first",
        "table: the row has 3 cells, the header 6 — add the missing cells, empty ones too",
    ),
    "a key that stands twice": (
        A,
        "accent: azure",
        "accent: azure\n▲accent: teal",
        "accent: 'accent' stands here twice, first in line 4 — keep one",
    ),
    "an alias": (
        A,
        "accent: azure",
        "accent: &a azure\nicon2: ▲*a",
        "icon2: aliases (*name) are not used here — write the words out",
    ),
    "a tag": (
        A,
        "accent: azure",
        "accent: ▲!!str azure",
        "accent: the tag 'tag:yaml.org,2002:str' is not used here — delete it",
    ),
    "a second document": (
        A,
        "icon: tab-overview",
        "icon: tab-overview\n▲---",
        "YAML: a second document (---) in one file — keep one document a file",
    ),
    # -- keys and kinds
    "an unknown key": (
        A,
        "    relations: [path]",
        "    ▲relation: [path]",
        f"{GROWTH}, relation: unknown key 'relation' — did you mean 'relations'?",
    ),
    "an unknown section": (
        K,
        "panel:",
        "▲pannel:",
        "pannel: unknown key 'pannel' — did you mean 'panel'?",
    ),
    "an unknown key in the interface texts": (
        K,
        "  calm_title:",
        "  ▲calm_titel: {zh: 字, en: a}\n  calm_title:",
        "texts, calm_titel: unknown key 'calm_titel' — did you mean 'calm_title'?",
    ),
    "an unknown column": (
        F,
        "display,",
        "▲dispaly,",
        "header, dispaly: unknown column 'dispaly' — did you mean 'display'?",
    ),
    "an unknown block kind": (
        A,
        "kind: fact_row",
        "kind: ▲fact_rows",
        f"{GROWTH}, block 1, kind: unknown kind 'fact_rows' — did you mean 'fact_row'?",
    ),
    "an unknown chart kind": (
        A,
        "kind: paired_periods",
        "kind: ▲paired_period",
        (
            f"{GROWTH}, {CHARTS}, panels.1.chart.kind: unknown kind 'paired_period'"
            " — did you mean 'paired_periods'?"
        ),
    ),
    "a missing kind": (
        A,
        "{kind: timeline, milestones: [opened]}",
        "▲{milestones: [opened]}",
        (
            "scene one/wall, block 1, kind: 'kind' is missing — write one of callouts, cards,"
            " chain, chart_row, chips, entity_grid, fact_panel, fact_row, highlight, honours,"
            " lanes, picture, points, ring, share_picture, stages, statement, structure, timeline"
        ),
    ),
    # -- fields
    "a missing field": (
        A,
        "chart: {kind: paired_periods, earlier: before,",
        "chart: ▲{kind: paired_periods,",
        f"{GROWTH}, {CHARTS}, panels.1.chart: 'earlier' is missing — add it",
    ),
    "an empty field": (
        A,
        "    short: {zh: 增长, en: Growth}",
        "    ▲short:",
        f"{GROWTH}, short: there is nothing behind this key — write a value or delete it",
    ),
    "an empty field that may be left out": (
        A,
        "    relations: [path]",
        "    relations: [path]\n    ▲subtitle:",
        f"{GROWTH}, subtitle: there is nothing behind this key — write a value or delete it",
    ),
    "a word where a list belongs": (
        A,
        "landscape: [",
        "landscape: ▲figures\n      ultrawide: [",
        (
            f"{GROWTH}, grid.landscape: a list belongs here, not 'figures'"
            " — write [a, b] or one item a line behind dashes"
        ),
    ),
    "words in no language": (
        A,
        "title: {zh: 增长, en: Growth}",
        "title: ▲Growth",
        (
            f"{GROWTH}, title: 'Growth' stands where words in every language belong"
            " — write {zh: …, en: …}"
        ),
    ),
    "a number where words belong": (
        A,
        "short: {zh: 荣誉, en: Honours}",
        "short: {zh: ▲2022, en: Honours}",
        "scene one/wall, short.zh: 2022 is not text here — put it in quotes",
    ),
    "a choice that does not exist": (
        A,
        "art: {image: skyline,",
        "header: ▲huge\n    art: {image: skyline,",
        (
            "scene one/wall, header: 'huge' is not possible here"
            " — write 'standard', 'display' or 'none'"
        ),
    ),
    "a number that is none": (
        K,
        "diagonal_inches: 55",
        "diagonal_inches: ▲big",
        (
            "panel, diagonal_inches: this is no number, not 'big'"
            " — write digits, with one point before the decimals"
        ),
    ),
    "a number out of range": (
        K,
        "diagonal_inches: 55",
        "diagonal_inches: ▲0",
        "panel, diagonal_inches: 0.0 is out of range — write 5 to 300",
    ),
    "a missing cell": (
        E,
        "acme,two,企业,Companies,爱科",
        "acme,▲,企业,Companies,爱科",
        "entity acme, tab: tab is empty — fill it in",
    ),
    "a row without id": (
        E,
        "acme,two",
        "▲,two",
        "entity without id, id: id is missing — give the row an id",
    ),
    "a qualifier that does not exist": (
        F,
        "70,over",
        "70,▲more",
        (
            "fact firms, qualifier: 'more' is not possible here"
            " — write 'exact', 'over', 'nearly', 'expected' or 'stated'"
        ),
    ),
    "an empty list": (
        A,
        "honours: [first]",
        "honours: ▲[]",
        "scene one/wall, block 2 honours, honours: the list is empty — add what belongs here",
    ),
    "too many of them": (
        A,
        "[{fact: before}, {fact: after}, {fact: firms}]",
        "▲[{fact: before}, {fact: after}, {fact: firms}, {fact: before}, {fact: after}]",
        f"{GROWTH}, {ROW}, facts: 5 are here, and 4 can be shown — move some elsewhere",
    ),
    "an id with other letters": (
        "tables/relations.csv",
        "path,one,从",
        "▲path!,one,从",
        "relation path!, id: 'path!' is no id — use a–z, 0–9 and _ only, a letter first",
    ),
    "a date that is none": (
        "tables/milestones.csv",
        "2020-06",
        "▲2020-13",
        "milestone opened, date: '2020-13' is no date — write 2020, 2020-06 or 2020-06-18",
    ),
    # -- numbers
    "full-width digits in a table": (
        F,
        "Companies,70,",
        "Companies,▲７０,",
        "fact firms, value: full-width characters in the number '７０' — write 70",
    ),
    "full-width digits in YAML": (
        K,
        "diagonal_inches: 55",
        "diagonal_inches: ▲５５",
        (
            "panel.diagonal_inches: full-width digits in '５５'"
            " — write the number with the digits 0–9; words go in quotes"
        ),
    ),
    "thousands set apart": (
        F,
        "Companies,70,",
        'Companies,▲"1,070",',
        (
            "fact firms, value: thousands are set apart in '1,070'"
            " — write 1070; the kiosk groups digits"
        ),
    ),
    "a unit in the number": (
        F,
        "Companies,70,",
        "Companies,▲70家,",
        "fact firms, value: '70家' is no number — write digits, with one point before the decimals",
    ),
    "a share that is no simple fraction": (
        F,
        "0.3333,nearly,share,fraction",
        "0.3456,nearly,share,▲fraction",
        (
            "fact third, display: '0.3456' is near no simple fraction"
            " — write number or percent, or correct the value"
        ),
    ),
    "a derived number without end": (
        F,
        "Mean,,exact,yi_yuan,,2,,,2021,paper,(before + after) / 2",
        "Mean,,exact,yi_yuan,,▲,,,2021,paper,after / 7",
        "fact mean, decimals: the derived number does not end — write how many decimals are shown",
    ),
    # -- ids and references
    "an id that is taken in a table": (
        F,
        "firms,two",
        "▲before,two",
        (
            "fact before, id: the id 'before' is taken, first in line 2"
            " — give one of the two another id"
        ),
    ),
    "an id that is taken by a scene": (
        A,
        "  - id: wall",
        "  - id: ▲growth",
        f"{GROWTH}, id: the id 'growth' is taken, first in line 6 — give one of the two another id",
    ),
    "a tab that is listed twice": (
        K,
        "tabs: [one, two]",
        "tabs: [one, two, ▲one]",
        "tabs, 3: the tab 'one' stands here twice — keep one",
    ),
    "a fact that does not exist": (
        A,
        "{fact: firms}",
        "{fact: ▲firm}",
        f"{GROWTH}, {ROW}, facts.3.fact: there is no fact 'firm' — did you mean 'firms'?",
    ),
    "an entity that does not exist": (
        B,
        "entities: [acme]",
        "entities: [▲zzz]",
        (
            "scene two/who, block 1 entity_grid, groups.1.entities.1: there is no entity 'zzz'"
            " — write one of tables/entities.csv"
        ),
    ),
    "a source that does not exist": (
        F,
        "2022,paper,\nmean",
        "2022,▲papers,\nmean",
        "fact firms, source: there is no source 'papers' — did you mean 'paper'?",
    ),
    "a unit that does not exist": (
        F,
        "over,companies",
        "over,▲company",
        "fact firms, unit: there is no unit 'company' — did you mean 'companies'?",
    ),
    "a tab that does not exist": (
        E,
        ",one,chain,",
        ",▲three,chain,",
        "entity acme, also_in: there is no tab 'three' — write one of tabs in kiosk.yaml",
    ),
    "a milestone that does not exist": (
        A,
        "milestones: [opened]",
        "milestones: [▲open]",
        (
            "scene one/wall, block 1 timeline, milestones.1: there is no milestone 'open'"
            " — did you mean 'opened'?"
        ),
    ),
    "an honour that does not exist": (
        A,
        "honours: [first]",
        "honours: [▲firsts]",
        (
            "scene one/wall, block 2 honours, honours.1: there is no honour 'firsts'"
            " — did you mean 'first'?"
        ),
    ),
    "a relation that does not exist": (
        A,
        "relations: [path]",
        "relations: [▲paths]",
        f"{GROWTH}, relations.1: there is no relation 'paths' — did you mean 'path'?",
    ),
    "an image that does not exist": (
        A,
        "image: skyline,",
        "image: ▲skylin,",
        "scene one/wall, art.image: there is no picture 'skylin' — did you mean 'skyline'?",
    ),
    "an icon that does not exist": (
        A,
        "icon: tab-overview",
        "icon: ▲tab-overvieuw",
        "tab one, icon: there is no icon 'tab-overvieuw' — did you mean 'tab-overview'?",
    ),
    "an accent that does not exist": (
        A,
        "accent: azure",
        "accent: ▲azur",
        "tab one, accent: there is no accent 'azur' — did you mean 'azure'?",
    ),
    "a fact without a source": (
        F,
        "2022,paper,\nmean",
        "2022,▲,\nmean",
        "fact firms, source: a fact without a source — write the id of a row of tables/sources.csv",
    ),
    "a fact with neither value nor formula": (
        F,
        "Companies,70,",
        "Companies,▲,",
        "fact firms, value: there is neither a value nor a formula — write one of them",
    ),
    # -- words
    "a missing translation": (
        A,
        "short: {zh: 荣誉, en: Honours}",
        "short: ▲{zh: 荣誉}",
        "scene one/wall, short.en: there are no words in the language 'en' — add them",
    ),
    "an empty translation": (
        A,
        "short: {zh: 荣誉, en: Honours}",
        'short: {zh: 荣誉, en: ▲" "}',
        "scene one/wall, short.en: the words in the language 'en' are empty — write them",
    ),
    "a missing translation in a table": (
        F,
        "firms,two,企业,Companies",
        "firms,two,企业,▲",
        "fact firms, label_en: there are no words in the language 'en' — add them",
    ),
    "a missing translation of words that may be left out": (
        E,
        "makes chains",
        "▲",
        "entity acme, what_en: there are no words in the language 'en' — add them",
    ),
    "an unknown language": (
        A,
        "short: {zh: 荣誉, en: Honours}",
        "short: {zh: 荣誉, en: Honours, ▲jp: 栄誉}",
        (
            "scene one/wall, short.jp: the kiosk has no language 'jp'"
            " — add it to languages in kiosk.yaml, or delete it"
        ),
    ),
    "a column for an unknown language": (
        S,
        "year\npaper,《报道》,A feature,作者,Author,2022",
        "year,▲note_fr\npaper,《报道》,A feature,作者,Author,2022,",
        (
            "header, note_fr: the column 'note_fr' is for a language that the kiosk has not"
            " — add 'fr' to languages in kiosk.yaml, or delete the column"
        ),
    ),
    "a unit without a language": (
        K,
        "times: {zh: {after: 倍}, en: {after: ×}}",
        "▲times: {zh: {after: 倍}}",
        "unit times: no form in the language 'en' — add en: {after: …}",
    ),
    "a character that the font lacks": (
        A,
        "en: Doubled}",
        "en: ▲Doubled 🙂}",
        (
            f"{GROWTH}, {CHARTS}, panels.1.title.en: the font has no 🙂 (U+1F642)"
            " — write it with other characters"
        ),
    ),
    "a character that the font lacks in a table": (
        F,
        "firms,two,企业",
        "firms,two,▲企业🙂",
        "fact firms, label_zh: the font has no 🙂 (U+1F642) — write it with other characters",
    ),
    "a character that nobody sees": (
        F,
        "firms,two,企业",
        "firms,two,▲企\u200b业",
        (
            "fact firms, label_zh: characters that nobody sees: U+200B"
            " — delete them; the kiosk sets spaces and joints itself"
        ),
    ),
    "a filling that does not exist": (
        K,
        '  page_of: {zh: "字", en: "字"}',
        '  page_of: {zh: ▲"{m}", en: "{n}"}',
        (
            "texts, page_of.zh: nothing can be filled in for 'm'"
            " — use {day}, {month}, {n}, {name}, {of}, {year} only"
        ),
    ),
    "a brace without its partner": (
        K,
        '  page_of: {zh: "字", en: "字"}',
        '  page_of: {zh: ▲"{n", en: "字"}',
        "texts, page_of.zh: a brace without its partner — write {n}, {of} or {name}",
    ),
    "too few months": (
        K,
        '  months: {zh: "1 2 3',
        '  months: {zh: ▲"1 3',
        "texts, months.zh: 11 months are here — write the twelve months, apart by blanks",
    ),
    # -- formulas
    "a formula that does not parse": (
        F,
        "(before + after) / 2",
        "(before + ▲* after) / 2",
        "fact mean, formula: a value is missing — write a fact id or a number here",
    ),
    "a formula with full-width letters": (
        F,
        "(before + after) / 2",
        "▲（before + after) / 2",
        "fact mean, formula: full-width '（' in a formula — write '('",
    ),
    "a formula over a fact that does not exist": (
        F,
        "(before + after) / 2",
        "(before + ▲later) / 2",
        "fact mean, formula: no fact has the id 'later' — write the id of a fact",
    ),
    "a formula that divides by zero": (
        F,
        "(before + after) / 2",
        "after ▲/ (before - 100)",
        (
            "fact mean, formula: the formula divides by zero"
            " — check the value behind the division sign"
        ),
    ),
    "a claim that does not hold": (
        F,
        "Multiple,2.0",
        "Multiple,▲1.9",
        (
            "fact double, value: the stated value 1.9 does not agree with after / before = 2.035,"
            " rounded 2.0 — correct the value, or a number it is computed from"
        ),
    ),
    # -- charts and grids
    "a chart of different units": (
        A,
        "later: after,",
        "later: ▲firms,",
        (
            f"{GROWTH}, {CHARTS}, panels.1.chart.later: one scale for different units:"
            " yi_yuan, companies — choose facts of one unit"
        ),
    ),
    "a name in the grid that no block has": (
        A,
        'landscape: ["figures charts"]',
        'landscape: [▲"figures charts chart"]',
        f"{GROWTH}, grid.landscape.1: no block is named 'chart' — did you mean 'charts'?",
    ),
    "a block without a cell": (
        A,
        'portrait: ["figures", "charts"]',
        'portrait: ▲["figures"]',
        (
            f"{GROWTH}, grid.portrait: the portrait grid has no cell for the block 'charts'"
            " — add its name to a row"
        ),
    ),
    # -- numbers beyond what is read
    "a stated number of too many digits": (
        F,
        "前期,Earlier,100,exact",
        "前期,Earlier,▲123456789012.1234,exact",
        (
            "fact before, value: the number has 16 digits in the language 'zh'"
            " — write at most 15 digits, in a larger unit if need be"
        ),
    ),
    "a derived number of too many digits": (
        F,
        "(before + after) / 2",
        "▲before * 999999999999999",
        (
            "fact mean, formula: the formula gives a number with more than 15 digits"
            " — compute with smaller numbers, or in a larger unit"
        ),
    ),
    "a factor of too many digits": (
        K,
        "factor: 0.1,",
        "factor: ▲0.1234567890123456,",
        "unit yi_yuan, forms.en.factor: the factor has 16 digits — write at most 15",
    ),
    "a factor beyond all measure": (
        K,
        "factor: 0.1,",
        "factor: ▲1e400,",
        "unit yi_yuan, forms.en.factor: inf is out of range — write 1e-09 to 1e+09",
    ),
    # -- charts whose numbers do not go together
    "a multiple of other facts": (
        A,
        "multiple: double}",
        "multiple: ▲third}",
        (
            f"{GROWTH}, {CHARTS}, panels.1.chart.multiple: 'third' is 0.3333, and the bars give"
            " 2.035 — choose the multiple of these two facts"
        ),
    ),
    "an area that is no rectangle": (
        A,
        'landscape: ["figures charts"]',
        'landscape: [▲"figures charts", "charts charts"]',
        (
            f"{GROWTH}, grid.landscape.1: the cells of 'charts' form no rectangle"
            " — put them side by side"
        ),
    ),
    "rows of different length": (
        A,
        'portrait: ["figures", "charts"]',
        'portrait: ["figures", ▲"charts charts"]',
        f"{GROWTH}, grid.portrait.2: the row has 2 cells, the first 1 — give all rows as many",
    ),
    # -- leaving the folder
    "a tab that leaves the folder": (
        K,
        "tabs: [one, two]",
        "tabs: [one, two, ▲../three]",
        (
            "tabs, 3: '../three' leaves the folder tabs/"
            " — write the bare name of a file in tabs/, a–z, 0–9, - and _ only"
        ),
    ),
    "an image that leaves the folder": (
        A,
        "image: skyline,",
        "image: ▲../../secret.png,",
        (
            "scene one/wall, art.image: '../../secret.png' leaves the content folder"
            " — write the name of a file inside images/"
        ),
    ),
    "an image with an absolute path": (
        A,
        "image: skyline,",
        "image: ▲/etc/secret.png,",
        (
            "scene one/wall, art.image: '/etc/secret.png' leaves the content folder"
            " — write the name of a file inside images/"
        ),
    ),
    "an icon that leaves the folder": (
        A,
        "icon: tab-overview",
        "icon: ▲..\\x",
        (
            "tab one, icon: '..\\\\x' leaves the content folder"
            " — write the name of a file inside images/"
        ),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_that_it_is_reported_at_its_place_in_plain_words(name: str, tmp_path: Path) -> None:
    file, old, new, message = CASES[name]
    files = changed(file, old, new)
    place = place_in(files)
    assert f"{place}: {message}" in [str(problem) for problem in problems_of(tmp_path, files)]


def lines_of(folder: Path, files: dict[str, str]) -> list[str]:
    return [str(problem) for problem in problems_of(folder, files)]


def test_that_the_sound_content_of_these_tests_has_no_problem(tmp_path: Path) -> None:
    assert problems_of(tmp_path) == ()


def test_that_formulas_in_a_circle_are_reported_once_with_the_way_around(tmp_path: Path) -> None:
    row = "Later,203.5,exact,yi_yuan,,,,,2021-12,paper,"
    files = changed(F, row, row.replace("203.5", "") + "mean * 2")
    assert lines_of(tmp_path, files) == [
        (
            "tables/facts.csv:7:59: fact mean, formula: formulas run in a circle:"
            " after → mean → after — state one of these facts as a value"
        )
    ]


def test_that_units_of_different_factors_in_any_language_share_no_scale(tmp_path: Path) -> None:
    files = changed(K, "  times: {", "  yi_more: {zh: {after: 亿元}, en: {after: m}}\n  times: {")
    files[F] = files[F].replace("203.5,exact,yi_yuan", "203.5,exact,yi_more")
    assert [line.split(": ", 1)[1] for line in lines_of(tmp_path, files)] == [
        (
            f"{GROWTH}, {CHARTS}, panels.1.chart.later: one scale for different factors in 'en':"
            " yi_yuan, yi_more — choose facts of one unit"
        )
    ]


@pytest.mark.parametrize(
    ("stated", "sound"),
    [
        ("2.0,stated", True),
        ("2,exact", True),
        ("2.0,over", True),
        ("1.5,over", True),
        ("2.1,nearly", True),
        ("2.1,over", False),
        ("1.9,nearly", False),
        ("2.1,exact", False),
    ],
)
def test_that_a_multiple_is_compared_as_exactly_as_it_is_stated(
    stated: str, sound: bool, tmp_path: Path
) -> None:
    files = changed(
        F, "2.0,stated,times,,,,,2021,paper,after / before", f"{stated},times,,,,,,paper,"
    )
    assert (lines_of(tmp_path, files) == []) is sound


def test_that_nothing_is_a_multiple_of_zero(tmp_path: Path) -> None:
    files = changed(F, "Earlier,100,", "Earlier,0,")
    assert any("'before' is zero" in line for line in lines_of(tmp_path, files))


def test_that_every_problem_is_reported_at_once_in_order(tmp_path: Path) -> None:
    files = changed(K, "diagonal_inches: 55", "diagonal_inches: ５５")
    files[F] = (
        files[F].replace("Companies,70,", "Companies,７０,").replace("2.0,stated", "2.1,stated")
    )
    files[A] = files[A].replace("accent: azure", "accent: blue").replace("earlier: before, ", "")
    files[B] = (
        files[B].replace("entities: [acme]", "entities: [acme, ecma]").replace("zh: 企业, ", "")
    )
    problems = problems_of(tmp_path, files)
    places = [(problem.file, problem.line, problem.column) for problem in problems]
    assert places == sorted(places)
    assert {file for file, _, _ in places} == {K, F, A, B}
    assert len(problems) >= 7


def test_that_one_bad_block_hides_no_problem_of_another(tmp_path: Path) -> None:
    files = changed(A, "kind: fact_row", "kind: nonsense")
    files[A] = files[A].replace("milestones: [opened]", "milestones: [closed]")
    assert len(lines_of(tmp_path, files)) == 2


def test_that_a_bad_row_makes_no_reference_to_it_a_problem(tmp_path: Path) -> None:
    files = changed(F, "Later,203.5", "Later,２０３")
    assert [line.split(" — ")[0] for line in lines_of(tmp_path, files)] == [
        "tables/facts.csv:3:20: fact after, value: full-width characters in the number '２０３'"
    ]


def test_that_a_table_that_cannot_be_read_makes_no_reference_to_it_a_problem(
    tmp_path: Path,
) -> None:
    files = changed(F, "firms,two,企业", 'firms,two,"企业')
    assert [line.split(":")[0] for line in lines_of(tmp_path, files)] == [F]


def test_that_lines_are_counted_right_behind_cells_of_several_lines(tmp_path: Path) -> None:
    files = changed(F, "before,one,前期,Earlier", 'before,one,"前\n期","Ear\nlier"')
    files[F] = files[F].replace("Companies,70,", f"Companies,{HERE}many,")
    place = place_in(files)
    assert place == "tables/facts.csv:8:24"
    assert lines_of(tmp_path, files)[0].startswith(place)


def test_that_a_missing_column_is_reported_once_not_for_every_row(tmp_path: Path) -> None:
    files = changed(E, "name_en,what_zh", "title_en,what_zh")
    assert lines_of(tmp_path, files) == [
        "tables/entities.csv:1:1: header: the column name_en is missing — add it",
        (
            "tables/entities.csv:1:34: header, title_en: unknown column 'title_en'"
            " — delete it; known are id, tab, group_zh, group_en, name_zh, name_en, source,"
            " what_zh, what_en, also_in, icon, image"
        ),
    ]


def test_that_problems_can_be_told_as_json(tmp_path: Path) -> None:
    problems = problems_of(tmp_path, changed(A, "accent: azure", "accent: blue"))
    told = json.loads(json.dumps([problem.to_json() for problem in problems]))
    assert told == [
        {
            "file": "tabs/one.yaml",
            "line": 4,
            "column": 9,
            "where": "tab one, accent",
            "what": "there is no accent 'blue'",
            "todo": "write one of azure, teal, violet, amber, red, green",
            "severity": "error",
        }
    ]


def test_that_a_third_language_is_a_matter_of_adding_keys(tmp_path: Path) -> None:
    files = changed(
        K,
        "{code: en, short: EN, name: English}",
        "{code: en, short: EN, name: English}\n  - {code: de, short: DE, name: Deutsch}",
    )
    missing = lines_of(tmp_path, files)
    assert all("'de'" in line or "_de are missing" in line or "_de is" in line for line in missing)
    texts = [line for line in missing if line.startswith("tabs/")]
    assert len(texts) == 14


def test_that_places_can_be_asked_for_by_scene_and_block(tmp_path: Path) -> None:
    loaded = load_files(tmp_path)
    assert loaded.locate("one/growth").mark() == (6, 5)
    assert loaded.locate("one/growth", 1).mark() == (17, 9)
    assert loaded.locate("one/growth", 1, ("panels", 0, "title", "en")).mark() == (20, 33)
    problem = loaded.locate("one/growth", 1).problem("too long", "shorten it", ("panels", 0))
    assert str(problem) == (
        "tabs/one.yaml:20:13: scene one/growth, block 2 chart_row, panels.1: too long — shorten it"
    )


def test_that_content_files_of_these_tests_are_all_read(tmp_path: Path) -> None:
    for name in sound_files():
        files = sound_files()
        files[name] = "%"
        assert any(problem.file == name for problem in problems_of(tmp_path, files)), name
