"""Statements: what was said of the incidents of a bulletin."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime, tzinfo

from sabaq.learning.claimchecks import check_incident
from sabaq.learning.claimchecks_blame import stance_of
from sabaq.learning.claimchecks_voices import Known, range_of
from sabaq.model.bulletins import ANYBODY, CheckRow, ReplyRow, Verdicts
from sabaq.model.checks import Answer, CheckVerdict, ClaimCheck
from sabaq.model.evidence import COUNTS, Modality, Prop, SourceKind
from sabaq.model.ids import ClaimId
from sabaq.model.incident import Incident, IncidentFile, Member
from sabaq.store.answers import answers_in
from sabaq.store.registers import members_in
from sabaq.store.views import StoredView

SHOWN = frozenset({CheckVerdict.REVISED, CheckVerdict.CONTRADICTED, CheckVerdict.CONTESTED})  # the rest is counted
AT_ONCE = 500  # statements whose answers are read in one go
RANGE = re.compile(r"(?<=\d) to (?=\d)")
LEAST = re.compile(r"at least ([\d,]+)")


def checked(
    view: StoredView, incidents: Mapping[str, Incident], *, moment: datetime, zone: tzinfo, known: Known
) -> tuple[tuple[CheckRow, ...], tuple[Verdicts, ...]]:
    """Give the statements that others do not bear out, and how those of each kind of speaker fared; oldest first."""
    counts: dict[str, Counter[CheckVerdict]] = {}
    shown: list[tuple[str, ClaimCheck]] = []
    for incident, members in members_in(view):
        found = check_incident(_file(incidents[incident], members, view), moment=moment, zone=zone, known=known)
        for check in found.checks:
            counts.setdefault(check.statement.voice.kind.value, Counter())[check.verdict] += 1
            if check.verdict in SHOWN:
                shown.append((incident, check))
    answers = _answers(view, [check.statement.claim.id for _, check in shown])
    rows = [_row(incident, check, answers, zone) for incident, check in shown]
    fared = [
        Verdicts(speaker_kind=kind, counts=tuple((each.value, counts[kind][each]) for each in CheckVerdict))
        for kind in sorted(counts)
    ]
    return tuple(sorted(rows, key=lambda row: (row.said_on, row.incident, row.statement))), tuple(fared)


def _file(incident: Incident, members: tuple[Member, ...], view: StoredView) -> IncidentFile:
    return IncidentFile(
        incident=incident, values=(), curve=(), responsibility=(), findings=(), members=members, ties=(), weakest=None,
        made_with="", as_of=view.moment,
    )  # fmt: skip


def _row(incident: str, check: ClaimCheck, answers: Mapping[ClaimId, Sequence[Answer]], zone: tzinfo) -> CheckRow:
    own = check.statement
    claim = own.claim
    speaker = ANYBODY if own.voice.kind is SourceKind.PUBLIC else own.speaker
    official = claim.modality is Modality.OFFICIAL and claim.prop is Prop.OUTCOME
    return CheckRow(
        incident=incident, statement=claim.id, speaker=speaker, speaker_kind=own.voice.kind.value,
        said_on=own.said_at.astimezone(zone).date(), about=claim.prop.value,
        group=stance_of(own).value if claim.prop is Prop.RESPONSIBILITY else claim.group, asserted=_asserted(check),
        borne=LEAST.sub(r"\1+", RANGE.sub("–", check.borne)), verdict=check.verdict.value, grade=check.grade.value,
        quote=claim.quote if official else "",
        replies=tuple(
            ReplyRow(kind=each.kind.value, by=each.by, on=each.recorded_at.date(), words=each.words)
            for each in answers.get(claim.id, ())
        ),
    )  # fmt: skip


def _asserted(check: ClaimCheck) -> str:
    claim = check.statement.claim
    if claim.prop not in COUNTS:
        return claim.value or ""
    least, most = range_of(claim)
    return f"{least:,}+" if most is None else f"{least:,}" if least == most else f"{least:,}–{most:,}"


def _answers(view: StoredView, claims: Sequence[ClaimId]) -> dict[ClaimId, tuple[Answer, ...]]:
    found: dict[ClaimId, tuple[Answer, ...]] = {}
    for start in range(0, len(claims), AT_ONCE):
        found |= answers_in(view.ledger, claims[start : start + AT_ONCE])
    return found
