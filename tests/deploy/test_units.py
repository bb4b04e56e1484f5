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
    assert found["NotifyAccess"] == "main"
    assert found["KillMode"] == "mixed"
    assert found["Restart"] == "always"
    assert 0 < int(found["WatchdogSec"]) <= 10
    assert int(found["RestartSec"]) <= 5


def test_that_a_service_that_cannot_be_kept_up_ends_in_safe_mode():
    found = settings("park-kiosk.service")

    assert (found["StartLimitBurst"], found["StartLimitIntervalSec"]) == ("20", "600")
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


def test_that_the_session_is_our_own_parent_with_a_compositor_below(tmp_path):
    program = tmp_path / "kiosk"
    program.write_text('#!/bin/sh\nprintf "%s\\n" $$ "$@"\n', encoding="utf-8")
    program.chmod(0o755)

    with subprocess.Popen(
        ["sh", DEPLOY / "kiosk-session", "--safe"],
        env={
            "PATH": "/usr/bin:/bin",
            "RUNTIME_DIRECTORY": str(tmp_path),
            "KIOSK_PROGRAM": str(program),
        },
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        said, _ = process.communicate(timeout=30)

    pid, *words = said.splitlines()
    # systemd hears its main process only: the script makes way for the parent.
    assert int(pid) == process.pid
    assert words[:3] == ["run", "--supervise", "--within"]
    assert words[3] == "cage --"
    assert words[4:] == ["--safe"]
