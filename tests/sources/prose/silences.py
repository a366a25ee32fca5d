"""Silences: texts without a toll, and odd scripts with one."""

from __future__ import annotations

SILENCES: tuple[tuple[str, dict[str, object]], ...] = (
    ("The spokesman said 986 terrorists were killed in 2023 in 18,736 operations.", {"killed": None}),
    ("A 7-member family was rescued after an attack in Tank.", {"killed": None}),
    # nothing that may become a toll
    (
        "The institute said 306 terrorist attacks killed 693 people in 2023, a rise of 17 percent on 2022.",
        {"killed": None},
    ),
    ("Road accident kills 10 in Khuzdar", {"killed": None, "place": None}),
    ("Death toll in Karachi factory fire hits 25", {"killed": None}),
    ("Two people were hurt by celebratory gunfire in Hyderabad.", {"wounded": None}),
    (
        "Rescue teams held a mock drill in Islamabad in which ten 'victims' were carried away.",
        {"killed": None, "wounded": None},
    ),
    ("The minister said the army could kill hundreds of militants if it wanted.", {"killed": None}),
    ("Six miners died after firedamp went off in a coal pit in Duki on Tuesday.", {"killed": None, "place": None}),
    ("Roof falls kill nine across Malakand as rains go on", {"killed": None}),
    ("A quarry slide left three dead in Haripur on Monday.", {"killed": None}),
    ("The goods train came off the rails near Sukkur on Monday; two men died.", {"killed": None}),
    ('There has been no explosion and no attack. The figure of "four dead" going round is wrong.', {"killed": None}),
    ("Obituary: he served for thirty years and buried two sons who were killed in uniform.", {"killed": None}),
    ("One death breeds ten more, the elder said.", {"killed": None}),
    ("Last year 1,500 people were killed in 800 attacks.", {"killed": None}),
    ("An anti-terrorism court sentenced two men to death for killing a judge in 2014.", {"killed": None}),
    ("The nation marks the anniversary of the attack that killed 132 schoolchildren.", {"killed": None}),
    ("So far this year 214 policemen have been killed in the province.", {"killed": None}),
    ("Intelligence warns of an attack that may kill many people in Lahore.", {"killed": None}),
    ("The commander planned to kill government officials in Kandahar.", {"killed": None}),
    ("Pakistan's budget deficit killed hopes of growth.", {"killed": None}),
    ("A stray dog injured three goats in Vehari.", {"killed": None, "wounded": None}),
    (
        "Traffic was suspended for 12 hours after 20 vehicles were damaged in the blast.",
        {"killed": None, "wounded": None},
    ),
    (
        "A mass-casualty drill was held in Sukkur on Monday; forty people played the wounded and six lay dead.",
        {"killed": None, "wounded": None},
    ),
    ("Volunteers acted as injured and three as dead when a blast was staged in Hub on Monday.", {"killed": None}),
    ("Two men snatched a purse from a cook in Korangi on Monday and shot him dead.", {"killed": None}),
    ("How many more must die before the state wakes up?", {"killed": None}),
    ("Police recovered 12 kg of explosives and 30 grenades in Swat.", {"killed": None, "wounded": None}),
    ("Four people were killed in 1999 and the probe goes on.", {"killed": None}),
    # accidents, crime, courts, days of old, drills, denials, hypotheticals, sums
    ("A boiler burst at a mill in Faisalabad on Sunday. Three workers died, police said.", {"killed": None}),
    ("Ten people died of heatstroke in Sukkur over two days, doctors said.", {"killed": None, "place": None}),
    ("A quarrel over a plot left two men dead in Kasur on Tuesday.", {"killed": None, "place": None}),
    ("Two dead bodies washed up on the canal bank at Jamrao.", {"killed": None}),
    ("The judge handed down life terms to three men for the killing of four guards in Korangi.", {"killed": None}),
    ("Candles were lit in Swat for the 9 pupils killed at their school in 2011.", {"killed": None}),
    ("In 2009 they stormed the base and killed eleven guards.", {"killed": None, "type": None}),
    ("The clip that shows ten dead soldiers in Zhob is three years old, the ISPR said.", {"killed": None}),
    ("The bang heard in Sukkur was a transformer fault. There was no bomb and no casualty.", {"killed": None}),
    ("In a joint exercise off Gwadar boarding parties killed all 6 raiders.", {"killed": None}),
    ("A terror alert says that militants may target a shrine in Multan.", {"place": None, "target": None}),
    ("The war took some seventy thousand lives in the region.", {"killed": None}),
    ("Four were brought dead from a collision near Muzaffargarh, not from any attack.", {"killed": None}),
    ("Pakistan beat India by five wickets as Babar hit a century.", {"killed": None, "wounded": None, "place": None}),
)
VICTIMS: tuple[tuple[str, dict[str, object]], ...] = (
    ("Police claim killing of key al-Qaeda commander in Karachi", {"claims": None, "actor": None, "killed": (1, 1)}),
    ("Officials blamed the attack on the banned BLF.", {"actor": "BLF"}),
    ("The BLF was blamed for the attack in Kech.", {"actor": "BLF"}),
    ("Three Taliban militants killed in gun battle in Swat", {"killed": (3, 3), "attackers": (3, 3), "actor": None}),
    ("Two TTP commanders were shot dead by unknown men in Kunar.", {"killed": (2, 2), "actor": None}),
    ("Wire,2014-01-19,22 soldiers killed in attack on army convoy", {"killed": (22, 22), "security": (22, 22)}),
    ("Death toll in church bomb rises to 25 - police", {"killed": (25, 25), "type": "ied"}),
    ("Suicide attack kills minister, 7 others", {"killed": (8, 8), "type": "suicide_bombing"}),
)
SCRIPTS: tuple[tuple[str, dict[str, object]], ...] = (
    ("Five\u00a0soldiers were killed in Quetta\u2028on Monday.", {"killed": (5, 5), "place": "Quetta"}),
    ("Fi\u00adve sol\u00addiers were kil\u00adled in Que\u00adtta.", {"killed": (5, 5), "place": "Quetta"}),
    (
        "FRIDAY`S attack by the banned T TP on a police station in Karachi killed ۴ policemen.",
        {"killed": (4, 4), "actor": "TTP", "date": "2024-05-24", "place": "Karachi"},
    ),
    (
        "<p>At least <b>9</b> people were killed in Peshawar&nbsp;on Monday.</p>",
        {"killed": (9, None), "place": "Peshawar", "date": "2024-05-27"},
    ),
    ("“`All of them` were soldiers,” an official said after 3 soldiers were martyred in Bannu.", {"killed": (3, 3)}),
)
