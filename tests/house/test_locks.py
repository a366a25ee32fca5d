"""Locks: every package pinned, hashed, and free to use."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from importlib import metadata

import pytest

from tests.house.project import ROOT

LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-bench.lock", "requirements-spark.lock")
PIN = re.compile(r"^([A-Za-z0-9][\w.-]*)==([^\s;\\]+)", re.MULTILINE)


def pins(lock: str) -> dict[str, set[str]]:
    versions = defaultdict(set)
    for name, version in PIN.findall((ROOT / lock).read_text(encoding="utf-8")):
        versions[name].add(version)
    return dict(versions)


def wanted(requirements: list) -> set[str]:
    return {re.split(r"[\s<>=!~;\[]", line)[0].lower() for line in requirements if isinstance(line, str)}


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_address(lock: str):
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert re.findall(r"https?://|file://|git\+|--(?:extra-)?index-url|--find-links|@ ", text) == []


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_a_hash(lock: str):
    text = re.sub(r"\\\n", " ", (ROOT / lock).read_text(encoding="utf-8"))
    lines = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    assert [line for line in lines if not (PIN.match(line) and "--hash=sha256:" in line)] == []


def test_every_requirement_of_the_project_is_locked():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"]
    runtime = wanted(project["project"]["dependencies"]) | wanted(groups["build"])
    assert runtime - pins("requirements.lock").keys() == set()
    assert (runtime | wanted(groups["dev"])) - pins("requirements-dev.lock").keys() == set()
    assert (runtime | wanted(groups["bench"])) - pins("requirements-bench.lock").keys() == set()
    spark = wanted(project["project"]["optional-dependencies"]["spark"])
    assert (runtime | spark) - pins("requirements-spark.lock").keys() == set()


def test_installing_one_lock_after_another_changes_no_version():
    runtime, dev, *others = (pins(lock) for lock in LOCKS)
    assert {name: versions for name, versions in runtime.items() if dev.get(name) != versions} == {}
    for other in others:
        assert {name: versions for name, versions in other.items() if dev.get(name, versions) != versions} == {}


def test_the_npm_client_is_told_to_record_no_address():
    if not (ROOT / ".git").exists():
        pytest.skip("not a checkout; an unpacked archive holds no settings of npm")
    assert "omit-lockfile-registry-resolved=true" in (ROOT / ".npmrc").read_text(encoding="utf-8").split()


def test_no_package_needed_at_run_time_is_under_the_gpl():
    copyleft = {name: found for name in pins("requirements.lock") if "GPL" in (found := licence(name)).upper()}
    assert copyleft == {}


def test_every_package_needed_at_run_time_states_a_licence():
    assert [name for name in pins("requirements.lock") if not licence(name)] == []


def licence(package: str) -> str:
    """What a package says of its licence: the expression, the classifiers, else the first line of the text."""
    try:
        told = metadata.metadata(package)
    except metadata.PackageNotFoundError:
        return "not installed on this platform"
    if expression := told.get("License-Expression"):
        return expression
    classifiers = [line for line in told.get_all("Classifier") or [] if line.startswith("License ::")]
    text = told.get("License") or metadata.distribution(package).read_text("licenses/LICENSE") or ""
    return "; ".join([*classifiers, text.strip().split("\n")[0].strip()]).strip("; ")
