"""Tellers: from whom a document has what it says at one spot.

The sentence itself may name who speaks, one before may ("it said"), the head or the signature may; where a whole report
is one office's, it speaks everywhere.
"""

from __future__ import annotations

import re

from sabaq.model.evidence import Modality
from sabaq.sources.prose.deeds.outcomes import issuing_office, speaker, subject_office, written_office
from sabaq.sources.prose.deeds.spokesmen import OFFICE, Spans, bare_spokesman, heading, left_open, spoken_by
from sabaq.sources.prose.gathering.clauses import Reading
from sabaq.sources.prose.gathering.drafts import modality
from sabaq.sources.prose.text.lazily import lazily
from sabaq.sources.prose.text.segments import Sentence
from sabaq.sources.prose.text.stretches import starting_in

OURS = lazily(r"\b(?:our|ours|us)\b", re.IGNORECASE)


def teller(reading: Reading, at: int) -> tuple[str | None, Modality]:
    """Give who speaks at an offset of a document, as it is written there, and how they stand to what is told."""
    sentences = reading.segments.sentences
    home = next((n for n, each in enumerate(sentences) if each.start <= at < each.end), 0)
    here = sentences[home]
    said, open_at = _voice(reading, here, at), left_open(here.text)
    if open_at is None and OURS.search(here.text) and reading.voices.sole():
        open_at = len(here.text)  # "our camp" in what a group's spokesman tells
    if said is None and open_at is not None:
        earlier = (_voice(reading, each, each.end) for each in reversed(sentences[:home]))
        subject = subject_office(here.text[: at - here.start]) if open_at > at - here.start else None
        said = subject or next(filter(None, earlier), None) or bare_spokesman(here.text)
    said = said or heading(reading.text, _names(reading, 0, len(reading.text))) or issuing_office(reading.text)
    if said is None:
        offices = {one for each in sentences if (one := _voice(reading, each, each.end)) and _official(one)}
        said = offices.pop() if len(offices) == 1 else None
    if said is None and reading.voices.issuers:
        group = reading.voices.issuers[0]
        said = reading.text[group.start : group.end]
    if said is None:
        open_elsewhere = any(left_open(each.text) is not None for each in sentences if each is not here)
        said = subject_office(here.text[: at - here.start], beside=not open_elsewhere)
    return said, _standing(reading, said)


def _voice(reading: Reading, sentence: Sentence, at: int) -> str | None:
    """Give who speaks in one sentence of what stands at an offset."""
    who = spoken_by(sentence.text, at - sentence.start, _names(reading, sentence.start, sentence.end))
    return who or written_office(sentence.text, speaker(sentence.text))


def _names(reading: Reading, start: int, end: int) -> Spans:
    """Give the names of places and organisations in a stretch, counted from its start."""
    places = [(one.start - start, one.end - start) for one in starting_in(reading.triggers.names, start, end)]
    groups = [(one.start - start, one.end - start) for one in starting_in(reading.triggers.organisations, start, end)]
    return [*places, *groups]


def _standing(reading: Reading, said: str | None) -> Modality:
    """Give how a speaker stands to what is told: a group, an office, or neither."""
    if said is None:
        return Modality.TOLD
    group = any(reading.text[m.start : m.end] in said for m in reading.voices.mentions)
    office = _official(said)
    return Modality.GROUP if group and not office else Modality.OFFICIAL if office else Modality.TOLD


def _official(said: str) -> bool:
    """Say whether a speaker holds an office."""
    return bool(OFFICE.search(said)) or modality(speaker(f"{said} said")) is Modality.OFFICIAL
