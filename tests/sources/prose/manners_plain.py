"""Manners: how and against what, in plain sentences."""

from __future__ import annotations

# text, how it was done, what was attacked; "-" is not said
PLAIN = (
    (
        ("A fidayee squad stormed the Frontier Corps headquarters in Turbat on Monday, killing three soldiers."),
        "suicide_bombing",
        "security_forces",
    ),
    (
        (
            "A bomber rammed his motorcycle into a Rangers truck in Karachi's Gulistan-i-Jauhar on Monday, "
            "killing four personnel."
        ),
        "suicide_bombing",
        "security_forces",
    ),
    (
        (
            "An explosives-packed rickshaw blew up near a police check post in Quetta's Sariab area on Tuesday, "
            "injuring seven."
        ),
        "vehicle_bomb",
        "police",
    ),
    (
        ("A car laden with explosives went off outside the consulate in Herat on Friday, killing six guards."),
        "vehicle_bomb",
        "government",
    ),
    (
        (
            "A remote-controlled device planted on the roadside went off as a police mobile passed in Dera "
            "Ismail Khan on Sunday; two constables were martyred."
        ),
        "ied",
        "police",
    ),
    ("A landmine explosion killed two Levies men in Kohlu on Wednesday.", "ied", "security_forces"),
    (
        (
            "A vehicle of the Frontier Works Organisation hit a landmine in Panjgur on Tuesday, leaving two "
            "labourers dead."
        ),
        "ied",
        "civilians",
    ),
    (
        ("A blast ripped through a crowded market in Parachinar on Friday, killing 22 people and injuring 60."),
        "-",
        "market",
    ),
    ("Five people were injured in an explosion near the railway station in Quetta on Thursday.", "-", "transport"),
    (
        (
            "Unidentified motorcyclists lobbed a hand grenade at a police station in Hub on Saturday night, "
            "injuring three policemen."
        ),
        "grenade",
        "police",
    ),
    (
        ("Militants fired four rockets at a Levies post in Kalat on Monday; no loss was reported."),
        "rocket_mortar",
        "security_forces",
    ),
    (
        ("A mortar shell landed on a house in Landi Kotal on Tuesday, killing a woman and her three children."),
        "rocket_mortar",
        "civilians",
    ),
    (
        ("A quadcopter dropped explosives on a police station in Bannu on Wednesday night, wounding two officers."),
        "drone",
        "police",
    ),
    ("Armed men kidnapped four employees of a construction company in Zhob on Monday.", "abduction", "infrastructure"),
    (
        ("Three bank officials were taken away at gunpoint by unidentified men near Tank on Friday."),
        "abduction",
        "government",
    ),
    ("Gunmen assassinated a tribal elder in Wana on Sunday.", "assassination", "civilians"),
    ("A cleric was shot dead in a targeted killing in Karachi's Korangi on Saturday.", "assassination", "civilians"),
    ("Armed men torched a girls' middle school in Shewa, North Waziristan, on Wednesday night.", "arson", "school"),
    ("Unknown men set three NATO oil tankers ablaze near Jamrud on Thursday.", "arson", "transport"),
    ("Militants stormed a police station in Lakki Marwat late on Saturday, killing four policemen.", "raid", "police"),
    (
        ("Terrorists tried to enter the Air Force base at Badaber in the early hours of Friday but were killed."),
        "raid",
        "security_forces",
    ),
    (
        (
            "Assailants opened fire on a convoy of the deputy commissioner in Panjgur on Monday, killing him on "
            "the spot."
        ),
        "armed_assault",
        "government",
    ),
    (
        ("Gunmen ambushed a police patrol in Kandhkot on Tuesday night, martyring three constables."),
        "armed_assault",
        "police",
    ),
    ("A sniper shot a soldier at a border post in Bajaur on Friday.", "armed_assault", "security_forces"),
    ("Security forces killed five khwarij in an intelligence-based operation in Tank on Monday.", "other", "-"),
    ("Eight terrorists were gunned down in an exchange of fire with security forces in Kech on Friday.", "other", "-"),
    (
        (
            "Police arrested three suspected militants and recovered two suicide jackets and hand grenades in "
            "Peshawar on Tuesday."
        ),
        "other",
        "-",
    ),
    (
        ("Troops foiled an infiltration bid on the Pak-Afghan border in Dir on Friday, killing seven khwarij."),
        "other",
        "-",
    ),
    ("A polio worker and her police guard were shot dead in Mardan on Monday.", "armed_assault", "civilians"),
    ("A policeman guarding a polio team was martyred in firing in Karak on Tuesday.", "armed_assault", "police"),
    (
        (
            "Gunmen opened fire on a police van near the Data Darbar shrine in Lahore, killing four policemen on "
            "Wednesday."
        ),
        "armed_assault",
        "police",
    ),
    ("A gas pipeline was blown up near Sui on Friday, suspending supply.", "ied", "infrastructure"),
    ("Two electricity pylons were blown up with explosives in Bolan on Sunday.", "ied", "infrastructure"),
    ("Miscreants blew up a section of railway track near Jacobabad on Monday.", "ied", "infrastructure"),
    ("Gunmen attacked a passenger bus in Kohistan on Friday, killing 16 passengers.", "armed_assault", "transport"),
    (
        (
            "Gunmen stopped a bus on the highway in Noshki, checked identity cards and shot dead nine travellers "
            "on Saturday."
        ),
        "armed_assault",
        "transport",
    ),
    ("A suicide attack on a Shia mosque in Kandahar killed 47 worshippers on Friday.", "suicide_bombing", "worship"),
    ("A bomb exploded inside a seminary in Peshawar's Dir Colony on Tuesday, killing eight students.", "ied", "school"),
    ("Masked men burst into a hospital in Quetta and took away a wounded prisoner on Friday.", "raid", "hospital"),
    (
        ("Attackers hurled grenades and opened fire inside a Sikh temple in Kabul on Wednesday, killing 25."),
        "grenade",
        "worship",
    ),
    (
        ("A judge and two of his guards were killed when gunmen opened fire on his car in Swabi on Sunday."),
        "armed_assault",
        "government",
    ),
    ("A journalist was gunned down outside his home in Khuzdar on Friday.", "armed_assault", "civilians"),
    ("Eleven coal miners were kidnapped and executed in Mach on Sunday.", "assassination", "civilians"),
    (
        ("A bomb attached to a bicycle went off in Quetta's Double Road on Monday, injuring eight passers-by."),
        "ied",
        "civilians",
    ),
    ("At least 15 people were killed when a bomb hit an election rally in Mastung on Tuesday.", "ied", "civilians"),
    (
        ("A tribal jirga was struck by a suicide bomber in Orakzai on Friday, killing 60 elders."),
        "suicide_bombing",
        "civilians",
    ),
    (
        (
            "Terrorists attacked the Chinese engineers' bus in Besham with an explosives-laden car on Tuesday, "
            "killing five."
        ),
        "vehicle_bomb",
        "transport",
    ),
    (
        ("The BLA claimed responsibility for the attack on a naval air base in Turbat."),
        "armed_assault",
        "security_forces",
    ),
    (
        ("Two soldiers embraced shahadat in an IED explosion during an area domination patrol in Tirah on Saturday."),
        "ied",
        "security_forces",
    ),
    (
        ("Militants overran an army outpost in South Waziristan overnight, killing six soldiers."),
        "raid",
        "security_forces",
    ),
    ("Gunmen on motorcycles shot dead a traffic constable in Quetta on Thursday.", "armed_assault", "police"),
    (
        ("A roadside bomb targeted the vehicle of a peace committee leader in Bajaur on Thursday; he survived."),
        "ied",
        "civilians",
    ),
    (
        ("Bombers attacked a church in Quetta during Sunday service, killing nine worshippers."),
        "suicide_bombing",
        "worship",
    ),
    (
        ("Militants attacked the Jaffar Express in Bolan on Tuesday and held passengers hostage."),
        "abduction",
        "transport",
    ),
    ("A drone strike destroyed a vehicle in Datta Khel, killing four militants on Friday.", "drone", "transport"),
    ("Police killed four terrorists in an encounter in Karachi's Manghopir on Wednesday.", "other", "-"),
    (
        ("Two policemen were injured when their van came under rocket fire in Kacha area of Kashmore on Sunday."),
        "rocket_mortar",
        "police",
    ),
    (
        ("Unidentified gunmen opened fire at a barber's shop in Turbat, killing three labourers on Monday."),
        "armed_assault",
        "market",
    ),
    ("Blast at a mobile phone shop in Tank injures four on Friday.", "-", "market"),
    ("Four policemen martyred as IED hits van in Lakki Marwat.", "ied", "police"),
    ("Bomb attack on FC convoy in Nushki leaves five dead.", "ied", "security_forces"),
    ("Two killed as blast hits passenger van in Kurram.", "-", "transport"),
    ("Grenade attack on DC office in Kharan.", "grenade", "government"),
    ("Rocket attack on Gwadar port complex.", "rocket_mortar", "infrastructure"),
    ("Mobile tower torched in Panjgur.", "arson", "infrastructure"),
    ("Customs officials shot dead in Dera Ismail Khan.", "armed_assault", "government"),
    ("Suicide car bomber targets foreign forces convoy in Kabul, 12 dead.", "suicide_bombing", "security_forces"),
    ("Militants raid Levies post in Ziarat, take away weapons.", "raid", "security_forces"),
    ("A wedding party's van struck a landmine in Kurram on Sunday, killing seven.", "ied", "transport"),
    (
        ("Rescue 1122 Peshawar: 7 dead and 30 injured shifted to LRH after blast in Kocha Risaldar mosque on Friday."),
        "-",
        "worship",
    ),
    (
        ("Civil Hospital Quetta received six bodies and 25 injured from the Sariab Road bus bombing on Saturday."),
        "ied",
        "transport",
    ),
    (
        ("Edhi control: firing on Super Highway bus, 3 dead, 9 injured, moved to Abbasi Shaheed Hospital on Tuesday."),
        "armed_assault",
        "transport",
    ),
    (
        ("DHQ Hospital Bannu: received 5 dead bodies, all police, from attack on Ghoriwala police station on Sunday."),
        "armed_assault",
        "police",
    ),
    (
        (
            "MS Bolan Medical Complex said 12 people wounded in the grenade explosion at a barber shop were "
            "treated on Monday."
        ),
        "grenade",
        "market",
    ),
    ("Ambulances brought nine dead from the shrine explosion in Jhal Magsi on Thursday, Edhi said.", "-", "worship"),
    (
        (
            "0540 hrs: msn gp of 10-12 FAK attacked FC post Ghulam Khan with RPGs and small arms, 1 x sep "
            "shaheed, 2 x inj."
        ),
        "rocket_mortar",
        "security_forces",
    ),
    (
        ("1130 hrs, Kech: unk motorcyclists fired at Levies mobile near Tump, 1 x Levies pers inj."),
        "armed_assault",
        "security_forces",
    ),
    ("2210 hrs, Tank: IED blast on police APC at Gomal Bazaar, driver const shaheed, 3 inj.", "ied", "police"),
    ("Panjgur: unkn persons lobbed HG at house of contractor, no loss.", "grenade", "civilians"),
    ("N Waziristan, Mir Ali: target killing of local tribal elder by unk pers.", "assassination", "civilians"),
    ("Gwadar: RPG fired at coast guards camp, nil casualty.", "rocket_mortar", "security_forces"),
    (
        ("Dera Bugti: 18-inch gas pipeline blown up in Pir Koh area, gas supply to plant suspended."),
        "ied",
        "infrastructure",
    ),
    (
        ("Bolan: explosion on railway track before Jaffar Express passed, three feet of track damaged."),
        "-",
        "infrastructure",
    ),
    (
        (
            "Our mujahideen carried out a martyrdom-seeking operation on the enemy's camp in Mir Ali on Friday, "
            "killing dozens of soldiers, the TTP said."
        ),
        "suicide_bombing",
        "security_forces",
    ),
    (
        (
            "BLF sarmachars targeted a military vehicle with a remote-controlled IED in Kolwah on Sunday, "
            "killing four personnel, said its spokesman."
        ),
        "ied",
        "security_forces",
    ),
    (
        (
            "BLA fighters attacked an army camp in Bolan with rockets and heavy weapons on Tuesday, spokesman "
            "Jeeyand Baloch said."
        ),
        "rocket_mortar",
        "security_forces",
    ),
    (
        ("The TTP claimed it killed an intelligence agent in Charsadda on Monday in a targeted attack."),
        "armed_assault",
        "security_forces",
    ),
    (
        (
            "The group said its men took control of a Levies post on the Quetta-Karachi highway, seized weapons "
            "and set the post on fire on Friday night."
        ),
        "raid",
        "security_forces",
    ),
    (
        ("BRG claimed responsibility for blowing up the electricity towers in Naseerabad on Wednesday."),
        "ied",
        "infrastructure",
    ),
    ("Militant quadcopter drops bomb on army post in Dir; jawan hurt", "drone", "security_forces"),
    ("Gunmen stopped a pick-up near Tank on Monday and abducted four customs officials.", "abduction", "government"),
    ("Armed persons entered the Levies thana at Surab on Monday and took six rifles.", "raid", "security_forces"),
    ("Four coaches of a train jumped the rails when a bomb went off on the track near Sibi.", "ied", "transport"),
    ("A bomb cut the main railway line near Kotri on Monday night.", "ied", "infrastructure"),
    ("Three employees of a gas firm were taken from their vehicle by gunmen near Kulachi.", "abduction", "civilians"),
    ("A bomb went off on Monday in a tuition centre in Kabul.", "ied", "school"),
    ("A suicide attack on a convoy near Besham killed five foreign engineers.", "suicide_bombing", "civilians"),
)
