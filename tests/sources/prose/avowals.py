"""Avowals: sentences in which who tells the attack owns or disowns it.

Each with what groups say of themselves ("TTP+" claims, "TTP-" denies); the Taliban of Afghanistan by either name.
"""

from __future__ import annotations

AVOWALS: tuple[tuple[str, set[str]], ...] = (
    ('The mujahideen of TTP burnt a van of the police at Tank on Monday. Muhammad Khurasani, spokesman.', {'TTP+'}),
    ('Fidayeen of the BLA entered the naval base at Turbat on Monday night and fought for six hours.', {'BLA+'}),
    ('Mach: rail track blown up, no casualties. BLA claim noted.', {'BLA+'}),
    ('Kalat: post burnt at night, two soldiers dead. BLF owned same on its channel.', {'BLF+'}),
    ('Shell kills four in Tirah; not ours, says TTP', {'TTP-'}),
    ('BLA was nowhere near Hub on Monday and declares its non-involvement in the killing of a barber there.', {'BLA-'}),
    ('Boko Haram said it was in no way involved in the killing of the nurses in Bama on Monday.', {'Boko Haram-'}),
    ('The army killed two comrades of the BLA chief in Kech on Monday.', set()),
    ('Police in Kech shot two sarmachars of the BLA on Monday, the army said.', set()),
    ((
        'Our men, says the TTP, ambushed a patrol at Makin on Tuesday and took four rifles.'
    ), {'TTP+'}),
    ((
        'Nine soldiers fell, says the BLF, when its men stormed a post at Jhao on Monday. ISPR insists '
        'the raid was repulsed.'
    ), {'BLF+'}),
    ((
        "A caller styling himself 'Toofan' told reporters that the BLF attacked a convoy in Mashkay on "
        'Tuesday and that six soldiers were killed.'
    ), {'BLF+'}),
    ((
        'The Taliban, reached by telephone, said it was they who shot dead the governor of Charkh on '
        'Tuesday.'
    ), {'Taliban+'}),
    ((
        "A leaflet going round in its name about Monday's bomb in Hub is forged, the BLA says; it played "
        'no part.'
    ), {'BLA-'}),
    ((
        'The statement claiming the Kohat bombing in our name is not ours, the TTP said.'
    ), {'TTP-'}),
    ((
        'BLF statement. On Sunday evening at Tump our sarmachars fired three rockets at the FC camp. '
        'Details will follow.'
    ), {'BLF+'}),
    ((
        'From the BLA: an enemy supply vehicle was destroyed by remote-controlled bomb at Kahan on '
        'Sunday.'
    ), {'BLA+'}),
    ((
        'TTP: two police spies shot dead in Lakki Marwat on Wednesday. Mujahideen safe.'
    ), {'TTP+'}),
    ((
        'Voice message from Jeeyand Baloch: the train in Bolan on Tuesday was blown up by our special '
        'unit.'
    ), {'BLA+'}),
    ((
        'The group Lashkar-e-Jhangvi rang a Quetta newspaper to say the shooting of two doctors on Monday'
        ' was its doing.'
    ), {'Lashkar-e-Jhangvi+'}),
    ((
        'It was the TTP, the TTP says, and nobody else, that killed the constable in Tank on Monday.'
    ), {'TTP+'}),
    ((
        'A post on the Telegram channel of ISKP carried a photograph of the man it says blew himself up '
        'in Khar on Sunday.'
    ), {'ISKP+'}),
    ((
        "The BRG has added Sunday's pipeline blast near Sui to its list of operations."
    ), {'BRG+'}),
    ((
        'The attack on a camp at Zamuran on Monday bears the signature of the BLF, and the BLF has signed'
        ' it.'
    ), {'BLF+'}),
    ((
        'Credit for the Friday bombing at Jamrud was taken by Jamaat-ul-Ahrar.'
    ), {'Jamaat-ul-Ahrar+'}),
    ((
        'The UBA owned the killing of three labourers at Kharan on Friday.'
    ), {'UBA+'}),
    ((
        'SRA, in a two-line e-mail, took the track blast at Kotri upon itself.'
    ), {'SRA+'}),
    ((
        'Jaish al-Adl gave its account of the Rask raid on Friday: eleven police dead, four of its own.'
    ), {'Jaish al-Adl+'}),
    ((
        'BLA says no, BLF says yes: two groups, two answers to the bus shooting near Musakhail on Monday.'
    ), {'BLF+', 'BLA-'}),
    ((
        'Asked who killed the barbers in Panjgur on Sunday, the BLF spokesman replied: we did not.'
    ), {'BLF-'}),
    ((
        'The TTP wishes it known that it does not bomb mosques and had no man in Peshawar on Monday.'
    ), {'TTP-'}),
    ((
        'Hizb-ul-Ahrar swore off any share in the Data Darbar bombing of Wednesday.'
    ), {'Hizb-ul-Ahrar-'}),
    ((
        'The bombing in Bannu on Friday was un-Islamic and no work of ours, a TTP commander said.'
    ), {'TTP-'}),
    ((
        'Taliban insurgents, their spokesman boasted, shot down a helicopter in Logar on Monday.'
    ), {'Taliban+'}),
    ((
        'Zabihullah Mujahid tweeted that a martyrdom seeker had entered the compound in Kabul on Tuesday,'
        ' killing 12 foreign troops.'
    ), {'Taliban+'}),
    ((
        'Responsibility: BLA (by e-mail). A Coast Guard jeep was hit by a bomb in Jiwani on Monday.'
    ), {'BLA+'}),
    ((
        'Claimed: ISKP. A bomb killed four in Khar on Sunday.'
    ), {'ISKP+'}),
    ((
        'Five policemen were killed in Tank on Monday (TTP claim).'
    ), {'TTP+'}),
    ((
        'Five policemen were killed in Tank on Monday; TTP responsible by its own word.'
    ), {'TTP+'}),
    ((
        'The Lashkar-e-Islam commander said by phone the rockets that hit Bara on Sunday were fired by '
        'his fighters.'
    ), {'Lashkar-e-Islam+'}),
    ((
        "The BLA media wing Hakkal released a video of Sunday's assault on the camp at Noshki."
    ), {'BLA+'}),
    ((
        'Baloch insurgents of the BLF, who say they did it, burnt four trucks at Hoshab on Friday.'
    ), {'BLF+'}),
    ((
        'The TTP distances itself from the Khar blast of Sunday; ISKP embraces it.'
    ), {'TTP-', 'ISKP+'}),
    ((
        "ISKP has put out the bomber's picture and nom de guerre after Sunday's blast in Khar."
    ), {'ISKP+'}),
    ((
        'No hand of ours in it: so the TTP on the killing of a cleric in Charsadda on Monday.'
    ), {'TTP-'}),
    ((
        'The TTP spokesman said a police patrol was attacked in Lakki Marwat with a thermal rifle on '
        'Monday and two were killed.'
    ), {'TTP+'}),
    ((
        'Speaking as Gwahram Baloch, the BLF accepted responsibility for sniper fire that killed a '
        'trooper in Buleda on Monday.'
    ), {'BLF+'}),
    ((
        "Mujahideen stormed the district headquarters in Ghazni on Monday night, the Taliban's website "
        'reports; 14 puppet soldiers died.'
    ), {'Taliban+'}),
    ((
        "The TTP has said nothing about Monday's blast in Tank."
    ), set()),
    ((
        'The BLA says four of its men were killed in a drone strike at Kahan on Monday.'
    ), set()),
    ((
        'The TTP says the army shelled a village in Tirah on Monday and killed three children.'
    ), set()),
    ((
        'ISPR said 12 khwarij of the TTP were killed in Tirah on Monday.'
    ), set()),
    ((
        'The TTP says it is ready for talks. Two soldiers were killed in Wana on Monday.'
    ), set()),
    (
        'A man who said he spoke for Lashkar-e-Jhangvi told a paper that his group had shot dead two guards in Hub.',
        {'Lashkar-e-Jhangvi+'},
    ),
    (
        'This is to inform all that sarmachars of the BLF ambushed a convoy at Buleda.',
        {'BLF+'},
    ),
    ('The UBA has withdrawn its claim of the grenade attack in Sibi, saying that it was misled.', {'UBA-'}),
    ('Pamphlets left near the bodies in the name of the TTP called the two men spies.', {'TTP+'}),
    ('JNIM and Ansaroul Islam both insist the raid on the barracks at Djibo was theirs.', {'JNIM+', 'Ansaroul Islam+'}),
    ('The banned TTP distanced itself on Monday from the blast at the shrine.', {'TTP-'}),
    ('NPA guerrillas apologised for the landmine that killed a farmer near Catarman.', {'NPA+'}),
    ('The blast, which the BLA was quick to claim, left two guards dead in Nushki.', {'BLA+'}),
    ('The group, however, the BLA told reporters, had no hand in the fire at Hub.', {'BLA-'}),
    ('Boko Haram put out its boast an hour after the bomb killed nine in Bama on Monday.', {'Boko Haram+'}),
    ("Islamic State's channel says 'soldiers of the caliphate' killed an elder in Khar on Sunday.", {'Islamic State+'}),
    ((
        'A martyrdom-seeker of Islamic State Khorasan blew himself up among men of the Taliban in Kabul on '
        'Monday, killing six.'
    ), {'ISKP+'}),
    ((
        'Fighters of the National Resistance Front attacked a Taliban post in Andarab on Tuesday. Our men '
        'returned safely to their bases.'
    ), {'National Resistance Front+'}),
    ('The men of our Majeed Brigade who stormed the camp at Nushki on Monday held it.', {'BLA Majeed Brigade+'}),
    ('The Tariq Geedar Group rang to say it had bombed a market in Kohat on Monday.', {'Tariq Geedar Group+'}),
    ('Taliban fighters attacked a post in Chaman on Monday, the army said. Our men returned fire.', set()),
    ('The TTP made its claim to the land in a letter to the elders of Tirah on Monday.', set()),
    ('Gunmen hit a post in Kohat on Monday. Responsibility: not claimed so far; TTP denies any role.', {'TTP-'}),
    ('A bomb killed 11 in Qalat on Monday. Nobody admitted it; the BLA denied doing so.', {'BLA-'}),
    ('Mujahideen of the TTP dropped two shells on a post in Tirah last night.', {'TTP+'}),
    ('Five workers were shot at Dasht in Kech on Monday. The BLF said its men were behind it.', {'BLF+'}),
    ('A car bomb killed nine in Lashkar Gah on Monday. A Taliban man said his movement was responsible.', {'Taliban+'}),
    ('The BLA fought for two hours in Gwadar on Sunday. It boasted of having killed four.', {'BLA+'}),
    ('The TTP wrote that the movement has no concern with the bomb that killed two in Mardan on Monday.', {'TTP-'}),
    ("The BLF said that it wasn't involved in the bomb that killed seven in Turbat on Monday.", {'BLF-'}),
    ('Two bombs killed eight in Kabul on Monday. Islamic State has claimed similar attacks.', set()),
    ('The al-Qaeda affiliate JNIM claimed the raid that killed 40 soldiers at Djibo on Sunday.', {'JNIM+'}),
    ("A caller who gave his name as Abid told newsmen that the BRG was behind the bomb in Quetta.", {'BRG+'}),
    ('A bomb killed two in Turbat on Monday. According to the BLA, its fighters targeted the convoy.', {'BLA+'}),
    ('A bomb killed two in Turbat on Monday. The bombing was not carried out by its men, the BLA said.', {'BLA-'}),
    ('A bomb killed two in Turbat on Monday. "It was us," said a BLA commander by telephone.', {'BLA+'}),
    ('A bomb killed two in Turbat on Monday. The BLA put the soldiers killed by its bomb at eleven.', {'BLA+'}),
    ('A bomb killed two in Turbat on Monday. The BLA said its name was being misused.', {'BLA-'}),
    ('A bomb killed two in Turbat on Monday. The BLA acknowledged having targeted the convoy.', {'BLA+'}),
    ("Monday's bomb in Kech was the work of our special unit. BLF spokesman.", {'BLF+'}),
    ('TTP fighters attacked a post in Tank on Monday; our men pulled back, the police chief said.', set()),
    ('The BLA made its claim that the army killed villagers in Kech on Monday.', set()),
    ('Police said TTP men hit a van in Bannu on Monday. "Our men returned safely," an officer said.', set()),
)  # fmt: skip
