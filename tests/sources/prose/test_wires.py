"""Wires: long invented reports, with all that surrounds an attack in them."""

from __future__ import annotations

from datetime import date

from sabaq.model.evidence import Claim, Framing, Prop
from sabaq.model.ids import ReportId
from sabaq.sources.gazetteer import Gazetteer
from sabaq.sources.prose.extract import Document, extract

BESIDE_AN_EARLIER_ONE = (
    "TANK, Pakistan (Example Wire) - Two bombers drove a truck into the wall of a fort in Tank on Tuesday, killing at "
    "least nine people, four of them soldiers, officials said. Five attackers were shot dead when they tried to climb "
    "in. A hospital doctor said that 21 people had been hurt. Jaish al-Fursan, a group close to the Pakistani Taliban, "
    "claimed responsibility for the attack. In March a similar bomb killed 17 soldiers at the same fort. The attack "
    "came a week after gunmen killed 12 labourers in the district. Last week a blast at a pro-Taliban seminary in the "
    "province killed six students. The toll could rise to 20, the doctor said. Earlier in the day, the police had put "
    "the number of dead at seven."
)
BOASTED = (
    "OUAGADOUGOU (Example Wire) - Militants killed 40 people in an attack on the town of Djibo on Monday, residents "
    "said. JNIM claimed responsibility and said it had killed 90 soldiers. The government has not given a toll."
)
OF_THE_CITY = (
    "LAKKI MARWAT: Three constables were martyred when a bomb went off as they went to the help of Saddar police "
    "station on Thursday, police said. The banned TTP accepted responsibility."
)

OF_A_DAY_BEFORE = (
    "TANK, Pakistan (Example Wire) - Gunmen shot dead two soldiers in Tank on Friday, officials said. Last Sunday two "
    "suicide bombers attacked a church in Peshawar, killing 20 people. The Islamic State group claimed that attack."
)
POSTED = (
    "Two soldiers were killed in an ambush at Tank on Friday. In Bannu, four militants were killed on Saturday, the "
    "army posted on X. Last week ten militants died in the same district."
)


def all_of(text: str) -> tuple[Claim, ...]:
    document = Document(report=ReportId("r"), raw=text, published=date(2024, 11, 10))
    return extract(document, gazetteer=Gazetteer.shipped())


def read(text: str) -> list[Claim]:
    return [c for c in all_of(text) if c.framing is Framing.NEWS]


def tolls(claims: list[Claim]) -> dict[str, set[int | None]]:
    """The killed of each attack, by its subject."""
    found: dict[str, set[int | None]] = {}
    for claim in claims:
        if claim.prop is Prop.KILLED and claim.group == "all":
            found.setdefault(str(claim.subject), set()).add(claim.low)
    return found


def test_an_attack_keeps_its_toll_and_its_claimant_beside_earlier_ones():
    claims = read(BESIDE_AN_EARLIER_ONE)
    found = tolls(claims)
    assert list(found.values()) == [{14}]  # the students' seminary and the fort in March are recalled
    owned = {str(claim.subject) for claim in claims if claim.prop is Prop.RESPONSIBILITY}
    assert [found[subject] for subject in owned] == [{14}]


def test_who_claims_an_attack_does_not_count_its_dead_where_others_do():
    assert list(tolls(read(BOASTED)).values()) == [{40}]


def test_a_quarter_that_every_city_has_lies_in_the_city_that_a_report_was_filed_from():
    places = {c.where.district for c in read(OF_THE_CITY) if c.prop is Prop.PLACE and c.where}
    assert places == {"Lakki Marwat"}


def test_who_claimed_an_older_attack_is_told_of_that_one_and_not_of_the_news():
    claims = all_of(OF_A_DAY_BEFORE)
    assert list(tolls([c for c in claims if c.framing is Framing.NEWS]).values()) == [{2}]
    [said] = [c for c in claims if c.prop is Prop.RESPONSIBILITY]
    assert (said.value, said.framing) == ("Islamic State", Framing.BACKGROUND)
    assert {c.low for c in claims if c.subject == said.subject and c.prop is Prop.KILLED} == {20}
    assert not [c for c in claims if c.prop is Prop.ACTOR and c.subject == said.subject]


def test_a_sentence_may_end_on_the_name_of_a_medium():
    assert sorted(map(sorted, tolls(read(POSTED)).values())) == [[2], [4]]


def test_nobody_is_counted_as_killed_where_only_civilians_were_spared():
    claims = read(
        "Coalition forces killed several insurgents in Kajaki on Friday. No civilian casualties were reported."
    )
    assert {c.low for c in claims if c.prop is Prop.KILLED and c.group == "all"} == {None}
