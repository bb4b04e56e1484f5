"""What a start shows: a release, whatever became of the content folder or the program."""

import shutil
from dataclasses import replace

import pytest

from kiosk.paths import assets_dir
from kiosk.releases import build as building
from kiosk.releases.manifest import write_manifest
from kiosk.releases.start import current_shown, load_shown
from tests.releases.shelf import flip_bit


def shown(shelf):
    return current_shown(shelf.state, shelf.content, assets_dir(), shelf.cache)


def test_that_a_start_without_a_release_has_none_to_show(shelf):
    assert shown(shelf) is None


def test_that_a_start_shows_the_release_and_reads_nothing_of_the_folder(shelf):
    release = shelf.make("A")
    shutil.rmtree(shelf.content)

    found = shown(shelf)

    assert found.kiosk.name["en"] == "A"
    assert (found.version, found.content) == (1, release.content_dir)
    assert found.pictures == release.pictures_dir
    assert not (shelf.cache / "content").exists(), "something was compiled"


def test_that_an_app_starts_with_broken_content_on_the_disk(shelf, monkeypatch):
    monkeypatch.setenv("KIOSK_STATE_DIR", str(shelf.state))
    monkeypatch.setenv("KIOSK_CACHE_DIR", str(shelf.cache))
    shelf.make("A")
    (shelf.content / "kiosk.yaml").write_text("name: [", encoding="utf-8")
    assert load_shown(shelf.content).kiosk.name["en"] == "A"


@pytest.mark.logs("the state folder is a file")
def test_that_an_app_starts_whatever_became_of_the_state_folder(shelf, monkeypatch):
    monkeypatch.setenv("KIOSK_STATE_DIR", str(shelf.state))
    monkeypatch.setenv("KIOSK_CACHE_DIR", str(shelf.cache))
    shelf.state.write_text("x", encoding="utf-8")
    found = load_shown(shelf.content)
    assert found.version == 0
    assert found.content == shelf.content


@pytest.mark.logs("damage is logged")
def test_that_damaged_compiled_content_leads_to_the_release_before(shelf):
    shelf.make("A")
    shelf.make("B")
    flip_bit(shelf.store.folder / "2" / "content.kiosk", 0.8)
    assert shown(shelf).kiosk.name["en"] == "A"
    assert shelf.store.damage(2)


def test_that_a_release_of_another_program_is_compiled_again_from_its_own_sources(
    shelf, monkeypatch
):
    monkeypatch.setattr(building, "program_digest", lambda assets: bytes(32))
    monkeypatch.setattr(building, "open_kept", lambda path, program: _Good())
    shelf.make("A")
    monkeypatch.undo()
    shutil.rmtree(shelf.content)
    assert shown(shelf).kiosk.name["en"] == "A"


class _Good:
    def kiosk(self):
        return self


@pytest.mark.logs("damage is logged")
def test_that_a_release_that_is_no_good_for_a_new_program_leads_to_the_one_before(
    shelf, monkeypatch
):
    shelf.make("A")
    shelf.make("B")
    release = shelf.store.release(2)
    manifest = replace(release.manifest, program="00")
    release.folder.chmod(0o755)
    path = release.folder / "manifest.json"
    path.chmod(0o644)
    path.write_bytes(write_manifest(manifest))

    def load_cached(folder, assets, cache):
        del folder, assets, cache
        return type("Loaded", (), {"kiosk": None})()

    monkeypatch.setattr("kiosk.releases.start.load_cached", load_cached)
    assert shown(shelf).kiosk.name["en"] == "A"
