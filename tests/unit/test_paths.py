"""Where things lie."""

import subprocess
import sys
from pathlib import Path

import pytest

from kiosk import paths
from kiosk.errors import AssetError, ContentError, KioskError, UsageError

WRITTEN = {
    paths.cache_dir: paths.CACHE_DIR_VARIABLE,
    paths.state_dir: paths.STATE_DIR_VARIABLE,
}


def test_that_a_checkout_finds_its_own_assets_and_content():
    assert (paths.fonts_dir() / "KioskSansSC-Regular.ttf").is_file()
    assert (paths.icons_dir() / "home.svg").is_file()
    assert (paths.images_dir() / "skyline-day.svg").is_file()
    assert (paths.default_content_dir() / "tabs").is_dir()


def test_that_an_installed_package_finds_what_lies_inside_it(tmp_path, monkeypatch):
    (tmp_path / "kiosk" / "_assets").mkdir(parents=True)
    monkeypatch.setattr(paths, "__file__", str(tmp_path / "kiosk" / "paths.py"))

    assert paths.assets_dir() == tmp_path / "kiosk" / "_assets"


def test_that_a_missing_folder_is_named_with_what_to_do(tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "__file__", str(tmp_path / "src" / "kiosk" / "paths.py"))

    with pytest.raises(AssetError, match=r"'data'.*Install the program again"):
        paths.default_content_dir()


def test_that_a_folder_called_data_elsewhere_is_not_taken_for_the_content(tmp_path, monkeypatch):
    (tmp_path / "data").mkdir()
    monkeypatch.setattr(paths, "__file__", str(tmp_path / "src" / "kiosk" / "paths.py"))

    with pytest.raises(AssetError):
        paths.default_content_dir()


def test_that_the_environment_chooses_the_content(tmp_path, monkeypatch):
    monkeypatch.setenv(paths.CONTENT_DIR_VARIABLE, str(tmp_path))
    assert paths.content_dir() == tmp_path

    monkeypatch.setenv(paths.CONTENT_DIR_VARIABLE, "  ")
    assert paths.content_dir() == paths.default_content_dir()


@pytest.mark.parametrize(("folder", "variable"), WRITTEN.items())
def test_that_the_environment_chooses_where_to_write(folder, variable, tmp_path, monkeypatch):
    monkeypatch.setenv(variable, str(tmp_path / "chosen"))

    assert folder() == tmp_path / "chosen"
    assert not folder().exists(), "naming a folder does not make it"


@pytest.mark.parametrize(("folder", "variable"), WRITTEN.items())
def test_that_the_users_folder_is_the_one_to_write_to_otherwise(folder, variable, monkeypatch):
    monkeypatch.delenv(variable, raising=False)

    assert folder().is_absolute()
    assert paths.APP_NAME in folder().parts


def test_that_a_relative_folder_is_taken_from_where_the_program_starts(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(paths.CACHE_DIR_VARIABLE, "here")

    assert paths.cache_dir() == Path.cwd() / "here"


def test_that_a_kiosk_among_several_writes_into_folders_of_its_own(tmp_path, monkeypatch):
    for name, folder in (("CACHE", "cache"), ("STATE", "state")):
        monkeypatch.setenv(f"KIOSK_{name}_DIR", str(tmp_path / folder))
    paths.use_instance("left")
    # A child is given its parent's environment and the same option.
    paths.use_instance("left")

    assert paths.state_dir() == tmp_path / "state" / "instances" / "left"
    assert paths.cache_dir() == tmp_path / "cache" / "instances" / "left"


def test_that_importing_paths_loads_nothing_heavy():
    code = "import sys, kiosk.paths; sys.exit('platformdirs' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_that_every_error_tells_the_command_line_how_to_leave():
    assert issubclass(ContentError, KioskError)
    assert (ContentError.exit_code, UsageError.exit_code) == (1, 2)
