"""The problems that staff are told."""

from kiosk.health.problems import FILE, KEPT, MOST_BYTES, last, record


def test_that_the_newest_problem_comes_first(tmp_path):
    record(tmp_path, "disk", "磁盘满了", "the disk is full")
    record(tmp_path, "release", "发布包损坏", "the release is damaged")

    assert [one.kind for one in last(tmp_path, 5)] == ["release", "disk"]
    assert last(tmp_path, 1)[0].zh == "发布包损坏"


def test_that_the_same_problem_in_a_row_is_one_with_a_count(tmp_path):
    for _ in range(3):
        record(tmp_path, "disk", "磁盘满了", "the disk is full")

    (only,) = last(tmp_path, 5)
    assert only.times == 3


def test_that_a_line_cut_off_by_a_power_cut_is_passed_over(tmp_path):
    record(tmp_path, "disk", "磁盘满了", "the disk is full")
    with (tmp_path / FILE).open("a") as file:
        file.write('{"time": 12, "ki')
    record(tmp_path, "release", "发布包损坏", "the release is damaged")

    assert [one.kind for one in last(tmp_path, 5)] == ["release", "disk"]


def test_that_the_file_stays_small_however_much_goes_wrong(tmp_path):
    for number in range(600):
        record(tmp_path, "slot", "出错" * 90, f"went wrong {number} " + "x" * 900)

    assert (tmp_path / FILE).stat().st_size < MOST_BYTES + 2000
    assert last(tmp_path, 1)[0].en.startswith("went wrong 599 ")
    assert KEPT <= len(last(tmp_path, 1000)) < 200


def test_that_nothing_is_raised_where_nothing_can_be_written(tmp_path, caplog):
    blocked = tmp_path / "file"
    blocked.write_text("in the way")

    record(blocked / "state", "disk", "磁盘满了", "the disk is full")

    assert last(blocked / "state", 5) == ()
    assert "cannot be kept" in caplog.text


def test_that_a_folder_that_is_not_there_yet_is_made(tmp_path):
    record(tmp_path / "new" / "state", "disk", "磁盘满了", "the disk is full")

    assert len(last(tmp_path / "new" / "state", 5)) == 1
