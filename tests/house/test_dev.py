"""The developers' door: it explains itself when it stops."""

from __future__ import annotations

import ast
import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from tests.house.project import ROOT


@pytest.fixture
def dev(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """dev.py, loaded over an empty folder instead of this project."""
    spec = importlib.util.spec_from_file_location("dev_under_test", ROOT / "dev.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    bin_folder = tmp_path / ".venv" / "bin"
    for name, value in {
        "ROOT": tmp_path,
        "VENV": tmp_path / ".venv",
        "PYTHON": bin_folder / "python",
        "SABAQ": bin_folder / "sabaq",
        "STAMP": tmp_path / ".venv" / "sabaq-installed.json",
    }.items():
        monkeypatch.setattr(module, name, value)
    return module


@pytest.fixture
def installing(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """The calls of pip that setting up would make, on a project whose locks are one line each."""
    calls: list[tuple[str, ...]] = []

    def make_venv() -> None:
        dev.SABAQ.parent.mkdir(parents=True, exist_ok=True)

    def pip(*words: str) -> None:
        calls.append(words)
        dev.SABAQ.touch()

    monkeypatch.setattr(dev, "make_venv", make_venv)
    monkeypatch.setattr(dev, "pip", pip)
    (dev.ROOT / "pyproject.toml").write_text("[project]\n")
    for lock in dev.LOCKS.values():
        (dev.ROOT / lock).write_text(f"{Path(lock).stem}==1\n")
    return calls


def locks_of(calls: list[tuple[str, ...]]) -> list[str]:
    return [Path(words[-1]).name for words in calls if "--require-hashes" in words]


def test_a_second_setup_installs_nothing(dev: ModuleType, installing: list[tuple[str, ...]]):
    dev.install("runtime")
    first = list(installing)
    dev.install("runtime")
    assert locks_of(first) == ["requirements.lock"]
    assert installing == first


def test_what_the_tests_need_covers_what_running_needs(dev: ModuleType, installing: list[tuple[str, ...]]):
    dev.install("dev")
    dev.install("runtime")
    assert locks_of(installing) == ["requirements-dev.lock"]


def test_a_changed_lock_is_installed_again(dev: ModuleType, installing: list[tuple[str, ...]]):
    dev.install("runtime")
    (dev.ROOT / "requirements.lock").write_text("other==2\n")
    dev.install("runtime")
    assert locks_of(installing) == ["requirements.lock", "requirements.lock"]


@pytest.mark.parametrize("more", ["bench", "spark"])
def test_setting_up_for_more_keeps_the_tests_ready(dev: ModuleType, installing: list[tuple[str, ...]], more: str):
    dev.install("dev")
    dev.install(more)
    dev.install("dev")
    assert locks_of(installing) == ["requirements-dev.lock", f"requirements-{more}.lock"]


def test_sabaq_itself_is_installed_without_asking_any_index(dev: ModuleType, installing: list[tuple[str, ...]]):
    dev.install("runtime")
    assert {"--no-deps", "--no-build-isolation", "--no-index"} <= set(installing[-1])


def test_a_stopped_setup_is_not_taken_for_a_finished_one(
    dev: ModuleType, installing: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
):
    def pip_stops(*_words: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(dev, "pip", pip_stops)
    with pytest.raises(KeyboardInterrupt):
        dev.install("runtime")
    assert installing == []
    assert not dev.STAMP.exists()


def test_a_missing_lock_is_named(dev: ModuleType):
    with pytest.raises(dev.Stop, match=r"requirements\.lock is missing"):
        dev.install("runtime")


def test_an_old_python_is_told_which_one_to_take(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setattr(dev, "sys", SimpleNamespace(version_info=(3, 9, 2), stderr=sys.stderr))
    monkeypatch.setattr(dev.shutil, "which", lambda name: "/somewhere" if name == "python3.12" else None)
    assert dev.main(["setup"]) == 1
    assert "this is Python 3.9.2; sabaq needs 3.11 or newer" in (told := capsys.readouterr().err)
    assert "python3.12 dev.py" in told


def test_an_old_python_can_read_the_file():
    ast.parse((ROOT / "dev.py").read_text(encoding="utf-8"), feature_version=(3, 7))


def test_a_python_without_venv_and_pip_is_told_what_to_install(dev: ModuleType, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(dev.importlib.util, "find_spec", lambda _name: None)
    monkeypatch.setattr(dev, "runs", lambda *_words: False)
    with pytest.raises(dev.Stop, match=r"apt install python3\.\d+-venv"):
        dev.make_venv()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Failed to establish: NewConnectionError", "could not reach a package index"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES", "not the one that was locked"),
        ("OSError: [Errno 28] No space left on device", "disk is full"),
        ("something else", "reason stands above"),
    ],
)
def test_what_pip_says_is_explained(dev: ModuleType, monkeypatch: pytest.MonkeyPatch, words: str, told: str):
    monkeypatch.setattr(dev, "pip_command", lambda: [sys.executable, "-c", f"raise SystemExit({words!r})"])
    with pytest.raises(dev.Stop, match=told):
        dev.pip("install")


def test_warnings_of_pip_are_not_failures(dev: ModuleType, monkeypatch: pytest.MonkeyPatch):
    warn = "import sys; sys.stderr.write('WARNING: Location is ignored')"
    monkeypatch.setattr(dev, "pip_command", lambda: [sys.executable, "-c", warn])
    dev.pip("install")


def test_an_unknown_verb_is_refused():
    done = subprocess.run(
        [sys.executable, str(ROOT / "dev.py"), "fly"], capture_output=True, text=True, check=False, env=dict(os.environ)
    )
    assert done.returncode == 2
    assert "invalid choice: 'fly'" in done.stderr
