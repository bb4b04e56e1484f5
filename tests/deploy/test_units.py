"""What `deploy/` puts on a machine: units that systemd accepts, an installer that shows itself."""

import re
import shutil
import subprocess

import pytest

from tests.support.checkout import ROOT

DEPLOY = ROOT / "deploy"
UNITS = ("park-kiosk.service", "park-kiosk-safe.service")
MOST_EXPOSURE = 3.0

needs_systemd = pytest.mark.skipif(
    shutil.which("systemd-analyze") is None,
    reason="no systemd-analyze here; apt-get install systemd",
)


def settings(unit):
    """Returns the settings of a unit; of several with one name the last."""
    lines = (DEPLOY / unit).read_text(encoding="utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines if "=" in line and not line.startswith("#"))


def analyze(*words):
    return subprocess.run(
        ["systemd-analyze", *map(str, words)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@needs_systemd
def test_that_systemd_accepts_the_units(tmp_path):
    program = tmp_path / "kiosk-session"
    shutil.copy(DEPLOY / "kiosk-session", program)
    for unit in UNITS:
        text = (DEPLOY / unit).read_text(encoding="utf-8")
        text = text.replace("/opt/park-kiosk/bin/kiosk-session", str(program))
        (tmp_path / unit).write_text(text, encoding="utf-8")

    done = analyze("verify", "--man=no", *(tmp_path / unit for unit in UNITS))

    said = [line for line in (done.stdout + done.stderr).splitlines() if "park-kiosk" in line]
    assert not said
    assert done.returncode == 0


@needs_systemd
@pytest.mark.parametrize("unit", UNITS)
def test_that_a_unit_exposes_little(unit):
    done = analyze("security", "--offline=true", "--no-pager", DEPLOY / unit)

    found = re.search(r"Overall exposure level for \S+: ([\d.]+)", done.stdout)
    assert found is not None, done.stderr
    assert float(found[1]) <= MOST_EXPOSURE


def test_that_the_service_is_watched_and_always_started_again():
    found = settings("park-kiosk.service")

    assert found["Type"] == "notify"
    assert found["NotifyAccess"] == "all"
    assert found["Restart"] == "always"
    assert 0 < int(found["WatchdogSec"]) <= 10
    assert int(found["RestartSec"]) <= 5


def test_that_five_failures_in_ten_minutes_end_in_safe_mode():
    found = settings("park-kiosk.service")

    assert (found["StartLimitBurst"], found["StartLimitIntervalSec"]) == ("5", "600")
    assert found["OnFailure"] == "park-kiosk-safe.service"
    safe = settings("park-kiosk-safe.service")
    assert safe["ExecStart"].endswith("kiosk-session --safe")
    assert safe["StartLimitIntervalSec"] == "0"
    assert "OnFailure" not in safe


def test_that_one_unit_begins_when_the_other_has_ended():
    # They share a runtime folder: whichever ends takes it away.
    assert "park-kiosk-safe.service" in settings("park-kiosk.service")["After"].split()


def test_that_both_units_are_locked_down_alike():
    ours, safe = settings("park-kiosk.service"), settings("park-kiosk-safe.service")
    differ = {name for name in ours.keys() | safe.keys() if ours.get(name) != safe.get(name)}

    assert differ == {
        "After",
        "Alias",
        "Conflicts",
        "Description",
        "ExecStart",
        "OnFailure",
        "RestartSec",
        "StartLimitBurst",
        "StartLimitIntervalSec",
        "WantedBy",
    }


def test_that_what_staff_ended_stays_off_and_what_they_restart_is_no_failure():
    found = settings("park-kiosk.service")

    assert found["RestartPreventExitStatus"] == "0"
    assert found["SuccessExitStatus"] == "75"


@pytest.mark.parametrize("words", [(), ("--uninstall", "--purge"), ("--no-packages",)])
def test_that_a_dry_run_of_the_installer_shows_its_steps_and_does_nothing(words):
    places = ("/opt/park-kiosk", "/etc/park-kiosk", "/var/lib/park-kiosk")
    before = [(ROOT / place).exists() for place in places]
    done = subprocess.run(
        ["sh", DEPLOY / "install.sh", "--dry-run", *words],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )

    assert done.returncode == 0, done.stderr
    assert "/opt/park-kiosk" in done.stdout
    assert "  + " in done.stdout
    assert [(ROOT / place).exists() for place in places] == before


def test_that_the_installer_knows_no_other_options():
    done = subprocess.run(
        ["sh", DEPLOY / "install.sh", "--dry"],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )

    assert done.returncode == 2
    assert "--dry" in done.stderr


@pytest.mark.skipif(shutil.which("shellcheck") is None, reason="apt-get install shellcheck")
@pytest.mark.parametrize("script", ["install.sh", "kiosk-session", "kiosk-as-account"])
def test_that_the_scripts_are_sound(script):
    done = subprocess.run(
        ["shellcheck", DEPLOY / script], capture_output=True, text=True, check=False, timeout=60
    )

    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(("ended", "code"), [("exit 7", 7), ("exit 0", 0), ("exit 75", 75)])
def test_that_the_session_ends_with_the_code_of_the_kiosk(tmp_path, ended, code):
    """With a compositor that ends with 0 whatever its program does, as cage does."""
    folder = tmp_path / "bin"
    folder.mkdir()
    (folder / "cage").write_text('#!/bin/sh\nshift\n"$@"\nexit 0\n', encoding="utf-8")
    (folder / "kiosk").write_text(f"#!/bin/sh\n{ended}\n", encoding="utf-8")
    for name in ("cage", "kiosk"):
        (folder / name).chmod(0o755)

    done = subprocess.run(
        ["sh", DEPLOY / "kiosk-session"],
        env={
            "PATH": f"{folder}:/usr/bin:/bin",
            "RUNTIME_DIRECTORY": str(tmp_path),
            "KIOSK_PROGRAM": str(folder / "kiosk"),
        },
        check=False,
        timeout=30,
    )

    assert done.returncode == code


def test_that_a_compositor_which_fails_is_a_failure(tmp_path):
    (tmp_path / "cage").write_text("#!/bin/sh\nexit 0\n", encoding="utf-8")
    (tmp_path / "cage").chmod(0o755)

    done = subprocess.run(
        ["sh", DEPLOY / "kiosk-session"],
        env={"PATH": f"{tmp_path}:/usr/bin:/bin", "RUNTIME_DIRECTORY": str(tmp_path)},
        check=False,
        timeout=30,
    )

    assert done.returncode == 70
