"""Leanings: what is learned answers only where the rules are silent."""

from __future__ import annotations

import math
from datetime import date
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sabaq.model.evidence import Claim, Framing, Polarity, Prop
from sabaq.model.ids import ReportId
from sabaq.sources.gazetteer import Gazetteer
from sabaq.sources.prose.extract import Document, extract
from sabaq.sources.prose.gathering import verdicts
from sabaq.sources.prose.text.leanings import (
    POOLED,
    WEIGHTS,
    WORD,
    Answer,
    Leaning,
    Question,
    families,
    leanings,
    plain,
    words_of,
)
from tests.sources.prose.test_claims import read

LIMIT = 300_000  # bytes of the shipped weights
FIGURES = {Prop.KILLED, Prop.WOUNDED}


def learned(claims: tuple[Claim, ...]) -> set[tuple[str, str]]:
    return {(c.prop.value, str(c.value)) for c in claims if "_learned" in c.extractor}


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("After nightfall BLF volunteers laid into a border post at Mand with rifles, and two soldiers died.", "BLF"),
        ("The BRA volunteers laid into a picket near Sui on Monday and two guards died.", "BRA"),
    ],
)
def test_words_that_no_rule_knows_name_who_did_it(text: str, group: str):
    claims = read(text)
    assert learned(claims) == {("actor", group)}
    assert all(claim.matches(text) for claim in claims)


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Two men were shot at Hub on Monday. The BLF spurned any thought that it was its doing.", Polarity.DENIES),
        ("Two men were shot at Hub on Monday, and the BLF gloried in it on its channel.", Polarity.ASSERTS),
    ],
)
def test_words_that_no_rule_knows_own_or_disown_an_attack(text: str, polarity: Polarity):
    [said] = [c for c in read(text) if c.prop is Prop.RESPONSIBILITY]
    assert (said.value, said.polarity) == ("BLF", polarity)
    assert said.extractor == "prose.responsibility_learned@1"


@pytest.mark.parametrize(
    "text",
    [
        "The TTP claimed the ambush of a patrol at Makin on Monday.",
        "TTP fighters killed two policemen in Bannu on Monday.",
        "The BLA denied that it had killed the labourers in Kech on Monday.",
    ],
)
def test_where_a_rule_tells_of_a_group_no_model_is_asked(text: str):
    claims = read(text)
    assert not learned(claims)
    assert any(c.prop in {Prop.ACTOR, Prop.RESPONSIBILITY} for c in claims)


@pytest.mark.parametrize(
    "text",
    [
        "No group has claimed the bomb that killed two men in Tank on Monday, but the TTP is at home there.",
        "The TTP may yet claim the bomb that killed two men in Tank on Monday.",
        "Troops killed four militants of the TTP in Tank on Monday.",
        "The BLA asked traders in Kech to shut their shops on Monday.",
        "Three commanders of the TTP died in Tank on Monday.",
    ],
)
def test_who_claims_nothing_is_given_no_part(text: str):
    assert not [c for c in read(text) if c.prop in {Prop.ACTOR, Prop.RESPONSIBILITY}]


def test_what_surely_tells_no_news_leaves_no_figure_though_the_rules_found_one(monkeypatch: pytest.MonkeyPatch):
    text = (
        "Book corner: a retired inspector tells of his youth. He tells how nine recruits were killed in one night in a "
        "year he does not name. Price Rs 900."
    )
    document = Document(report=ReportId("r"), raw=text, published=date(2024, 5, 30))

    def figures() -> list[Claim]:
        told = extract(document, gazetteer=Gazetteer.shipped())
        return [c for c in told if c.prop in FIGURES and c.framing is Framing.NEWS]

    assert figures() == []
    monkeypatch.setattr(verdicts, "quiet", lambda *_: False)
    assert figures()


def test_one_sentence_alone_overrules_no_rule():
    [killed] = [c for c in read("The explosion snuffed out nine lives in Sibi.") if c.prop is Prop.KILLED]
    assert (killed.best, killed.framing) == (9, Framing.NEWS)


def test_the_shipped_weights_are_small_and_whole():
    assert (resources.files("sabaq.sources.prose.text") / WEIGHTS).stat().st_size < LIMIT
    models = leanings()
    assert set(models) == set(Question)
    for model in models.values():
        assert len(model.bias) == len(model.answers)
        assert {len(one) for some in model.weights.values() for one in some.values()} == {len(model.answers)}
        assert set(model.floors) < set(model.answers)
        assert all(floor > 0 for floor in model.floors.values())  # never less likely than not


@given(st.lists(st.sampled_from(["a", "b", "c", "unknown"])))
def test_odds_are_those_of_shares_that_add_up(features: list[str]):
    weights = {"L": {"a": (1.0, -2.0, 0.5), "b": (0.0, 3.0, -1.0)}, "R": {"c": (-4.0, 0.1, 0.2)}}
    answers = (Answer.NOTHING, Answer.DENIES, Answer.CLAIMS)
    model = Leaning(
        answers=answers, bias=(0.1, 0.2, -0.3), weights=weights, floors=dict.fromkeys(answers, 0.0), measured={}
    )
    there = {"L": features, "R": features, "nowhere": features}
    shares = [1 / (1 + math.exp(-odds)) for odds in model.odds(there).values()]
    assert sum(shares) == pytest.approx(1.0)
    assert model.odds(there) == pytest.approx(model.odds({where: set(features) for where in there}))
    sure = model.sure(there)
    assert sure is None or model.odds(there)[sure] > 0


def test_who_claims_an_attack_counts_as_having_done_it():
    answers = (Answer.NOTHING, Answer.DID, Answer.CLAIMS)
    floors = {Answer.CLAIMS: 2.0, Answer.DID: 1.0}
    weights = {"L": {"own": (0.0, 0.0, 4.0)}}
    model = Leaning(answers=answers, bias=(0.0, 1.0, 1.0), weights=weights, floors=floors, measured={})
    assert Answer.CLAIMS in POOLED[Answer.DID]
    assert model.odds({})[Answer.DID] == pytest.approx(math.log(2 * math.e))
    assert model.sure({}) is None or model.sure({}) is Answer.DID
    assert model.sure({"L": ["own"]}) is Answer.CLAIMS


@pytest.mark.parametrize(
    ("forms", "family"),
    [
        (("claimed", "claims", "claiming"), "OWN"),
        (("Denied", "denies", "deny"), "DENY"),
        (("ambushes", "ambushed"), "STRIKE"),
    ],
)
def test_forms_of_one_word_are_of_one_family(forms: tuple[str, ...], family: str):
    assert len({plain(form) for form in forms}) == 1
    assert family in families()[plain(forms[0])]


@given(st.text(max_size=60), st.integers(0, 30), st.integers(0, 30))
def test_words_stand_in_order_within_their_stretch_and_a_name_is_one(text: str, first: int, length: int):
    span = (min(first, len(text)), min(first + length, len(text)))
    words = words_of(text, span)
    assert words == [plain(match.group()) for match in WORD.finditer(text, *span)]
    middle = (span[0] + span[1]) // 2
    parted = [*words_of(text, (span[0], middle)), "@name", *words_of(text, (middle, span[1]))]
    assert words_of(text, span, [(middle, middle, "@name")]) == parted
