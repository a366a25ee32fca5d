"""Blame: how claims of responsibility stand to one another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from sabaq.model.checks import CheckGrade, CheckVerdict, Statement
from sabaq.model.evidence import Interest, Modality, Polarity

WORD = re.compile(r"[^\W_]+")
STATION = frozenset({"central", "centre", "command", "the", "of"})  # words that tell a part, not a name


class Stance(StrEnum):
    """How a speaker stands to an organisation's part in it."""

    CLAIMS = "claims"
    DENIES = "denies"
    BLAMES = "blames"
    CLEARS = "clears"


def stance_of(statement: Statement) -> Stance:
    """Give the stance: an organisation's own statement claims or denies, another's blames or clears."""
    denies = statement.claim.polarity is Polarity.DENIES
    if statement.claim.modality is Modality.GROUP:
        return Stance.DENIES if denies else Stance.CLAIMS
    return Stance.CLEARS if denies else Stance.BLAMES


def judge(
    own: Statement, others: Sequence[Statement]
) -> tuple[CheckVerdict, CheckGrade, str, str, tuple[Statement, ...]]:
    """Give verdict, grade, both rules and who speaks against or for it; `others` are of other origins."""
    stance = stance_of(own)
    pro = stance in {Stance.CLAIMS, Stance.BLAMES}
    name = own.claim.value or ""
    named = [(each, stance_of(each), _kin(name, each.claim.value or "")) for each in others]
    opposed = [each for each, its, kin in named if kin and (its in {Stance.CLAIMS, Stance.BLAMES}) != pro]
    rivals = [each for each, its, kin in named if pro and not kin and its in {Stance.CLAIMS, Stance.BLAMES}]
    if opposed or rivals:
        rule = "claimed-and-denied" if opposed else "claimed-by-another"
        return CheckVerdict.CONTESTED, CheckGrade.CONTESTED, rule, "sides-of-weight", (*opposed, *rivals)
    agreeing = [(each, its) for each, its, kin in named if kin and (its in {Stance.CLAIMS, Stance.BLAMES}) == pro]
    if agreeing:
        both = {stance, *(its for _, its in agreeing)} >= {Stance.CLAIMS, Stance.BLAMES}
        grade = (CheckGrade.FAIR, "one-strong-or-two") if both else (CheckGrade.WEAK, "little-weight")
        rule = "claimed-and-blamed" if both else "others-agree"
        return CheckVerdict.CONSISTENT, grade[0], rule, grade[1], tuple(each for each, _ in agreeing)
    alone = stance is not Stance.CLAIMS and own.voice.interest is not Interest.INDEPENDENT
    grade = (CheckGrade.DISCOUNTED, "party-alone") if alone else (CheckGrade.WEAK, "little-weight")
    return CheckVerdict.UNRESOLVED, grade[0], "nobody-else", grade[1], ()


def _kin(one: str, two: str) -> bool:
    """Say whether two names belong to one organisation: a chapter's name holds its centre's."""
    few, many = sorted(({word.casefold() for word in WORD.findall(name)} - STATION for name in (one, two)), key=len)
    return bool(few) and few <= many
