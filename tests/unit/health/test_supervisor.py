"""The supervisor with small programs in place of the kiosk."""

import os
import signal
import socket

import pytest

from kiosk.health.runs import newest_history
from kiosk.health.watch import RESTART_WANTED
from tests.unit.health.small_kiosks import PATIENCE_S, family_in, is_gone, wait_for


@pytest.fixture
def family(tmp_path):
    with family_in(tmp_path) as one:
        yield one


def history(family):
    (folder,) = (family.folder / "run").glob("*/*")
    return newest_history((folder,))


def test_that_it_ends_when_a_kiosk_ends_with_0_and_not_before(family):
    process = family.start("say('READY=1'); sys.exit([3, 75, 1, 0][run])")

    assert process.wait(PATIENCE_S) == 0
    assert len(family.kiosks()) == 4


def test_that_silence_is_ended_with_all_that_the_kiosk_started(family):
    body = """
worker = subprocess.Popen(["sleep", "1000"])
(here / f"worker{run}").write_text(str(worker.pid))
if run:
    sys.exit(0)
say("READY=1")
time.sleep(1000)
"""
    process = family.start(body, patience={"frame": 0.6})

    assert process.wait(PATIENCE_S) == 0
    assert len(family.kiosks()) == 2
    for number in (0, 1):
        pid = int((family.folder / f"worker{number}").read_text())
        wait_for(lambda pid=pid: is_gone(pid))


def test_that_a_kiosk_that_says_it_is_alive_is_left_alone(family):
    body = """
say("READY=1")
ends = time.monotonic() + 4.5
while time.monotonic() < ends:
    time.sleep(0.1)
    say("WATCHDOG=1")
sys.exit(0)
"""
    process = family.start(body, patience={"frame": 3.0})

    assert process.wait(PATIENCE_S) == 0
    assert len(family.kiosks()) == 1


def test_that_lines_of_strangers_are_no_sign_of_life(family):
    body = """
if run:
    sys.exit(0)
subprocess.Popen(
    [sys.executable, "-c", f'''
import socket, time
talk = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
while True:
    time.sleep(0.05)
    try:
        talk.sendto(b"WATCHDOG=1", chr(0) + {address[1:]!r})
    except OSError:
        break
'''], start_new_session=True)
say("READY=1")
time.sleep(1000)
"""
    process = family.start(body, patience={"frame": 0.6})

    assert process.wait(PATIENCE_S) == 0
    assert len(family.kiosks()) == 2


def test_that_asked_to_end_it_asks_the_kiosk_and_ends_one_that_does_not_listen(family):
    body = """
signal.signal(signal.SIGTERM, signal.SIG_IGN)
say("READY=1")
(here / "deaf").write_text("")
while True:
    time.sleep(0.1)
    say("WATCHDOG=1")
"""
    process = family.start(body)
    family.wait_until_told("deaf")
    process.send_signal(signal.SIGTERM)

    assert process.wait(PATIENCE_S) == 0
    (pid,) = family.kiosks()
    assert is_gone(pid)


def test_that_who_watches_over_it_hears_of_it_while_kiosks_fail(family):
    body = """
if run == 2:
    say("READY=1", "STATUS=here")
    time.sleep(1000)
time.sleep(0.3)
sys.exit(3)
"""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as ear:
        name = f"kiosk-test-{os.getpid()}-upward"
        ear.bind(f"\0{name}")
        ear.settimeout(PATIENCE_S)
        process = family.start(body, NOTIFY_SOCKET=f"@{name}", WATCHDOG_USEC="400000")
        heard: list[bytes] = []
        while not any(b"STATUS=here" in line for line in heard):
            heard.append(ear.recv(1000))
        process.send_signal(signal.SIGTERM)

        # Told to end by a stray signal it wants to run again; systemd knows what it asked for.
        assert process.wait(PATIENCE_S) == RESTART_WANTED
        assert heard.count(b"WATCHDOG=1") >= 2
        assert len(family.kiosks()) == 3


def test_that_failures_before_a_start_was_noted_lead_to_safe_mode(family):
    body = """
watch = begin_watch(notifier, here / "state", here / "traces")
(here / "mode").write_text(watch.mode)
watch.end(0, clean=True)
sys.exit(0)
"""
    process = family.start(body, early="if run < 5: os.kill(os.getpid(), signal.SIGKILL)")

    assert process.wait(PATIENCE_S) == 0
    assert (family.folder / "mode").read_text() == "safe"
    assert (history(family).starts, history(family).failures) == (6, 5)


def test_that_a_start_that_was_noted_counts_once(family):
    body = """
watch = begin_watch(notifier, here / "state", here / "traces")
if not run:
    os.kill(os.getpid(), signal.SIGKILL)
watch.end(0, clean=True)
sys.exit(0)
"""
    process = family.start(body)

    assert process.wait(PATIENCE_S) == 0
    assert (history(family).starts, history(family).failures) == (2, 1)


def test_that_a_display_that_is_not_there_is_no_failure(family):
    process = family.start("sys.exit([69, 75, 0][run])")

    assert process.wait(PATIENCE_S) == 0
    assert len(family.kiosks()) == 3
    assert not list((family.folder / "run").iterdir())


def test_that_a_kiosk_without_a_compositor_stays_when_its_parent_is_killed(family):
    process = family.start("(here / 'ready').write_text(''); time.sleep(1000)")
    family.wait_until_told("ready")
    process.kill()
    process.wait()

    (pid,) = family.kiosks()
    assert not is_gone(pid)
