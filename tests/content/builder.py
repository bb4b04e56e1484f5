"""A small sound content folder, and ways to break it in one place."""

from pathlib import Path

from kiosk.content import Loaded, Problem, load
from kiosk.model.kiosk import InterfaceTexts
from kiosk.model.walk import declared_fields
from kiosk.paths import assets_dir

HERE = "▲"
"""Stands in changed content where the problem is expected; taken out before writing."""

KIOSK = """\
name: {zh: 园区, en: The park}
seal: [园区, 高新]
stamp: {zh: 截至 2022 年, en: As of 2022}
languages:
  - {code: zh, short: 中, name: 中文}
  - {code: en, short: EN, name: English}
tabs: [one, two]
panel: {diagonal_inches: 55}
units:
  yi_yuan: {zh: {after: 亿元}, en: {before: CNY, after: bn, factor: 0.1, grouping: true}}
  times: {zh: {after: 倍}, en: {after: ×}}
  share: {zh: {}, en: {}}
  companies: {zh: {after: 家}, en: {after: companies}}
texts:
"""

ONE = """\
id: one
name: {zh: 概览, en: Overview}
icon: tab-overview
accent: azure
scenes:
  - id: growth
    title: {zh: 增长, en: Growth}
    short: {zh: 增长, en: Growth}
    relations: [path]
    grid:
      landscape: ["figures charts"]
      portrait: ["figures", "charts"]
    blocks:
      - kind: fact_row
        name: figures
        facts: [{fact: before}, {fact: after}, {fact: firms}]
      - kind: chart_row
        name: charts
        panels:
          - title: {zh: 翻倍, en: Doubled}
            subtitle: {zh: 亿元, en: CNY bn}
            reading: {zh: 后期是前期的两倍。, en: The later is twice the earlier.}
            chart: {kind: paired_periods, earlier: before, later: after, multiple: double}
  - id: wall
    title: {zh: 荣誉, en: Honours}
    short: {zh: 荣誉, en: Honours}
    art: {image: skyline, portrait: skyline-portrait}
    blocks:
      - {kind: timeline, milestones: [opened]}
      - {kind: honours, name: wall, plaque: honours-plaque, honours: [first]}
    steps: [wall]
    notes:
      - heading: {zh: 首个, en: The first}
        line: {zh: 荣誉, en: An honour}
"""

TWO = """\
id: two
name: {zh: 企业, en: Companies}
icon: tab-industry
accent: teal
scenes:
  - id: who
    title: {zh: 谁在这里, en: Who is here}
    short: {zh: 企业, en: Companies}
    blocks:
      - kind: entity_grid
        groups: [{title: {zh: 企业, en: Companies}, entities: [acme]}]
"""

QUICK = """\
id: quick
name: {zh: 快览, en: A quick look}
audience: {zh: 来宾, en: Visitors}
minutes: 1
language: zh
theme: night
stops:
  - {scene: one/growth, seconds: 30}
  - scene: two/who
    seconds: 30
    steps: false
    notes:
      - heading: {zh: 企业, en: Companies}
"""

FACTS = """\
id,tab,label_zh,label_en,value,qualifier,unit,display,decimals,period_zh,period_en,as_of,source,formula
before,one,前期,Earlier,100,exact,yi_yuan,,,,,2016-12,paper,
after,one,后期,Later,203.5,exact,yi_yuan,,,,,2021-12,paper,
double,one,倍数,Multiple,2.0,stated,times,,,,,2021,paper,after / before
third,one,占比,Share,0.3333,nearly,share,fraction,,,,2022,paper,
firms,two,企业,Companies,70,over,companies,,,,,2022,paper,
mean,one,均值,Mean,,exact,yi_yuan,,2,,,2021,paper,(before + after) / 2
"""

ENTITIES = """\
id,tab,group_zh,group_en,name_zh,name_en,what_zh,what_en,also_in,icon,image,source
acme,two,企业,Companies,爱科,Acme,做链条,makes chains,one,chain,power-line,paper
"""

MILESTONES = "id,date,tab,event_zh,event_en,source\nopened,2020-06,one,开园,opens,paper\n"
HONOURS = "id,name_zh,name_en,note_zh,note_en,source\nfirst,首个,The first,,,paper\n"
RELATIONS = "id,tab,text_zh,text_en,source\npath,one,从云到链。,From cloud to chain.,paper\n"
SOURCES = (
    "id,title_zh,title_en,author_zh,author_en,year\npaper,《报道》,A feature,作者,Author,2022\n"
)


def interface_texts() -> str:
    """Words for every field of the interface, as lines of YAML."""
    lines = []
    for name in declared_fields(InterfaceTexts):
        words = "1 2 3 4 5 6 7 8 9 10 11 12" if name == "months" else "字"
        lines.append(f'  {name}: {{zh: "{words}", en: "{words}"}}\n')
    return "".join(lines)


def sound_files() -> dict[str, str]:
    """The files of a content folder that has no problem, by name."""
    return {
        "kiosk.yaml": KIOSK + interface_texts(),
        "tabs/one.yaml": ONE,
        "tabs/two.yaml": TWO,
        "shows/quick.yaml": QUICK,
        "tables/facts.csv": FACTS,
        "tables/entities.csv": ENTITIES,
        "tables/milestones.csv": MILESTONES,
        "tables/honours.csv": HONOURS,
        "tables/relations.csv": RELATIONS,
        "tables/sources.csv": SOURCES,
    }


def write_content(folder: Path, files: dict[str, str] | None = None) -> Path:
    """Writes content files; without files, the sound ones."""
    for name, text in (sound_files() if files is None else files).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    return folder


def changed(file: str, old: str, new: str) -> dict[str, str]:
    """The sound files with one text in one file replaced; it must be there once."""
    files = sound_files()
    assert files[file].count(old) == 1, f"{old!r} is not once in {file}"
    files[file] = files[file].replace(old, new)
    return files


def place_in(files: dict[str, str]) -> str:
    """Takes the mark out of the files and returns where it stood, as ``file:line:col``."""
    for file, text in files.items():
        if HERE in text:
            before = text[: text.index(HERE)]
            files[file] = text.replace(HERE, "")
            line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
            return f"{file}:{line}:{column}"
    raise AssertionError("no file holds the mark")


def load_files(folder: Path, files: dict[str, str] | None = None) -> Loaded:
    """Writes files and reads them."""
    return load(write_content(folder, files), assets_dir())


def problems_of(folder: Path, files: dict[str, str] | None = None) -> tuple[Problem, ...]:
    """Writes files and returns what is wrong with them."""
    return load_files(folder, files).problems
