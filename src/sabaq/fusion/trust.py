"""Trust: who is held responsible, and what does not fit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

from sabaq.fusion.observations import Observation
from sabaq.fusion.tolls import disagreement, stand
from sabaq.model.evidence import Polarity, Prop
from sabaq.model.ids import ClaimId
from sabaq.model.incident import Finding, Responsibility
from sabaq.store.moments import from_text

WORD = re.compile(r"[^\W_]+")
STATION = frozenset({"central", "centre", "command", "the", "of"})  # words that tell a part, not a name
FAR_APART = 0.5  # a dispute from which a toll is called contested


def hold_responsible(told: Sequence[Observation]) -> tuple[Responsibility, ...]:
    """Give every organisation said to have done it, by whom and in which stance; never one answer."""
    stated = {(one.report, one.value, one.speaker) for one in told if one.prop == Prop.RESPONSIBILITY}
    found = []
    for one in told:
        if one.prop == Prop.RESPONSIBILITY and one.value:
            own = one.modality == "group_statement"
            denies = one.polarity == Polarity.DENIES
            stance = ("denies" if denies else "claims") if own else ("cleared" if denies else "blamed")
        elif one.prop == Prop.ACTOR and one.value and one.polarity == Polarity.ASSERTS:
            if (one.report, one.value, one.speaker) in stated:
                continue  # who claims an act is its actor; that is one statement, not a second voice that blames
            stance = "blamed"
        else:
            continue
        found.append(
            Responsibility(
                organisation=one.value,
                stance=stance,
                said_by=one.speaker or one.source,
                said_at=from_text(one.said_at) if one.published else None,
                grade=one.grade,
                claim=ClaimId(one.claim),
            )
        )
    return tuple(found)


def find(told: Sequence[Observation], responsibility: Sequence[Responsibility]) -> tuple[Finding, ...]:
    """Give what a reader should know before trusting the picture; each finding cites both sides."""
    return (
        *_foiled_but_killed(told),
        *_tolls_apart(told),
        *_claimed_and_denied(responsibility),
        *_revised(told),
    )


def _foiled_but_killed(told: Sequence[Observation]) -> list[Finding]:
    """Set a word that asserts no victims (outcome O0 or O1) against the dead that anybody counts."""
    words = [one for one in told if one.prop == Prop.OUTCOME and one.polarity == Polarity.ASSERTS]
    dead = [
        one for one in told if one.prop == Prop.KILLED and one.grp != "attackers" and (one.low or one.best or 0) > 0
    ]
    attackers = {
        one.report: one.low or one.best or 0 for one in told if one.prop == Prop.KILLED and one.grp == "attackers"
    }
    victims = [
        one for one in dead if one.grp != "all" or (one.low or one.best or 0) > attackers.get(one.report, 0)
    ]  # a total may hold the attackers
    found = []
    for word in words:
        if victims:
            worst = max(victims, key=lambda one: (one.origin != word.origin, one.weight, one.low or 0))
            number = worst.low if worst.low is not None else worst.best
            found.append(
                Finding(
                    rule="outcome-against-toll@1" if worst.origin != word.origin else "outcome-against-own-toll@1",
                    sentence=f"{word.speaker or word.source} called it {word.value}; "
                    f"{worst.speaker or worst.source} counts at least {number} killed.",
                    claims=(ClaimId(word.claim), ClaimId(worst.claim)),
                )
            )
    return found


def _tolls_apart(told: Sequence[Observation]) -> list[Finding]:
    found = []
    for prop in (Prop.KILLED, Prop.WOUNDED):
        standing = stand([one for one in told if one.prop == prop and one.grp == "all"])
        if len(standing) < 2 or disagreement(standing) < FAR_APART:
            continue
        few, many = min(standing, key=_count), max(standing, key=_count)
        found.append(
            Finding(
                rule="tolls-apart@1",
                sentence=f"{few.speaker or few.source} gives {_count(few)[0]} {prop.value}, "
                f"{many.speaker or many.source} {_count(many)[0]}; neither has taken the other's figure over.",
                claims=(ClaimId(few.claim), ClaimId(many.claim)),
            )
        )
    return found


def _count(one: Observation) -> tuple[int, str]:
    number = next((each for each in (one.best, one.low, one.high) if each is not None), 0)
    return (number, one.claim)


def _claimed_and_denied(responsibility: Sequence[Responsibility]) -> list[Finding]:
    own = [one for one in responsibility if one.stance in {"claims", "denies"}]
    found = []
    for one, two in combinations(own, 2):
        claim, denial = (one, two) if one.stance == "claims" else (two, one)
        if claim.stance == denial.stance or not _kin(claim.organisation, denial.organisation):
            continue
        found.append(
            Finding(
                rule="claimed-and-denied@1",
                sentence=f"{claim.organisation} claims it, {denial.organisation} denies it.",
                claims=(claim.claim, denial.claim),
            )
        )
    return found[:3]


def _kin(one: str, two: str) -> bool:
    """Say whether two names belong to one organisation: a chapter's name holds its centre's."""
    few, many = sorted(({word.casefold() for word in WORD.findall(name)} - STATION for name in (one, two)), key=len)
    return bool(few) and few <= many


def _revised(told: Sequence[Observation]) -> list[Finding]:
    """Note that one origin lowered its own figure: more than growth, and worth a reader's eye."""
    found = []
    latest: dict[str, Observation] = {}
    counts = [one for one in told if one.prop == Prop.KILLED and one.grp == "all" and one.kind != "dataset"]
    for one in sorted(counts, key=lambda each: (each.said_at, each.claim)):
        before = latest.get(one.origin)
        if before and before.said_at < one.said_at and one.high is not None and one.high < _count(before)[0]:
            found.append(
                Finding(
                    rule="revised-down-by-same-source@1",
                    sentence=f"{one.speaker or one.source} went down from {_count(before)[0]} killed to {one.high}.",
                    claims=(ClaimId(before.claim), ClaimId(one.claim)),
                )
            )
        latest[one.origin] = one
    return found
