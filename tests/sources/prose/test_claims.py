"""Claims: who says that they did it, who denies, who is blamed."""

from __future__ import annotations

import pytest

from sabaq.model.evidence import Claim, Framing, Modality, Polarity, Prop
from sabaq.model.ids import ReportId
from sabaq.sources.gazetteer import Gazetteer
from sabaq.sources.prose.deeds.outcomes import outcomes, speaker
from sabaq.sources.prose.extract import Document, extract
from sabaq.sources.prose.gathering.parties import roles
from sabaq.sources.prose.text.spellings import spellings
from sabaq.sources.prose.text.triggers import finder
from tests.sources.prose.avowals import AVOWALS
from tests.sources.prose.callers import BLAST, CALLERS, SENT
from tests.sources.prose.claims import CLAIMS
from tests.sources.prose.columns import COLUMNS
from tests.sources.prose.disclaimers import DISCLAIMERS
from tests.sources.prose.foilings import NONE, SAID
from tests.sources.prose.releases import RELEASES
from tests.sources.prose.sentences import PUBLISHED
from tests.sources.prose.standings import STANDINGS


def read(text: str, *, partisan: bool = False) -> tuple[Claim, ...]:
    document = Document(report=ReportId("r"), raw=text, published=PUBLISHED, partisan=partisan)
    return extract(document, gazetteer=Gazetteer.shipped())


def own_words(claims: tuple[Claim, ...]) -> set[str]:
    own = [c for c in claims if c.prop is Prop.RESPONSIBILITY and c.modality is Modality.GROUP]
    return {f"{c.value}{'-' if c.polarity is Polarity.DENIES else '+'}" for c in own}


@pytest.mark.parametrize(
    ("text", "said", "did"), [*CLAIMS, *DISCLAIMERS, *STANDINGS], ids=lambda v: v[:40] if isinstance(v, str) else ""
)
def test_a_group_claims_denies_or_is_named_as_the_text_says(text: str, said: set[str], did: set[str]):
    claims = read(text)
    assert own_words(claims) == said
    assert {c.value for c in claims if c.prop is Prop.ACTOR and c.framing is Framing.NEWS} == did
    assert all(claim.matches(text) for claim in claims)


@pytest.mark.parametrize(("text", "said"), AVOWALS, ids=lambda v: v[:40] if isinstance(v, str) else "")
def test_who_tells_the_attack_owns_or_disowns_it(text: str, said: set[str]):
    assert {sign.removeprefix("Afghan ") for sign in own_words(read(text))} == said


@pytest.mark.parametrize(("text", "said"), CALLERS, ids=lambda v: v[:40] if isinstance(v, str) else "")
def test_whoever_rings_up_it_is_the_group_that_claims_or_denies(text: str, said: set[str]):
    assert own_words(read(BLAST + text)) == said


@pytest.mark.parametrize(("text", "said"), COLUMNS, ids=lambda v: v[:40] if isinstance(v, str) else "")
def test_a_column_tells_who_claimed_or_denied_what_it_recalls(text: str, said: set[str]):
    assert own_words(read(text)) == said


@pytest.mark.parametrize(("text", "said"), SENT, ids=lambda v: v[:40] if isinstance(v, str) else "")
def test_a_groups_own_statement_claims_what_it_did_and_nothing_else(text: str, said: set[str]):
    assert own_words(read(text, partisan=True)) == said


@pytest.mark.parametrize(("text", "claimed"), RELEASES, ids=lambda v: v[:40] if isinstance(v, str) else "")
def test_what_a_group_tells_in_its_own_words_it_claims(text: str, claimed: set[str]):
    own = [c for c in read(text) if c.prop is Prop.RESPONSIBILITY and c.modality is Modality.GROUP]
    assert {c.value for c in own if c.polarity is Polarity.ASSERTS} == claimed


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Tahreek-i-Taleban Pakistan", "TTP"),
        ("Jamaatul Ahrar", "Jamaat-ul-Ahrar"),
        ("Jama'at-ul-Ahrar", "Jamaat-ul-Ahrar"),
        ("Lashkar-i-Islam", "Lashkar-e-Islam"),
        ("Laskhar-e-Jhangvi al-Alami", "Lashkar-e-Jhangvi Al-Alami"),
        ("Jundullah", "Jundallah"),
        ("Jaish-ul-Adl", "Jaish al-Adl"),
        ("Baluch Raaji Ajoi Sangar", "BRAS"),
        ("Hezb-e Islami Gulbuddin", "Hizb-e-Islami"),
        ("Islamic State Khurasan", "ISKP"),
        ("Fitna al Khwarij", "TTP"),
        ("Tehrik-i-Insaf", "PTI"),
        ("Jamiat Ulema-i-Islam", "JUI-F"),
        ("Jamaat-i-Islami", "JI"),
    ],
)
def test_a_group_is_known_in_any_usual_spelling(written: str, name: str):
    found = finder(Gazetteer.shipped()).find(f"He named {written} again.").organisations
    assert [mention.organisation.name for mention in found] == [name]


def test_a_name_in_capitals_has_one_spelling():
    assert list(spellings("BLA")) == ["BLA"]


def test_both_attacks_are_given_to_the_group_that_claims_both():
    claims = read(
        "A bomb killed two soldiers in Tank on Monday. Separately, gunmen shot dead a policeman in Lakki Marwat. "
        "The TTP claimed both attacks."
    )
    assert len({c.subject for c in claims if c.prop is Prop.ACTOR and c.value == "TTP"}) == 2


def test_the_first_of_two_attacks_is_given_to_the_group_that_claims_the_first():
    claims = read(
        "A bomb killed two soldiers in Tank on Monday. Separately, gunmen shot dead a policeman in Lakki Marwat. "
        "The TTP claimed the first attack."
    )
    places = {c.subject: c.where.district for c in claims if c.prop is Prop.PLACE and c.where}
    assert [places[c.subject] for c in claims if c.prop is Prop.ACTOR] == ["Tank"]


def test_each_organisation_has_its_roles():
    claims = read("The BLF claimed the bombing in Kech, but the BLA denied a role. Police blamed the BRA.")
    assert roles(claims) == {
        "BLF": {"claims", "perpetrator"},
        "BLA": {"denies"},
        "BRA": {"blamed", "perpetrator"},
    }


@pytest.mark.parametrize(
    ("sentence", "word", "by"),
    [
        ("CTD Sindh claims to have foiled a bid to blow up a gas pipeline.", "foiled", "CTD"),
        ("Suicide attack on Bannu police lines foiled: DPO", "foiled", "police"),
        ("Security forces thwart infiltration bid in Zhob, says ISPR", "thwarted", "ISPR"),
        (
            "The attackers were repelled after an hour, the interior minister told reporters.",
            "repulsed",
            "interior ministry",
        ),
        (
            "The attack was neutralised before it could reach the gate, a Rangers spokesman said.",
            "neutralised",
            "Rangers",
        ),
        ("A plot to bomb the shrine was thwarted, officials claimed.", "thwarted", "officials"),
        ("Levies personnel repulsed the assault on their post.", "repulsed", None),
        ("Troops managed to repel the raid, the army said in a statement.", "repulsed", "military"),
        ("The prime minister lauded the troops for foiling an attack on Chaman fort.", "foiled", "prime minister"),
        ("Police foiled 14 attacks in a month.", None, None),
        ("Five terrorists were neutralised in an attack on a hideout.", "neutralised", None),
        ("Three terrorists were neutralised and the post attacked again.", "neutralised", None),
        ("An attack was averted when a bomb was defused.", None, None),
        ("Police failed to foil the attack.", None, None),
        ("The government vowed to thwart every plot.", None, None),
        ("Better intelligence could have foiled the attack.", None, None),
        ("Customs officials foiled a smuggling bid at Torkham.", None, None),
        ("Police foiled a robbery in Karachi.", None, None),
    ],
)
def test_an_outcome_word_is_read_with_its_speaker(sentence: str, word: str | None, by: str | None):
    found = outcomes(sentence)
    assert next((one.value for one in found), None) == word
    if word:
        assert speaker(sentence) == by


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Four khwarij were neutralised in Tank on Monday, the DPO said.", "DPO"),
        ("A bid to storm a post was thwarted, the Counter-Terrorism Department said.", "Counter-Terrorism Department"),
        ("An attack on a post in Tank was foiled, police said.", "police"),
        ("The Frontier Constabulary said it had repulsed an attack on its fort in Tank.", "Frontier Constabulary"),
    ],
)
def test_an_outcome_is_said_by_the_office_as_it_is_written(text: str, by: str):
    assert [c.speaker for c in read(text) if c.prop is Prop.OUTCOME] == [by]


@pytest.mark.parametrize(("text", "word", "by"), SAID, ids=lambda v: v and v[:40])
def test_an_outcome_is_read_in_any_syntax_with_whose_word_it_is(text: str, word: str, by: str | None):
    assert [(c.value, c.speaker) for c in read(text) if c.prop is Prop.OUTCOME] == [(word, by)]


@pytest.mark.parametrize("text", NONE)
def test_what_is_foiled_besides_attacks_is_no_outcome(text: str):
    assert not [c.value for c in read(text) if c.prop is Prop.OUTCOME]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("The blast was claimed by LeJ (Al-Alami)", "Lashkar-e-Jhangvi Al-Alami"),  # ends where the text ends
        ("The blast was claimed by the LeJ and by nobody else.", "Lashkar-e-Jhangvi"),  # "LeJ-A" is another group
        ("The LeJ attacked a bus in Quetta.", "Lashkar-e-Jhangvi"),
    ],
)
def test_a_longer_alias_that_does_not_stand_there_hides_no_shorter_one(text: str, named: str):
    found = finder(Gazetteer.shipped()).find(text)
    assert [one.organisation.name for one in found.organisations] == [named]
    assert found.signals
