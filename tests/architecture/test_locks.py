"""The locks pin, with hashes, what the project file asks for, and say nothing of where it lies."""

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.support.checkout import ROOT

PIN = re.compile(r"^([A-Za-z0-9][\w.-]*)==([^\s;]+)(.*)$", re.MULTILINE)
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
NEEDED = {
    "requirements.lock": PROJECT["project"]["dependencies"] + PROJECT["build-system"]["requires"],
    "requirements-dev.lock": PROJECT["project"]["dependencies"]
    + PROJECT["build-system"]["requires"]
    + PROJECT["project"]["optional-dependencies"]["dev"],
}


def read_pins(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    return {canonicalize_name(package): version for package, version, _ in PIN.findall(text)}


@pytest.mark.parametrize("name", NEEDED)
def test_that_a_lock_names_no_host_and_hashes_everything(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    rests = [rest for _, _, rest in PIN.findall(text)]

    assert "://" not in text
    assert len(rests) > 10
    assert all(rest.endswith("\\") for rest in rests), "each pin is followed by its hashes"


@pytest.mark.parametrize("name", NEEDED)
def test_that_a_lock_has_what_the_project_file_asks_for(name):
    pins = read_pins(name)

    missing = [
        str(needed)
        for needed in map(Requirement, NEEDED[name])
        if not needed.specifier.contains(pins.get(canonicalize_name(needed.name), "0"))
    ]

    assert not missing, "run scripts/lock"


def test_that_both_locks_pin_the_same_versions():
    run, develop = read_pins("requirements.lock"), read_pins("requirements-dev.lock")

    assert run.items() <= develop.items()
