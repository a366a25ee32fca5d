"""Seeds: the five op-eds that the project starts from."""

from __future__ import annotations

from pathlib import Path

import pytest

from sabaq.model.evidence import COUNTS, Claim, Framing, Polarity, Prop
from sabaq.model.ids import ReportId
from sabaq.sources.gazetteer import Gazetteer
from sabaq.sources.prose.extract import Document, extract

Seeds = dict[str, tuple[str, tuple[Claim, ...]]]


@pytest.fixture(scope="module")
def seeds() -> Seeds:
    folder = Path(__file__).parents[4] / "shared" / "seeds"
    if not folder.is_dir():
        pytest.skip("no folder shared/seeds beside the project; the texts are not shipped")
    made = {}
    for file in sorted(folder.glob("*.txt")):
        raw = file.read_text(encoding="utf-8")
        made[file.name[:3]] = raw, extract(Document(report=ReportId("r"), raw=raw), gazetteer=Gazetteer.shipped())
    return made


def figures(claims: tuple[Claim, ...]) -> list[tuple[str, int | None, int | None]]:
    return [
        (c.prop.value, c.low, c.high)
        for c in claims
        if c.prop in COUNTS and c.group == "all" and c.framing is Framing.NEWS
    ]


def test_every_quote_stands_in_its_text(seeds: Seeds):
    for raw, claims in seeds.values():
        assert all(claim.matches(raw) for claim in claims)


def test_the_quantified_tolls_are_read_and_none_is_invented(seeds: Seeds):
    assert figures(seeds["000"][1]) == [("killed", 1, 1)]
    assert figures(seeds["001"][1]) == [("killed", 52, 52), ("killed", 4, 4)]
    assert figures(seeds["002"][1]) == []
    assert figures(seeds["003"][1]) == []
    assert figures(seeds["004"][1]) == [("killed", 100, None), ("wounded", 200, None)]


def test_two_attacks_told_in_one_sentence_are_two_subjects_with_their_places(seeds: Seeds):
    claims = seeds["001"][1]
    places = {c.subject: c.where.district for c in claims if c.prop is Prop.PLACE}
    tolls = {places[c.subject]: c.best for c in claims if c.prop is Prop.KILLED and c.group == "all"}
    assert tolls == {"Mastung": 52, "Hangu": 4}


def test_an_outcome_word_belongs_to_officials_even_where_the_writer_contests_it(seeds: Seeds):
    told = {(c.value, c.speaker) for c in seeds["000"][1] if c.prop is Prop.OUTCOME}  # it stands there twice
    assert told == {("thwarted", "officials")}


def test_an_essay_that_tells_of_no_outcome_yields_none(seeds: Seeds):
    assert not [c.value for number in ("001", "002", "003") for c in seeds[number][1] if c.prop is Prop.OUTCOME]


def test_the_chapter_claims_and_the_centre_denies(seeds: Seeds):
    said = {(c.value, c.polarity) for c in seeds["004"][1] if c.prop is Prop.RESPONSIBILITY}
    assert said == {("TTP Mohmand chapter", Polarity.ASSERTS), ("TTP", Polarity.DENIES)}


def test_the_statistic_keeps_value_direction_and_baseline(seeds: Seeds):
    [statistic] = [c for c in seeds["004"][1] if c.prop is Prop.STATISTIC]
    assert statistic.value.startswith("value=84; unit=percent; direction=up")
    assert "August 2021" in statistic.value
    assert statistic.framing is Framing.AGGREGATE


def test_the_peshawar_attack_has_its_day_and_town(seeds: Seeds):
    claims = seeds["004"][1]
    assert next(c.when.first.isoformat() for c in claims if c.prop is Prop.DATE) == "2023-01-30"
    assert next(c.where.district for c in claims if c.prop is Prop.PLACE) == "Peshawar"


def test_a_lawful_party_is_never_an_actor(seeds: Seeds):
    for _, claims in seeds.values():
        assert not any("PTI" in (c.value or "") for c in claims if c.prop in {Prop.ACTOR, Prop.RESPONSIBILITY})
