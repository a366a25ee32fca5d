"""Portions: a toll shared out over places is told place by place."""

from __future__ import annotations

from datetime import date

import pytest

from sabaq.model.evidence import Claim, Framing, Prop
from sabaq.model.ids import ReportId
from sabaq.sources.gazetteer import Gazetteer
from sabaq.sources.prose.extract import Document, extract

# text | killed by place, wounded after a slash
SHARED = """
Bombs in three Baloch towns killed 20 people on Monday, nine of them at Kech and 11 at Panjgur. | Kech 9, Panjgur 11
Twin blasts killed 20 people on Monday. Twelve died in Zhob and eight in Panjgur. | Zhob 12, Panjgur 8
Three Levies men in Dera Bugti, Balochistan, and two in Loralai lost their lives to mines. | Dera Bugti 3, Loralai 2
Sixteen policemen were martyred: seven in Bannu, five in Karak and four at Tank. | Bannu 7, Karak 5, Tank 4
9 die in Tank, 4 in Bannu as militants hit police posts | Tank 9, Bannu 4
They took the lives of two constables at Wana, a Levies man at Zhob and a guard in Loralai. | Wana 2, Zhob 1, Loralai 1
Of the 29 dead of two bombings, 17 were killed in Hangu and the other 12 outside a shop in Zhob. | Hangu 17, Zhob 12
Six labourers were gunned down on Friday in Hub and Uthal, four in the former and two in the latter. | Hub 4, Uthal 2
11 dead (Kech 7, Panjgur 4) in Sunday's attacks. | Kech 7, Panjgur 4
Two men were shot dead in Quetta on Monday and a third in Pishin on Tuesday. | Quetta 2, Pishin 1
The militants martyred four soldiers at Spinwam and injured two at Tank on Sunday. | Spinwam 4, Tank /2
It admitted 13 injured: eight from a grenade in Matani, five from the firing at Jamrud. | Matani /8, Jamrud /5
Troops killed eight khwarij in Bannu and five more in a separate engagement in Tank on Monday. | Bannu 8, Tank 5
[A] Zhob: post fired at, two soldiers killed. [B] Kalat: bomb, three labourers killed. | Zhob 2, Kalat 3
Monday: one mortar round fell on Karak, three dead; the other on Kalat, two dead. | Karak 3, Kalat 2
Bombs killed nine in Zhob and at least 11 in Kalat on Friday. In all 20 people died. | Zhob 9, Kalat 11
"""

# a sum told first, then engagement by engagement; the forces' own dead are in no sum
SUMMED = (
    "On Monday nine khwarij were killed in three engagements. In Bannu, four khwarij were killed. In another "
    "engagement in Karak, troops killed three khwarij; a havildar embraced shahadat. In Tank, two more were killed."
)

# text | killed in all, as one incident
WHOLE = """
Nine policemen and two civilians were killed in an attack on a post in Bannu on Thursday. | 11
Five labourers from Punjab were shot dead in Kech on Monday, three from Multan and two from Lodhran. | 5
Gunmen killed five labourers in Kech on Monday; three were from Swat and two from Dir. | 5
Two posts in Tank and three in Bannu were attacked on Monday, killing seven policemen. | 7
In Balochistan 20 people were killed in attacks, nine in Kech and seven in Panjgur, on Sunday. | 20
A blast in Sibi killed nine people; five bodies were taken to Quetta and four to Karachi. | 9
Militants killed two soldiers in Mir Ali, North Waziristan, and fled to Afghanistan on Friday. | 2
"""


def read(text: str) -> tuple[Claim, ...]:
    """Give the news that a text tells."""
    document = Document(report=ReportId("r"), raw=text, published=date(2024, 5, 30), country="PK")
    claims = extract(document, gazetteer=Gazetteer.shipped())
    assert all(claim.matches(text) for claim in claims)
    return tuple(claim for claim in claims if claim.framing is Framing.NEWS)


def lines(table: str) -> list[tuple[str, str]]:
    """Give the text and the rest of each line."""
    return [
        (text.strip(), rest.strip()) for text, _, rest in (line.partition("|") for line in table.split("\n")) if rest
    ]


@pytest.mark.parametrize(("text", "wanted"), lines(SHARED))
def test_each_place_has_its_own_toll(text: str, wanted: str):
    claims = read(text)
    places = {claim.subject: claim.value for claim in claims if claim.prop is Prop.PLACE}
    tolls = {
        (places[claim.subject], claim.prop): claim.low
        for claim in claims
        if claim.prop in {Prop.KILLED, Prop.WOUNDED} and claim.group == "all"
    }
    shares = [share.rpartition(" ") for share in wanted.split(", ")]
    assert tolls == {
        (place, Prop.WOUNDED if number[0] == "/" else Prop.KILLED): int(number.strip("/"))
        for place, _, number in shares
    }


@pytest.mark.parametrize(("text", "killed"), lines(WHOLE))
def test_what_is_no_share_stays_one_incident(text: str, killed: str):
    assert [c.low for c in read(text) if c.prop is Prop.KILLED and c.group == "all"] == [int(killed)]


def test_each_share_keeps_its_kind_of_people_its_day_and_its_target():
    claims = read("Gunmen shot dead two constables in Quetta on Monday and a Levies man at Zhob on Tuesday.")
    told = {(c.prop, c.value or c.group) for c in claims if c.prop in {Prop.DATE, Prop.TARGET}}
    assert told == {
        (Prop.DATE, "2024-05-27"), (Prop.DATE, "2024-05-28"), (Prop.TARGET, "police"), (Prop.TARGET, "security_forces"),
    }  # fmt: skip
    assert len({c.subject for c in claims}) == len(["Quetta", "Zhob"])


def test_what_is_said_of_all_shares_is_said_of_each():
    claims = read("Blasts killed nine men in Kech and 11 in Zhob on Monday. No injuries. The BLA claimed both attacks.")
    assert [c.best for c in claims if c.prop is Prop.WOUNDED] == [0, 0]
    assert [c.value for c in claims if c.prop is Prop.ACTOR] == ["BLA", "BLA"]


def test_a_sum_of_engagements_is_told_engagement_by_engagement():
    claims = read(SUMMED)
    killed = {(str(c.group), c.low) for c in claims if c.prop is Prop.KILLED}
    assert killed == {("all", 4), ("attackers", 4), ("attackers", 3), ("security", 1), ("all", 2), ("attackers", 2)}
    assert {str(c.value) for c in claims if c.prop is Prop.DATE} == {"2024-05-27"}


def test_attacks_told_in_one_sentence_are_told_apart():
    claims = read(
        "In separate incidents on Sunday, gunmen killed a teacher in Panjgur, a bomb wounded five Levies men in "
        "Kharan and attackers set ablaze three trucks near Nushki."
    )
    how = {c.subject: c.value for c in claims if c.prop is Prop.ATTACK_TYPE}
    places = {c.value: how[c.subject] for c in claims if c.prop is Prop.PLACE}
    assert places == {"Panjgur": "armed_assault", "Kharan": "ied", "Nushki": "arson"}
