"""Drafts: what the picture can already say in a review."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from sabaq.learning.foretold import Foretold, sentences
from sabaq.model.evidence import COUNTS, Claim, Prop
from sabaq.model.incident import ConsensusValue, IncidentFile, Member
from sabaq.model.recommendations import CLOSED, PROVED, Recommendation, State, plain
from sabaq.model.reviews import Drafted, Section
from sabaq.model.spacetime import DatePrecision

EXACT = frozenset({DatePrecision.MINUTE, DatePrecision.HOUR})
MOST_REPORTS = 12  # told one by one; the incident's own page has the others
TOLD_FIRST = (Prop.KILLED, Prop.OUTCOME, Prop.RESPONSIBILITY, Prop.WOUNDED, Prop.ATTACK_TYPE, Prop.TITLE)
STANCES = {
    "claims": "claimed it", "denies": "denied it", "blamed": "was blamed for it", "cleared": "was cleared of it",
}  # fmt: skip
SAID_DONE = PROVED | {State.CLAIMED_DONE, State.EVIDENCE_SUBMITTED}


def draft(
    told: IncidentFile, recommendations: Sequence[Recommendation], foretold: Sequence[Foretold] = ()
) -> tuple[Drafted, ...]:
    """Give the sentences that the picture supports: what was known when, figures, warnings, earlier lessons."""
    near = tuple(_similar(told, recommendations))
    found = [
        *_expected(near), *_timeline(told.members), *_figures(told.values), *_responsibility(told), *_misfits(told),
        *sentences(foretold), *_open(near),
    ]  # fmt: skip
    return tuple(each for each in found if each.rests_on)


def _similar(told: IncidentFile, recommendations: Iterable[Recommendation]) -> Iterator[Recommendation]:
    incident = told.incident
    places = {plain(each) for each in (incident.place, incident.district) if each}
    for one in recommendations:
        same_class = bool(one.site_class) and incident.target is not None and plain(one.site_class) == incident.target
        same_site = any(place in plain(one.site) for place in places) if one.site else False
        if one.incident == incident.id or same_class or same_site:
            yield one


def _expected(near: Sequence[Recommendation]) -> Iterator[Drafted]:
    for one in near:
        said = one.reached(SAID_DONE)
        if said is not None:
            how = "verified" if one.state in PROVED else "claimed, and not verified"
            yield Drafted(
                section=Section.EXPECTED, rests_on=(one.id,),
                text=f"By {said} it was {how} done that {one.addressee} would do this: {_clause(one.action)} "
                f"({one.reference})",
            )  # fmt: skip


def _timeline(members: Sequence[Member]) -> Iterator[Drafted]:
    ordered = sorted(members, key=lambda member: (_known(member), member.report.id))
    for member in ordered[:MOST_REPORTS]:
        claims = _telling(member.claims)
        if claims:
            words = "; ".join(f"“{' '.join(claim.quote.split())}”" for claim in claims if claim.quote.strip())
            yield Drafted(
                section=Section.HAPPENED, rests_on=tuple(claim.id for claim in claims),
                text=f"{_told_on(member)}: {member.source.name} is known to say {words}.",
            )  # fmt: skip
    if len(ordered) > MOST_REPORTS:
        last = ordered[-1]
        yield Drafted(
            section=Section.HAPPENED, rests_on=tuple(claim.id for claim in last.claims[:1]),
            text=f"{len(ordered) - MOST_REPORTS} more reports followed, the last known on {_known(last):%Y-%m-%d}.",
        )  # fmt: skip


def _telling(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    chosen: dict[str, Claim] = {}
    for prop in TOLD_FIRST:
        for claim in claims:
            if claim.prop is prop and claim.quote.strip():
                chosen.setdefault(f"{prop} {claim.group}" if prop in COUNTS else prop, claim)
    return tuple(chosen.values())[:3]


def _figures(values: Sequence[ConsensusValue]) -> Iterator[Drafted]:
    for value in values:
        if value.prop in {Prop.KILLED, Prop.WOUNDED} and value.group == "all" and value.low is not None:
            yield Drafted(
                section=Section.HAPPENED, rests_on=tuple(value.claims),
                text=f"By the rule {value.policy} the sources support {_figure(value)}, from "
                f"{value.origins} independent {'origin' if value.origins == 1 else 'origins'}.",
            )  # fmt: skip


def _figure(value: ConsensusValue) -> str:
    """Give a toll in words: "121 wounded", "at least 148 killed, best 154", "3 to 5 killed, best 4"."""
    if value.low == value.high:
        return f"{value.low} {value.prop}"
    told = f"at least {value.low}" if value.high is None else f"{value.low} to {value.high}"
    best = "" if value.best in {None, value.low} else f", best {value.best}"
    return f"{told} {value.prop}{best}"


def _responsibility(told: IncidentFile) -> Iterator[Drafted]:
    for each in told.responsibility:
        on = f" on {each.said_at:%Y-%m-%d}" if each.said_at else ""
        what = STANCES[each.stance]
        yield Drafted(
            section=Section.HAPPENED, rests_on=(each.claim,), text=f"{each.organisation} {what}{on}, by {each.said_by}."
        )


def _misfits(told: IncidentFile) -> Iterator[Drafted]:
    for finding in told.findings:
        yield Drafted(section=Section.HAPPENED, rests_on=tuple(finding.claims), text=finding.sentence)


def _open(near: Sequence[Recommendation]) -> Iterator[Drafted]:
    for one in near:
        if one.state not in CLOSED:
            where = f" for {one.site}" if one.site else ""
            yield Drafted(
                section=Section.CONTROL, rests_on=(one.id,),
                text=f"Since {one.first_date} {one.made_by} asks {one.addressee}{where}: {_clause(one.action)} It "
                f"stands at {one.state.value} ({one.reference}).",
            )  # fmt: skip


def _known(member: Member) -> datetime:
    return member.report.known_at or member.recorded_at


def _told_on(member: Member) -> str:
    """Say when it was known, no finer than the report told."""
    exact = member.report.known_at is None or member.report.published_precision in EXACT
    return f"{_known(member):%Y-%m-%d %H:%M} UTC" if exact else f"{_known(member):%Y-%m-%d}"


def _clause(text: str) -> str:
    return f"{text.rstrip(' .')}."
