"""Moves: no path leads where it must not, whoever tries."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sabaq.errors import BadConfig
from sabaq.learning.registers import path_to
from sabaq.model.recommendations import (
    BY_CLOCK,
    CLOSED,
    ONWARD,
    ActionStrength,
    Cause,
    Effect,
    Evidence,
    EvidenceStrength,
    Kind,
    Move,
    Recommendation,
    State,
)

DAY = date(2024, 3, 10)
PEOPLE = ("Home Department", "HOME  department", "Inspectorate", "Auditor", "desk-3", "")
RECORDED = tuple(state for state in State if state not in BY_CLOCK)
people = st.sampled_from(PEOPLE)


def issued(kind: Kind = Kind.RECOMMENDATION) -> Recommendation:
    return Recommendation(
        id="rec_1", kind=kind, reference="R1", text="Close the rear gate.", action="Close it",
        addressee="Home Department", made_by="Inquiry", issued=DAY, strength=ActionStrength.STRONGER, test="",
        respond_by=DAY + timedelta(days=56),
    )  # fmt: skip


def moved(one: Recommendation, state: State, **more: object) -> Recommendation:
    """The same after a move that was checked."""
    given = {"by": "Inspectorate", "recorded_by": "Inspectorate", "unit": "", "why": "because", "happened": DAY}
    step = len(one.moves) + 1
    move = Move(id=f"m{step}", step=step, before=one.state, state=state, **(given | more))  # type: ignore[arg-type]
    one.check(move)
    return replace(one, moves=(*one.moves, move))


def shown(one: Recommendation, author: str, strength: EvidenceStrength, expires: date | None = None) -> Recommendation:
    evidence = Evidence(
        id=f"e{len(one.evidence)}", recommendation=one.id, strength=strength, sha256="0", what="a photograph",
        author=author, submitted_by=author, expires=expires,
    )  # fmt: skip
    return replace(one, evidence=(*one.evidence, evidence))


def claimed() -> Recommendation:
    one = moved(issued(), State.ACCEPTED, by="Home Department")
    return moved(one, State.CLAIMED_DONE, by="Home Department")


def same(a: str, b: str) -> bool:
    return a.lower().split() == b.lower().split()


tries = st.one_of(
    st.tuples(
        st.just("move"), st.sampled_from(RECORDED), people, people, people, st.sampled_from(["", "because"]),
        st.booleans(), st.sampled_from([None, *Effect]), st.sampled_from([None, *Cause]), st.integers(0, 3),
    ),
    st.tuples(st.just("show"), people.filter(bool), st.sampled_from(EvidenceStrength), st.integers(-2, 4)),
)  # fmt: skip


@given(st.lists(tries, max_size=40), st.sampled_from(Kind))
@settings(max_examples=300, deadline=None)
def test_no_path_verifies_by_an_interested_party_or_closes_without_reason_and_evidence(
    tried: list[tuple[object, ...]], kind: Kind
):
    one, day = issued(kind), DAY
    for each in tried:
        before = one
        if each[0] == "show":
            _, author, strength, lasts = each
            one = shown(one, str(author), EvidenceStrength(str(strength)), day + timedelta(days=int(str(lasts))))
            continue
        _, state, by, recorder, unit, why, proof, effect, cause, later = each
        day += timedelta(days=int(str(later)))
        try:
            one = moved(
                one, State(str(state)), by=by, recorded_by=recorder, unit=unit, why=why, effect=effect, cause=cause,
                happened=day, evidence=tuple(e.id for e in one.evidence) if proof else (), other="x" if proof else "",
            )  # fmt: skip
        except BadConfig:
            one = before
            continue
        _holds(before, one)


def _holds(before: Recommendation, one: Recommendation) -> None:
    """What must be true of every move that was let through, said again without the program's own words for it."""
    move = one.moves[-1]
    assert move.why
    assert move.before is before.state
    if move.state not in CLOSED:
        return
    judges = [name for name in (move.by, move.recorded_by, move.unit) if name]
    authors = [each.author for each in before.evidence]
    assert not any(same(judge, other) for judge in judges for other in (one.addressee, *authors))
    if move.state is State.VERIFIED_DONE:
        its = [each for each in before.evidence if each.id in move.evidence]
        holding = [each for each in its if each.expires is None or each.expires >= move.happened]
        assert any(each.strength is not EvidenceStrength.D for each in holding)
        assert [each.state for each in before.moves[-2:]][-1] is State.EVIDENCE_SUBMITTED
        assert any(each.state is State.CLAIMED_DONE for each in before.moves)
    if move.state in {State.EFFECT_TESTED, State.LEARNED}:
        assert any(each.state is State.VERIFIED_DONE for each in before.moves)
    if move.state is State.SUPERSEDED:
        assert move.other


def test_every_state_can_be_reached_and_every_closed_one_be_opened_again():
    assert all(path_to(State.ISSUED, state) for state in RECORDED if state is not State.ISSUED)
    assert all(State.REOPENED in ONWARD[state] for state in CLOSED)
    assert all(not ONWARD[state] or State.REOPENED not in ONWARD[state] for state in set(RECORDED) - CLOSED)


def test_what_is_verified_was_claimed_and_shown():
    one = shown(claimed(), "Home Department", EvidenceStrength.C)
    one = moved(one, State.EVIDENCE_SUBMITTED, evidence=("e0",), by="Home Department")
    assert moved(one, State.VERIFIED_DONE, evidence=("e0",)).state is State.VERIFIED_DONE


@pytest.mark.parametrize("who", ["Home Department", " home  DEPARTMENT", "desk-3", "Ministry"])
def test_the_addressee_its_speakers_and_the_authors_of_evidence_verify_nothing(who: str):
    one = moved(issued(), State.ACCEPTED, by="Ministry")
    one = shown(moved(one, State.CLAIMED_DONE, by="Home Department"), "desk-3", EvidenceStrength.A)
    one = moved(one, State.EVIDENCE_SUBMITTED, evidence=("e0",))
    for role in ("by", "recorded_by", "unit"):
        with pytest.raises(BadConfig, match="somebody else has to say"):
            moved(one, State.VERIFIED_DONE, evidence=("e0",), **{role: who})


def test_words_alone_and_expired_evidence_verify_nothing():
    words = moved(shown(claimed(), "x", EvidenceStrength.D), State.EVIDENCE_SUBMITTED, evidence=("e0",))
    with pytest.raises(BadConfig, match="words alone"):
        moved(words, State.VERIFIED_DONE, evidence=("e0",))
    old = moved(shown(claimed(), "x", EvidenceStrength.A, DAY), State.EVIDENCE_SUBMITTED, evidence=("e0",))
    with pytest.raises(BadConfig, match="has not expired"):
        moved(old, State.VERIFIED_DONE, evidence=("e0",), happened=DAY + timedelta(days=1))


def test_expired_evidence_opens_again_what_it_proved_and_nothing_sooner():
    one = shown(claimed(), "x", EvidenceStrength.A, DAY + timedelta(days=9))
    one = moved(one, State.EVIDENCE_SUBMITTED, evidence=("e0",))
    one = moved(one, State.VERIFIED_DONE, evidence=("e0",))
    assert not one.lapsed(DAY + timedelta(days=9))
    with pytest.raises(BadConfig, match="has not expired"):
        moved(one, State.REOPENED, cause=Cause.EXPIRED_EVIDENCE, happened=DAY + timedelta(days=9))
    later = DAY + timedelta(days=10)
    assert one.lapsed(later)
    again = moved(one, State.REOPENED, cause=Cause.EXPIRED_EVIDENCE, happened=later)
    assert again.state_on(later + timedelta(days=56)) is State.RESPONSE_DUE
    assert again.state_on(later + timedelta(days=57)) is State.NO_RESPONSE


def test_silence_is_told_by_the_clock_and_a_late_answer_is_still_taken():
    one = issued()
    assert one.state_on(DAY + timedelta(days=56)) is State.RESPONSE_DUE
    assert one.state_on(DAY + timedelta(days=57)) is State.NO_RESPONSE
    assert moved(one, State.ACCEPTED, happened=DAY + timedelta(days=400)).state is State.ACCEPTED


def test_a_promise_begins_accepted_and_in_principle_is_not_accepted():
    assert issued(Kind.CEASEFIRE).state is State.ACCEPTED
    with pytest.raises(BadConfig, match="cannot become planned"):
        moved(moved(issued(), State.ACCEPTED_IN_PRINCIPLE, by="Home Department"), State.PLANNED, by="Home Department")
