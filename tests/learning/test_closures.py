"""Closures: rates together, and medians with open ones counted."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from sabaq.learning.closures import CLAIMED, closure, overdue, rates
from sabaq.model.recommendations import PROVED, EvidenceStrength, Kind, Recommendation, State
from tests.learning.test_moves import DAY, issued, moved, shown

OFFICE = "Home Department"
# Remission in weeks under 6-MP: E. J. Freireich and others 1963, as in every textbook; True: relapse, False: censored.
REMISSION = [(6, True), (6, True), (6, True), (6, False), (7, True), (9, False), (10, True), (10, False), (11, False),
             (13, True), (16, True), (17, False), (19, False), (20, False), (22, True), (23, True), (25, False),
             (32, False), (32, False), (34, False), (35, False)]  # fmt: skip


def lasting(days: int, *, done: bool) -> Recommendation:
    """One that was claimed done after some days, or withdrawn after them."""
    then = DAY + timedelta(days=days)
    if not done:
        return moved(issued(), State.WITHDRAWN, happened=then)
    return moved(moved(issued(), State.ACCEPTED, by=OFFICE), State.CLAIMED_DONE, by=OFFICE, happened=then)


def test_the_curve_is_that_of_the_textbook():
    found = closure("x", [lasting(days, done=done) for days, done in REMISSION], CLAIMED, DAY)
    shares = {step.days: round(step.share, 4) for step in found.curve}
    assert shares == {6: 0.8571, 7: 0.8067, 10: 0.7529, 13: 0.6902, 16: 0.6275, 22: 0.5378, 23: 0.4482}
    assert (found.median_days, found.median_low, found.median_high) == (23, 13, None)
    by_day = {step.days: (step.low, step.high) for step in found.curve}
    assert by_day[10] == pytest.approx((0.5032, 0.8894), abs=2e-4)


def test_leaving_the_open_ones_out_flatters():
    some = [lasting(10, done=True)] * 3 + [issued()] * 5
    found = closure("x", some, CLAIMED, DAY + timedelta(days=900))
    assert (found.flattering_days, found.median_days, found.still_open) == (10, None, 5)


def test_what_was_claimed_is_never_told_without_what_was_verified():
    done = shown(lasting(5, done=True), "x", EvidenceStrength.A)
    later = DAY + timedelta(days=9)
    done = moved(done, State.EVIDENCE_SUBMITTED, evidence=("e0",), happened=later)
    done = moved(done, State.VERIFIED_DONE, evidence=("e0",), happened=later)
    found = rates("all", [issued(), lasting(5, done=True), done])
    assert str(found) == "all: 2 of 3 claimed done, 1 of 3 verified done, 0 found to work"
    assert done.reached(PROVED) == later


def test_who_promises_has_accepted():
    promise = replace(issued(), kind=Kind.PLEDGE)
    assert (rates("all", [promise]).accepted, rates("all", [issued()]).accepted) == (1, 0)


def test_silence_and_a_passed_day_are_overdue():
    quiet, late = issued(), replace(moved(issued(), State.ACCEPTED), due=DAY + timedelta(days=7))
    found = overdue([quiet, late], DAY + timedelta(days=60))
    assert [(each.what, each.days) for each in found] == [("not even claimed done", 53), ("no answer", 4)]
    assert overdue([quiet, late], DAY + timedelta(days=6)) == ()
