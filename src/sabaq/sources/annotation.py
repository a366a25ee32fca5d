"""Annotations: a document's claims as they stand in JSON.

This is the shape in which `extract` writes claims and in which the reader of annotated documents takes them back, so
that a person or another program may correct them in between. `subject` is a label inside the document ("1", "2" ...);
spans count code points of its text.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, tzinfo

import msgspec

from sabaq.errors import BadRecord
from sabaq.model.evidence import Claim, Framing, Modality, Polarity, Prop, claim_id, end_of_day, subject_id
from sabaq.model.ids import ReportId
from sabaq.model.spacetime import When, Where

BY_HAND = "annotation@1"
DAY_ONLY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


class AnnotatedClaim(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One claim of one document, without ids."""

    prop: Prop
    quote: str
    start: int  # code points into the document's text
    end: int  # exclusive
    subject: str = "1"
    group: str = "all"
    value: str | None = None
    low: int | None = None
    best: int | None = None
    high: int | None = None
    unit: str | None = None
    polarity: Polarity = Polarity.ASSERTS
    modality: Modality = Modality.TOLD
    framing: Framing = Framing.NEWS
    speaker: str | None = None
    when: When | None = None
    where: Where | None = None
    extractor: str = BY_HAND


def parse_published(text: str, zone: tzinfo) -> tuple[datetime, str]:
    """Give the aware moment and its precision (day or minute); a bare day counts as its end, in `zone`."""
    stated = text.strip()
    try:
        if DAY_ONLY.fullmatch(stated):
            return end_of_day(date.fromisoformat(stated), zone), "day"
        moment = datetime.fromisoformat(stated)
    except ValueError:
        raise BadRecord(
            f"publication {text!r} is not a date; write it as 2023-01-30 or 2023-01-30T14:05:00+05:00"
        ) from None
    return moment if moment.tzinfo else moment.replace(tzinfo=zone), "minute"


def to_claim(annotated: AnnotatedClaim, report: ReportId) -> Claim:
    """Give the claim with its ids; BadRecord when its span does not fit its quote."""
    return Claim(
        id=claim_id(
            report, annotated.subject, annotated.prop, annotated.group, annotated.value, annotated.start, annotated.end,
            annotated.low, annotated.best, annotated.high, annotated.polarity, annotated.framing, annotated.speaker,
        ),
        report=report,
        subject=subject_id(report, annotated.subject),
        prop=annotated.prop,
        quote=annotated.quote,
        start=annotated.start,
        end=annotated.end,
        extractor=annotated.extractor,
        value=annotated.value,
        group=annotated.group,
        low=annotated.low,
        best=annotated.best,
        high=annotated.high,
        unit=annotated.unit,
        polarity=annotated.polarity,
        modality=annotated.modality,
        framing=annotated.framing,
        speaker=annotated.speaker,
        when=annotated.when,
        where=annotated.where,
    )  # fmt: skip


def published_text(moment: datetime | None, precision: str | None) -> str | None:
    """Give a publication moment as it is written: a bare day where only the day is known."""
    if moment is None:
        return None
    return moment.date().isoformat() if precision == "day" else moment.astimezone(UTC).isoformat()
