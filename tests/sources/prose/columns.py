"""Columns: who claims what, as columns, statements and digests put it; each with what groups say of themselves."""

from __future__ import annotations

COLUMNS: tuple[tuple[str, set[str]], ...] = (
    (
        (
            "Four Levies men died in Mastung on Sunday in an attack that the BLA, which had not answered at noon, "
            "owned at night."
        ),
        {"BLA+"},
    ),
    (
        ("A track was blown up at Notal on Monday, an act which the BRG, in a signed statement, described as theirs."),
        {"BRG+"},
    ),
    (
        ("Nine soldiers were killed at Rask on Sunday. Jaish al-Adl named the ambush a duty and itself as its author."),
        {"Jaish al-Adl+"},
    ),
    (
        ("A post was stormed at Sarira on Monday by al-Shabaab. The terror group has since claimed the attack."),
        {"Al-Shabaab+"},
    ),
    (
        (
            "IED hit a court vehicle in Baidoa on 13 Oct. AS claimed the attack. On 15 Oct four died in Qoryoley; "
            "the commissioner accuses al-Shabaab (AS)."
        ),
        {"Al-Shabaab+"},
    ),
    (
        ("Two died in Kunduz on Sunday. Responsibility has been taken by the Islamic State's branch in Khorasan."),
        {"ISKP+"},
    ),
    (
        ("Eleven died in Mamove on Sunday. The Islamic State, through its Central Africa Province, claimed it."),
        {"Islamic State Central Africa Province+"},
    ),
    (
        (
            "Three elders were shot in Surkh Rod on Sunday. The Taliban wash their hands of it; Taliban wash hands "
            "of shooting."
        ),
        {"Taliban-"},
    ),
    (
        ("A shell hit a market in Bagram on Sunday. The AFF said its men had fired it and denied targeting civilians."),
        {"Afghanistan Freedom Front+"},
    ),
    (
        (
            "A post was hit in Taloqan on Sunday. The NRF said its men did it; we do not confirm that they had any "
            "hand in it."
        ),
        {"National Resistance Front+"},
    ),
    (
        (
            "The TTP distanced itself from Friday's blast in Shabqadar, hours after a commander of Jamaat-ul-Ahrar "
            'claimed it. "We had no role in it. Mosques are not our target," the TTP spokesman said.'
        ),
        {"TTP-", "Jamaat-ul-Ahrar+"},
    ),
    (
        ("An officer was shot in Jalalabad on Sunday. ISKP rarely claims what it has not done."),
        set(),
    ),
    (
        ("A gas cylinder killed two rangers in Yala on Sunday. The BRN has hardly put its name to any attack."),
        set(),
    ),
    (
        (
            "The BLA has turned to suicide squads, as at the Quetta railway station in November, an attack which "
            "it claimed in the name of its Majeed Brigade."
        ),
        {"BLA+"},
    ),
    (
        "The TTP is back in the towns, as in the Peshawar mosque bombing, an attack that it at first claimed.",
        {"TTP+"},
    ),
    (
        (
            "BRAS spokesperson Baloch Khan told the media that BRAS had nothing to do with the killing of seven "
            "barbers at Sarbandar. At the same time he accepted responsibility for the attack on a coast guard "
            "checkpoint at Pasni on Saturday night, in which three personnel were killed."
        ),
        {"BRAS+", "BRAS-"},
    ),
    (
        (
            "A TTP spokesman said the group had no link with the blast in Quetta. In the same message he claimed "
            "the raid on a post in Tank that killed three soldiers."
        ),
        {"TTP+", "TTP-"},
    ),
    (
        (
            "A spokesman for the BLA denied that its men had burnt the buses. He did, however, accept "
            "responsibility for the mine that killed two soldiers at Bolan."
        ),
        {"BLA+", "BLA-"},
    ),
    (
        (
            "Five officials were killed by a bomb on the Nawagai road, for which no one took responsibility in "
            "public but which was quietly claimed on Daesh channels."
        ),
        {"Islamic State+"},
    ),
    ("The blast in Kabul killed four people and was claimed on Islamic State channels.", {"Islamic State+"}),
    ("The raid was claimed on TTP-linked Telegram accounts.", {"TTP+"}),
    (
        (
            "The TTP claimed nine of the 21 incidents in Tank this year; two were denied by it, including the "
            "abduction of a judge."
        ),
        {"TTP+", "TTP-"},
    ),
    ("Of the incidents, four were claimed by the BLF and one was denied by the BLA.", {"BLA-", "BLF+"}),
    (
        (
            "Jaish al-Fursan is thought to belong to the network of Hafiz Gul Bahadur, who never came under the "
            "TTP. His men claimed the attack on the same cantonment in July 2024, when eight soldiers died."
        ),
        {"Hafiz Gul Bahadur Group+"},
    ),
    (
        (
            "The Front doesn't accept responsibility for the magnetic mine which went off in the Mandawi market, "
            "the Afghanistan Freedom Front said."
        ),
        {"Afghanistan Freedom Front-"},
    ),
    ("The TTP said it could not accept responsibility for the attack on the school.", {"TTP-"}),
    ("We do not take responsibility for the firing on the bus in Kalat, the BLA spokesman said.", {"BLA-"}),
    (
        (
            "A new alliance, Ittehad-ul-Mujahideen Pakistan, in which Bahadur sits with Lashkar-e-Islam and a "
            "splinter from Bajaur, claimed dozens of attacks in April and May."
        ),
        {"Ittehad-ul-Mujahideen Pakistan+"},
    ),
    ("An alliance of Baloch groups, BRAS, in which the BLA and the BLF sit, claimed 71 attacks.", {"BRAS+"}),
    (
        (
            "Chinese citizens have been targeted 11 times in Pakistan since 2018, and of these attacks the BLA or "
            "its sister BLF owned eight."
        ),
        {"BLA+", "BLF+"},
    ),
    (
        'An outfit nobody knew, "Deccan Mujahideen", owned the attack in an e-mail that night.',
        {"Deccan Mujahideen+"},
    ),
    (
        "A group that few had heard of, the Lions of the Valley, claimed the blast in a post on Telegram.",
        {"Lions of the Valley+"},
    ),
    (
        "A little-known faction, Saraya Ansar al-Sunna, says the church bombing was its work.",
        {"Saraya Ansar al-Sunna+"},
    ),
    (
        (
            "A group that few Syrians had heard of, Saraya Ansar al-Sunna, disagreed in a Telegram post: the "
            "operation was its own, it said."
        ),
        {"Saraya Ansar al-Sunna+"},
    ),
    ("The BLA contradicted the police: the ambush was its own, its spokesman said.", {"BLA+"}),
    ("The ministry named ISIS. The TTP disagreed: the attack was its own, it said.", {"TTP+"}),
    (
        (
            "Baloch Republican Guards spokesperson Dostain Baloch: our fighters derailed the train at Spezand "
            "yesterday. The third matter is the pylons brought down at Nuttal on Sunday. That was not done by us, "
            "and the reports in which the BRG is named are wrong."
        ),
        {"BRG+", "BRG-"},
    ),
    ("The killing of the barbers was not done by us, the BLF spokesman said.", {"BLF-"}),
    (
        (
            "In the first six months of 2024 the Islamic State claimed 153 attacks in Iraq and Syria; in at least "
            "two cases it published a denial."
        ),
        {"Islamic State+", "Islamic State-"},
    ),
    (
        "The claim came from Tehreek-e-Jihad Pakistan, a name nobody had heard before last February.",
        {"Tehreek-e-Jihad Pakistan+"},
    ),
    (
        (
            "The claim of the attack that killed 23 soldiers in Daraban came from Tehreek-e-Jihad Pakistan. The "
            "TTP has neither owned it nor quarrelled with it."
        ),
        {"Tehreek-e-Jihad Pakistan+"},
    ),
    ("Is TJP real? The TTP has neither owned it nor denied it.", set()),
    (
        (
            "TTP's media wing Umar issued its January infographic on Monday, claiming 110 attacks, against 172 in "
            "December."
        ),
        {"TTP+"},
    ),
    ("The BLF released its annual report on Tuesday, claiming 302 operations.", {"BLF+"}),
    (
        "Hafiz Gul Bahadur's alliance said it carried out 34 operations in the month.",
        {"Hafiz Gul Bahadur Group+"},
    ),
    ("JNIM, which owned the attack, said all were army or militia.", {"JNIM+"}),
    ("The Taliban's claim came an hour later.", {"Taliban+"}),
    (
        (
            "Daesh, which regards the party as an ally of the Afghan Taliban, owned most of the killings in the "
            "pages of its weekly Al-Naba, and it claimed Sunday's attack through Amaq with a photograph of the "
            "bomber."
        ),
        {"Islamic State+"},
    ),
    ("No group has claimed the attack, though the TTP has been active in the area.", set()),
    ("The Dasu bombing, for which nobody took the credit and which the TTP denied, killed 13.", {"TTP-"}),
    (
        "The blast was blamed by investigators on the TTP's Swat chapter, which has denied it.",
        {"TTP Swat chapter-"},
    ),
    (
        "Nobody has owned the Mastung blast, but the Islamic State did put out a claim for a similar one in 2018.",
        {"Islamic State+"},
    ),
    ("It took the Islamic State two days to claim the Mastung bombing.", {"Islamic State+"}),
    (
        "Within hours Jamaat-ul-Ahrar had put its name to the bombing; by the evening the TTP had disowned it.",
        {"Jamaat-ul-Ahrar+", "TTP-"},
    ),
    (
        "At first the TTP said it was behind the mosque bombing; the next day its spokesman denied it.",
        {"TTP+", "TTP-"},
    ),
    ("The Taliban, for their part, say that their men never touched the hospital.", {"Taliban-"}),
    ("The Taliban have said they were not behind the truck bomb, which killed 150 people.", {"Taliban-"}),
    ("Who did it? The BLA says it did.", {"BLA+"}),
    ("The TTP, whose spokesman had threatened the party for weeks, did not take long to own it.", {"TTP+"}),
    ("The BLF called the reports of its involvement in the killing of the barbers a pack of lies.", {"BLF-"}),
    ("The BLA's media wing Hakkal released a video of the Nushki operation on Monday.", {"BLA+"}),
    ("Amaq, the mouthpiece of the Islamic State, carried the claim.", {"Islamic State+"}),
    (
        "The bombing bore the marks of the Islamic State, which later confirmed that it was responsible.",
        {"Islamic State+"},
    ),
    ("Police blamed the BLA, which has not commented.", set()),
    ("Police blamed the BLA, which rejected the charge.", {"BLA-"}),
    ("Suspicion fell on the TTP, but the group denied any part in it.", {"TTP-"}),
    ("The attack was claimed by nobody, and the TTP denied it.", {"TTP-"}),
    ("The TTP claimed the first of the two blasts and disowned the second.", {"TTP+", "TTP-"}),
    ("ISKP has claimed all but one of the year's attacks on Shias in Kabul.", {"ISKP+"}),
    (
        "The TTP and the Gul Bahadur group both claimed the raid on the Bannu garrison.",
        {"Hafiz Gul Bahadur Group+", "TTP+"},
    ),
    ("Both the TTP and ISKP claimed the killing of the cleric.", {"ISKP+", "TTP+"}),
    ("Two groups, the BLA and the BLF, have claimed the killing of labourers at Turbat.", {"BLA+", "BLF+"}),
    (
        "The claim by the Islamic State that it had killed the nine Chinese was dismissed by the police.",
        {"Islamic State+"},
    ),
    ("The government dismissed the BLA's claim to be holding 214 hostages.", {"BLA+"}),
    ("Police dismissed the claim of responsibility by the TTP as an attempt to gain publicity.", {"TTP+"}),
    ("A man who said he was speaking for the BRA rang reporters in Quetta to claim the blast.", {"BRA+"}),
    (
        "Callers claiming to represent the UBA told reporters in Quetta that the group had fired the rockets.",
        {"UBA+"},
    ),
    ("In a leaflet found at the site the Sindhudesh Revolutionary Army took responsibility.", {"SRA+"}),
    ("Pamphlets of the Sindhudesh Revolutionary Army found near the track said it had blown it up.", {"SRA+"}),
    (
        (
            "The Sindhudesh Revolutionary Army has in a statement accepted the responsibility of the attack on "
            "Chinese dentists."
        ),
        {"SRA+"},
    ),
    (
        "The UN's sanctions monitors attribute the bombing to ISKP, which claimed it, and not to the TTP.",
        {"ISKP+"},
    ),
    ("Officials say the TTP did it; the TTP says it did not.", {"TTP-"}),
    ('"We have no hand in it," TTP spokesman Muhammad Khurasani said of the blast that killed 60.', {"TTP-"}),
    ('"It was us and we shall do it again," a BLA commander told the reporter.', {"BLA+"}),
    ("Khurasani, the TTP's spokesman, owned the Peshawar attack in an audio message.", {"TTP+"}),
    (
        "The TTP owned the attack on the Bacha Khan university through one commander and disowned it through another.",
        {"TTP+", "TTP-"},
    ),
    (
        "Al-Shabaab said it had carried out the mortar attack; AMISOM denied that there had been any.",
        {"Al-Shabaab+"},
    ),
    ("Four of the six attacks were claimed by the TTP, one by ISKP and one by none.", {"ISKP+", "TTP+"}),
)
