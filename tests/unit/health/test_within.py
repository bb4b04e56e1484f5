"""The supervisor, a compositor, and the kiosk within it: what is said and how it ends.

The compositor is a script that runs its words and ends with 0 whatever they did.
"""

import os
import signal
import socket
import subprocess
import sys

import pytest

from kiosk.health.runs import newest_history
from tests.unit.health.small_kiosks import (
    PATIENCE_S,
    SOURCE,
    family_in,
    is_gone,
    stop,
    wait_for,
)

ENDS_WELL = """
if run:
    say("STOPPING=1", "EXIT_STATUS=0")
    sys.exit(0)
"""
"""The second kiosk ends as staff end it."""
FOREVER = 300.0
needs_handles = pytest.mark.skipif(
    not hasattr(os, "pidfd_open"), reason="this Python knows no handles of processes"
)


@pytest.fixture
def family(tmp_path):
    with family_in(tmp_path) as one:
        yield one


def test_that_what_the_kiosk_says_counts_and_not_how_the_compositor_ends(family):
    body = "code = [75, 3, 0][run]; say('STOPPING=1', f'EXIT_STATUS={code}'); sys.exit(code)"
    process = family.start(body, within=family.compositor())

    assert process.wait(PATIENCE_S) == 0
    assert len(family.kiosks()) == 3


def test_that_a_wish_for_a_restart_is_not_waited_after(family):
    body = ENDS_WELL + "say('STOPPING=1', 'EXIT_STATUS=75'); sys.exit(75)"
    process = family.start(body, within=family.compositor(), patience={"delays": (FOREVER,)})

    assert process.wait(PATIENCE_S) == 0
    assert len(family.kiosks()) == 2


@pytest.mark.parametrize("ready", ["", "say('READY=1')\n"])
def test_that_a_crash_is_no_end_with_0_though_the_compositor_says_so(family, ready):
    body = ENDS_WELL + ready + "os.kill(os.getpid(), signal.SIGKILL)"
    process = family.start(body, within=family.compositor())

    assert process.wait(PATIENCE_S) == 0
    assert len(family.kiosks()) == 2


@pytest.mark.parametrize("hangs", ["time.sleep(1000)", "os.kill(os.getpid(), signal.SIGSTOP)"])
def test_that_a_hang_is_ended_with_its_compositor(family, hangs):
    body = ENDS_WELL + f"say('READY=1')\n{hangs}"
    process = family.start(body, within=family.compositor(), patience={"frame": 0.6})

    assert process.wait(PATIENCE_S) == 0
    assert len(family.kiosks()) == 2
    for pid in (*family.kiosks(), *family.compositors()):
        wait_for(lambda pid=pid: is_gone(pid))


def test_that_a_compositor_that_crashes_is_started_again_with_a_kiosk(family):
    body = ENDS_WELL + "say('READY=1')\ntime.sleep(1000)"
    process = family.start(body, within=family.compositor())
    wait_for(family.kiosks)
    (compositor,) = family.compositors()
    os.kill(compositor, signal.SIGKILL)

    assert process.wait(PATIENCE_S) == 0
    assert len(family.compositors()) == len(family.kiosks()) == 2
    assert is_gone(family.kiosks()[0])


@needs_handles
@pytest.mark.parametrize("then", ["sleep 1000", "trap '' TERM; sleep 1000"])
def test_that_a_compositor_that_outlives_its_kiosk_is_ended(family, then):
    body = ENDS_WELL + "say('READY=1')\nos.kill(os.getpid(), signal.SIGKILL)"
    # Only the end of the kiosk itself can be what is noticed: nobody else is in a hurry.
    process = family.start(body, within=family.compositor(then=then))

    assert process.wait(PATIENCE_S) == 0
    assert len(family.kiosks()) == 2
    for pid in family.compositors():
        wait_for(lambda pid=pid: is_gone(pid))


@pytest.mark.parametrize("waits", ["early", "body"])
def test_that_last_words_are_taken_from_a_kiosk_that_is_gone(family, waits):
    body = "say('STOPPING=1', 'EXIT_STATUS=0'); os._exit(9)"
    early = ""
    if waits == "early":
        early = "wait_for('go')"
    else:
        body = f"say('READY=1')\nif not run: wait_for('go')\n{body}"
    process = family.start(body, early=early, within=family.compositor())
    wait_for(family.kiosks)
    stop(process.pid)
    family.tell("go")
    wait_for(lambda: is_gone(family.kiosks()[0]) and is_gone(family.compositors()[0]))
    process.send_signal(signal.SIGCONT)

    assert process.wait(PATIENCE_S) == 0
    assert len(family.kiosks()) == 1


def test_that_who_watches_over_it_hears_of_the_kiosk_but_not_that_it_stops(family):
    body = """
say("READY=1", "STATUS=first" if not run else "STATUS=second")
say("STOPPING=1", f"EXIT_STATUS={0 if run else 75}")
"""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as ear:
        name = f"kiosk-test-{os.getpid()}-relay"
        ear.bind(f"\0{name}")
        ear.settimeout(PATIENCE_S)
        process = family.start(body, within=family.compositor(), NOTIFY_SOCKET=f"@{name}")
        heard: list[bytes] = []
        while b"STOPPING=1" not in heard:
            heard.append(ear.recv(1000))

        assert process.wait(PATIENCE_S) == 0
    first, second = heard.index(b"READY=1\nSTATUS=first"), heard.index(b"READY=1\nSTATUS=second")
    assert first < second < heard.index(b"STOPPING=1")
    assert not any(b"EXIT_STATUS" in line for line in heard)


def test_that_asked_to_end_it_asks_the_kiosk_and_not_the_compositor(family):
    body = """
def leave(*_):
    (here / "asked").write_text("")
    say("STOPPING=1", "EXIT_STATUS=0")
    sys.exit(0)

signal.signal(signal.SIGTERM, leave)
say("READY=1")
(here / "ready").write_text("")
while True:
    time.sleep(0.1)
"""
    process = family.start(body, within=family.compositor(), patience={"leave": FOREVER})
    family.wait_until_told("ready")
    process.send_signal(signal.SIGTERM)

    assert process.wait(PATIENCE_S) == 0
    assert (family.folder / "asked").exists()


@pytest.mark.parametrize("stands_still", [False, True])
def test_that_nothing_in_a_compositor_outlives_the_parent(family, stands_still):
    body = "say('READY=1')\n(here / 'ready').write_text('')\ntime.sleep(1000)"
    process = family.start(body, within=family.compositor())
    family.wait_until_told("ready")
    if stands_still:
        stop(family.kiosks()[0])
    process.kill()

    for pid in (*family.kiosks(), *family.compositors()):
        wait_for(lambda pid=pid: is_gone(pid))


BEGIN = f"import sys; sys.path.insert(0, {SOURCE!r}); from kiosk.health import watch; "
BEGIN += "watch.report_start()"


def test_that_a_kiosk_whose_compositor_is_gone_already_ends():
    # Its parent is of another session, as that of one that has lost its own.
    done = subprocess.run(
        [sys.executable, "-c", BEGIN],
        env={**os.environ, "KIOSK_WITHIN": "yes"},
        start_new_session=True,
        check=False,
        timeout=PATIENCE_S,
    )

    assert done.returncode == -signal.SIGKILL


def test_that_a_kiosk_whose_compositor_lives_goes_on():
    done = subprocess.run(
        ["sh", "-c", '"$@"; exit $?', "sh", sys.executable, "-c", BEGIN],
        env={**os.environ, "KIOSK_WITHIN": "yes"},
        start_new_session=True,
        check=False,
        timeout=PATIENCE_S,
    )

    assert done.returncode == 0


def test_that_a_compositor_that_cannot_start_is_no_failure_of_the_kiosk(family):
    fails = f"[ $(wc -l < {family.folder}/compositors) -gt 5 ] || exit 1"
    body = """
watch = begin_watch(notifier, here / "state", here / "traces")
(here / "mode").write_text(watch.mode)
watch.end(0, clean=True)
"""
    process = family.start(body, within=family.compositor(first=fails))

    assert process.wait(PATIENCE_S) == 0
    assert len(family.compositors()) == 6
    assert (family.folder / "mode").read_text() == "normal"


def test_that_a_kiosk_that_never_says_a_word_in_a_compositor_is_a_failure(family):
    early = "if run < 5: os.kill(os.getpid(), signal.SIGKILL)"
    body = """
watch = begin_watch(notifier, here / "state", here / "traces")
(here / "mode").write_text(watch.mode)
watch.end(0, clean=True)
"""
    process = family.start(body, early=early, within=family.compositor())

    assert process.wait(PATIENCE_S) == 0
    assert (family.folder / "mode").read_text() == "safe"
    (folder,) = (family.folder / "run").glob("*/*")
    assert newest_history((folder,)).failures == 5
