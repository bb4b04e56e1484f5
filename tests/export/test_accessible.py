"""The page for telephones as axe-core judges it in Chromium; without either this is skipped.

axe-core: ``npm ci --ignore-scripts`` in ``tests/export/axe``.
"""

import json
import os
import re
import shutil
import subprocess
from html import unescape
from pathlib import Path

import pytest

from kiosk.export.site import write_site
from kiosk.model.shows import whole_show
from tests.export.conftest import silent

AXE = Path(__file__).parent / "axe" / "node_modules" / "axe-core" / "axe.min.js"
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "chrome"))), None)
WITHIN_S = 120
RUN = """
<script src="axe.min.js"></script>
<script>
axe.run(document, {resultTypes: ["violations", "incomplete"]}).then(found => {
  const said = document.createElement("pre");
  said.id = "axe-said";
  said.textContent = JSON.stringify(found.violations.map(
    one => [one.id, one.help, one.nodes.map(node => node.html.slice(0, 200))]));
  document.body.replaceChildren(said);
});
</script>
"""
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
    pytest.mark.skipif(
        not AXE.is_file(), reason="axe-core is not installed: npm ci in tests/export/axe"
    ),
]


@pytest.fixture(scope="module")
def site(park, content, tmp_path_factory):
    out = tmp_path_factory.mktemp("site")
    write_site(park, content, whole_show(park.kiosk), ("zh", "en"), out, silent)
    shutil.copy(AXE, out)
    return out


@pytest.mark.parametrize("size", ["390,844", "1280,800"])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("name", ["index.html", "en.html"])
def test_that_axe_finds_nothing(site, name, dark, size, tmp_path):
    text = (site / name).read_text(encoding="utf-8")
    # Folded parts are looked at as well.
    text = text.replace("<details>", "<details open>").replace("</body>", f"{RUN}</body>")
    page = site / f"judged-{name}"
    page.write_text(text, encoding="utf-8")
    command = [
        CHROMIUM,
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--allow-file-access-from-files",
        f"--user-data-dir={tmp_path / 'profile'}",
        f"--window-size={size}",
        "--virtual-time-budget=60000",
        "--dump-dom",
        *(["--blink-settings=preferredColorScheme=0"] if dark else []),
        page.as_uri(),
    ]
    # The tests' own fonts are for Qt: a browser without any draws no letter.
    environment = {**os.environ, "HOME": str(tmp_path)}
    environment.pop("FONTCONFIG_FILE", None)
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        timeout=WITHIN_S,
        check=True,
        env=environment,
    )

    said = re.search(r'<pre id="axe-said">(.*?)</pre>', done.stdout, re.DOTALL)

    assert said is not None, done.stderr[-2000:]
    assert json.loads(unescape(said.group(1))) == []
