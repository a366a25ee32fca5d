"""Standings: passages in which one group claims, another not.

Each with what groups say of themselves ("TTP+" claims, "TTP-" denies) and who is told to have done it.
"""

from __future__ import annotations

STANDINGS: tuple[tuple[str, set[str], set[str]], ...] = (
    ("PTI rebels attacked a police post in Lahore on Tuesday, killing two constables.", set(), set()),
    ("TMC gunmen shot dead four people in Birbhum on Monday, police said. TMC denied the killing.", set(), set()),
    ((
        'Armed men attacked villagers outside Barsalogho on Saturday, killing 130 of them. JNIM, an al-Qaeda '
        'affiliate, later said its fighters carried out the raid.'
    ), {'JNIM+'}, {'JNIM'}),
    ((
        'The Baloch Raji Aajoi Sangar, alliance of BLA, BLF and BRG, carried out the attack on the Frontier '
        'Corps camp in Gardab. Nine enemy soldiers were killed. We lost no one. Baloch Khan, spokesman, BRAS'
    ), {'BRAS+'}, {'BRAS'}),
    ((
        'Twelve passengers of the bus fired upon yesterday were admitted. Police suspect Al-Shabaab.'
    ), set(), {'Al-Shabaab'}),
    ((
        'A bomber killed six people in Kabul on Monday, the Taliban-run police command said. The Islamic '
        "State's Khorasan branch claimed the attack on its channel hours later."
    ), {'ISKP+'}, {'ISKP'}),
    ((
        'A suicide bomber struck a restaurant in Kabul last night and 21 persons were killed. The Taliban '
        'have said they ordered it.'
    ), {'Taliban+'}, {'Taliban'}),
    ((
        "Friday's prayer in a seminary in Quetta ended in fire: fifteen are dead, and IS says that the bomber"
        ' was its own. The Taliban hurried to say that he was not theirs.'
    ), {'Islamic State+', 'TTP-'}, {'Islamic State'}),
    ((
        'Three policemen were shot in Kumba on Monday. SOCADEF took responsibility on its channel.'
    ), {'SOCADEF+'}, {'SOCADEF'}),
    ((
        'Two soldiers died at Falam on Monday, and a claim by XNLA reached reporters.'
    ), {'XNLA+'}, {'XNLA'}),
    ((
        "The Zomi Restoration Front claimed responsibility for Monday's bomb at a police post in Falam, which"
        ' killed two officers.'
    ), {'Zomi Restoration Front+'}, {'Zomi Restoration Front'}),
    ((
        "The Zomi Restoration Front (ZRF) has set off Monday's bomb at a police post in Falam, which killed two"
        ' officers. "It was ours," the ZRF said in an email.'
    ), {'Zomi Restoration Front+'}, {'Zomi Restoration Front'}),
    ('Maoists torch nine lorries at Etapalli, no one hurt', set(), {'CPI (Maoist)'}),
    ('Al-Shabaab beheads three farmers in Lamu', set(), {'Al-Shabaab'}),
    ((
        'Hurras al-Tawhid fighters shot two policemen near Idlib on Monday.'
    ), set(), {'Hurras al-Tawhid'}),
    ((
        "The Women's Liberation Movement marched in Delhi on Monday; police killed two robbers there."
    ), set(), set()),
    ((
        'GNLA insurgents shot two policemen in Tura on Monday.'
    ), set(), {'GNLA'}),
    ((
        'Two policemen were shot in Bannu on Monday. The TTP rang to complain it had done no such thing.'
    ), {'TTP-'}, set()),
    ((
        'Two policemen were shot in Bannu on Monday. A claim from the TTP is awaited.'
    ), set(), set()),
    ((
        'Two policemen were shot in Bannu on Monday. Investigators laid it at the door of the TTP.'
    ), set(), {'TTP'}),
    ((
        'Two policemen were shot in Bannu on Monday. Officials credited the killing to the TTP.'
    ), set(), {'TTP'}),
    ((
        'CTD gunmen killed two terrorists in Bannu on Monday.'
    ), set(), set()),
    ((
        'Is it a front? When Tehreek-e-Jihad Pakistan declared the Zhob garrison raid its handiwork, the TTP '
        'swore it did not know these people and had done nothing in Zhob.'
    ), {'TTP-', 'Tehreek-e-Jihad Pakistan+'}, {'Tehreek-e-Jihad Pakistan'}),
    ((
        "Jaish al-Adl on its Telegram channel: the murder of nine Pakistani labourers at Saravan isn't the "
        'deed of our fighters and we condemn it.'
    ), {'Jaish al-Adl-'}, set()),
    ((
        'For the Afghan Taliban, who insist the branch is finished, the timing was awful: a day after their '
        "press conference ISKP claimed the Ghazni surveyors' shooting in full detail, down to the make of "
        'pistol.'
    ), {'ISKP+'}, {'ISKP'}),
    ((
        'Two statements reached Bannu Press Club on the same afternoon. One was a claim of the Jani Khel raid'
        ' by the Hafiz Gul Bahadur group. The other, from the TTP, declined credit for it.'
    ), {'Hafiz Gul Bahadur Group+', 'TTP-'}, {'Hafiz Gul Bahadur Group'}),
    ((
        'Jamaat-ul-Ahrar, which rejoined the TTP in 2020 but still speaks through its own media arm, accepted'
        ' responsibility for the killing of a Counter Terrorism Department sub-inspector in Charsadda.'
    ), {'Jamaat-ul-Ahrar+'}, {'Jamaat-ul-Ahrar'}),
    ((
        "Bosaso police at first suspected Islamic State's Puntland branch in the electrician's murder, until "
        'Al-Shabaab told its own website that he\'d been "executed for spying".'
    ), {'Al-Shabaab+'}, {'Al-Shabaab'}),
    ((
        'An ELN sniper picked off a Colombian sergeant at the Tame bridge on Tuesday; army engineers then '
        'found two mined approaches.'
    ), set(), {'ELN'}),
    ((
        'A province where ISKP also recruits, Takhar saw an ambush at Rustaq on Monday. The rifles laid out '
        'in a Panjshir valley video were stripped there by its own men, the NRF points out.'
    ), {'National Resistance Front+'}, {'National Resistance Front'}),
    ((
        'Residents of Camp 8 West say RSO men dragged the two teachers out at midnight. ARSA, the usual '
        'suspect, published a denial before dawn prayers.'
    ), {'ARSA-'}, {'RSO'}),
    ((
        'Handbills scattered in Kotli bazaar, signed JeM, insist the outfit "has no concern whatever with the'
        ' Poonch ambush and prays for an inquiry".'
    ), {'Jaish-e-Mohammed-'}, set()),
    ((
        '"Not one bullet of ours was fired at that wedding car, and whoever says otherwise serves the ISI," '
        'the BLA declared on Hakkal.'
    ), {'BLA-'}, set()),
    ((
        'The ISPR put the Mir Ali suicide attack on the TTP, only for the Hafiz Gul Bahadur group to publish '
        'the will and picture of the bomber the next morning.'
    ), {'Hafiz Gul Bahadur Group+'}, {'Hafiz Gul Bahadur Group'}),
    ((
        'The Timbuktu cell of JNIM writes that the river boat was not struck by it, since "among the '
        'passengers were those we call to God".'
    ), {'JNIM-'}, set()),
    ((
        'A video shows men in fatigues before a banner of the Segunda Marquetalia, one of whom reads: "on the'
        ' orders of our general staff, the patrol at Tumaco was attacked".'
    ), {'Segunda Marquetalia+'}, {'Segunda Marquetalia'}),
    ((
        "India's army credits the Poonch truck ambush to Lashkar-e-Taiba. A newer label, PAFF, put out body-"
        'camera clips from the scene, with the time stamp left on.'
    ), {"People's Anti-Fascist Front+"}, {'Lashkar-e-Taiba', "People's Anti-Fascist Front"}),
    ((
        'Garissa, Tuesday: Al Shabaab would like it known that it didn\'t torch the clinic at Hulugho. "Ask '
        'the clan militias," its English-language account said.'
    ), {'Al-Shabaab-'}, set()),
    ((
        '"Yes, we did. It was a military target and we regret the broken windows," a commander of the Estado '
        'Mayor Central told a Popayán radio host about the Morales police station.'
    ), {'Estado Mayor Central+'}, {'Estado Mayor Central'}),
    ((
        "Officials credited the shrine massacre to Lashkar-e-Jhangvi Al-Alami; the Islamic State's news "
        "agency had already printed the bomber's nom de guerre."
    ), {'Islamic State+'}, {'Islamic State', 'Lashkar-e-Jhangvi Al-Alami'}),
    ((
        'JNIM gunmen cut the throat of a marabout at Ansongo, his pupils say, for having praised ISGS from '
        'the pulpit.'
    ), set(), {'JNIM'}),
    ((
        'A claim from ISKP was expected by most watchers for the Takhar mosque. At the time of writing there '
        'was none.'
    ), set(), set()),
    ((
        '"Caliphate soldiers detonated on a convoy of the apostate army at Wajiroko," says the bulletin that '
        "ISWAP passes to the central media office, and I've learned to trust its map references."
    ), {'Islamic State West Africa Province+'}, {'Islamic State West Africa Province'}),
    ((
        'According to Goma hospital staff, M23 men shot into the queue at the Kibirizi pump. The local Mai-'
        'Mai, accused at first, went on the community radio to deny it.'
    ), {'Mai-Mai-'}, {'M23'}),
    ((
        "A BLF landmine killed a shepherd boy and most of his flock close to Jhao, Awaran's assistant "
        'commissioner said. "And this they call freedom."'
    ), set(), {'BLF'}),
    ("A faction of the TTP has credited itself with the killing of two police in Tank on Sunday.", {'TTP+'}, {'TTP'}),
    ((
        "Two local commanders of the BLF have ascribed Tuesday's raid on the Levies post in Panjgur to "
        "themselves."
    ), {'BLF+'}, {'BLF'}),
    ((
        "The TTP said its men repelled a raid by the forces on their hideout in Tirah on Monday night; two "
        "soldiers were killed."
    ), set(), set()),
    ((
        "BRAS statement: On Sunday the occupying army attacked our camp in Bolan. Our sarmachars pushed back "
        "the assault and five soldiers were killed."
    ), set(), set()),
    ((
        "A blast damaged the wall of a school in Khar on Sunday. Bazaar gossip points to ISKP; nobody has "
        "claimed it."
    ), set(), set()),
    ((
        "CTD Sindh foiled a bombing at a railway station in Rohri. Three operatives of the SRA were arrested "
        "with two bombs."
    ), set(), {'SRA'}),
    ((
        "An attempt to blow up a bridge near Mach was thwarted, the Levies said. A member of the BLA was "
        "caught with a detonator."
    ), set(), {'BLA'}),
    ((
        "The prime minister condemns the ambush by BLA militants on a convoy in Kalat in which nine soldiers "
        "were martyred."
    ), set(), {'BLA'}),
    ((
        "Two drivers were shot dead at Mach on Sunday. The BLF, which officials suspect of the attack, was "
        "silent."
    ), set(), {'BLF'}),
    ((
        "The police pointed to the BLA, which rejects the charge, after two teachers were shot dead in Kalat "
        "on Sunday."
    ), {'BLA-'}, set()),
    ((
        "A coach was fired on near Kalat on Monday; two passengers died. The BLA sent word to newsmen that it"
        " had no part in it."
    ), {'BLA-'}, set()),
    ((
        "Two elders were shot dead in Mir Ali on Monday. A letter of the TTP, in which the killing is denied,"
        " was handed to the jirga."
    ), {'TTP-'}, set()),
    ((
        "A shopkeeper was shot dead in Quetta on Friday. ISKP claims it killed him; the police call it a "
        "robbery."
    ), {'ISKP+'}, {'ISKP'}),
    ("Responsibility for the Khar blast was claimed by ISKP.", {'ISKP+'}, {'ISKP'}),
    ((
        "Two drivers were shot at Hub on Monday. The BLA said the charge that its men fired was a lie of the "
        "agencies."
    ), {'BLA-'}, set()),
    ((
        "A bomb hurt nine people in Khar on Friday. The TTP insisted that it had known nothing of the sort."
    ), {'TTP-'}, set()),
    ("A constable was shot dead in Tank on Sunday. TTP message says not TTP.", {'TTP-'}, set()),
    ("As for the barber killed in Kech on Friday, we are innocent of his blood, the BLF said.", {'BLF-'}, set()),
    ("A bomb killed a driver in Hub on Monday. BLF: 'no link'.", {'BLF-'}, set()),
    ("Bomb hits police van in Bannu, two dead; 'it was us', boasts TTP", {'TTP+'}, {'TTP'}),
    ("Grenade hurts four in Hub; ours, says BLA", {'BLA+'}, {'BLA'}),
    ("Monday's attack on the police in Bannu was ours, the TTP's, and nobody else's.", {'TTP+'}, {'TTP'}),
    ((
        "The TTP is proud of Friday: its fighter blew himself up amid the police in Bannu, killing nine."
    ), {'TTP+'}, {'TTP'}),
    ((
        "Our men struck a convoy at Mashkai on Friday; six soldiers died. The video will be released soon. "
        "Baloch Liberation Front."
    ), {'BLF+'}, {'BLF'}),
    ("Police lay killing of trader in Peshawar at TTP's door", set(), {'TTP'}),
    ((
        "The ambush near Kalat on Sunday that killed three soldiers bears the signature of the BLA, officials"
        " said."
    ), set(), {'BLA'}),
    ((
        "A roadside bomb killed two soldiers in Tank on Friday. The TTP stands behind this attack, the army "
        "said."
    ), set(), {'TTP'}),
    ("Eight killed in market blast in Konduga; troops say Boko Haram likely", set(), {'Boko Haram'}),
    ("Four men said to be of the TTP were killed in a raid by the CTD in Tank on Friday.", set(), set()),
    ("The TTP announces the beginning of its summer operation against the forces.", set(), set()),
    ("We hold the TTP responsible for Sunday's killing of a policeman in Tank, the officer said.", set(), {'TTP'}),
    ((
        "Six soldiers died at Jani Khel on Monday. Jaish-e-Omari, a faction loyal to the commander Hafiz Gul "
        "Bahadur, told reporters that its men were behind the blast."
    ), {'Jaish-e-Omari+'}, {'Jaish-e-Omari'}),
    ((
        "Two soldiers died in Poonch on Friday. The Kashmir Tigers, which police describe as a front of the "
        "Jaish-e-Mohammed, said its cadre laid the ambush."
    ), {'Kashmir Tigers+'}, {'Kashmir Tigers'}),
    ("Al-Shabaab storms a hotel in Beledweyne, nine dead. Group claims raid on its radio", {'Al-Shabaab+'},
     {'Al-Shabaab'}),
    ((
        "Nine died at a ministry in Kabul on Wednesday. The Islamic State group said that one of its members had "
        "crept past the guards with a vest."
    ), {'Islamic State+'}, {'Islamic State'}),
    ("The NRF killed two guards at Andarab on Monday. The Taliban will deny this, as ever.", set(),
     {'National Resistance Front'}),
    ("The blast at Khar on Monday, which ISKP later claimed, killed four people.", {'ISKP+'}, {'ISKP'}),
    ("A bomb killed two in Tank on Monday. They spoke of the TTP, whose spokesman owned the bombing within the hour.",
     {'TTP+'}, {'TTP'}),
    ((
        "In the name of Allah. As to the abduction at Mir Ali on Monday, we neither ordered it nor know who did it. "
        "Spokesman, Hafiz Gul Bahadur group"
    ), {'Hafiz Gul Bahadur Group-'}, set()),
    ("The claim of the so-called BLA that its men held Zehri on Monday is a bundle of lies, said the minister.",
     {'BLA+'}, {'BLA'}),
    ((
        "The Ministry of Interior of the Islamic Emirate informs countrymen that a blast in Kandahar on Monday "
        "martyred three of our brothers, for which the enemies will answer."
    ), set(), set()),
)  # fmt: skip
