"""A usage report as one page that opens offline: charts beside tables, in every language."""

from collections.abc import Iterator
from html import escape

from kiosk.charts.counts import draw_bars, draw_columns, tokens_of
from kiosk.model.kiosk import Kiosk
from kiosk.model.words import Language
from kiosk.theme.palettes import PALETTES
from kiosk.usage.reading import Report
from kiosk.usage.sections import Section, sections_of
from kiosk.usage.words import REPORT_LANGUAGES, Speaker

GROUNDS = ("canvas", "surface", "sunken", "line2", "focus")
STYLE = """
body { margin: 0; background: var(--canvas); color: var(--ink1);
  font: 16px/1.55 system-ui, "Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
main { max-width: 1120px; margin: 0 auto; padding: 24px 20px 56px; }
h1 { font-size: 30px; line-height: 1.25; margin: 0 0 4px; }
h2 { font-size: 21px; margin: 0 0 14px; }
p { margin: 0; color: var(--ink2); }
section { background: var(--surface); border: 1px solid var(--line); border-radius: 12px;
  padding: 22px 24px; margin-top: 20px; break-inside: avoid; }
.pair { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: 28px;
  align-items: start; }
.pair.wide { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); }
figure { margin: 0; }
figcaption { color: var(--ink3); font-size: 14px; margin-top: 6px; }
svg { display: block; width: 100%; height: auto; }
.scroll { max-height: 420px; overflow: auto; }
table { border-collapse: collapse; width: 100%; font-size: 15px; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden;
  clip-path: inset(50%); }
th, td { text-align: left; padding: 6px 8px; border-bottom: 1px solid var(--line);
  vertical-align: top; }
thead th { position: sticky; top: 0; background: var(--surface); color: var(--ink2); }
tbody th { font-weight: 400; }
td.number { white-space: nowrap; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(190px, 1fr));
  gap: 18px 28px; margin: 0; }
dl div { display: flex; flex-direction: column-reverse; justify-content: flex-end; }
dt { color: var(--ink2); font-size: 15px; }
dd { margin: 0; font-size: 30px; line-height: 1.2; font-weight: 700; color: var(--bar); }
nav { display: flex; gap: 4px; justify-content: flex-end; max-width: 1120px; margin: 0 auto;
  padding: 16px 20px 0; }
nav label { padding: 10px 16px; border: 1px solid var(--line2); border-radius: 8px;
  cursor: pointer; }
.chooser { position: absolute; opacity: 0; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
@media (max-width: 820px) { .pair, .pair.wide { grid-template-columns: minmax(0, 1fr); } }
@media print { nav { display: none; } .scroll { max-height: none; } }
"""


def as_page(report: Report, kiosk: Kiosk | None, first: Language) -> str:
    """Returns a report as HTML.

    Args:
        report: What is known of a period.
        kiosk: The content that names what was counted; None if there is none.
        first: The language shown first.
    """
    known = [one.code for one in kiosk.languages] if kiosk is not None else REPORT_LANGUAGES
    languages = tuple(dict.fromkeys((first, *known)))
    speakers = [Speaker(kiosk, language) for language in languages]
    names = {one.code: one.name for one in kiosk.languages} if kiosk is not None else {}
    parts = (
        "<!DOCTYPE html>",
        f'<html lang="{escape(first)}">',
        '<head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="color-scheme" content="light dark">',
        f"<title>{escape(speakers[0].title())}</title>",
        f"<style>{_colors()}{STYLE}{''.join(map(_choosing, languages))}</style></head><body>",
        *(
            f'<input class="chooser" type="radio" name="language" id="show-{escape(code)}"'
            f' aria-label="{escape(names.get(code, code))}"{" checked" if not at else ""}>'
            for at, code in enumerate(languages)
        ),
        "<nav>",
        *(
            f'<label for="show-{escape(code)}" lang="{escape(code)}">'
            f"{escape(names.get(code, code))}</label>"
            for code in languages
        ),
        "</nav>",
        *(_main(report, speaker) for speaker in speakers),
        "</body></html>\n",
    )
    return "\n".join(parts)


def _colors() -> str:
    """Returns the colours of both themes; what is printed is light."""
    day, night = (
        "".join(
            f"--{name}: {color};"
            for name, color in {
                **tokens_of(theme),
                **{name: str(getattr(PALETTES[theme], name)) for name in GROUNDS},
            }.items()
        )
        for theme in ("day", "night")
    )
    return (
        f":root {{ color-scheme: light dark; {day} }}"
        f"@media screen and (prefers-color-scheme: dark) {{ :root {{ {night} }} }}"
    )


def _choosing(code: Language) -> str:
    """Returns the rules that show one language and mark its label."""
    chosen = f"#show-{code}:checked ~"
    return (
        f"#show-{code}:not(:checked) ~ main.in-{code} {{ display: none; }}"
        f"{chosen} nav label[for=show-{code}] {{ background: var(--bar); color: var(--canvas);"
        " border-color: var(--bar); }"
        f"#show-{code}:focus-visible ~ nav label[for=show-{code}] {{"
        " outline: 3px solid var(--focus); outline-offset: 2px; }"
    )


def _main(report: Report, speaker: Speaker) -> str:
    code = escape(speaker.language)
    period = speaker.say("period", first=report.first, last=report.last)
    empty = not report.visits and not any(report.counts.values())
    said = [f"<section><p>{escape(speaker.say('nothing'))}</p></section>"] if empty else []
    if not empty:
        said = [_section(one, speaker) for one in sections_of(report, speaker)]
    return "\n".join(
        (
            f'<main class="in-{code}" lang="{code}">',
            f"<h1>{escape(speaker.title())}</h1><p>{escape(period)}</p>",
            *said,
            f"<section><p>{escape(speaker.say('privacy'))}</p></section></main>",
        )
    )


def _section(section: Section, speaker: Speaker) -> str:
    handle = f"{section.key}-{speaker.language}"
    if section.drawn == "none":
        inside = _cards(section)
    else:
        figure, inside = _figure(section, handle, speaker), _table(section)
        if figure:
            wide = " wide" if len(section.columns) > 3 else ""
            inside = f'<div class="pair{wide}">{figure}{inside}</div>'
    return (
        f'<section aria-labelledby="{escape(handle)}">'
        f'<h2 id="{escape(handle)}">{escape(section.title)}</h2>{inside}</section>'
    )


def _cards(section: Section) -> str:
    cards = (
        f"<div><dt>{escape(str(name))}</dt><dd>{escape(_cell(value))}</dd></div>"
        for name, value in section.rows
    )
    return f"<dl>{''.join(cards)}</dl>"


def _figure(section: Section, handle: str, speaker: Speaker) -> str:
    """Returns the chart; "" where it would show nothing."""
    bars = section.bars
    if not any(value for _, value in bars):
        return ""
    draw = draw_columns if section.drawn == "columns" else draw_bars
    label = speaker.say("chart_shows", name=section.title)
    caption = section.columns[section.value]
    if section.drawn == "bars" and sum(bool(row[section.value]) for row in section.rows) > len(
        bars
    ):
        caption = f"{caption} · {speaker.say('most_seen', n=len(bars))}"
    return (
        f'<figure><div role="img" aria-label="{escape(label)}">'
        f"{draw(bars, handle, speaker.language)}</div>"
        f"<figcaption>{escape(caption)}</figcaption></figure>"
    )


def _table(section: Section) -> str:
    head = "".join(
        f'<th scope="col"{kind}>{escape(name)}</th>'
        for name, kind in zip(section.columns, _kinds(section), strict=True)
    )
    title = escape(section.title)
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{title}">'
        f"<table><caption>{title}</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{''.join(_rows(section))}</tbody></table></div>"
    )


def _rows(section: Section) -> Iterator[str]:
    kinds = _kinds(section)
    for name, *cells in section.rows:
        rest = "".join(
            f"<td{kind}>{escape(_cell(cell))}</td>"
            for cell, kind in zip(cells, kinds[1:], strict=True)
        )
        yield f'<tr><th scope="row">{escape(str(name))}</th>{rest}</tr>'


def _kinds(section: Section) -> list[str]:
    """Returns how each column is set: numbers by their last digit."""
    columns = zip(*section.rows, strict=True)
    return [
        ' class="number"' if all(isinstance(cell, int) for cell in column) else ""
        for column in columns
    ]


def _cell(value: str | int) -> str:
    return f"{value:,}" if isinstance(value, int) else value
