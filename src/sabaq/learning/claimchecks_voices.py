"""Voices: who said what when, and how much it weighs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, tzinfo

from sabaq.model.checks import Statement
from sabaq.model.evidence import COUNTS, Claim, Framing, Interest, Modality, Prop, Source, SourceKind
from sabaq.model.ids import SourceId
from sabaq.model.incident import IncidentFile, Member
from sabaq.model.terms import Group

STRONG, PLAIN, WEAK, NOTHING = 2.0, 1.0, 0.5, 0.0
SEEN = frozenset({SourceKind.HOSPITAL, SourceKind.RESCUE, SourceKind.COURT, SourceKind.INQUIRY})  # ungraded: plain
CHECKED = COUNTS | {Prop.OUTCOME, Prop.RESPONSIBILITY}
Known = Callable[[str], Source | None]


def nobody(name: str) -> Source | None:  # noqa: ARG001 (the shape of a register that knows no speaker)
    """Know no speaker by name."""
    return None


def statements_of(incident: IncidentFile, known: Known = nobody) -> tuple[Statement, ...]:
    """Give all that was said about an incident and can be checked, oldest first.

    A speaker whom a report names is the voice, not the paper that carries the words: two papers are then one origin.
    """
    told = [
        _statement(member, claim, known) for member in incident.members for claim in member.claims if _is_news(claim)
    ]
    return tuple(sorted(told, key=lambda each: (each.said_at, point(each.claim), each.claim.id)))


def _is_news(claim: Claim) -> bool:
    return claim.prop in CHECKED and claim.framing in {Framing.NEWS, Framing.AGGREGATE}


def _statement(member: Member, claim: Claim, known: Known) -> Statement:
    report = member.report
    speaker = (claim.speaker or member.source.name).strip()
    own = speaker.casefold() == member.source.name.casefold()
    return Statement(
        claim=claim,
        speaker=speaker,
        voice=member.source if own else known(speaker) or _carried(speaker, claim, member.source),
        said_at=report.published_at or report.known_at or member.recorded_at,
        day_only=report.published_precision != "minute",
        url=report.url,
        aggregate=claim.framing is Framing.AGGREGATE,
    )


def _carried(speaker: str, claim: Claim, carrier: Source) -> Source:
    """Give a speaker whom the register does not know: as far trusted as who carries the words."""
    official = claim.modality in {Modality.OFFICIAL, Modality.GROUP}
    kind = {Modality.OFFICIAL: SourceKind.AGENCY, Modality.GROUP: SourceKind.MILITANT}.get(claim.modality, carrier.kind)
    return Source(
        id=SourceId(speaker), name=speaker, kind=kind, reliability=carrier.reliability,
        interest=Interest.PARTY if official else carrier.interest, independence_group=speaker.casefold(),
    )  # fmt: skip


def point(claim: Claim) -> int:
    """Give the one number nearest to what a claim of people says."""
    return next((each for each in (claim.best, claim.low, claim.high) if each is not None), 0)


def range_of(claim: Claim) -> tuple[int, int | None]:
    """Give the least and the most that a claim of people allows; None: no upper bound."""
    if claim.low is None and claim.high is None:
        return point(claim), point(claim)
    return claim.low if claim.low is not None else 0, claim.high


def day_of(statement: Statement, zone: tzinfo) -> date:
    """Give the civil day on which it was said."""
    return statement.said_at.astimezone(zone).date()


def standing(voice: Source, prop: Prop) -> float:
    """Give what a voice weighs by itself: strong needs a good grade and no stake, partisans and militants are weak."""
    if voice.kind is SourceKind.MILITANT or voice.interest is Interest.PARTISAN:
        return WEAK
    grade = voice.reliability_for(prop.value)
    if grade in "AB":
        return STRONG if voice.interest is Interest.INDEPENDENT else PLAIN
    return PLAIN if grade == "C" or (grade == "F" and voice.kind in SEEN) else WEAK


def support(statement: Statement) -> float:
    """Give what a figure weighs for another that it meets; a party's count of its own losses is no boast."""
    claim, voice = statement.claim, statement.voice
    own = standing(voice, claim.prop)
    if not counts_own_side(statement):
        return own
    return min(own, WEAK) if range_of(claim)[1] == 0 else max(own, PLAIN)


def against(statement: Statement, *, higher: bool) -> float:
    """Give what a figure weighs against a lower one (`higher`) or a higher one.

    A party binds itself by the losses it admits and proves nothing by those it does not; what it says of the other
    side proves nothing upwards. Militants and partisans never raise a count of victims.
    """
    claim, voice = statement.claim, statement.voice
    own = standing(voice, claim.prop)
    partial = voice.kind is SourceKind.MILITANT or voice.interest is Interest.PARTISAN
    if higher and partial and claim.group != Group.ATTACKERS:
        return NOTHING
    if counts_own_side(statement):
        in_arms = claim.group in {Group.POLICE, Group.SECURITY, Group.ATTACKERS}
        return STRONG if higher else min(own, WEAK) if in_arms else own
    if higher and counts_other_side(statement):
        return min(own, WEAK)
    return own


def counts_own_side(statement: Statement) -> bool:
    """Say whether a party counts the dead or wounded of its own side; civilians are on the state's."""
    if statement.voice.interest is not Interest.PARTY or statement.claim.prop not in COUNTS:
        return False
    return (statement.claim.group == Group.ATTACKERS) == (statement.voice.kind is SourceKind.MILITANT)


def counts_other_side(statement: Statement) -> bool:
    """Say whether a party counts the dead or wounded of the side it fights."""
    return (
        statement.voice.interest is Interest.PARTY and statement.claim.prop in COUNTS and not counts_own_side(statement)
    )


def in_sum(points: Iterable[float]) -> float:
    """Add weights up; what is less than a plain voice counts once and no more than half, however many there are."""
    told = list(points)
    return sum(each for each in told if each >= PLAIN) + min(WEAK, sum(each for each in told if each < PLAIN))
