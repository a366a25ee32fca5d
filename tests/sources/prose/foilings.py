"""Foilings: outcomes, in whose words they are told, and what is none."""

from __future__ import annotations

SAID = (  # text, the word, whose it is; never the name of a private person
    ("Sunday, 0200 hrs, PS Gomal: 20 terrorists with rockets. Repulsed as per SHO. Two hurt.", "repulsed", "SHO"),
    ("An attempt to infiltrate was seen. Own troops effectively engaged and thwarted it.", "thwarted", "troops"),
    ("An attack on a picket at Hassan Khel was foiled (source: CTD). Two terrorists were killed.", "foiled", "CTD"),
    ("CTD Sindh foiled a bombing at a station in Rohri. Three men were held.", "foiled", "CTD Sindh"),
    ("Two bombs near Bannu Cantt on Monday, attack foiled (ISPR). Nobody hurt.", "foiled", "ISPR"),
    (
        "An attack on the picket near Tank lasted an hour before it was repelled, the brigade said.",
        "repulsed",
        "brigade",
    ),
    (
        "Troops, in patrols led between Friday and Sunday at Bara, foiled an ambush, the Defence Headquarters said.",
        "foiled",
        "Defence Headquarters",
    ),
    ("Suicide attack on a court in Hub foiled: DC", "foiled", "DC"),
    ("Rangers have thwarted a grenade attack on their picket in Hyderabad.", "thwarted", "Rangers"),
    ("JNIM: the mujahideen repulsed an attack by the army on their camp near Djibo on Friday.", "repulsed", "JNIM"),
    (
        "We foiled it at the second barrier, the deputy commissioner of Kech remarked.",
        "foiled",
        "deputy commissioner of Kech",
    ),
    (
        (
            "In verse and then in prose, the TTP's Bannu chapter crowed that its men had foiled a night "
            "assault on their shelter at Jani Khel."
        ),
        "foiled",
        "TTP's Bannu chapter",
    ),
    ("Shopkeepers in Wana's bazaar insist it was they who foiled Tuesday's bombing.", "foiled", "Shopkeepers"),
    ("Six of May's attacks were recorded by PICSS, which also lists one at Gwadar as foiled.", "foiled", "PICSS"),
    (
        (
            "FC Balochistan (South) states that men tried to take a post in Tump on Wednesday; attempt "
            "foiled, one sepoy embraced martyrdom."
        ),
        "foiled",
        "FC Balochistan (South)",
    ),
    (
        "According to an intelligence officer in Peshawar, the jacket failed and the plot was thus foiled.",
        "foiled",
        "intelligence officer",
    ),
    (
        (
            "The Counter Terrorism Department has foiled a bombing planned for the market at Taunsa, its "
            "Multan office announced."
        ),
        "foiled",
        "Counter Terrorism Department",
    ),
    (
        "Balochistan's home secretary, asked about Machh, replied that the attempt was foiled within forty minutes.",
        "foiled",
        "Balochistan's home secretary",
    ),
    (
        '"Valiant troops thwarted the heinous design," ran the army\'s statement on the attack at Jandola.',
        "thwarted",
        "army",
    ),
    ("The raiding party was thwarted: so the BLF on Tuesday's operation by commandos in Kolwah.", "thwarted", "BLF"),
    (
        "Sindh's CTD chief claims the thwarting of four attempts on the convoy at Hub since Monday.",
        "thwarted",
        "Sindh's CTD chief",
    ),
    (
        "Kenya's defence forces said Monday's attempt to overrun the camp in Garissa was swiftly thwarted.",
        "thwarted",
        "Kenya's defence forces",
    ),
    (
        (
            "By our count, writes the Khorasan Diary, the TTP tried five times in Bannu; four of the "
            "strikes were thwarted."
        ),
        "thwarted",
        "Khorasan Diary",
    ),
    ("It took two constables and much luck for the bombing at Nowshera to be thwarted on Wednesday.", "thwarted", None),
    ("Repelling the raiders took the whole night, a tehsildar in Dera Bugti explained.", "repulsed", "tehsildar"),
    (
        "The guards repulsed the attackers on Tuesday, says the French charity that runs the ward in Khost.",
        "repulsed",
        "charity",
    ),
    (
        "No loss to us, attackers repulsed: so ran the Kurram assistant commissioner's message from Sadda.",
        "repulsed",
        "Kurram assistant commissioner",
    ),
    (
        "The inspector general of KP, decorating nine wounded men, said they had repelled an attack in Tank.",
        "repulsed",
        "inspector general of KP",
    ),
    (
        "The SRA's statement has it that an ambush on its men at Matiari was neutralised on Tuesday.",
        "neutralised",
        "SRA",
    ),
    (
        "A second attempt, on the rescuers, was neutralised in Karachi, a Rangers colonel said.",
        "neutralised",
        "Rangers colonel",
    ),
    ("Four khwarij, a ring leader among them, stand neutralised in an IBO at Mir Ali.", "neutralised", None),
    (
        "Kandahar Security Command informs the media that its unit neutralised a hideout of Daesh in Spin Boldak.",
        "neutralised",
        "Kandahar Security Command",
    ),
    (
        "The attack on the base in Mianwali was foiled, a statement of the military's media wing says.",
        "foiled",
        "military's media wing",
    ),
    (
        "The spokesperson said that the attempt to capture the Levies station at Mangochar was repulsed.",
        "repulsed",
        "spokesperson",
    ),
    (
        (
            "Spokesman, Sindh Rangers: the four terrorists who came to storm the exchange on I.I. "
            "Chundrigar Road, Karachi, were neutralised."
        ),
        "neutralised",
        "Sindh Rangers",
    ),
    (
        (
            "According to ISPR, khwarij tried to cross at Ghulam Khan on Sunday. The attempt was thwarted "
            "and sixteen were killed."
        ),
        "thwarted",
        "ISPR",
    ),
    (
        (
            "PRESS NOTE, DPO Office Karak. Miscreants fired upon a post in Karak on Monday. The jawans gave "
            "a reply and the attack was repulsed."
        ),
        "repulsed",
        "DPO",
    ),
    ("Muhammad Khan Afridi, the SHO, said the attack on the thana in Tank was repulsed.", "repulsed", "SHO"),
    ("Imran Gul's lawyer said the attack on his house in Tank was foiled.", "foiled", "lawyer"),
)

NONE = (
    "Recruits from abroad, an essay on attacks argues, replace locally neutralised or demobilised fighters.",
    "The home department says 18 bids to attack were thwarted.",
    "A mine killed two soldiers at Jandola on Monday. Foiled? Nothing was foiled here.",
    "If the pickets go, the first bomb will fall on the school, and the same men will call it foiled.",
    "The airliner plot, foiled in 2006, is why you cannot carry a bottle of water to Karachi.",
    "In 2014 guards at the Wagah gate thwarted a worse carnage, recalls a plaque there.",
    "A party's attempt to march on the capital was foiled by containers and rain on Sunday.",
    "A hundred by the captain thwarted Ireland in Dublin on Tuesday.",
    "The visit to Karachi is to practise repelling submarines in an attack.",
    "A court in Gilgit will try the major accused of thwarting the inquiry into an attack.",
    "Wrapping fish in foil, the cook at Quetta heard the attack.",
    "Clouds thwarted the search helicopters at Shimshal on Monday.",
    "Army teams neutralised 43 mines near Wana in April.",
    "Baloch separatists' boycott of the census in Kech has been neutralised by higher pay.",
)
