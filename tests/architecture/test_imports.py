"""The import contracts, as tests."""

from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

from tests.support.checkout import ROOT


def test_that_every_import_contract_holds(monkeypatch):
    monkeypatch.chdir(ROOT)

    assert lint_imports(config_filename="pyproject.toml", no_cache=True) == EXIT_STATUS_SUCCESS
