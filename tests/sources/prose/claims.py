"""Claims: sentences in which groups claim, deny or are blamed.

Each with what groups say of themselves ("TTP+" claims, "TTP-" denies) and who is told to have done it.
"""

from __future__ import annotations

CLAIMS: tuple[tuple[str, set[str], set[str]], ...] = (
    (
        (
            "The banned Tehreek-i-Taliban Pakistan (TTP) has claimed responsibility for the attack on a "
            "police post in Tank on Monday."
        ),
        {"TTP+"},
        {"TTP"},
    ),
    (
        (
            "Five soldiers died in a blast in Kech. In a statement emailed to journalists, BLF spokesman "
            "Gwahram Baloch said that the group's fighters had detonated an IED."
        ),
        {"BLF+"},
        {"BLF"},
    ),
    (
        (
            "A blast killed two in Bajaur. The Islamic State's local affiliate said on its Telegram channel "
            "it was behind the bombing."
        ),
        {"ISKP+"},
        {"ISKP"},
    ),
    ("We, the TTP, accept responsibility for the attack on the FC camp in Bara last night.", {"TTP+"}, {"TTP"}),
    (
        (
            "Our mujahideen targeted a military convoy with an IED at Spinwam this morning. Six soldiers "
            "were killed. - Muhammad Khorasani, spokesman, TTP"
        ),
        {"TTP+"},
        {"TTP"},
    ),
    (
        (
            "Sarmachars of the BLA attacked a checkpost of the occupying forces in Bolan on Sunday, Jeeyand "
            "Baloch, spokesman for the group, said in a statement."
        ),
        {"BLA+"},
        {"BLA"},
    ),
    (
        (
            "A convoy was ambushed in Awaran. The attack was our work, the Balochistan Liberation Front told"
            " reporters by satellite phone."
        ),
        {"BLF+"},
        {"BLF"},
    ),
    ("The Quetta bombing killed nine. No group immediately claimed responsibility for the bombing.", set(), set()),
    (
        ("Nobody has claimed the killing of two policemen in Lakki Marwat on Friday, but police suspect the TTP."),
        set(),
        {"TTP"},
    ),
    ("No group has yet come forward to claim the Tank blast.", set(), set()),
    ("The Taliban have yet to claim responsibility for the raid in Kunduz.", set(), set()),
    ("The BLA distanced itself from the killing of labourers in Kech.", {"BLA-"}, set()),
    ("A bomb killed 12 in Peshawar. The TTP disassociated itself from the attack and condemned it.", {"TTP-"}, set()),
    (
        (
            "TTP spokesman Mohammad Khurasani said in a statement that the group had no hand in the Peshawar"
            " mosque blast."
        ),
        {"TTP-"},
        set(),
    ),
    ("The Taliban said they were not behind the bombing of the school in Kabul.", {"Taliban-"}, set()),
    (
        "A gun attack in Bannu killed three; neither the TTP nor the Hafiz Gul Bahadur group has claimed it.",
        set(),
        set(),
    ),
    ("A blast in Bannu killed three. The TTP neither confirmed nor denied involvement.", set(), set()),
    (
        (
            "The Mohmand chapter of the TTP claimed the mosque bombing, but the group's central spokesman "
            "denied any involvement."
        ),
        {"TTP Mohmand chapter+", "TTP-"},
        {"TTP Mohmand chapter"},
    ),
    (
        ("Both the Jamaat-ul-Ahrar and the Islamic State claimed responsibility for the Quetta hospital bombing."),
        {"Islamic State+", "Jamaat-ul-Ahrar+"},
        {"Jamaat-ul-Ahrar", "Islamic State"},
    ),
    (
        "The Quetta bombing was claimed by Jamaat-ul-Ahrar and, hours later, by the Islamic State.",
        {"Islamic State+", "Jamaat-ul-Ahrar+"},
        {"Jamaat-ul-Ahrar", "Islamic State"},
    ),
    ("Police blamed the TTP for the killing of two constables in Kohat.", set(), {"TTP"}),
    ("Officials pointed the finger at the banned BLA after a blast in Hub.", set(), {"BLA"}),
    ("Suspected TTP militants shot dead a tribal elder in Bajaur.", set(), {"TTP"}),
    ("Suspected militants of the Baloch Liberation Army attacked a check post in Mach on Tuesday.", set(), {"BLA"}),
    ("Gunmen attacked a post in Tank. Police rejected the TTP's claim of responsibility.", {"TTP+"}, {"TTP"}),
    ("Police claimed the killing of two TTP commanders in Kohat on Monday.", set(), set()),
    ("Lashkar-e-Jhangvi claims Quetta blast", {"Lashkar-e-Jhangvi+"}, {"Lashkar-e-Jhangvi"}),
    ("ISKP claims responsibility for Kabul mosque bombing that killed 21", {"ISKP+"}, {"ISKP"}),
    ("Bomb kills 7 in Lahore; Jamaatul Ahrar takes credit", {"Jamaat-ul-Ahrar+"}, {"Jamaat-ul-Ahrar"}),
    ("Roadside bomb kills four in Khost, Taliban deny role", {"Taliban-"}, set()),
    ("Taliban: not behind Kunduz mosque attack", {"Taliban-"}, set()),
    (
        "The little-known Ansar-ul-Islam owned up to the shooting of two traders in Hangu.",
        {"Ansar-ul-Islam+"},
        {"Ansar-ul-Islam"},
    ),
    ("A claim from Jundullah said its bomber hit the church in Peshawar.", {"Jundallah+"}, {"Jundallah"}),
    (
        "Jundullah, in a call to AFP, admitted it had carried out the church attack in Peshawar.",
        {"Jundallah+"},
        {"Jundallah"},
    ),
    (
        "In an email to reporters, the United Baloch Army acknowledged killing five labourers in Turbat.",
        {"UBA+"},
        {"UBA"},
    ),
    (
        (
            "The claim of responsibility came from the BRA in a message to news desks after a pipeline was "
            "blown up in Dera Bugti."
        ),
        {"BRA+"},
        {"BRA"},
    ),
    (
        "Responsibility for the rocket attack in Mach was later taken by the Baloch Republican Guards.",
        {"BRG+"},
        {"BRG"},
    ),
    ("BLA's media wing Hakkal released a video of the attack on the camp in Nushki.", {"BLA+"}, {"BLA"}),
    (
        "Amaq, the Islamic State's news agency, said its fighters targeted a gathering in Mastung.",
        {"Islamic State+"},
        {"Islamic State"},
    ),
    ("The TTP chief warned of more attacks on police in Punjab.", set(), set()),
    ("The BLA warned it would attack convoys in Gwadar.", set(), set()),
    ("Security forces killed four TTP terrorists in an operation in Dera Ismail Khan, ISPR said.", set(), set()),
    ("Workers of Jamaat-e-Islami attacked a police van in Karachi, officials said.", set(), set()),
    ("Tehreek-e-Labbaik Pakistan claimed responsibility lay with the police after clashes in Muridke.", set(), set()),
    ("The TTP says it will claim every attack it makes.", set(), set()),
    ("An attack on a van in Panjgur killed five. The BLF did not claim responsibility.", set(), set()),
    ("A suicide bomber hit a convoy in Chaman. It was not immediately clear whether the TTP claimed it.", set(), set()),
    ("Hizbul Ahrar rejected reports that its fighters killed the polio worker in Chaman.", {"Hizb-ul-Ahrar-"}, set()),
    ("The TTP rejected the army's claim that 12 of its fighters had been killed in Tirah.", set(), set()),
    (
        (
            "The BLA dismissed as propaganda the government's allegation that it had murdered the passengers"
            " in Musakhail."
        ),
        {"BLA-"},
        set(),
    ),
    (
        ("BRAS, an alliance of Baloch groups, said the attack on the camp in Kalat was carried out by its fighters."),
        {"BRAS+"},
        {"BRAS"},
    ),
    ("TTP fighters attacked a check post in Bara on Tuesday, killing two soldiers.", set(), {"TTP"}),
    ("In a BLF ambush near Turbat, three soldiers were killed.", set(), {"BLF"}),
    (
        "Three soldiers were killed in an attack by militants belonging to the Islamic State in Bajaur.",
        set(),
        {"Islamic State"},
    ),
    (
        "The attackers, linked to the banned Lashkar-e-Jhangvi, shot dead six Hazaras in Quetta.",
        set(),
        {"Lashkar-e-Jhangvi"},
    ),
    ("Two TTP commanders were killed in a drone strike in Kunar.", set(), set()),
    (
        (
            "The military said TTP militants had crossed the border and attacked two posts in Chitral, "
            "killing four soldiers."
        ),
        set(),
        {"TTP"},
    ),
    ("Jaish al-Adl gunmen killed five border guards near Saravan in Iran on Friday.", set(), {"Jaish al-Adl"}),
    ("The BLA and BLF jointly claimed the attack on a train in Bolan.", {"BLA+", "BLF+"}, {"BLF", "BLA"}),
    (
        (
            "The Baloch Liberation Army's Majeed Brigade carried out the suicide attack on a bus in Turbat, "
            "the outfit said."
        ),
        {"BLA Majeed Brigade+"},
        {"BLA Majeed Brigade"},
    ),
    ("Baloch Raaji Ajoi Sangar in a tweet took responsibility of attack on the convoy at Pasni.", {"BRAS+"}, {"BRAS"}),
    (
        "A previously unknown group, Tehreek-e-Jihad Pakistan, claimed the raid on the base at Mianwali.",
        {"Tehreek-e-Jihad Pakistan+"},
        {"Tehreek-e-Jihad Pakistan"},
    ),
    ("The attack, claimed by the TTP, killed 10 soldiers in Daraban.", {"TTP+"}, {"TTP"}),
    (
        "A bomb hit a bus in Quetta. While ISKP claimed it, the BLA denied that it was involved.",
        {"BLA-", "ISKP+"},
        {"ISKP"},
    ),
    (
        (
            "Afghan Taliban spokesman Zabihullah Mujahid denied involvement in the Kabul hospital attack, "
            "which was claimed by the Islamic State."
        ),
        {"Islamic State+", "Afghan Taliban-"},
        {"Islamic State"},
    ),
    ("TTP issued a statement owning the Swat blast.", {"TTP+"}, {"TTP"}),
    (
        ("The group's spokesman said fighters of the Hafiz Gul Bahadur group had stormed the Bannu cantonment."),
        {"Hafiz Gul Bahadur Group+"},
        {"Hafiz Gul Bahadur Group"},
    ),
    (
        (
            "Gunmen shot dead two soldiers in Kurram. Hours later Jamaat-ul-Ahrar said in a WhatsApp message"
            " that it had killed them."
        ),
        {"Jamaat-ul-Ahrar+"},
        {"Jamaat-ul-Ahrar"},
    ),
    (
        (
            "Statement: Sindhudesh Revolutionary Army accepts responsibility of the bomb attack on railway "
            "track near Kotri."
        ),
        {"SRA+"},
        {"SRA"},
    ),
    (
        (
            "The UBA spokesman Mureed Baloch, calling from an undisclosed location, claimed responsibility "
            "for blowing up a gas pipeline in Sui."
        ),
        {"UBA+"},
        {"UBA"},
    ),
    ("We did not carry out the Mastung blast, a BLA spokesman said; we do not target children.", {"BLA-"}, set()),
    ("It was not our work, said the TTP of the Swabi explosion.", {"TTP-"}, set()),
    ("None of our men was present in Nushki on Friday, the BLF said of the killing of two barbers.", {"BLF-"}, set()),
    (
        ("The Islamic Emirate strongly condemns the blast at the mosque in Kunduz and has nothing to do with it."),
        {"Afghan Taliban-"},
        set(),
    ),
    ("Interior Minister said the BLA was behind the attack on Chinese engineers in Karachi.", set(), {"BLA"}),
    ("Investigators believe the Haqqani network was responsible for the bombing in Kabul.", set(), {"Haqqani Network"}),
    ("The bombing in Khar was the work of ISKP, the CTD said.", set(), {"ISKP"}),
    ("The government attributed the Jaffar Express attack to Fitna al-Hindustan.", set(), {"Fitna al-Hindustan"}),
    ("Pakistani Taliban claim killing of police chief in Karachi", {"TTP+"}, {"TTP"}),
    (
        ("A Taliban spokesman in Helmand said insurgents had shot down the helicopter and killed four soldiers."),
        {"Taliban+"},
        {"Taliban"},
    ),
    (
        "Zabihullah Mujahid, a Taliban spokesman, said fighters had overrun the base in Ghormach.",
        {"Taliban+"},
        {"Taliban"},
    ),
    ("Two men were shot in Dera Bugti. The BRA said it had shot them as informers.", {"BRA+"}, {"BRA"}),
    ("ISPR said the TTP had attacked the post in Dwatoi and three terrorists were killed.", set(), {"TTP"}),
    ("Lashkar-i-Islam militants kidnapped six Levies men in Bara.", set(), {"Lashkar-e-Islam"}),
    (
        "Gunmen killed a JUI-F leader in Bajaur. ISKP later claimed the assassination on its channel.",
        {"ISKP+"},
        {"ISKP"},
    ),
    (
        "Dozens of militants attacked Zhob cantonment. TTP denied it, TJP owned it.",
        {"TTP-", "Tehreek-e-Jihad Pakistan+"},
        {"Tehreek-e-Jihad Pakistan"},
    ),
    ("There was no claim of responsibility from the TTP or any other group after the Wana blast.", set(), set()),
    ("Without naming the BLA, the minister said terrorists killed five labourers in Panjgur.", set(), set()),
    ("The Taliban, which usually claims such attacks, has not commented on the Kabul bombing.", set(), set()),
    (
        "The TTP, which has claimed several attacks on police this year, made no comment on the Lakki raid.",
        set(),
        set(),
    ),
)
