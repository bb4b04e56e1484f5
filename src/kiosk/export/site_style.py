"""The style sheet of the page for telephones, from the tokens of the theme."""

from kiosk.export.shapes_svg import Inks
from kiosk.theme.palettes import DAY, NIGHT, Palette

GROUNDS = ("canvas", "surface", "sunken", "ink1", "ink2", "ink3", "line", "line2", "focus")
RULES = """
*,*::before,*::after{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-padding-top:76px}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
body{margin:0;background:var(--canvas);color:var(--ink1);line-break:strict;
  overflow-wrap:break-word;font:17px/1.65 system-ui,"Noto Sans SC","PingFang SC",
  "Microsoft YaHei",sans-serif}
h1,h2,h3,h4,p,ul,ol,dl,dd,figure,blockquote{margin:0}
ul,ol{padding:0;list-style:none}
h1,h2,h3,h4,.number{line-height:1.28;text-wrap:balance}
a{color:var(--link)}
:focus-visible{outline:3px solid var(--focus);outline-offset:3px;border-radius:4px}
.skip{position:absolute;left:16px;top:-80px;padding:10px 16px;background:var(--surface);
  z-index:3}
.skip:focus{top:10px}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);
  white-space:nowrap}
.sprite{display:none}
.wide{max-width:1120px;margin:0 auto;padding:0 20px}
header .wide{display:flex;flex-wrap:wrap;gap:12px 28px;align-items:center;padding:22px 20px}
header h1{font-size:26px}
header .titles{flex:1 1 240px}
header p{color:var(--ink2)}
.seal{display:grid;place-content:center;flex:none;width:62px;height:62px;border-radius:12px;
  background:var(--link);color:var(--surface);font-weight:700;line-height:1.25;font-size:19px}
.languages ul{display:flex;gap:8px}
.languages a{display:block;min-height:44px;padding:8px 16px;border:2px solid var(--line2);
  border-radius:14px;color:var(--ink1);text-decoration:none}
.languages a[aria-current]{border-color:var(--link);color:var(--link);font-weight:700}
.tabs{position:sticky;top:0;z-index:2;background:var(--surface);
  border-block:1px solid var(--line)}
.tabs ul{display:flex;overflow-x:auto;max-width:1120px;margin:0 auto;padding:0 12px}
.tabs a{display:flex;gap:8px;align-items:center;min-height:52px;padding:6px 12px;
  color:var(--ink1);text-decoration:none;white-space:nowrap}
.tabs a:hover{text-decoration:underline}
.tabs .icon{width:24px;height:24px}
.icon{flex:none;width:34px;height:34px;color:var(--text)}
main section{padding:36px 0 12px}
main h2{display:flex;gap:14px;align-items:center;font-size:22px;color:var(--text)}
article{background:var(--surface);border:1px solid var(--line);border-radius:22px;
  margin-top:20px;overflow:hidden}
article>.body{padding:26px 24px 24px;display:grid;gap:22px}
article>.body>*{min-width:0}
article h3{font-size:27px}
article h3+p{color:var(--ink2);margin-top:6px}
h4{font-size:19px;margin-bottom:10px}
picture,img{display:block;width:100%;height:auto;background:var(--sunken)}
figure.picture{border-radius:16px;overflow:hidden;border:1px solid var(--line)}
figure.picture figcaption{padding:10px 16px;color:var(--ink2)}
.cells{display:grid;gap:18px 28px;
  grid-template-columns:repeat(auto-fill,minmax(min(100%,230px),1fr))}
.cells>li,.cells>div{min-width:0}
.cards>li{padding:18px 18px 16px;border-radius:16px;background:var(--sunken)}
.number{font-size:40px;font-weight:700;color:var(--text)}
.number span{font-size:18px;color:var(--ink1);white-space:nowrap}
.number .before{color:var(--text)}
.badge{display:inline-block;padding:1px 10px;border:1.5px dashed var(--text);border-radius:9px;
  font-size:15px;color:var(--text);font-weight:400;vertical-align:middle;line-height:1.5}
.label{color:var(--ink1)}
.note,figcaption span,.quiet{color:var(--ink2);font-size:16px}
.strong{font-weight:700}
.highlight{padding:22px;border-radius:18px;background:var(--tint)}
.row{display:flex;gap:14px;align-items:flex-start}
.chips{display:flex;flex-wrap:wrap;gap:10px}
.chips li{display:flex;gap:10px;align-items:center;padding:8px 16px;border-radius:14px;
  background:var(--tint)}
.names li{padding:10px 0;border-top:1px solid var(--line)}
.names li:first-child{border-top:0}
.glyph{font-size:34px;font-weight:700;color:var(--text)}
.steps{counter-reset:step}
.steps li{counter-increment:step;display:flex;gap:14px;align-items:center;padding:8px 0}
.steps li::before{content:counter(step);display:grid;place-content:center;width:38px;height:38px;
  border-radius:50%;background:var(--fill);color:var(--on-fill);font-weight:700;flex:none}
.events li{display:grid;grid-template-columns:118px 1fr;gap:16px;padding:10px 0;
  border-top:1px solid var(--line)}
.events time{color:var(--text);font-weight:700}
.statement{font-size:32px;font-weight:700;line-height:1.45}
.charts{display:grid;gap:30px 34px;
  grid-template-columns:repeat(auto-fit,minmax(min(100%,300px),1fr))}
.charts figure{display:flex;flex-direction:column;gap:10px;max-width:620px;min-width:0}
.charts figcaption strong{display:block;font-size:19px;line-height:1.35}
.charts svg{display:block;width:100%;height:auto}
.charts svg text{font-family:inherit}
details{border-top:1px solid var(--line)}
.fact details{margin-top:8px}
summary{cursor:pointer;padding:11px 0;color:var(--text);min-height:44px}
details>:not(summary){padding-bottom:12px}
dt{font-weight:700;font-size:16px;margin-top:8px}
dd{color:var(--ink2);font-size:16px}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:16px}
caption{text-align:left;color:var(--ink2);padding-bottom:4px}
th,td{text-align:left;padding:8px 12px 8px 0;border-bottom:1px solid var(--line);
  vertical-align:top}
thead th{color:var(--ink2)}
tbody th{font-weight:400}
.source{color:var(--ink3);font-size:15px}
footer{margin-top:28px;background:var(--surface);border-top:1px solid var(--line)}
footer .wide{padding:26px 20px 48px;display:grid;gap:18px}
footer h2{font-size:20px}
footer dl>div{display:flex;gap:14px;margin-top:8px;align-items:baseline}
footer dt{flex:none;min-width:84px;margin:0}
@media (max-width:520px){
  article{border-radius:16px}article>.body{padding:20px 18px}
  article h3{font-size:23px}.statement{font-size:26px}.number{font-size:35px}
  .events li{grid-template-columns:1fr;gap:2px}}
@media print{.tabs,.languages,.skip{display:none}article{break-inside:avoid}}
"""


def style_sheet(inks: Inks) -> str:
    """Returns the style sheet; dark where the reader's system is.

    Args:
        inks: The colours that the charts use.
    """
    return (
        f":root{{color-scheme:light dark;{_colors(DAY)}{inks.rules(night=False)}}}"
        f"{_accents(DAY)}"
        f"@media screen and (prefers-color-scheme:dark){{"
        f":root{{{_colors(NIGHT)}{inks.rules(night=True)}}}{_accents(NIGHT)}}}"
        f"{inks.classes()}{RULES}"
    )


def _colors(palette: Palette) -> str:
    grounds = "".join(f"--{name}:{getattr(palette, name)};" for name in GROUNDS)
    return f"{grounds}--link:{palette.accent('azure').text};--text:{palette.accent('azure').text};"


def _accents(palette: Palette) -> str:
    return "".join(
        f".in-{name}{{--text:{accent.text};--tint:{accent.tint};--fill:{accent.fill};"
        f"--on-fill:{accent.on_fill}}}"
        for name, accent in palette.accents.items()
    )
