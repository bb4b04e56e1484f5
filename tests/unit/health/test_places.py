"""Where a running kiosk leaves what counts only until the next boot."""

from pathlib import Path

from kiosk.health.places import boot_id, run_dirs, usable_run_dir


def test_that_folders_in_memory_come_first_and_each_kiosk_has_its_own(tmp_path):
    environment = {"XDG_RUNTIME_DIR": str(tmp_path / "memory")}
    one, other = tmp_path / "one", tmp_path / "other"

    assert usable_run_dir(one, environment).is_relative_to(tmp_path / "memory")
    assert usable_run_dir(one, environment) != usable_run_dir(other, environment)
    assert usable_run_dir(one, environment) in run_dirs(one, environment)


def test_that_who_asks_without_a_session_looks_where_services_and_sessions_write(tmp_path):
    places = run_dirs(tmp_path, {})
    owner = tmp_path.stat().st_uid

    assert any(place.is_relative_to(f"/run/user/{owner}/park-kiosk") for place in places)
    assert any(place.is_relative_to("/run/park-kiosk/park-kiosk") for place in places)
    assert any(place.is_relative_to(tmp_path / "run") for place in places)


def test_that_a_folder_that_cannot_be_written_is_passed_over(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("in the way")

    chosen = usable_run_dir(tmp_path / "state", {"XDG_RUNTIME_DIR": str(blocked)})

    assert not chosen.is_relative_to(blocked)
    assert chosen.is_dir()
    assert isinstance(chosen, Path)
    chosen.rmdir()


def test_that_the_boot_has_a_name():
    assert boot_id() == boot_id()


def test_that_a_disk_without_room_for_temporary_files_silences_nothing(tmp_path, monkeypatch):
    def find_none():
        raise FileNotFoundError("no usable temporary directory")

    monkeypatch.setattr("tempfile.gettempdir", find_none)

    assert run_dirs(tmp_path, {})
