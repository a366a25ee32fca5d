"""Disclaimers: sentences of denial, of blame, of nobody.

Each with what groups say of themselves ("TTP+" claims, "TTP-" denies) and who is told to have done it.
"""

from __future__ import annotations

DISCLAIMERS: tuple[tuple[str, set[str], set[str]], ...] = (
    ("Two men were shot at Hub on Monday. The BLF's spokesman has issued a denial.", {'BLF-'}, set()),
    ('Two men were shot at Hub on Monday. The BLF put out a denial by fax.', {'BLF-'}, set()),
    ('Two men were shot at Hub on Monday. A denial came from the BLF.', {'BLF-'}, set()),
    ('Two men were shot at Hub on Monday. The BLF refused to issue a denial.', set(), set()),
    ('Two men were shot at Hub on Monday. The act was no work of the BLF, its caller said.', {'BLF-'}, set()),
    ('Two men were shot at Hub on Monday. The BLF swore that its hands were clean of this.', {'BLF-'}, set()),
    ('A policeman was shot in Hub. A caller claiming to speak for the BLA took responsibility.', {'BLA+'}, {'BLA'}),
    ('Two men were shot at Hub on Monday. Responsibility lies with us, the BLA said.', {'BLA+'}, {'BLA'}),
    ('The Quetta bombing killed nine. No group immediately claimed responsibility for the bombing.', set(), set()),
    ((
        'Nobody has claimed the killing of two policemen in Lakki Marwat on Friday, but police '
        'suspect the TTP.'
    ), set(), {'TTP'}),
    ('No group has yet come forward to claim the Tank blast.', set(), set()),
    ('The Taliban have yet to claim responsibility for the raid in Kunduz.', set(), set()),
    ('The BLA distanced itself from the killing of labourers in Kech.', {'BLA-'}, set()),
    ('A bomb killed 12 in Peshawar. The TTP disassociated itself from the attack and condemned it.', {'TTP-'}, set()),
    ((
        'TTP spokesman Mohammad Khurasani said in a statement that the group had no hand in the '
        'Peshawar mosque blast.'
    ), {'TTP-'}, set()),
    ('The Taliban said they were not behind the bombing of the school in Kabul.', {'Taliban-'}, set()),
    ((
        'A gun attack in Bannu killed three; neither the TTP nor the Hafiz Gul Bahadur group has '
        'claimed it.'
    ), set(), set()),
    ('A blast in Bannu killed three. The TTP neither confirmed nor denied involvement.', set(), set()),
    ((
        "The Mohmand chapter of the TTP claimed the mosque bombing, but the group's central spokesman"
        ' denied any involvement.'
    ), {'TTP Mohmand chapter+', 'TTP-'}, {'TTP Mohmand chapter'}),
    ('Police blamed the TTP for the killing of two constables in Kohat.', set(), {'TTP'}),
    ('Officials pointed the finger at the banned BLA after a blast in Hub.', set(), {'BLA'}),
    ('Suspected TTP militants shot dead a tribal elder in Bajaur.', set(), {'TTP'}),
    ('Suspected militants of the Baloch Liberation Army attacked a check post in Mach on Tuesday.', set(), {'BLA'}),
    ('Police claimed the killing of two TTP commanders in Kohat on Monday.', set(), set()),
    ('Roadside bomb kills four in Khost, Taliban deny role', {'Taliban-'}, set()),
    ('Taliban: not behind Kunduz mosque attack', {'Taliban-'}, set()),
    ('The TTP chief warned of more attacks on police in Punjab.', set(), set()),
    ('The BLA warned it would attack convoys in Gwadar.', set(), set()),
    ('Security forces killed four TTP terrorists in an operation in Dera Ismail Khan, ISPR said.', set(), set()),
    ('Workers of Jamaat-e-Islami attacked a police van in Karachi, officials said.', set(), set()),
    ('Tehreek-e-Labbaik Pakistan claimed responsibility lay with the police after clashes in Muridke.', set(), set()),
    ('The TTP says it will claim every attack it makes.', set(), set()),
    ('An attack on a van in Panjgur killed five. The BLF did not claim responsibility.', set(), set()),
    ((
        'A suicide bomber hit a convoy in Chaman. It was not immediately clear whether the TTP '
        'claimed it.'
    ), set(), set()),
    ('Hizbul Ahrar rejected reports that its fighters killed the polio worker in Chaman.', {'Hizb-ul-Ahrar-'}, set()),
    ("The TTP rejected the army's claim that 12 of its fighters had been killed in Tirah.", set(), set()),
    ((
        "The BLA dismissed as propaganda the government's allegation that it had murdered the "
        'passengers in Musakhail.'
    ), {'BLA-'}, set()),
    ('TTP fighters attacked a check post in Bara on Tuesday, killing two soldiers.', set(), {'TTP'}),
    ('In a BLF ambush near Turbat, three soldiers were killed.', set(), {'BLF'}),
    ((
        'Three soldiers were killed in an attack by militants belonging to the Islamic State in '
        'Bajaur.'
    ), set(), {'Islamic State'}),
    ((
        'The attackers, linked to the banned Lashkar-e-Jhangvi, shot dead six Hazaras in Quetta.'
    ), set(), {'Lashkar-e-Jhangvi'}),
    ('Two TTP commanders were killed in a drone strike in Kunar.', set(), set()),
    ((
        'The military said TTP militants had crossed the border and attacked two posts in Chitral, '
        'killing four soldiers.'
    ), set(), {'TTP'}),
    ('Jaish al-Adl gunmen killed five border guards near Saravan in Iran on Friday.', set(), {'Jaish al-Adl'}),
    ((
        'A bomb hit a bus in Quetta. While ISKP claimed it, the BLA denied that it was involved.'
    ), {'BLA-', 'ISKP+'}, {'ISKP'}),
    ((
        'Afghan Taliban spokesman Zabihullah Mujahid denied involvement in the Kabul hospital attack,'
        ' which was claimed by the Islamic State.'
    ), {'Afghan Taliban-', 'Islamic State+'}, {'Islamic State'}),
    ('We did not carry out the Mastung blast, a BLA spokesman said; we do not target children.', {'BLA-'}, set()),
    ('It was not our work, said the TTP of the Swabi explosion.', {'TTP-'}, set()),
    ('None of our men was present in Nushki on Friday, the BLF said of the killing of two barbers.', {'BLF-'}, set()),
    ((
        'The Islamic Emirate strongly condemns the blast at the mosque in Kunduz and has nothing to '
        'do with it.'
    ), {'Afghan Taliban-'}, set()),
    ('Interior Minister said the BLA was behind the attack on Chinese engineers in Karachi.', set(), {'BLA'}),
    ((
        'Investigators believe the Haqqani network was responsible for the bombing in Kabul.'
    ), set(), {'Haqqani Network'}),
    ('The bombing in Khar was the work of ISKP, the CTD said.', set(), {'ISKP'}),
    ('The government attributed the Jaffar Express attack to Fitna al-Hindustan.', set(), {'Fitna al-Hindustan'}),
    ('ISPR said the TTP had attacked the post in Dwatoi and three terrorists were killed.', set(), {'TTP'}),
    ('Lashkar-i-Islam militants kidnapped six Levies men in Bara.', set(), {'Lashkar-e-Islam'}),
    ((
        'Dozens of militants attacked Zhob cantonment. TTP denied it, TJP owned it.'
    ), {'Tehreek-e-Jihad Pakistan+', 'TTP-'}, {'Tehreek-e-Jihad Pakistan'}),
    ('There was no claim of responsibility from the TTP or any other group after the Wana blast.', set(), set()),
    ('Without naming the BLA, the minister said terrorists killed five labourers in Panjgur.', set(), set()),
    ('The Taliban, which usually claims such attacks, has not commented on the Kabul bombing.', set(), set()),
    ((
        'The TTP, which has claimed several attacks on police this year, made no comment on the Lakki'
        ' raid.'
    ), set(), set()),
    ((
        'Neither the TTP nor the Haqqani network had any part in the bombing, spokesmen for both '
        'said.'
    ), {'Haqqani Network-', 'TTP-'}, set()),
    ('The TTP said the killers of the teachers in Kurram were not its men.', {'TTP-'}, set()),
    ('The Taliban called the charge that they had bombed the hospital in Kabul a lie.', {'Taliban-'}, set()),
    ("Not us, says BLA of Kech labourers' killing", {'BLA-'}, set()),
    ((
        'The Islamic Emirate termed reports of its involvement in the Kunduz blast baseless.'
    ), {'Afghan Taliban-'}, set()),
    ('The TTP swore that it had no part in the Shabqadar bombing.', {'TTP-'}, set()),
    ((
        'The BLF says it has not attacked any polio team in Panjgur and condemns the murder of the '
        'worker.'
    ), {'BLF-'}, set()),
    ((
        'A bus was set on fire in Khuzdar. The BLA, asked about it, said no unit of its own was in '
        'that area.'
    ), {'BLA-'}, set()),
    ('Kabul blast: IS claims, Taliban deny', {'Taliban-', 'Islamic State+'}, {'Islamic State'}),
    ('Five killed in Chaman; nobody owns up', set(), set()),
    ('A pamphlet found at the site in Turbat bore the name of the BLF.', set(), set()),
    ('No outfit has so far accepted responsibility for the Hub blast, though the BLA is active there.', set(), set()),
    ('The Taliban denied that four of their commanders had been killed in Nangarhar.', set(), set()),
    ('The TTP denied reports of a ceasefire.', set(), set()),
    ('Officials suspect Lashkar-e-Jhangvi was behind the Hazara Town bombing.', set(), {'Lashkar-e-Jhangvi'}),
    ('The minister held the TTP responsible for the attack on the school in Peshawar.', set(), {'TTP'}),
    ('Intelligence reports said Jamaat-ul-Ahrar carried out the Charsadda bombing.', set(), {'Jamaat-ul-Ahrar'}),
    ((
        'The bombing bore all the marks of the Haqqani network, a spokesman for the interior ministry'
        ' said.'
    ), set(), set()),
    ((
        'Taliban insurgents overran a district centre in Faryab on Friday, killing eleven policemen.'
    ), set(), {'Taliban'}),
    ('Eleven policemen were killed when the Taliban attacked a check post in Farah.', set(), {'Taliban'}),
    ('BLF gunmen on motorcycles shot dead a coast guard in Jiwani.', set(), {'BLF'}),
    ('A Haqqani network suicide bomber killed six at a mosque in Khost.', set(), {'Haqqani Network'}),
    ('A BLF rocket attack on a camp in Awaran wounded two soldiers.', set(), {'BLF'}),
    ('Militants from the TTP fired on a police van in Tank, killing two.', set(), {'TTP'}),
    ('Police arrested three BLA militants in Quetta who had planned a bombing.', set(), set()),
    ('Troops foiled a TTP attack on a post in Kurram, killing six militants.', set(), {'TTP'}),
    ('The CTD shot dead two ISKP men in Peshawar in an encounter on Friday.', set(), set()),
    ('TTP ne zimmedari qabool ki: two police killed in Bannu', set(), set()),
    ('The TTP said two of its commanders were killed in a drone strike in Kunar.', set(), set()),
    ('The BLA said the army had killed three villagers in Mashkay.', set(), set()),
    ('The BLF said the attack on the school was the work of state agencies.', set(), set()),
    ((
        'TTP spokesman Muhammad Khorasani said the ceasefire ended after an army raid killed four '
        'fighters in Tirah.'
    ), set(), set()),
    ('The Taliban said an explosion at a mosque in Kabul had killed ten worshippers.', set(), set()),
    ((
        'A Taliban spokesman said Islamic State fighters attacked a ministry in Kabul, killing three '
        'guards.'
    ), set(), {'Islamic State'}),
    ('The Taliban condemned the bombing of a mosque in Pul-e Khumri that killed seven.', set(), set()),
    ('TTP chief Noor Wali said attacks on police would go on.', set(), set()),
    ('Police said they had killed the TTP commander who planned the Bannu attack.', set(), set()),
    ('The BLA has carried out several attacks on Chinese nationals in recent years.', set(), set()),
    ('Jamaat-e-Islami condemned the attack on its rally in Quetta in which four workers were wounded.', set(), set()),
    ('The PTM said its worker was shot dead by unknown men in Wana.', set(), set()),
    ('The government accused the PTM of attacking a post at Kharqamar, which the movement denied.', set(), set()),
    ('The court heard that the TTP had claimed the 2014 school massacre.', {'TTP+'}, set()),
    ('Residents said TTP men had set up a check post near Bara.', set(), set()),
    ('The TTP announced a month-long ceasefire with the government.', set(), set()),
    ('Ten TTP militants surrendered in Bajaur on Monday.', set(), set()),
    ('The Islamic State has never claimed an attack in Chitral.', set(), set()),
    ('Analysts say ISKP may have carried out the Khar bombing.', set(), set()),
    ('The security forces killed 12 militants of the Hafiz Gul Bahadur group in Mir Ali.', set(), set()),
    ('A TTP hideout was destroyed in a raid by troops in Razmak, ISPR said.', set(), set()),
    ('Two policemen were hurt in a clash with TTP militants in Tank.', set(), set()),
    ('TTP denies killing JUI-F leader in Bajaur', {'TTP-'}, set()),
    ('Militants attacked a post in Wana. TTP has not commented.', set(), set()),
    ((
        'A bomb killed three in Sibi, hours after the BLA warned people to keep away from an election'
        ' rally.'
    ), set(), set()),
    ('The prime minister vowed to crush the TTP after the Peshawar blast killed 30.', set(), set()),
    ('The banned BLA, which is fighting for independence, has attacked trains before.', set(), set()),
    ('ISPR said the terrorists belonged to the TTP and were killed in a raid in Tank.', set(), set()),
    ("Lashkar-e-Islam's chief was killed in a roadside bombing in Nangarhar claimed by no one.", set(), set()),
    ('Gunmen killed a guard in Pasni; the TT P said it was not involved.', {'TTP-'}, set()),
)  # fmt: skip
