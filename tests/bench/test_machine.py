"""What processes cost: their families, memory, time and wake-ups, read from the system."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kiosk.bench.machine import machine
from kiosk.processes import cost, family, memory_mb

pytestmark = pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="Linux only")

CHILD = """
import subprocess, sys
words = "import sys; print('up', flush=True); sys.stdin.read()"
below = subprocess.Popen([sys.executable, "-c", words], stdin=subprocess.PIPE)
sys.stdin.read()
below.stdin.close()
below.wait()
"""


@pytest.fixture
def child():
    with subprocess.Popen(
        [sys.executable, "-c", CHILD], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        process.stdout.readline()
        yield process
        process.stdin.close()


def test_that_a_family_is_a_process_and_all_below_it(child):
    found = family(child.pid)
    assert found[0] == child.pid
    assert len(found) == 2
    assert set(found) < set(family(os.getpid()))


def test_that_memory_adds_up(child):
    both, own = memory_mb(family(child.pid)), memory_mb([child.pid])
    assert 1 < own < both < 200


def test_that_a_process_that_is_gone_costs_nothing():
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
    assert cost([process.pid]) == (0.0, 0)
    assert memory_mb([process.pid]) == 0


def test_that_work_and_waking_are_counted():
    before = cost([os.getpid()])
    ends = time.process_time() + 0.1
    while time.process_time() < ends:
        pass
    for _ in range(10):
        time.sleep(0.001)
    after = cost([os.getpid()])
    assert after.cpu_s - before.cpu_s >= 0.05
    assert after.wakes - before.wakes >= 10


def test_that_a_machine_is_named_by_its_class():
    assert "Python" in machine()
