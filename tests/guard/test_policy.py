"""The rules: they decide as the oracle does, in every case."""

from __future__ import annotations

import itertools
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from sabaq.errors import BadConfig
from sabaq.guard.policy import SCHEMA, Allowed, Denied, Policy, facts, shipped
from sabaq.model.authority import Operation, Purpose, Request, Role
from tests.guard.cases import AUTHORITIES, NOW, PLAIN, Case, case, cases, under
from tests.guard.oracle import CLASSES, MARKINGS, OPERATIONS, PURPOSES, ROLES

EVERY = tuple(dict.fromkeys(map(str, cases())))
HOUR = timedelta(hours=1)


def asked(**changes: object) -> Request:
    plain: dict[str, object] = {"actor": "one", "operation": Operation.READ, "purpose": "CT-PLOT"}
    return Request(**(plain | changes))  # type: ignore[arg-type]


def timeless(each: Case) -> Case:
    told = {name: value for name, value in each.facts.items() if name != "now"}
    return Case(each.roles, each.operation, each.subject_class, told)


def test_the_table_is_large():
    assert len(EVERY) > 4000


def test_every_case_is_decided_as_the_oracle_says_and_by_the_same_rules():
    wrong = [str(each) for each in cases() if each.given(shipped()) != each.wanted()]
    assert wrong == []


def test_no_case_of_the_table_makes_an_evaluation_fail():
    assert [str(each) for each in itertools.islice(cases(), 0, None, 7) if each.asked_of(shipped()).errors] == []


def test_without_an_authority_the_hour_makes_no_difference_and_is_not_told():
    assert "now" not in facts(asked(), authority=None, now=NOW, lasts=HOUR)
    for each in itertools.islice(cases(), 0, None, 5):
        if "authority" not in each.facts:
            assert timeless(each).given(shipped()) == each.given(shipped()), str(each)


def test_the_same_facts_are_asked_once_and_other_facts_again(monkeypatch: pytest.MonkeyPatch):
    policy, asked_of = Policy.parse(shipped().texts), []
    asking = Policy._asked
    monkeypatch.setattr(Policy, "_asked", lambda self, *told: asked_of.append(told) or asking(self, *told))
    table = [case("analyst", "read"), case("auditor", "read"), case("analyst", "read", purpose="AUDIT")]
    for each in (*map(timeless, table), *map(timeless, table)):
        assert each.given(policy) == each.wanted()
    assert len(asked_of) == len(table)
    for each in (table[0], table[0]):
        each.given(policy)
    assert len(asked_of) == len(table) + 2, "what tells the hour is asked each time"


FULL = (
    case("analyst", "read", "party", marking="TLP:RED", reason="x", **under("in order", "party")),
    case("operator", "export", marking="TLP:RED", break_glass=True, reason="x", **under("in order", "incident")),
    case("auditor", "read", purpose="AUDIT", marking="TLP:AMBER"),
    case("reviewer", "rule"),
    case("analyst", "read", marking="TLP:RED", break_glass=True, reason="x"),
)


@pytest.mark.parametrize("whole", FULL, ids=str)
def test_a_missing_fact_never_allows_what_is_not_allowed_with_it(whole: Case):
    assert whole.given(shipped())[0]
    for less in whole.without():
        assert less.given(shipped()) == less.wanted(), str(less)


@pytest.mark.parametrize("name", ["actor", "purpose", "marking", "lasts"])
def test_what_every_request_has_to_tell_is_never_left_out(name: str):
    for operation, role in itertools.product(OPERATIONS, ROLES):
        whole = case(role, operation, purpose="EXERCISE")
        less = Case(whole.roles, operation, "incident", {k: v for k, v in whole.facts.items() if k != name})
        assert not less.given(shipped())[0]


@pytest.mark.parametrize("name", sorted(PLAIN))
@pytest.mark.parametrize("value", [None, 7, "", {"a": 1}, ["x"]], ids=repr)
def test_a_fact_of_another_kind_is_a_denial(name: str, value: object):
    if not isinstance(value, str) or name in {"now", "lasts", "break_glass"}:
        told = facts(asked(), authority=None, now=NOW, lasts=HOUR) | {name: value}
        found = shipped().evaluate(frozenset({Role.OPERATOR}), "read", "incident", told)
        assert not found.allowed
        assert found.errors


@pytest.mark.parametrize("told", [{"unheard_of": 1}, {"authority": {"holder": "x"}}])
def test_a_fact_that_the_schema_does_not_know_is_a_denial(told: dict[str, object]):
    known = facts(asked(), authority=None, now=NOW, lasts=HOUR)
    assert not shipped().evaluate(frozenset({Role.OPERATOR}), "read", "incident", known | told).allowed


@given(
    whom=some.tuples(
        some.sets(some.sampled_from(ROLES), max_size=3), some.sampled_from(OPERATIONS),
        some.sampled_from((*CLASSES, "anything")),
    ),
    state=some.sampled_from((None, *AUTHORITIES)),
    told=some.fixed_dictionaries(
        {},
        optional={
            "purpose": some.sampled_from((*PURPOSES, "WATCH-PARTY")), "marking": some.sampled_from(MARKINGS),
            "lasts": some.sampled_from((HOUR, 4 * HOUR, 12 * HOUR, 13 * HOUR)), "break_glass": some.booleans(),
            "reason": some.sampled_from(("", "why")), "done_by": some.sampled_from(("one", "another", "")),
        },
    ),
)  # fmt: skip
@settings(max_examples=400, deadline=None)
def test_any_mixture_is_decided_as_the_oracle_says(
    whom: tuple[set[str], str, str], state: str | None, told: dict[str, object]
):
    roles, operation, of = whom
    more = under(state, of) if state else {}
    mixed = case(" ".join(roles), operation, of, **(more | told))
    assert mixed.given(shipped()) == mixed.wanted()


@given(some.text(max_size=20), some.text(max_size=20), some.text(max_size=12))
@settings(max_examples=100, deadline=None)
def test_no_words_get_past_the_rules(actor: str, purpose: str, of: str):
    decided = shipped().decide(
        asked(actor=actor, purpose=purpose, subject_class=of), authority=None, now=NOW, lasts=HOUR
    )
    good = actor.strip() and purpose in set(Purpose) and of == "incident"
    assert isinstance(decided, Allowed) == bool(good)


@pytest.mark.parametrize("text", ["\ud800", "a\x00b"])
def test_text_that_cannot_be_told_is_denied_or_harmless(text: str):
    decided = shipped().decide(asked(subject_class=text), authority=None, now=NOW, lasts=HOUR)
    assert isinstance(decided, Denied)


def test_two_spellings_of_one_name_are_one_person():
    same = asked(operation=Operation.RULE, actor="Ali  Khan", done_by="ＡLI khan ")
    assert isinstance(shipped().decide(same, authority=None, now=NOW, lasts=HOUR), Denied)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"operation": Operation.INIT}, "may not init for purpose CT-PLOT; purposes that allow it: ADMIN, EXERCISE"),
        ({"roles": frozenset({Role.PUBLIC}), "operation": Operation.ADD}, "one, as public, may not add; ask one who"),
        ({"roles": frozenset()}, "one, as nobody in particular, may not read; ask one who may: analyst, reviewer"),
        ({"subject_class": "party"}, "protected; opening it needs a judicial authority that names the offence"),
        ({"break_glass": " "}, "without a reason; give one"),
    ],
)  # fmt: skip
def test_a_denial_says_what_was_missing_and_how_to_ask(changes: dict[str, object], told: str):
    decided = shipped().decide(asked(**changes), authority=None, now=NOW, lasts=HOUR)
    assert told in str(decided)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("context has purpose &&", "", "do not pass their check"),
        ("@id(", "@name(", "lacks @id"),
        ("@ask(", "@hint(", "lacks @ask"),
        ("{done_by}", "{nobody_knows}", "speaks of 'nobody_knows'"),
        ("forbid (", "forbid", "cannot be read"),
        ('@id("leave-is-short")', '@id("somebody-is-named")', "the same @id"),
    ],
)
def test_rules_that_do_not_hold_what_they_must_stop_the_start(old: str, new: str, told: str):
    texts = dict(shipped().texts)
    texts["2-limits.cedar"] = texts["2-limits.cedar"].replace(old, new)
    with pytest.raises(BadConfig, match=told):
        Policy.parse(texts)


def test_the_version_changes_with_any_letter_of_the_rules():
    texts = dict(shipped().texts)
    for name, text in texts.items():
        assert Policy.parse(texts | {name: text + "\n// a remark\n"}).version != shipped().version
    assert Policy.parse(texts).version == shipped().version
    assert SCHEMA in texts
