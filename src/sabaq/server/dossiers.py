"""Dossiers: an incident's claims laid out by what they say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sabaq.model.evidence import COUNTS, Claim, Framing, Prop
from sabaq.model.ids import ClaimId, ReportId
from sabaq.model.incident import ConsensusValue, IncidentFile, Member, ReportFile
from sabaq.server import drawings

TOLLS_FIRST = dict.fromkeys(("killed", "wounded", "missing", "abducted", *(prop.value for prop in Prop)))
ORDER = {prop: place for place, prop in enumerate(TOLLS_FIRST)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One claim with who made it."""

    claim: Claim
    member: Member
    used: bool  # whether an agreed value was made from it

    @property
    def grade(self) -> str:
        """The reliability of its source on this matter, A..F."""
        return self.member.source.reliability_for(self.claim.prop)

    @property
    def by(self) -> str:
        """Who says it."""
        return self.claim.speaker or self.member.source.name

    @property
    def through(self) -> str | None:
        """Whose report carries it, where that is somebody else."""
        return self.member.source.name if self.by != self.member.source.name else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """One property of the incident: the agreed values by policy and all that was said."""

    prop: str
    group: str
    values: tuple[ConsensusValue, ...]
    said: tuple[Said, ...]

    @property
    def dispute(self) -> float:
        """The worst over its policies."""
        return max((value.dispute for value in self.values), default=0.0)

    @property
    def origins(self) -> int:
        """The most separate origins that any of its values rests on."""
        return max((value.origins for value in self.values), default=0)

    @property
    def is_open(self) -> bool:
        """Whether its claims are shown at once: tolls and what is disputed."""
        return self.prop in COUNTS or self.dispute > 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """What the incident page shows beside the file itself."""

    matters: tuple[Matter, ...]
    claims: Mapping[ClaimId, Said]
    members: Mapping[ReportId, Member]
    charts: tuple[drawings.TollChart, ...]
    ties: tuple[drawings.TieDrawing, ...]


def dossier(file: IncidentFile) -> Dossier:
    """Lay out an incident file for reading."""
    used = {claim for value in file.values for claim in value.claims}
    claims = {
        claim.id: Said(claim=claim, member=member, used=claim.id in used)
        for member in file.members
        for claim in member.claims
    }
    return Dossier(
        matters=tuple(matters(file.values, claims)),
        claims=claims,
        members={member.report.id: member for member in file.members},
        charts=drawings.toll_charts(file.curve),
        ties=drawings.tie_drawings(file.ties),
    )


def matters(values: Sequence[ConsensusValue], claims: Mapping[ClaimId, Said]) -> Iterable[Matter]:
    """Yield every property that was spoken of, tolls first; claims used come before the others."""
    agreed: dict[tuple[str, str], list[ConsensusValue]] = {}
    for value in values:
        agreed.setdefault((str(value.prop), value.group), []).append(value)
    spoken: dict[tuple[str, str], list[Said]] = {key: [] for key in agreed}
    rank = {claim: place for value in reversed(values) for place, claim in enumerate(value.claims)}
    for said in claims.values():
        spoken.setdefault((said.claim.prop.value, said.claim.group), []).append(said)
    for key, drawn in agreed.items():
        if not spoken[key]:  # a sum is drawn from what was said of its parts
            spoken[key] = [claims[each] for value in drawn for each in value.claims if each in claims]
    for prop, group in sorted(spoken, key=lambda key: (ORDER.get(key[0], 99), key[1] != "all", key[1])):
        said_here = sorted(
            spoken[prop, group],
            key=lambda said: (not said.used, rank.get(said.claim.id, 0), said.member.recorded_at, said.claim.id),
        )
        yield Matter(prop=prop, group=group, values=tuple(agreed.get((prop, group), ())), said=tuple(said_here))


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of a report's text and the claims whose words it belongs to."""

    text: str
    claims: tuple[Claim, ...]
    chosen: bool
    opens: bool  # whether it is the first piece of the chosen claim


def pieces(file: ReportFile, chosen: str | None) -> tuple[Piece, ...]:
    """Cut the raw text at the edges of its claims' quotes."""
    raw = file.report.raw
    claims = [claim for claim in file.claims if claim.end > claim.start]
    edges = sorted({0, len(raw), *(edge for claim in claims for edge in (claim.start, claim.end) if edge <= len(raw))})
    cut = []
    opened = False
    for start, end in pairwise(edges):
        here = tuple(claim for claim in claims if claim.start <= start and end <= claim.end)
        is_chosen = any(claim.id == chosen for claim in here)
        cut.append(Piece(text=raw[start:end], claims=here, chosen=is_chosen, opens=is_chosen and not opened))
        opened = opened or is_chosen
    return tuple(cut)


def framing_note(claim: Claim) -> str:
    """Say why a claim does not count in the picture; empty when it does."""
    return "" if claim.framing is Framing.NEWS else f"{claim.framing.value}, not counted"
