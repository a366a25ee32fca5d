"""Sentences: our own, each with what it says.

Published on Thursday 30 May 2024. A figure is (low, high); None means that the text states none.
"""

from __future__ import annotations

from datetime import date

PUBLISHED = date(2024, 5, 30)

# text, what it says
SENTENCES: tuple[tuple[str, dict[str, object]], ...] = (
    (
        "Gunmen on motorcycles shot dead two traffic policemen in Quetta on Monday, police said.",
        {
            "killed": (2, 2),
            "police": (2, 2),
            "wounded": None,
            "place": "Quetta",
            "date": "2024-05-27",
            "type": "armed_assault",
        },
    ),
    (
        (
            "At least 12 people were killed and 30 others injured when a suicide bomber detonated his vest "
            "outside a mosque in "
            "Peshawar on Friday."
        ),
        {
            "killed": (12, None),
            "wounded": (30, 30),
            "place": "Peshawar",
            "date": "2024-05-24",
            "type": "suicide_bombing",
            "target": "worship",
        },
    ),
    (
        (
            "Three soldiers, including a captain, embraced martyrdom and five terrorists were killed in an "
            "intelligence-based "
            "operation in North Waziristan, the ISPR said."
        ),
        {"killed": (8, 8), "security": (3, 3), "attackers": (5, 5), "place": "North Waziristan", "type": "other"},
    ),
    (
        "A roadside bomb killed a tribal elder and his driver in Bajaur district on Tuesday.",
        {
            "killed": (2, 2),
            "civilians": (2, 2),
            "place": "Bajaur",
            "date": "2024-05-28",
            "type": "ied",
            "target": "civilians",
        },
    ),
    (
        "Security forces foiled a terrorist attack on a check post in Chaman, officials said.",
        {
            "killed": None,
            "outcome": "foiled",
            "outcome_by": "officials",
            "place": "Chaman",
            "target": "security_forces",
        },
    ),
    (
        "The death toll from Monday's blast in Lahore has risen to 74, hospital officials said.",
        {"killed": (74, 74), "place": "Lahore", "date": "2024-05-27", "type": None},
    ),
    (
        "A bus travelling to Quetta was ambushed near Mastung, killing seven passengers.",
        {"killed": (7, 7), "civilians": (7, 7), "place": "Mastung", "target": "transport"},
    ),
    (
        "Police foil suicide attack on Karachi police office, two bombers killed",
        {"killed": (2, 2), "attackers": (2, 2), "outcome": "foiled", "district": "Karachi", "type": "suicide_bombing"},
    ),
    (
        "Five labourers from Punjab were abducted by armed men in Kech district last night.",
        {"killed": None, "abducted": (5, 5), "place": "Kech", "date": "2024-05-29", "type": "abduction"},
    ),
    (
        "A grenade was hurled at a shop in Hub Chowki; no casualties were reported.",
        {"killed": (0, 0), "wounded": (0, 0), "district": "Hub", "type": "grenade", "target": "market"},
    ),
    (
        "Half a dozen rockets landed near a school without causing any loss of life.",
        {"killed": (0, 0), "wounded": None, "type": "rocket_mortar", "target": "school"},
    ),
    (
        "A dozen militants stormed a Frontier Corps camp in Panjgur; nine attackers and seven soldiers died.",
        {
            "killed": (16, 16),
            "attackers": (9, 9),
            "security": (7, 7),
            "place": "Panjgur",
            "type": "raid",
            "target": "security_forces",
        },
    ),
    (
        "BLA militants attacked a train in Bolan, killing 21 passengers and four FC men.",
        {
            "killed": (25, 25),
            "civilians": (21, 21),
            "security": (4, 4),
            "district": "Kachhi",
            "actor": "BLA",
            "target": "transport",
        },
    ),
    (
        (
            "Several people were injured when a vehicle laden with explosives rammed into the gate of the Chinese "
            "consulate in "
            "Karachi."
        ),
        {"killed": None, "wounded": "vague", "place": "Karachi", "type": "vehicle_bomb", "target": "government"},
    ),
    (
        "Between 20 and 25 mourners died and about 60 were hurt in the bombing of an imambargah in Parachinar.",
        {"killed": (20, 25), "wounded": (60, 60), "place": "Parachinar", "type": "ied", "target": "worship"},
    ),
    (
        "A polio worker and a policeman guarding her were gunned down in Lakki Marwat.",
        {"killed": (2, 2), "civilians": (1, 1), "police": (1, 1), "district": "Lakki Marwat"},
    ),
    (
        (
            "Jamaat-ul-Ahrar, a splinter group of the TTP, accepted responsibility for the suicide bombing at the "
            "Wagah border."
        ),
        {"claims": ("Jamaat-ul-Ahrar", "asserts"), "district": "Lahore", "type": "suicide_bombing", "killed": None},
    ),
    ("The attack was claimed by the Majeed Brigade of the BLA.", {"claims": ("BLA Majeed Brigade", "asserts")}),
    (
        "The Afghan Taliban denied any involvement in the bombing.",
        {"claims": ("Afghan Taliban", "denies"), "actor": None},
    ),
    (
        "No group has claimed responsibility for the blast in Karachi.",
        {"claims": None, "actor": None, "place": "Karachi"},
    ),
    (
        "Police blamed the Balochistan Liberation Front for the ambush that killed four coal miners in Harnai.",
        {"killed": (4, 4), "actor": "BLF", "place": "Harnai", "type": "armed_assault"},
    ),
    (
        "An army convoy was hit by an IED near Razmak, leaving four troops martyred and six wounded.",
        {
            "killed": (4, 4),
            "security": (4, 4),
            "wounded": (6, 6),
            "place": "Razmak",
            "type": "ied",
            "target": "security_forces",
        },
    ),
    (
        "One more victim of the Mastung blast died in hospital, taking the toll to 61.",
        {"killed": (61, 61), "place": "Mastung"},
    ),
    (
        "Two children were among five people killed in a mortar attack in Tirah valley.",
        {"killed": (5, 5), "place": "Tirah", "type": "rocket_mortar"},
    ),
    (
        "A quadcopter dropped explosives on a house in Mir Ali, killing a woman and three children.",
        {
            "killed": (4, 4),
            "women": (1, 1),
            "children": (3, 3),
            "place": "Mir Ali",
            "type": "drone",
            "target": "civilians",
        },
    ),
    (
        "Army repulses attack from Afghan side in Kurram, eight khwarij killed",
        {"killed": (8, 8), "attackers": (8, 8), "outcome": "repulsed", "place": "Kurram"},
    ),
    (
        "Unknown gunmen kidnapped three employees of an oil company from Dera Ismail Khan.",
        {"killed": None, "abducted": (3, 3), "place": "Dera Ismail Khan", "type": "abduction"},
    ),
    (
        "Over a dozen schoolgirls were injured in a blast outside a school in Swabi.",
        {
            "killed": None,
            "wounded": (12, None),
            "children_hurt": (12, None),
            "place": "Swabi",
            "target": "school",
            "type": None,
        },
    ),
    (
        "Thirty-two people, most of them Hazaras, lost their lives in twin blasts in Quetta.",
        {"killed": (32, 32), "place": "Quetta"},
    ),
    (
        ("As many as 14 people died and 20 sustained injuries in a remote-controlled bomb explosion in Chaman bazaar."),
        {"killed": (14, 14), "wounded": (20, 20), "place": "Chaman", "type": "ied", "target": "market"},
    ),
    (
        "Four policemen embraced martyrdom when terrorists attacked a police station in Lakki Marwat overnight.",
        {"killed": (4, 4), "police": (4, 4), "date": "2024-05-29", "target": "police", "district": "Lakki Marwat"},
    ),
    (
        "A suicide bomber killed himself and nine policemen in Bannu.",
        {"killed": (10, 10), "police": (9, 9), "place": "Bannu", "type": "suicide_bombing"},
    ),
    (
        "Seven people were killed or injured when a mine went off near Dera Bugti.",
        {"killed": None, "wounded": None, "place": "Dera Bugti", "type": "ied"},
    ),
    ("Soldier, wife die in border shelling", {"killed": (2, 2), "type": "rocket_mortar"}),
    (
        "One constable martyred, three hurt in Tank checkpost attack",
        {"killed": (1, 1), "police": (1, 1), "wounded": (3, 3)},
    ),
    (
        ("More than 30 worshippers were wounded, eight of them critically, in Tuesday's blast at a shrine in Sehwan."),
        {"killed": None, "wounded": (30, None), "place": "Sehwan", "date": "2024-05-28", "target": "worship"},
    ),
    (
        "Twenty-five people including three women were killed when a bus fell to bombers in Khuzdar.",
        {"killed": (25, 25), "women": (3, 3), "place": "Khuzdar"},
    ),
    (
        "Nobody was hurt when militants fired at a police van in Bannu.",
        {"killed": (0, 0), "wounded": (0, 0), "place": "Bannu"},
    ),
    (
        "A 12-year-old boy was killed by a stray bullet during a clash in Hangu.",
        {"killed": (1, 1), "children": (1, 1), "place": "Hangu"},
    ),
    (
        "Terrorists armed with AK-47 rifles opened fire at a picket, martyring two cops in Kohat.",
        {"killed": (2, 2), "police": (2, 2), "place": "Kohat", "type": "armed_assault"},
    ),
    (
        "The bombing on 3 March 2024 claimed 56 lives in Peshawar's old city.",
        {"killed": (56, 56), "place": "Peshawar", "type": "ied"},
    ),
    (
        "An explosion in Turbat on May 28 left a driver dead and two guards injured.",
        {"killed": (1, 1), "wounded": (2, 2), "place": "Turbat", "date": "2024-05-28", "type": None},
    ),
    (
        "Two dozen militants were killed in air strikes in Tirah, the military said.",
        {"killed": (24, 24), "attackers": (24, 24), "place": "Tirah", "type": "other"},
    ),
    (
        "Dozens were injured in a stampede after the blast in Sukkur.",
        {"killed": None, "wounded": "vague", "place": "Sukkur"},
    ),
    ("70-plus people lost their lives in the bombing in Quetta.", {"killed": (70, None), "place": "Quetta"}),
    ("5-6 labourers were shot dead in Kech.", {"killed": (5, 6), "civilians": (5, 6), "place": "Kech"}),
    ("Nearly 30 people died in the Lahore park bombing.", {"killed": (30, 30), "type": "ied"}),
    (
        "A couple of soldiers were wounded in a landmine blast in Mohmand.",
        {"killed": None, "wounded": (2, 2), "security_hurt": (2, 2), "place": "Mohmand", "type": "ied"},
    ),
    ("The toll rose to 11 after two of the wounded died in hospital in Peshawar.", {"killed": (11, 11)}),
    ("Six of the attackers were killed as troops cleared the naval base.", {"killed": (6, 6), "attackers": (6, 6)}),
    (
        "Unidentified assailants beheaded three shepherds in Awaran.",
        {"killed": (3, 3), "civilians": (3, 3), "place": "Awaran"},
    ),
    ("Police in Karachi arrested two suspects with explosives.", {"killed": None, "wounded": None, "abducted": None}),
    (
        "Militants seized three trucks and set them ablaze in Noshki.",
        {"killed": None, "wounded": None, "place": "Nushki"},
    ),
    (
        "A tribal jirga was attacked in Orakzai last week, leaving 13 elders dead.",
        {"killed": (13, 13), "civilians": (13, 13), "date": "2024-W21", "place": "Orakzai"},
    ),
    ("In March, gunmen killed a judge in Tank district.", {}),
    (
        "Attackers blew up a gas pipeline in Dera Bugti; there was no loss of life.",
        {"killed": (0, 0), "wounded": None, "place": "Dera Bugti", "target": "infrastructure"},
    ),
    ("ISKP said its bomber had struck the procession in Mastung.", {"district": "Mastung", "type": "suicide_bombing"}),
    (
        "The Mohmand chapter of the TTP claimed the attack, but TTP Central denied any role.",
        {"claims": ("TTP Mohmand chapter", "asserts")},
    ),
    (
        "Lashkar-e-Jhangvi claimed responsibility for killing 12 pilgrims near Nushki.",
        {"killed": (12, 12), "claims": ("Lashkar-e-Jhangvi", "asserts"), "place": "Nushki"},
    ),
    ("PTI workers attacked a police van in Lahore, officials said.", {"actor": None, "claims": None}),
    ("The PTI claimed responsibility lay with the government.", {"actor": None}),
    (
        "An attack on a church in Quetta was thwarted, the provincial home minister said.",
        {
            "outcome": "thwarted",
            "outcome_by": "provincial home minister",
            "place": "Quetta",
            "target": "worship",
            "killed": None,
        },
    ),
    ("Three militants were neutralised in Kulachi.", {"outcome": "neutralised", "place": "Kulachi"}),
    ("A bomb was defused in Lahore on Wednesday.", {"outcome": None, "killed": None, "date": "2024-05-29"}),
    (
        "A former senator was killed along with four other people when a bomb hit his car in Bajaur.",
        {"killed": (5, 5), "place": "Bajaur", "type": "ied"},
    ),
    (
        "LAHORE: Two people were killed and 26 injured when an IED went off in a bazaar on Thursday.",
        {"killed": (2, 2), "wounded": (26, 26), "place": "Lahore", "date": "2024-05-30", "target": "market"},
    ),
    (
        "KABUL - A bomb exploded near a checkpoint on Sunday, killing two guards.",
        {"killed": (2, 2), "place": "Kabul", "date": "2024-05-26"},
    ),
    (
        (
            "Troops killed 23 terrorists in three separate operations in Khyber Pakhtunkhwa. Ten terrorists were "
            "killed in Tank "
            "district. Seven were shot dead in Khyber district. Five soldiers embraced martyrdom during the "
            "operations."
        ),
        {"killed": (28, 28), "attackers": (23, 23), "security": (5, 5), "place": "Khyber Pakhtunkhwa"},
    ),
    (
        (
            "Terrorist attack on Frontier Corps headquarters thwarted, says ISPR. All six terrorists were killed "
            "while three "
            "personnel were martyred in Quetta on Friday."
        ),
        {
            "killed": (9, 9),
            "attackers": (6, 6),
            "security": (3, 3),
            "outcome": "thwarted",
            "outcome_by": "ISPR",
            "target": "security_forces",
            "type": "armed_assault",
            "place": "Quetta",
        },
    ),
    ("The dead included two children.", {"children": (2, 2), "killed": None}),
)
