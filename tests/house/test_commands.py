"""Commands in the documents: each does what it says."""

from __future__ import annotations

import contextlib
import importlib.util
import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.house.pages import blocks, commands, documents_with_commands
from tests.house.project import ROOT, shown

SABAQ = Path(sys.executable).with_name("sabaq.exe" if os.name == "nt" else "sabaq")
LONG_ONES = bool(os.environ.get("SLOW_DOCS"))  # commands whose comment speaks of minutes run only with it
UNTRIED = {"git", "source", ".", "uv", "just", "pip", "bash", "tar"}  # they need a network, or change this machine

pytestmark = pytest.mark.timeout(900)


@pytest.mark.parametrize("document", documents_with_commands(), ids=shown)
def test_the_commands_of_a_document_run_in_order(document: Path, tmp_path: Path):
    folder = tmp_path
    for block in blocks(document):
        if block.name:
            (folder / block.name).write_text(block.body, encoding="utf-8")
        for command in commands(block):
            folder = follow(command, folder)


def follow(command: str, folder: Path) -> Path:
    """Do what a reader would do, and give the folder the reader is in afterwards."""
    typed, _, remark = command.partition(" #")
    words = shlex.split(typed)
    assert not set(typed) & set("|&;<>*"), f"{command!r} needs a shell; a document's command must run anywhere"
    if words[0] == "cd":
        return folder / words[1] if (folder / words[1]).is_dir() else folder
    if words[:2] == ["python3", "dev.py"]:
        assert_dev_knows(words[2:])
        if LONG_ONES and words[2] == "demo":
            sabaq(runnable(words[2:], folder), folder)
    elif Path(words[0]).stem == "sabaq":
        if LONG_ONES or "minute" not in remark:
            sabaq(runnable(words[1:], folder), folder)
    elif words[0] in {"cp", "mkdir"}:
        run(words, folder)
    else:
        assert words[0] in UNTRIED, f"{command!r} is not something these tests know how to try"
    return folder


def runnable(words: list[str], folder: Path) -> list[str]:
    """The same command without what never ends, and with a real incident where the document says ID."""
    if words[0] == "demo" and "--no-serve" not in words:
        return [*words, "--no-serve"]
    if words[0] == "serve":
        return ["serve", "--help"]
    if "ID" in words:
        workspace = words[words.index("-w") : words.index("-w") + 2] if "-w" in words else []
        listed = json.loads(sabaq(["show", "incidents", "--json", *workspace], folder))
        return [listed["incidents"][0]["id"] if word == "ID" else word for word in words]
    return words


def sabaq(words: list[str], folder: Path) -> str:
    """Run the command line inside this process, which spares a start-up for each of some fifty commands."""
    app = importlib.import_module("sabaq.cli").app
    with contextlib.chdir(folder):
        result = CliRunner().invoke(app, words)
    assert result.exit_code == 0, f"sabaq {shlex.join(words)}\n{result.output[-3000:]}\n{result.exception!r}"
    return result.stdout


def run(words: list[str], folder: Path) -> str:
    plain = {**os.environ, "NO_COLOR": "1", "COLUMNS": "120"}
    done = subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False, env=plain)
    assert done.returncode == 0, f"{shlex.join(words)}\n{done.stdout[-2000:]}{done.stderr[-4000:]}"
    return done.stdout


def assert_dev_knows(words: list[str]) -> None:
    spec = importlib.util.spec_from_file_location("dev_for_docs", ROOT / "dev.py")
    assert spec is not None
    assert spec.loader is not None
    dev = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(dev)
    if words[0] not in dev.PASS_ON:
        dev.parser().parse_args(words)


def test_the_start_page_holds_for_the_installed_command(tmp_path: Path):
    if not SABAQ.exists():
        pytest.skip("sabaq is not installed beside this Python; run the tests with: python3 dev.py test")
    example = next(block for block in blocks(ROOT / "docs" / "start.md") if block.name == "attacks.csv")
    (tmp_path / example.name).write_text(example.body, encoding="utf-8")
    for words in (["init"], ["add", example.name, "--as", "generic"], ["run"]):
        run([str(SABAQ), *words, "-w", "lesson"], tmp_path)
    listed = json.loads(run([str(SABAQ), "show", "incidents", "--json", "-w", "lesson"], tmp_path))
    assert sorted(incident["reports"] for incident in listed["incidents"]) == [1, 3]
