"""What is said to whoever watches over the kiosk."""

import os
import socket

from kiosk.health.notify import ALIVE, READY, Notifier, take_notifier


def test_that_lines_reach_who_listens_at_a_path_or_a_name(tmp_path):
    for address in (str(tmp_path / "ear"), f"@kiosk-test-{os.getpid()}"):
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as ear:
            ear.bind(f"\0{address[1:]}" if address[0] == "@" else address)
            environment = {"NOTIFY_SOCKET": address, "WATCHDOG_USEC": "10000000"}

            notifier = take_notifier(environment)
            notifier.say(READY, ALIVE)

            assert ear.recv(100) == b"READY=1\nWATCHDOG=1"
            assert notifier.watchdog_s == 10
            assert notifier.is_watched
            assert environment == {}
            notifier.close()


def test_that_nobody_may_listen():
    Notifier().say(ALIVE)
    gone = Notifier("/nowhere/at/all")
    gone.say(ALIVE)
    gone.close()
    gone.say(ALIVE)

    assert not Notifier().is_watched
    assert take_notifier({}).watchdog_s is None


def test_that_a_watchdog_meant_for_another_process_is_not_ours():
    environment = {"NOTIFY_SOCKET": "@x", "WATCHDOG_USEC": "5", "WATCHDOG_PID": "1"}

    notifier = take_notifier(environment)
    notifier.close()

    assert notifier.watchdog_s is None
