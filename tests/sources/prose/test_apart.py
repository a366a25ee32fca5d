"""Apart: reports of several attacks, and of one told in several ways."""

from __future__ import annotations

from datetime import date

import pytest

from sabaq.sources.gazetteer import Gazetteer
from sabaq.sources.prose.extract import Document, read
from sabaq.sources.prose.parties.named import named
from sabaq.sources.prose.tellings import Telling, tell
from sabaq.sources.prose.text.triggers import scan

# text, and of each attack the place and how many were killed
SEVERAL = (
    (
        (
            "REPORT OF THE DAY\n\n- Tirah, Khyber: a post was fired at. 1 soldier killed.\n- Daraban, D.I. Khan: a "
            "police van was ambushed. 2 policemen killed."
        ),
        {"Tirah": 1, "Daraban": 2},
    ),
    (
        (
            "Call 1: Jani Khel, 3 May. Bomb in a motorcycle, 2 dead.\nCall 2: Domel, 3 May. "
            "Mortar shell on a house, 1 woman dead."
        ),
        {"Jani Khel": 2, "Domel": 1},
    ),
    (
        (
            "Swat. During a search at Kabal on Thursday two terrorists were killed.\nOrakzai. A patrol came under "
            "fire at Dabori on Friday; four terrorists were killed."
        ),
        {"Kabal": 2, "Dabori": 4},
    ),
    (
        (
            "LAKKI MARWAT – 17 Sept, 2250 hrs. Ghazni Khel police station attacked, 1 constable shaheed.\nTANK – 18 "
            "Sept, 0615 hrs. Police escort fired upon at Gomal, 2 constables shaheed."
        ),
        {"Ghazni Khel": 1, "Gomal": 2},
    ),
    (("1. Bannu. 2315 hrs, 3 May: gunmen hit PP Mazanga, 1 constable shaheed.\n2. D.I. Khan. 1840 hrs, 3 May: two men"
     " abducted at Daraban Kalan.\n3. Mohmand. 0610 hrs, 4 May: mine planted at Baizai hit an FC tanker."),
     {"Bannu": 1, "Daraban Kalan": None, "Baizai": None}),
    (("A bomb hit a police van at Nagoman, Peshawar, on 3 May, killing one. On the following day gunmen shot dead an "
     "informer in Mamund, Bajaur."), {"Nagoman": 1, "Mamund": 1}),
    ("Two bombs went off on Sunday: one in Bannu killed three people, the other in Tank wounded five.",
     {"Bannu": 3, "Tank": None}),
    ("Men blew up a school at Shewa on Sunday, set fire to another at Hassu Khel in North Waziristan.",
     {"Shewa": None, "Hassu Khel": None}),
    ("In Musakhail gunmen killed 22 on Sunday. In Chaman the FC foiled an attempt to storm its post; two were killed.",
     {"Musakhail": 22, "Chaman": 2}),
    ("A bomb near Kharqamar killed four soldiers on Friday. On Thursday a sniper had shot a soldier at Boya.",
     {"Kharqamar": 4, "Boya": None}),
    ("Rockets hit an army post at Jhao on 3 May, killing two. On 4 May a grenade was hurled at the Levies in Basima.",
     {"Jhao": 2, "Basima": None}),
    ("A sniper killed one soldier in Mir Ali; a quadcopter dropped a charge on the post at Boya, injuring two.",
     {"Mir Ali": 1, "Boya": None}),
    ("Two FC men die as buried device hits water bowser in Tirah; grenade at Jamrud hujra hurts five",
     {"Tirah": 2, "Jamrud": None}),
    ("A grenade tossed at a stall in Lyari killed one man. Firing on a picket in Korangi left a constable wounded.",
     {"Lyari": 1, "Korangi": None}),
    ("A policeman was shot dead in Orangi on Sunday, and a cracker thrown into a shop in Landhi injured three.",
     {"Orangi": 1, "Landhi": None}),
    ("A roadside bomb near Jandola killed four soldiers, and in Mir Ali unknown men set a girls' school on fire.",
     {"Jandola": 4, "Mir Ali": None}),
    ("Our fighters killed five at Zamuran. The same evening others stopped a truck near Hoshab and set it alight.",
     {"Zamuran": 5, "Hoshab": None}),
    (
        (
            "KANDAHAR - Eleven people died in two attacks this week. In Arghandab district a mine killed seven guests "
            "on their way home from a wedding. A day later gunmen shot dead four guards near Zhari."
        ),
        {"Arghandab": 7, "Zhari": 4},
    ),
    (
        (
            "Troops came under attack in two provinces. On Sunday gunmen killed two constables in Hangu. On Monday a "
            "mine killed three soldiers at Zamuran. Nobody has claimed the attack in Hangu."
        ),
        {"Hangu": 2, "Zamuran": 3},
    ),
    (
        (
            "Security forces killed six militants in Kulachi on Wednesday, a day after an ambush on a convoy near "
            "Tank in which four soldiers were killed."
        ),
        {"Kulachi": 6, "Tank": 4},
    ),
    (
        (
            "Five men were shot dead in Handwara. On Monday terrorists attacked a patrol at Kralgund, also in "
            "Handwara, in which three jawans died and seven were injured."
        ),
        {"Handwara": 5, "Kralgund": 3},
    ),
    (
        (
            "Four vaccinators were shot dead in separate attacks in Karachi. Two were killed in Landhi, one in "
            "Baldia and one in Orangi."
        ),
        {"Landhi": 2, "Baldia": 1, "Orangi": 1},
    ),
    (
        (
            "A bomb killed five in Lakki Marwat on Tuesday, while a grenade thrown in neighbouring Karak hurt two "
            "constables."
        ),
        {"Lakki Marwat": 5, "Karak": None},
    ),
    ("Women were abducted near Arbinda on Friday. Near Djibo six lorries were burnt on Sunday; no casualties.",
     {"Arbinda": None, "Djibo": 0}),
)  # fmt: skip
ONE = (
    ("The group said its bomb killed six in Kohat on Monday. Hours later the spokesman of the TTP disowned the act.",
     {"Kohat": 6}),
    ("Suicide attack on FC vehicle, Turbat, 4 killed; earlier figure of 6 dead was wrong.",
     {"Turbat": 4}),
    (
        (
            "A bomb went off in Hayatabad, Peshawar, on Sunday. Police said the gunmen had fled after two people "
            "were killed."
        ),
        {"Hayatabad": 2},
    ),
    (
        (
            "Fighters killed nine farmers near Konduga. They came on Monday and opened fire, residents said, adding "
            "that five villagers were being treated in Maiduguri."
        ),
        {"Konduga": 9},
    ),
    ("The toll of the blast at Sehwan has reached 88, doctors said, after four wounded succumbed at Hyderabad.",
     {"Sehwan": 88}),
    ("A bomber killed six people in Baidoa on Monday. An attack on a restaurant in the same town in 2018 killed 16.",
     {"Baidoa": 6}),
    ("Five soldiers died at a post in Kurram on Monday. Last month three were killed in a similar raid.",
     {"Kurram": 5}),
    (
        (
            "A post in Nag was attacked on Monday and two were killed. The army rejected as baseless the claims of a "
            "group that 14 had died."
        ),
        {"Nag": 2},
    ),
    ("Surab: men tried to enter a thana. Attempt repulsed, as per Commissioner Kalat. Dead: 3; hurt: 4. Claim: none.",
     {"Surab": 3}),
    ("A bomb killed 40 people in Qissa Khwani bazaar on Sunday, a week after the church blasts that claimed 80 lives.",
     {"Qissa Khwani Bazaar": 40}),
)  # fmt: skip
FORM = """INCIDENT REPORT
Date: 27 May 2024
Where: Tirah valley
Type: IED blast
Fatalities: 2 soldiers, 1 civilian
Injuries: 4 soldiers, 3 civilians
Group: Lashkar-e-Islam (no claim)"""


def telling(text: str) -> Telling:
    gazetteer = Gazetteer.shipped()
    scanned = scan(text, gazetteer)
    return tell(read(Document(raw=text, published=date(2024, 5, 30)), scanned, gazetteer), named(scanned))


@pytest.mark.parametrize(("text", "attacks"), [*SEVERAL, *ONE], ids=lambda v: v[:40] if isinstance(v, str) else "")
def test_attacks_are_told_apart(text: str, attacks: dict[str, int | None]):
    news = [incident for incident in telling(text).incidents if not incident.is_background]
    assert {one.place: one.killed and one.killed.best for one in news} == attacks


def test_a_form_is_read_field_by_field():
    [incident] = telling(FORM).incidents
    assert (incident.date, incident.place, incident.attack_type) == ("2024-05-27", "Tirah valley", "ied")
    assert incident.killed is not None
    assert incident.wounded is not None
    assert (incident.killed.best, incident.wounded.best) == (3, 7)
    assert {group: figure.best for group, figure in incident.killed_by_group.items()} == {"security": 2, "civilians": 1}
    assert (incident.perpetrator, incident.responsibility) == ("Lashkar-e-Islam", ())


NO_NEWS = [
    "The ministry rejects reports that gunmen attacked a visa centre in Herat. No such thing has happened.",
    "On social media eleven students were killed in a Mardan college. No such event took place, the DPO said.",
]


@pytest.mark.parametrize("text", NO_NEWS)
def test_what_is_denied_is_no_news(text: str):
    assert not [one for one in telling(text).incidents if not one.is_background]
