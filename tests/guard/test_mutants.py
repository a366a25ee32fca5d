"""Mutants of the rules: each is caught, at the start or by a case."""

from __future__ import annotations

import json
import random
from collections import Counter
from dataclasses import dataclass
from typing import Any

import cedarpy
import pytest

from sabaq.errors import BadConfig
from sabaq.guard.policy import SOMEBODY, Policy, Verdict, _entities, shipped
from sabaq.model.authority import Role
from tests.guard.cases import Case, cases, cedar
from tests.guard.mutants import RULE, mutants

FEW = 6
EVERY = tuple(mutants(shipped().texts))
pytestmark = pytest.mark.timeout(900)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A case made ready to be asked of many policies, with what the oracle says."""

    asked: dict[str, Any]
    entities: cedarpy.Entities
    wanted: tuple[bool, frozenset[str]]

    def fits(self, policy: Policy) -> bool:
        """Whether these rules decide it as the oracle does, and by the same rules."""
        answer = cedarpy.is_authorized(self.asked, policy._parsed, self.entities)
        rules = frozenset(policy._names[name] for name in answer.diagnostics.reasons)
        return (answer.allowed and not answer.diagnostics.errors, rules) == self.wanted


def prepared(each: Case) -> Prepared:
    asked = {
        "principal": {"type": "Person", "id": SOMEBODY}, "action": {"type": "Action", "id": each.operation},
        "resource": {"type": "SubjectClass", "id": each.subject_class}, "context": json.dumps(cedar(each.facts)),
    }  # fmt: skip
    return Prepared(asked, _entities(frozenset(map(Role, each.roles))), each.wanted())


@pytest.fixture(scope="module")
def table() -> list[Prepared]:
    """Every case once, in a mixed order, for alike ones stand together."""
    every = [prepared(each) for each in {str(each): each for each in cases()}.values()]
    random.Random(1).shuffle(every)
    return every


def caught(policy: Policy, table: list[Prepared], name: str) -> bool:
    """Whether some case comes out otherwise; few of each outcome are tried first, then all of them."""
    seen: Counter[tuple[bool, frozenset[str]]] = Counter()
    few = []
    for each in table:
        seen[each.wanted] += 1
        if seen[each.wanted] <= FEW * (5 if name in each.wanted[1] else 1):
            few.append(each)
    near = sorted(few, key=lambda each: name not in each.wanted[1])
    return any(not each.fits(policy) for each in (*near, *table))


def test_every_rule_has_mutants():
    named = Counter(each.what.split(":")[0] for each in EVERY)
    assert set(named) == {rule.id for rule in shipped().rules}
    assert min(named.values()) >= 3
    assert sum(len(RULE.findall(text)) for text in shipped().texts.values()) == len(shipped().rules)


def test_the_table_holds_before_anything_is_changed(table: list[Prepared]):
    assert all(each.fits(shipped()) for each in table)
    assert len(table) > 6000
    assert len(EVERY) > 350


@pytest.mark.parametrize("rule", [rule.id for rule in shipped().rules])
def test_every_mutant_of_a_rule_is_caught(table: list[Prepared], rule: str):
    alive = []
    for mutant in EVERY:
        if mutant.what.startswith(f"{rule}: "):
            try:
                policy = Policy.parse(mutant.texts)
            except BadConfig:
                continue  # it does not even start
            if not caught(policy, table, rule):
                alive.append(mutant.what)
    assert alive == []


def test_a_verdict_with_any_error_allows_nothing(monkeypatch: pytest.MonkeyPatch):
    class Diagnostics:
        errors = ("a rule met a missing attribute",)
        reasons = ("policy0",)

    class Erring:
        allowed = True
        diagnostics = Diagnostics()

    monkeypatch.setattr("sabaq.guard.policy.cedarpy.is_authorized", lambda *_asked: Erring())
    policy = Policy.parse(shipped().texts)
    for _ in range(2):
        found = policy.evaluate(frozenset(), "read", "incident", {})
        assert found == Verdict(allowed=False, rules=("analysts-work",), errors=("a rule met a missing attribute",))
    monkeypatch.undo()
    assert not policy.evaluate(frozenset(), "read", "incident", {}).errors, "an error is not remembered"
