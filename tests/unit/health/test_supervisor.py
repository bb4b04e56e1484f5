"""The supervisor with small programs in place of the kiosk."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kiosk.health import supervisor
from kiosk.health.watch import RESTART_WANTED

KIOSK = """
import os, pathlib, signal, socket, subprocess, sys, time
sys.path.insert(0, {source!r})
from kiosk.health.notify import take_notifier
notes = pathlib.Path({notes!r})
run = len(notes.read_text().splitlines()) if notes.exists() else 0
with notes.open("a") as file:
    file.write(f"{{os.getpid()}} {{time.monotonic()}}\\n")
address = os.environ["NOTIFY_SOCKET"]
say = take_notifier().say
{body}
"""
PARENT = """
import sys
sys.path.insert(0, {source!r})
from kiosk.health.notify import take_notifier
from kiosk.health.supervisor import Patience, Supervisor
patience = Patience(frame=0.6, start=2.0, trace=0.3, leave=1.0, delays=(0.05, 0.1))
sys.exit(Supervisor([sys.executable, {kiosk!r}], take_notifier(), patience).run())
"""


@pytest.fixture
def supervise(tmp_path):
    """Returns what starts a supervisor over a body of Python, and its notes of starts."""
    started = []
    source = str(Path(supervisor.__file__).parents[2])
    notes = tmp_path / "notes"

    def start(body, **more):
        kiosk = tmp_path / "kiosk.py"
        kiosk.write_text(KIOSK.format(source=source, notes=str(notes), body=body))
        parent = tmp_path / "parent.py"
        parent.write_text(PARENT.format(source=source, kiosk=str(kiosk)))
        process = subprocess.Popen(
            [sys.executable, str(parent)], env={**os.environ, **more}, start_new_session=True
        )
        started.append(process)
        return process, notes

    yield start
    for process in started:
        if process.poll() is None:
            process.kill()
        process.wait()


def runs(notes):
    if not notes.exists():
        return []
    return [int(line.split()[0]) for line in notes.read_text().splitlines()]


def is_gone(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z"
    except FileNotFoundError:
        return True


def wait_for(is_right, at_most_s=30.0):
    ends = time.monotonic() + at_most_s
    while not is_right():
        assert time.monotonic() < ends
        time.sleep(0.02)


def test_that_it_ends_when_a_kiosk_ends_with_0_and_not_before(supervise):
    process, notes = supervise("say('READY=1'); sys.exit([3, 75, 1, 0][run])")

    assert process.wait(60) == 0
    assert len(runs(notes)) == 4


def test_that_silence_is_ended_with_all_that_the_kiosk_started(supervise):
    body = """
worker = subprocess.Popen(["sleep", "1000"])
pathlib.Path(str(notes) + f".worker{run}").write_text(str(worker.pid))
say("READY=1")
if run:
    sys.exit(0)
time.sleep(1000)
"""
    process, notes = supervise(body)

    assert process.wait(60) == 0
    assert len(runs(notes)) == 2
    for number in (0, 1):
        pid = int((notes.parent / f"notes.worker{number}").read_text())
        wait_for(lambda pid=pid: is_gone(pid))


def test_that_a_kiosk_that_says_it_is_alive_is_left_alone(supervise):
    body = """
say("READY=1")
for _ in range(20):
    time.sleep(0.1)
    say("WATCHDOG=1")
sys.exit(0)
"""
    process, notes = supervise(body)

    assert process.wait(60) == 0
    assert len(runs(notes)) == 1


def test_that_lines_of_strangers_are_no_sign_of_life(supervise):
    body = """
subprocess.Popen(
    [sys.executable, "-c", f'''
import socket, time
talk = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
for _ in range(200):
    time.sleep(0.05)
    try:
        talk.sendto(b"WATCHDOG=1", chr(0) + {address[1:]!r})
    except OSError:
        break
'''], start_new_session=True)
say("READY=1")
if run:
    sys.exit(0)
time.sleep(1000)
"""
    process, notes = supervise(body)

    assert process.wait(60) == 0
    assert len(runs(notes)) == 2


def test_that_asked_to_end_it_asks_the_kiosk_and_ends_one_that_does_not_listen(supervise):
    deaf = "signal.signal(signal.SIGTERM, signal.SIG_IGN)\nsay('READY=1')\n"
    process, notes = supervise(deaf + "while True:\n    time.sleep(0.1); say('WATCHDOG=1')\n")
    wait_for(lambda: runs(notes))
    time.sleep(0.3)
    process.send_signal(signal.SIGTERM)

    assert process.wait(30) == 0
    assert len(runs(notes)) == 1
    (pid,) = runs(notes)
    assert is_gone(pid)


def test_that_who_watches_over_it_hears_of_it_while_kiosks_fail(supervise):
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as ear:
        name = f"kiosk-test-{os.getpid()}-upward"
        ear.bind(f"\0{name}")
        ear.settimeout(30)
        process, notes = supervise(
            "say('READY=1', 'STATUS=here') if run == 2 else None; time.sleep(0.2); sys.exit(3)",
            NOTIFY_SOCKET=f"@{name}",
            WATCHDOG_USEC="400000",
        )
        heard: list[bytes] = []
        while not any(b"STATUS=here" in line for line in heard):
            heard.append(ear.recv(1000))
        process.send_signal(signal.SIGTERM)

        # Told to end by a stray signal it wants to run again; systemd knows what it asked for.
        assert process.wait(30) == RESTART_WANTED
        assert heard.count(b"WATCHDOG=1") >= 2
        assert len(runs(notes)) >= 3


def test_that_a_command_keeps_what_is_not_for_the_parent():
    called = ["python", "-m", "kiosk", "run", "--supervise", "--within", "cage --", "--safe"]

    assert supervisor.kiosk_command("py", called) == ["py", "-m", "kiosk", "run", "--safe"]
