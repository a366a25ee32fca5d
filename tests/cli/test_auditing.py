"""The audit on the command line: lists, a duty, a ruling."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from sabaq.cli import app
from sabaq.model.authority import Operation, Role
from sabaq.workspace import Workspace


def said(*words: str, code: int = 0) -> str:
    result = CliRunner().invoke(app, list(words))
    assert (result.exit_code == 0) is (code == 0), result.output
    return result.stdout


def test_a_duty_is_given_by_another_and_listed(tmp_path: Path):
    folder = str(tmp_path / "cell")
    said("init", "-w", folder)
    assert "No duty is on record" in said("audit", "duties", "-w", folder)
    words = ("audit", "duty", "case", "--to", "ana", "--scope", "i_1", "--why", "hers", "-w", folder)
    said(*words, "--by", "ana", code=1)
    said(*words, "--by", "chief")
    assert "case of ana (i_1)" in said("audit", "duties", "-w", folder)
    refused = json.loads(said("audit", "acts", "--refused", "--json", "-w", folder))
    assert [(each["actor"], each["operation"]) for each in refused] == [("ana", "rule")]


def test_an_item_is_listed_with_its_reasons_and_ruled_on_by_another(tmp_path: Path):
    folder = tmp_path / "cell"
    made = Workspace.init(folder)
    analyst = made.acting("ana", {Role.ANALYST})
    made.ledger.record_act(analyst.permit(Operation.READ, "incident i_1"))
    made.close()
    assert "unexplained: no case, tasking, place or authority" in said("audit", "queue", "-w", str(folder))
    told = json.loads(said("audit", "queue", "--json", "-w", str(folder)))
    (item,) = [each for each in told["items"] if each["actors"] == ["ana"]]
    words = ("audit", "rule", item["id"], "--as", "misuse", "--why", "no reason given", "-w", str(folder))
    said(*words, "--by", "ana", code=1)
    assert "misuse, says rev: no reason given" in said(*words, "--by", "rev")
    assert "unexplained: 1 ruled on, 1 misuse" in said("audit", "queue", "-w", str(folder))
