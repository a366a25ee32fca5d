"""Reception: senders who wait are taken together, each with an answer of its own."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from pathlib import Path

from sabaq.errors import SabaqError
from sabaq.workspace.live import Live
from sabaq.workspace.reception import Reception
from sabaq.workspace.results import Took
from tests.living import small


def line(name: str, words: str = "Six were killed in Quetta.") -> bytes:
    claim = {"prop": "killed", "quote": words, "low": 6, "best": 6, "high": 6}
    return json.dumps({"id": name, "source": "A daily", "text": words, "claims": [claim]}).encode()


def until(true: Callable[[], bool]) -> None:
    pause = threading.Event()
    for _ in range(3000):
        if true():
            return
        pause.wait(0.01)
    raise AssertionError("it never came to be")


def test_those_who_wait_for_one_purpose_are_one_act(tmp_path: Path):
    followed = small(tmp_path)
    reception = Reception(live=Live(workspace=followed.workspace))
    reception.take(line("n0"))
    acts = len(followed.table("acts", "id"))
    answers: dict[str, Took | SabaqError] = {}

    def send(name: str, purpose: str | None) -> None:
        try:
            answers[name] = reception.take(line(name), purpose=purpose)
        except SabaqError as refused:
            answers[name] = refused

    asked = {"n1": None, "n2": None, "n3": None, "n4": "PROTECT", "n5": "WATCH-PARTY"}
    senders = [threading.Thread(target=send, args=each) for each in asked.items()]
    with reception._turn:  # somebody else has the turn
        for each in senders:
            each.start()
        until(lambda: "n5" in answers and all(each.read for each in reception._waiting))
    for each in senders:
        each.join()
    assert [name for name, each in answers.items() if isinstance(each, SabaqError)] == ["n5"]
    for name in ("n1", "n2", "n3", "n4"):
        took = answers[name]
        assert isinstance(took, Took)
        assert [each.report for each in took.became] == [name]
    assert len(followed.table("acts", "id")) == acts + 3  # three for one purpose, one for another, one refused
    assert sorted(followed.members()) == ["n0", "n1", "n2", "n3", "n4", "p1", "p2"]
    followed.workspace.close()
