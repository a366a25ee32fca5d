"""Claims: sentences in which groups say that they did it.

Each with what groups say of themselves ("TTP+" claims, "TTP-" denies) and who is told to have done it.
"""

from __future__ import annotations

CLAIMS: tuple[tuple[str, set[str], set[str]], ...] = (
    ((
        'The banned Tehreek-i-Taliban Pakistan (TTP) has claimed responsibility for the attack on a '
        'police post in Tank on Monday.'
    ), {'TTP+'}, {'TTP'}),
    ((
        'Five soldiers died in a blast in Kech. In a statement emailed to journalists, BLF spokesman '
        "Gwahram Baloch said that the group's fighters had detonated an IED."
    ), {'BLF+'}, {'BLF'}),
    ((
        "A blast killed two in Bajaur. The Islamic State's local affiliate said on its Telegram "
        'channel it was behind the bombing.'
    ), {'ISKP+'}, {'ISKP'}),
    ('We, the TTP, accept responsibility for the attack on the FC camp in Bara last night.', {'TTP+'}, {'TTP'}),
    ((
        'Our mujahideen targeted a military convoy with an IED at Spinwam this morning. Six soldiers '
        'were killed. - Muhammad Khorasani, spokesman, TTP'
    ), {'TTP+'}, {'TTP'}),
    ((
        'Sarmachars of the BLA attacked a checkpost of the occupying forces in Bolan on Sunday, '
        'Jeeyand Baloch, spokesman for the group, said in a statement.'
    ), {'BLA+'}, {'BLA'}),
    ((
        'A convoy was ambushed in Awaran. The attack was our work, the Balochistan Liberation Front '
        'told reporters by satellite phone.'
    ), {'BLF+'}, {'BLF'}),
    ((
        'Both the Jamaat-ul-Ahrar and the Islamic State claimed responsibility for the Quetta '
        'hospital bombing.'
    ), {'Islamic State+', 'Jamaat-ul-Ahrar+'}, {'Islamic State', 'Jamaat-ul-Ahrar'}),
    ((
        'The Quetta bombing was claimed by Jamaat-ul-Ahrar and, hours later, by the Islamic State.'
    ), {'Islamic State+', 'Jamaat-ul-Ahrar+'}, {'Islamic State', 'Jamaat-ul-Ahrar'}),
    ("Gunmen attacked a post in Tank. Police rejected the TTP's claim of responsibility.", {'TTP+'}, {'TTP'}),
    ('Lashkar-e-Jhangvi claims Quetta blast', {'Lashkar-e-Jhangvi+'}, {'Lashkar-e-Jhangvi'}),
    ('ISKP claims responsibility for Kabul mosque bombing that killed 21', {'ISKP+'}, {'ISKP'}),
    ('Bomb kills 7 in Lahore; Jamaatul Ahrar takes credit', {'Jamaat-ul-Ahrar+'}, {'Jamaat-ul-Ahrar'}),
    ((
        'The little-known Ansar-ul-Islam owned up to the shooting of two traders in Hangu.'
    ), {'Ansar-ul-Islam+'}, {'Ansar-ul-Islam'}),
    ('A claim from Jundullah said its bomber hit the church in Peshawar.', {'Jundallah+'}, {'Jundallah'}),
    ((
        'Jundullah, in a call to AFP, admitted it had carried out the church attack in Peshawar.'
    ), {'Jundallah+'}, {'Jundallah'}),
    ((
        'In an email to reporters, the United Baloch Army acknowledged killing five labourers in '
        'Turbat.'
    ), {'UBA+'}, {'UBA'}),
    ((
        'The claim of responsibility came from the BRA in a message to news desks after a pipeline '
        'was blown up in Dera Bugti.'
    ), {'BRA+'}, {'BRA'}),
    ((
        'Responsibility for the rocket attack in Mach was later taken by the Baloch Republican '
        'Guards.'
    ), {'BRG+'}, {'BRG'}),
    ("BLA's media wing Hakkal released a video of the attack on the camp in Nushki.", {'BLA+'}, {'BLA'}),
    ((
        "Amaq, the Islamic State's news agency, said its fighters targeted a gathering in Mastung."
    ), {'Islamic State+'}, {'Islamic State'}),
    ((
        'BRAS, an alliance of Baloch groups, said the attack on the camp in Kalat was carried out by '
        'its fighters.'
    ), {'BRAS+'}, {'BRAS'}),
    ('The BLA and BLF jointly claimed the attack on a train in Bolan.', {'BLA+', 'BLF+'}, {'BLA', 'BLF'}),
    ((
        "The Baloch Liberation Army's Majeed Brigade carried out the suicide attack on a bus in "
        'Turbat, the outfit said.'
    ), {'BLA Majeed Brigade+'}, {'BLA Majeed Brigade'}),
    ((
        'Baloch Raaji Ajoi Sangar in a tweet took responsibility of attack on the convoy at Pasni.'
    ), {'BRAS+'}, {'BRAS'}),
    ((
        'A previously unknown group, Tehreek-e-Jihad Pakistan, claimed the raid on the base at '
        'Mianwali.'
    ), {'Tehreek-e-Jihad Pakistan+'}, {'Tehreek-e-Jihad Pakistan'}),
    ('The attack, claimed by the TTP, killed 10 soldiers in Daraban.', {'TTP+'}, {'TTP'}),
    ('TTP issued a statement owning the Swat blast.', {'TTP+'}, {'TTP'}),
    ((
        "The group's spokesman said fighters of the Hafiz Gul Bahadur group had stormed the Bannu "
        'cantonment.'
    ), {'Hafiz Gul Bahadur Group+'}, {'Hafiz Gul Bahadur Group'}),
    ((
        'Gunmen shot dead two soldiers in Kurram. Hours later Jamaat-ul-Ahrar said in a WhatsApp '
        'message that it had killed them.'
    ), {'Jamaat-ul-Ahrar+'}, {'Jamaat-ul-Ahrar'}),
    ((
        'Statement: Sindhudesh Revolutionary Army accepts responsibility of the bomb attack on '
        'railway track near Kotri.'
    ), {'SRA+'}, {'SRA'}),
    ((
        'The UBA spokesman Mureed Baloch, calling from an undisclosed location, claimed '
        'responsibility for blowing up a gas pipeline in Sui.'
    ), {'UBA+'}, {'UBA'}),
    ('Pakistani Taliban claim killing of police chief in Karachi', {'TTP+'}, {'TTP'}),
    ((
        'A Taliban spokesman in Helmand said insurgents had shot down the helicopter and killed four '
        'soldiers.'
    ), {'Taliban+'}, {'Taliban'}),
    ((
        'Zabihullah Mujahid, a Taliban spokesman, said fighters had overrun the base in Ghormach.'
    ), {'Taliban+'}, {'Taliban'}),
    ('Two men were shot in Dera Bugti. The BRA said it had shot them as informers.', {'BRA+'}, {'BRA'}),
    ((
        'Gunmen killed a JUI-F leader in Bajaur. ISKP later claimed the assassination on its channel.'
    ), {'ISKP+'}, {'ISKP'}),
    ((
        "In a voice note the TTP's Bajaur commander took the blame for Friday's bombing of a police "
        'van in Khar.'
    ), {'TTP+'}, {'TTP'}),
    ('Two guards died when a mine hit a van in Kahan. The BLA has put its name to the attack.', {'BLA+'}, {'BLA'}),
    ('UBA: two rockets fired at Dera Bugti cantonment this morning, three soldiers hurt.', {'UBA+'}, {'UBA'}),
    ((
        'Message from the BLF spokesman: last night our friends fired three rockets at a camp in '
        'Jhao. No figures are known.'
    ), {'BLF+'}, {'BLF'}),
    ('The TTP accepts that its fighters shot the two traders in Tank, but says it was a mistake.', {'TTP+'}, {'TTP'}),
    ((
        'We of the Baloch Republican Guards blew up a gas pipeline near Goth Mazari on Saturday '
        'night.'
    ), {'BRG+'}, {'BRG'}),
    ((
        'Mullah Qasim of Tehreek-e-Jihad Pakistan, writing on Telegram, said six of his men had '
        'entered the base at Zhob.'
    ), {'Tehreek-e-Jihad Pakistan+'}, {'Tehreek-e-Jihad Pakistan'}),
    ((
        "A bomb killed nine at a rally in Mastung. Hours later Amaq carried Islamic State's claim."
    ), {'Islamic State+'}, {'Islamic State'}),
    ((
        'A claim signed by Jamaat-ul-Ahrar reached reporters after the blast in Lahore that killed '
        '13.'
    ), {'Jamaat-ul-Ahrar+'}, {'Jamaat-ul-Ahrar'}),
    ((
        'A caller who said he spoke for Lashkar-e-Jhangvi claimed the deed after six Hazaras were '
        'shot dead in Quetta.'
    ), {'Lashkar-e-Jhangvi+'}, {'Lashkar-e-Jhangvi'}),
    ('The Taliban boasted of having killed twelve policemen in Ghazni on Sunday.', {'Taliban+'}, {'Taliban'}),
    ('Credit for the shrine bombing was taken by Lashkar-e-Jhangvi.', {'Lashkar-e-Jhangvi+'}, {'Lashkar-e-Jhangvi'}),
    ((
        'ISIL said the bombing, its second in a month, was aimed at Sikhs in Jalalabad.'
    ), {'Islamic State+'}, {'Islamic State'}),
    ('Baloch Liberation Army accepts train hijacking in Bolan', {'BLA+'}, {'BLA'}),
    ("'We did it', says TTP of Bannu check post attack", {'TTP+'}, {'TTP'}),
    ('IS: our fighter blew himself up among Shias in Parachinar', {'Islamic State+'}, {'Islamic State'}),
    ((
        'BRAS spokesman Baloch Khan: 16 soldiers killed and four posts overrun in Panjgur on '
        'Wednesday.'
    ), {'BRAS+'}, {'BRAS'}),
    ((
        'Reached by phone, a TTP commander said yes, they had done it, after five policemen died in '
        'Kohat.'
    ), {'TTP+'}, {'TTP'}),
    ((
        'The BLA released the names of the three fidayeen who stormed the port authority complex in '
        'Gwadar.'
    ), {'BLA+'}, {'BLA'}),
    ((
        "Islamic State's weekly al-Naba listed the killing of the cleric in Khar among its "
        'operations.'
    ), {'Islamic State+'}, {'Islamic State'}),
    ((
        'An audio in the name of Lashkar-e-Jhangvi al-Alami says the Jhal Magsi bomber was its own.'
    ), {'Lashkar-e-Jhangvi Al-Alami+'}, {'Lashkar-e-Jhangvi Al-Alami'}),
    ((
        "Hafiz Gul Bahadur's men said the suicide car at Mir Ali was theirs."
    ), {'Hafiz Gul Bahadur Group+'}, {'Hafiz Gul Bahadur Group'}),
    ('The BLA named the bomber of Turbat and said she was from its Majeed Brigade.', {'BLA+'}, {'BLA'}),
    ('The TTP confirmed its hand in the killing of a trader in Mingora.', {'TTP+'}, {'TTP'}),
    ('The BRA said responsibility for the Sui pipeline blast was its own.', {'BRA+'}, {'BRA'}),
    ('JuA claims it: seven dead in Charsadda court blast', {'Jamaat-ul-Ahrar+'}, {'Jamaat-ul-Ahrar'}),
    ((
        'Eight policemen were killed in Lasbela. On its channel the BLA wrote that the vehicle was '
        'hit with a remote-controlled mine.'
    ), {'BLA+'}, {'BLA'}),
    ('TTP says 12 soldiers killed in its attack on Sararogha post', {'TTP+'}, {'TTP'}),
    ('BLA says killed 20 soldiers in Harnai ambush', {'BLA+'}, {'BLA'}),
    ('Baloch Liberation Front takes responsibility for killing two in Kech', {'BLF+'}, {'BLF'}),
    ('Two labourers were shot in Turbat; BLF accepts.', {'BLF+'}, {'BLF'}),
    ('Taliban claim Kabul car bomb', {'Taliban+'}, {'Taliban'}),
    ("Police say the BLA's claim of 20 dead in Noshki is false; three soldiers died.", {'BLA+'}, {'BLA'}),
    ("The army rejected the BLA's claim that it killed 90 soldiers in the Noshki bombing.", {'BLA+'}, {'BLA'}),
    ('Both the TTP and the army say that a bomb went off in Wana; the TTP says it placed it.', {'TTP+'}, {'TTP'}),
    ((
        'The Sindhudesh Revolutionary Army in an e-mail claimed to have shot a Chinese dentist in '
        'Karachi.'
    ), {'SRA+'}, {'SRA'}),
    ((
        'A statement attributed to the TTP claimed that three of its fighters attacked the base at '
        'Badaber.'
    ), {'TTP+'}, {'TTP'}),
    ('Fighters of the TTP stormed a post in Chitral; the group said four soldiers were killed.', {'TTP+'}, {'TTP'}),
    ('Islamic State in Khorasan took the Jalalabad prison raid upon itself.', {'ISKP+'}, {'ISKP'}),
    ('Gunmen kidnapped two engineers in Tank; the TTP said they were in its custody.', {'TTP+'}, {'TTP'}),
    ((
        "The BLA's claim could not be independently verified. At least six soldiers died in the "
        'Nushki attack.'
    ), {'BLA+'}, {'BLA'}),
    ('Levies said the BLA had claimed the attack on the bus in Nushki.', {'BLA+'}, {'BLA'}),
    ('According to the BLF, its fighters attacked three posts in Kech and killed nine soldiers.', {'BLF+'}, {'BLF'}),
    ((
        'A bomb killed two in Hub. A group calling itself Jaish-e-Khilafat claimed the blast.'
    ), {'Jaish-e-Khilafat+'}, {'Jaish-e-Khilafat'}),
    ('Four men were shot in Kech. The B LF said its fighters had shot them as informers.', {'BLF+'}, {'BLF'}),
    ('The TTP claimed the blast in Bara, its third this month; a probe has been ordered.', {'TTP+'}, {'TTP'}),
    ((
        'The little-known Sons of the Frontier claimed the rocket attack on Miranshah camp.'
    ), {'Sons of the Frontier+'}, {'Sons of the Frontier'}),
)  # fmt: skip
