"""Findings: what does not fit is said, with both sides cited."""

from __future__ import annotations

from sabaq.fusion.observations import Observation
from sabaq.fusion.trust import find, hold_responsible
from sabaq.model.incident import Finding
from tests.fusion.telling import at, voice


def found_in(*told: Observation) -> dict[str, Finding]:
    return {one.rule.partition("@")[0]: one for one in find(told, hold_responsible(told))}


def word(claim: str = "word", **said: object) -> Observation:
    usual: dict[str, object] = {"prop": "outcome", "value": "thwarted", "origin": "army", "speaker": "Army spokesman"}
    return voice(claim, **usual | said)


def stance(claim: str, organisation: str, **said: object) -> Observation:
    usual: dict[str, object] = {"prop": "responsibility", "value": organisation, "modality": "group_statement"}
    return voice(claim, **usual | {"kind": "militant"} | said)


def test_a_thwarted_attack_with_dead_that_another_counts_is_found_and_both_are_cited():
    finding = found_in(word(), voice("dead", number=9))["outcome-against-toll"]
    assert finding.claims == ("word", "dead")
    assert "thwarted" in finding.sentence
    assert "9" in finding.sentence


def test_a_speaker_against_its_own_toll_is_told_apart():
    found = found_in(word(), voice("dead", number=4, origin="army", grp="security"))
    assert set(found) == {"outcome-against-own-toll"}


def test_another_voice_is_cited_before_the_speakers_own():
    found = found_in(word(), voice("own", number=9, origin="army"), voice("other", number=2, grade="E"))
    assert found["outcome-against-toll"].claims == ("word", "other")


def test_dead_attackers_alone_contradict_nothing():
    assert found_in(word(), voice("dead", number=9, grp="attackers")) == {}


def test_a_total_that_is_all_attackers_contradicts_nothing():
    dead = voice("dead", number=9, report="r_one")
    attackers = voice("attackers", number=9, grp="attackers", report="r_one")
    assert found_in(word(), dead, attackers) == {}


def test_a_total_above_the_dead_attackers_contradicts():
    dead = voice("dead", number=11, report="r_one")
    attackers = voice("attackers", number=9, grp="attackers", report="r_one")
    assert "outcome-against-toll" in found_in(word(), dead, attackers)


def test_nobody_killed_contradicts_nothing():
    assert found_in(word(), voice("dead", number=0)) == {}


def test_a_thwarting_denied_is_no_claim_of_success():
    assert found_in(word(polarity="denies"), voice("dead", number=9)) == {}


def test_tolls_far_apart_at_one_hour_are_found_and_growth_is_not():
    finding = found_in(voice("few", number=12), voice("many", number=40))["tolls-apart"]
    assert finding.claims == ("few", "many")
    assert "12" in finding.sentence
    assert "40" in finding.sentence
    assert found_in(voice("few", number=12, said_at=at(1)), voice("many", number=17, said_at=at(2))) == {}


def test_a_chapter_that_claims_and_a_centre_that_denies_are_found():
    claimed = stance("claim", "TTP Mohmand chapter")
    denied = stance("denial", "TTP", polarity="denies")
    finding = found_in(claimed, denied)["claimed-and-denied"]
    assert finding.claims == ("claim", "denial")
    assert finding == found_in(denied, claimed)["claimed-and-denied"]


def test_two_groups_that_share_no_word_may_claim_and_deny():
    assert found_in(stance("claim", "BLA"), stance("denial", "TTP", polarity="denies")) == {}


def test_two_claims_are_no_contradiction_of_a_denial():
    assert found_in(stance("one", "TTP Mohmand chapter"), stance("two", "TTP")) == {}


def test_a_figure_taken_back_by_its_own_source_is_found():
    finding = found_in(
        voice("before", number=84, origin="police", said_at=at(1)),
        voice("after", number=72, origin="police", said_at=at(3)),
    )["revised-down-by-same-source"]
    assert finding.claims == ("before", "after")
    assert "84" in finding.sentence
    assert "72" in finding.sentence


def test_a_lower_figure_of_another_source_is_no_revision():
    found = found_in(voice("a", number=84, said_at=at(1)), voice("b", number=72, said_at=at(3)))
    assert "revised-down-by-same-source" not in found


def test_a_figure_that_grows_is_no_revision():
    found = found_in(voice("a", number=72, origin="x", said_at=at(1)), voice("b", number=84, origin="x", said_at=at(3)))
    assert found == {}


def test_no_finding_calls_anybody_a_liar():
    told = [
        word(), voice("dead", number=40), voice("few", number=2),
        stance("claim", "TTP Mohmand chapter"), stance("denial", "TTP", polarity="denies"),
    ]  # fmt: skip
    sentences = " ".join(one.sentence for one in find(told, hold_responsible(told))).casefold()
    assert not {"lie", "lies", "lied", "liar", "false", "fake"} & set(sentences.replace(".", " ").split())


def test_responsibility_is_a_set_of_who_says_what_of_whom():
    told = [
        stance("claim", "TTP Mohmand chapter"),
        stance("denial", "TTP", polarity="denies"),
        stance("blame", "BLA", modality="official_statement", kind="military", speaker="Army spokesman", grade="B"),
        stance("cleared", "ISKP", modality="official_statement", kind="military", polarity="denies"),
        voice("actor", prop="actor", value="JuA"),
        voice("nobody", prop="actor", value=None),
        voice("not", prop="actor", value="XYZ", polarity="denies"),
        voice("toll", number=3),
    ]
    found = hold_responsible(told)
    assert [(one.organisation, one.stance, one.claim) for one in found] == [
        ("TTP Mohmand chapter", "claims", "claim"),
        ("TTP", "denies", "denial"),
        ("BLA", "blamed", "blame"),
        ("ISKP", "cleared", "cleared"),
        ("JuA", "blamed", "actor"),
    ]
    assert (found[2].said_by, found[2].grade) == ("Army spokesman", "B")
    assert found[4].said_by == "Source actor"


def test_a_claimant_is_not_blamed_by_itself():
    told = [
        stance("claim", "BLA", report="r_one", speaker="BLA"),
        voice("doer", prop="actor", value="BLA", report="r_one", speaker="BLA", modality="group_statement"),
        voice("police", prop="actor", value="BLA", report="r_two", speaker="Police"),
        voice("narrated", prop="actor", value="BLF", report="r_one"),
    ]
    assert [(one.organisation, one.stance, one.claim) for one in hold_responsible(told)] == [
        ("BLA", "claims", "claim"),
        ("BLA", "blamed", "police"),
        ("BLF", "blamed", "narrated"),
    ]


def test_when_a_source_says_no_day_of_publication_none_is_invented():
    assert hold_responsible([stance("claim", "TTP", published=False)])[0].said_at is None
    said_at = hold_responsible([stance("claim", "TTP")])[0].said_at
    assert said_at is not None
    assert said_at.tzinfo is not None
