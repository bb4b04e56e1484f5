"""What `deploy/` puts on a machine: units that systemd accepts, an installer that shows itself."""

import os
import re
import shutil
import subprocess

import pytest

from tests.support.checkout import ROOT

DEPLOY = ROOT / "deploy"
UNITS = ("park-kiosk.service", "park-kiosk-safe.service")
LIMITS = "session-limits.conf"
MOST_EXPOSURE = 3.0

needs_systemd = pytest.mark.skipif(
    shutil.which("systemd-analyze") is None,
    reason="no systemd-analyze here; apt-get install systemd",
)


def all_settings(unit):
    """Returns name and value of each setting of a unit."""
    lines = (DEPLOY / unit).read_text(encoding="utf-8").splitlines()
    return [line.split("=", 1) for line in lines if "=" in line and not line.startswith("#")]


def settings(unit):
    """Returns the settings of a unit; of several with one name the last."""
    return dict(all_settings(unit))


def install(*words, **environment):
    return subprocess.run(
        ["sh", DEPLOY / "install.sh", *words],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


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


@pytest.mark.parametrize("unit", UNITS)
def test_that_rules_of_the_control_group_hold_where_the_login_moves_the_session(unit):
    names = {"DevicePolicy", "DeviceAllow", "IPAddressDeny"}
    limits = [setting for setting in all_settings(LIMITS) if setting[0] in names]

    assert limits == [setting for setting in all_settings(unit) if setting[0] in names]
    assert "MemoryMax" in settings(LIMITS)


@needs_systemd
def test_that_systemd_accepts_the_limits_of_the_session(tmp_path):
    slice_ = tmp_path / "park-kiosk-test.slice"
    shutil.copy(DEPLOY / LIMITS, slice_)

    done = analyze("verify", "--man=no", slice_)

    said = [line for line in (done.stdout + done.stderr).splitlines() if "park-kiosk" in line]
    assert not said
    assert done.returncode == 0


def test_that_the_installer_limits_the_slice_of_the_account_and_takes_that_back(tmp_path):
    # The account of this machine, if it has one, has another number.
    known = tmp_path / "id"
    known.write_text(
        '#!/bin/sh\n[ "$*" = "-u park-kiosk" ] && echo 98765 || PATH=/usr/bin:/bin exec id "$@"\n'
    )
    known.chmod(0o755)
    path = f"{tmp_path}:{os.environ['PATH']}"
    limits = "/etc/systemd/system/user-98765.slice.d/park-kiosk.conf"

    put, taken = install("--dry-run", PATH=path), install("--dry-run", "--uninstall", PATH=path)

    assert re.search(rf"^  \+ install .*{LIMITS} {limits}$", put.stdout, re.MULTILINE), put
    assert f"  + rm -f {limits}\n" in taken.stdout


def test_that_a_dry_run_before_there_is_an_account_says_where_its_limits_will_lie(tmp_path):
    unknown = tmp_path / "id"
    unknown.write_text("#!/bin/sh\nexit 1\n")
    unknown.chmod(0o755)

    done = install("--dry-run", PATH=f"{tmp_path}:{os.environ['PATH']}")

    assert done.returncode == 0, done.stderr
    assert "/user-NUMBER-OF-THE-ACCOUNT.slice.d/park-kiosk.conf" in done.stdout


def test_that_what_staff_ended_stays_off_and_what_they_restart_is_no_failure():
    found = settings("park-kiosk.service")

    assert found["RestartPreventExitStatus"] == "0"
    assert found["SuccessExitStatus"] == "75"


@pytest.mark.parametrize("words", [(), ("--uninstall", "--purge"), ("--no-packages",)])
def test_that_a_dry_run_of_the_installer_shows_its_steps_and_does_nothing(words):
    places = ("/opt/park-kiosk", "/etc/park-kiosk", "/var/lib/park-kiosk")
    before = [(ROOT / place).exists() for place in places]
    done = install("--dry-run", *words)

    assert done.returncode == 0, done.stderr
    assert "/opt/park-kiosk" in done.stdout
    assert "  + " in done.stdout
    assert [(ROOT / place).exists() for place in places] == before


def test_that_the_installer_knows_no_other_options():
    done = install("--dry")

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
