"""Claim reviews: checks as schema.org ClaimReview, in JSON-LD."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

import msgspec

from sabaq.model.checks import CheckVerdict, ClaimCheck, IncidentChecks
from sabaq.model.evidence import SourceKind

CONTEXT = "https://schema.org"
WORST, BEST = 1, 5
RATINGS = {CheckVerdict.CONTRADICTED: 1, CheckVerdict.CONTESTED: 3, CheckVerdict.CONSISTENT: 5}  # the rest: none
PRESS = frozenset({SourceKind.PRESS, SourceKind.WIRE})
DISCLAIMER = (
    "Made by fixed rules from the statements cited, the same for every speaker. The verdict says what other sources "
    "bear out; it never says that somebody lied. The speaker may reply, and the reply is shown."
)


def write_reviews(found: Iterable[IncidentChecks], stream: BinaryIO, *, publisher: str) -> int:
    """Write one JSON-LD graph with a ClaimReview for each checked statement, and give their number."""
    graph = [_review(check, incident, publisher) for incident in found for check in incident.checks]
    stream.write(msgspec.json.format(msgspec.json.encode({"@context": CONTEXT, "@graph": graph}), indent=1) + b"\n")
    return len(graph)


def _review(check: ClaimCheck, incident: IncidentChecks, publisher: str) -> dict[str, object]:
    said = check.statement
    claim = {
        "@type": "Claim",
        "author": {"@type": "NewsMediaOrganization" if said.voice.kind in PRESS else "Organization",
                   "name": said.speaker},
        "datePublished": said.said_at.date().isoformat() if said.day_only else said.said_at.isoformat(),
        "about": {"@type": "Event", "identifier": incident.incident, "name": incident.title},
    } | ({"appearance": {"@type": "CreativeWork", "url": said.url}} if said.url else {})  # fmt: skip
    rating: dict[str, object] = {
        "@type": "Rating", "alternateName": check.verdict.value, "ratingExplanation": check.sentence,
    }  # fmt: skip
    if check.verdict in RATINGS:
        rating |= {"ratingValue": RATINGS[check.verdict], "worstRating": WORST, "bestRating": BEST}
    review: dict[str, object] = {
        "@type": "ClaimReview",
        "identifier": said.claim.id,
        "datePublished": incident.as_of.date().isoformat(),
        "author": {"@type": "Organization", "name": publisher},
        "claimReviewed": f"{said.speaker}: {said.claim.quote}",
        "itemReviewed": claim,
        "reviewRating": rating,
        "reviewAspect": f"{check.grade.value}; {check.rule}; {check.grade_rule}; {incident.made_with}",
        "citation": [
            {"@type": "Claim", "author": {"@type": "Organization", "name": each.statement.speaker},
             "text": each.statement.claim.quote, "description": each.bearing.value}
            | ({"url": each.statement.url} if each.statement.url else {})
            for each in check.counterparts
        ],
        "disambiguatingDescription": DISCLAIMER,
    }  # fmt: skip
    if check.answers:
        review["comment"] = [
            {"@type": "CorrectionComment" if each.kind.value == "correction" else "Comment", "text": each.words,
             "author": {"@type": "Organization", "name": each.by}, "dateCreated": each.recorded_at.isoformat()}
            for each in check.answers
        ]  # fmt: skip
    return review
