"""Who is ended first where memory runs out."""

from kiosk.health.memory import OFFERED, offer_memory


def test_that_a_worker_offers_itself_and_never_takes_that_back(tmp_path):
    score = tmp_path / "oom_score_adj"
    for before, after in (("0\n", str(OFFERED)), ("900\n", "900\n"), ("odd", "odd")):
        score.write_text(before)
        offer_memory(score)
        assert score.read_text() == after


def test_that_a_system_that_says_nothing_is_no_fault(tmp_path):
    offer_memory(tmp_path / "none")
