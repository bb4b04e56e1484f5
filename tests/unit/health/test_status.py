"""How the kiosk is, put together and told."""

import re
import time
from dataclasses import replace

import pytest

from kiosk.health.ladder import History, Run
from kiosk.health.metrics import STATES, MetricsWriter, as_metrics, write_metrics
from kiosk.health.problems import Problem, record, solve
from kiosk.health.pulse import Pulse
from kiosk.health.status import EXIT_CODES, Status, judge, read_status
from kiosk.health.status_words import STATES as TOLD
from kiosk.health.status_words import tell

NOW, WALL = 1000.0, 1.7e9
PULSE = Pulse(
    pid=7, boot="b", monotonic=NOW - 1, wall=WALL - 1, started=100.0, state="attract", frames=5
)
SAMPLE = re.compile(
    r"^[a-z_]+(\{[a-z]+=\"(\\.|[^\"\\])*\"(,[a-z]+=\"(\\.|[^\"\\])*\")*\})? -?[0-9.]+$"
)


def judged(pulse: Pulse | None = PULSE, history: History | None = None, *problems: Problem):
    return judge(pulse, history or History(), problems, 120.0, NOW, WALL)


def test_that_a_kiosk_that_paints_is_well():
    status = judged()

    assert (status.grade, status.state, status.heartbeat_age_s) == ("well", "attract", 1.0)
    assert EXIT_CODES[status.grade] == 0


@pytest.mark.parametrize(
    ("pulse", "state", "code"),
    [
        (None, "down", 2),
        (replace(PULSE, monotonic=NOW - 11), "down", 2),
        (replace(PULSE, mode="safe"), "safe", 1),
        (replace(PULSE, mode="calm", calm=True), "calm", 2),
        (replace(PULSE, calm=True), "calm", 2),
        (replace(PULSE, state="asleep"), "asleep", 0),
        (replace(PULSE, painted=False), "attract", 0),
    ],
)
def test_that_each_state_has_its_exit_code(pulse, state, code):
    status = judged(pulse)

    assert (status.state, EXIT_CODES[status.grade]) == (state, code)


def test_that_a_start_is_no_failure_yet_but_a_long_one_is():
    begun = History(boot="b", runs=(Run(mode="normal", began=NOW - 20),), starts=1)
    stuck = History(boot="b", runs=(Run(mode="normal", began=NOW - 200),), starts=1)

    assert judged(None, begun).state == "starting"
    assert judged(None, stuck).state == "down"


def test_that_recent_failures_and_problems_need_attention_and_old_ones_do_not():
    crash = Run(mode="normal", began=NOW - 90, ended=NOW - 60)
    old = replace(crash, ended=NOW - 700, began=NOW - 800)
    problem = Problem(time=WALL - 60, kind="disk", zh="磁盘满了", en="the disk is full")

    assert judged(PULSE, History(runs=(crash,), failures=1)).grade == "attention"
    assert judged(PULSE, History(runs=(old,), failures=1)).grade == "well"
    assert judged(PULSE, None, problem).grade == "attention"
    assert judged(PULSE, None, replace(problem, time=WALL - 90_000)).grade == "well"
    assert judged(PULSE, None, replace(problem, solved=True)).grade == "well"


def test_that_open_problems_come_before_those_that_were_solved(tmp_path):
    record(tmp_path, "disk", "磁盘满了", "the disk is full")
    for number in range(9):
        record(tmp_path, "content", "出错", f"wrong {number}")
    solve(tmp_path, "content")
    kinds = [problem.kind for problem in read_status(tmp_path).problems]

    assert kinds == ["disk", "content", "content", "content", "content"]


def test_that_staff_are_told_in_both_languages():
    problem = Problem(time=WALL - 60, kind="disk", zh="磁盘满了", en="the disk is full", times=3)
    status = replace(judged(PULSE, None, problem), scene="overview/hero", starts=2)

    assert "磁盘满了" in "\n".join(tell(status, "zh"))
    assert "the disk is full (×3)" in "\n".join(tell(status, "en"))
    solved = replace(status, problems=(replace(problem, solved=True),))
    assert "（已解决）磁盘满了" in "\n".join(tell(solved, "zh"))
    assert "(solved) the disk is full" in "\n".join(tell(solved, "en"))
    assert "kiosk_problems 0" in as_metrics(solved, WALL)
    assert "kiosk_problems 1" in as_metrics(status, WALL)
    assert set(STATES) == set(TOLD)


def test_that_metrics_are_in_the_text_format():
    status = replace(judged(), release='2 "x" \\', starts=3)

    lines = as_metrics(status, WALL).splitlines()

    known = set()
    for line in lines:
        if line.startswith("# TYPE "):
            name, kind = line.split()[2:]
            assert kind in {"gauge", "counter"}
            assert kind != "counter" or name.endswith("_total")
            assert name not in known
            known.add(name)
        elif not line.startswith("# HELP "):
            assert SAMPLE.match(line), line
            assert re.split(r"[{ ]", line)[0] in known
    assert "kiosk_up 1" in lines
    assert 'kiosk_state{state="attract"} 1' in lines
    assert as_metrics(status, WALL).endswith("\n")


def test_that_a_kiosk_that_is_down_has_metrics_too(tmp_path):
    write_metrics(tmp_path / "new" / "kiosk.prom", Status(grade="down", state="down"))

    said = (tmp_path / "new" / "kiosk.prom").read_text()
    assert "kiosk_up 0" in said
    assert "kiosk_memory_bytes" not in said
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["kiosk.prom"]


def test_that_metrics_are_written_again_and_again_and_a_bad_place_is_told_once(tmp_path, caplog):
    path = tmp_path / "kiosk.prom"
    writer = MetricsWriter(path, tmp_path / "state", every_s=0.02)
    ends = time.monotonic() + 20
    while not path.exists():
        assert time.monotonic() < ends
        time.sleep(0.01)
    writer.close()
    (tmp_path / "file").write_text("in the way")
    bad = MetricsWriter(tmp_path / "file" / "kiosk.prom", tmp_path / "state", every_s=0.01)
    time.sleep(0.3)
    bad.close()

    assert "kiosk_up 0" in path.read_text()
    assert caplog.text.count("the metrics cannot be written") == 1
