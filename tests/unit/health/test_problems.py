"""The problems that staff are told."""

from kiosk.health.problems import FILE, KEPT, MOST_BYTES, last, record, solve


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


def test_that_what_is_solved_is_told_so_until_it_happens_again(tmp_path):
    record(tmp_path, "content", "新内容有错误", "the new content has errors")
    record(tmp_path, "disk", "磁盘满了", "the disk is full")
    solve(tmp_path, "content", "release")

    assert [(one.kind, one.solved) for one in last(tmp_path, 5)] == [
        ("disk", False),
        ("content", True),
    ]
    record(tmp_path, "content", "新内容有错误", "the new content has errors")
    assert [one.solved for one in last(tmp_path, 5)] == [False, False, True]


def test_that_nothing_is_written_where_there_is_nothing_to_solve(tmp_path):
    solve(tmp_path / "new", "content")
    assert not (tmp_path / "new").exists()

    record(tmp_path, "content", "新内容有错误", "the new content has errors")
    solve(tmp_path, "content")
    before = (tmp_path / FILE).read_bytes()
    solve(tmp_path, "content", "disk")
    assert (tmp_path / FILE).read_bytes() == before


def test_that_lines_of_another_kind_are_passed_over(tmp_path):
    record(tmp_path, "content", "新内容有错误", "the new content has errors")
    with (tmp_path / FILE).open("a") as file:
        file.write('[]\n3\n"solved"\n{"solved": ["content"]}\n{}\n')
    (one,) = last(tmp_path, 5)

    assert not one.solved


def test_that_a_problem_that_cannot_be_solved_on_disk_raises_nothing(tmp_path, caplog):
    (tmp_path / FILE).mkdir()
    solve(tmp_path, "content")

    assert "cannot be kept" in caplog.text
