"""Manners: how and against what, in many voices."""

from __future__ import annotations

# text, how it was done, what was attacked; "-" is not said
MIXED = (
    (
        "An explosive vehicle beside a police headquarters in Faizabad was detonated on Monday.",
        "vehicle_bomb",
        "police",
    ),
    ("Fighters opened laser-sighted fire on a police mobile in Tank last night.", "armed_assault", "police"),
    (
        "Miscreants blew up the railway track near Mach on Sunday night; two bogies derailed.",
        "ied",
        "infrastructure",
    ),
    ("Six terrorists belonging to BLA were neutralised in Buleda on Monday.", "other", "-"),
    (
        (
            "Baloch fighters blocked the highway in Mastung and burned four container trucks carrying minerals "
            "on Sunday."
        ),
        "arson",
        "transport",
    ),
    (
        (
            "ISKP said its fighter detonated his explosive vest among a gathering of Taliban employees outside a "
            "bank in Kandahar on Thursday."
        ),
        "suicide_bombing",
        "civilians",
    ),
    (
        ("The militants' statement said they had executed three captured policemen in Orakzai on Saturday."),
        "assassination",
        "police",
    ),
    (
        (
            "The Prime Minister strongly condemned the terrorist attack on a police post in Mianwali on Sunday "
            "in which a constable was martyred."
        ),
        "armed_assault",
        "police",
    ),
    (
        ("The UN mission condemned the killing of three humanitarian workers in Jalalabad on Monday by gunmen."),
        "armed_assault",
        "civilians",
    ),
    (
        (
            "The Governor expressed grief over the martyrdom of two Levies personnel in a bomb blast in Harnai "
            "on Friday."
        ),
        "ied",
        "security_forces",
    ),
    (
        (
            "The Embassy confirms that two of its staff were injured on Tuesday when their vehicle was struck by "
            "a roadside bomb in Peshawar."
        ),
        "ied",
        "civilians",
    ),
    (
        ("The press club condemned the murder of a reporter who was shot outside his office in Hyderabad on Sunday."),
        "armed_assault",
        "civilians",
    ),
    (
        (
            "The education department regrets that a government high school in Mohmand was destroyed with "
            "explosives on Tuesday night."
        ),
        "ied",
        "school",
    ),
    (
        (
            "The health minister said that a team of vaccinators came under fire in Bajaur on Monday and a "
            "constable deputed with them was martyred."
        ),
        "armed_assault",
        "civilians",
    ),
    (
        (
            "On Friday an attacker walked into a mosque in Peshawar and blew up himself, and 60 worshippers "
            "never came home."
        ),
        "suicide_bombing",
        "worship",
    ),
    (
        (
            "In Quetta last Thursday a truck full of explosives was driven into the police training college, and "
            "eleven recruits died."
        ),
        "vehicle_bomb",
        "police",
    ),
    ("Karachi: Two cops shot dead in Orangi.", "armed_assault", "police"),
    ("Bomber strikes Peshawar mosque; 30 dead.", "suicide_bombing", "worship"),
    ("Gunmen kill 8 labourers in Panjgur.", "armed_assault", "civilians"),
    ("Mastung blast leaves 7 dead, including 5 schoolchildren.", "-", "-"),
    (
        ("Six soldiers martyred in N Waziristan gunbattle on Friday; five terrorists killed."),
        "armed_assault",
        "security_forces",
    ),
    ("Five Chinese engineers killed in Besham suicide attack.", "suicide_bombing", "civilians"),
    ("Blast near girls' college in Tank hurts three.", "-", "school"),
    ("Terrorists' attack on Bannu Cantt foiled; 16 terrorists killed.", "armed_assault", "security_forces"),
    ("Tribal elder, son killed in Bajaur IED blast.", "ied", "civilians"),
    ("Militants kidnap 18 uranium mine workers in Lakki Marwat.", "abduction", "civilians"),
    ("Railway track blown up in Dera Murad Jamali.", "ied", "infrastructure"),
    ("Three FC men martyred in Kurram convoy attack.", "armed_assault", "security_forces"),
    ("Armed men torch police station, banks in Mastung.", "arson", "police"),
    ("JUI-F cleric injured in Wana mosque blast.", "-", "worship"),
    ("Kabul: gunmen storm maternity ward, 24 dead.", "raid", "hospital"),
    ("Attack on Hazara miners leaves 11 dead in Mach.", "armed_assault", "civilians"),
    ("Sticky bomb kills two teachers in Kabul.", "ied", "civilians"),
    (
        ("The superintendent of Machh jail was wounded when unknown gunmen fired on his vehicle on Sunday."),
        "armed_assault",
        "government",
    ),
    (
        ("The brother of a provincial minister was kidnapped from his house in Quetta on Monday."),
        "abduction",
        "civilians",
    ),
    (
        (
            "An assistant commissioner, his driver and two Levies guards died when a roadside bomb destroyed "
            "their vehicle in Ziarat on Tuesday."
        ),
        "ied",
        "government",
    ),
    (
        ("A bomb planted under a bridge in Nasirabad went off minutes before a train was to cross it on Wednesday."),
        "ied",
        "infrastructure",
    ),
    (
        ("A bomb concealed in a tea stall exploded in the vegetable market of Islamabad on Wednesday, killing 20."),
        "ied",
        "market",
    ),
    (
        ("Two explosions rocked the shrine of a Sufi saint in Dera Ghazi Khan on Sunday, killing 41 devotees."),
        "-",
        "worship",
    ),
    ("Suspected militants dynamited a boys' primary school in Safi on Tuesday night.", "ied", "school"),
    (
        ("Militants lined up and shot 23 men pulled out of their homes in Musakhail on Monday."),
        "armed_assault",
        "civilians",
    ),
    (
        ("A member of the provincial assembly escaped unhurt in a bomb attack on his car in Charsadda on Friday."),
        "ied",
        "civilians",
    ),
    (
        ("Assailants riding a motorcycle sprayed a snooker club with bullets in Turbat on Saturday, killing four."),
        "armed_assault",
        "civilians",
    ),
    (
        ("A Chinese national was shot and wounded by a guard in Karachi's SITE area on Tuesday."),
        "armed_assault",
        "civilians",
    ),
    (
        (
            "Seven people were killed when an improvised explosive device hidden in a dustbin went off outside a "
            "bakery in Chaman on Thursday."
        ),
        "ied",
        "market",
    ),
    ("Militants shelled a village in Kurram with mortars on Wednesday, injuring five.", "rocket_mortar", "civilians"),
    (
        ("A police van carrying prisoners was attacked by gunmen in Sukkur on Monday, freeing two."),
        "armed_assault",
        "police",
    ),
    (
        ("A customs patrol came under attack on the RCD Highway near Kalat on Thursday; two officials were martyred."),
        "armed_assault",
        "government",
    ),
    ("Unknown persons hurled a petrol bomb at the residence of a former MNA in Swabi on Friday.", "arson", "civilians"),
    (
        ("Eight persons were injured as a bomb fixed to a motorcycle exploded near the press club in Hub on Tuesday."),
        "vehicle_bomb",
        "other",
    ),
    (
        ("Afghan forces fired mortar shells on a Pakistani post in Chaman on Sunday, injuring four soldiers."),
        "rocket_mortar",
        "security_forces",
    ),
    ("A suicide bomber hit a NATO convoy in Herat on Monday.", "suicide_bombing", "security_forces"),
    (
        ("The Taliban attacked the provincial council in Baghlan with a car bomb on Tuesday before gunmen rushed in."),
        "vehicle_bomb",
        "government",
    ),
    (
        ("Unidentified men opened fire on lawyers near the district courts in Nowshera on Thursday, killing two."),
        "armed_assault",
        "civilians",
    ),
    (
        ("Gunmen attacked a team of the National Database and Registration Authority in Awaran on Monday."),
        "armed_assault",
        "government",
    ),
    ("An election commission official was abducted from Dukki on Friday.", "abduction", "government"),
    (
        ("Police foiled a plot to bomb a procession in Karachi on Friday, recovering 8kg of explosives."),
        "ied",
        "civilians",
    ),
    ("CTD foiled a terrorist plan to attack a shrine in Sehwan on Monday and arrested two men.", "-", "worship"),
    (
        ("Security forces foiled an attack on a checkpost in Bannu on Monday, killing two attackers."),
        "armed_assault",
        "security_forces",
    ),
    ("A bid to blow up a railway bridge in Sibi was foiled on Sunday.", "ied", "infrastructure"),
    ("Police on Tuesday foiled an attempt to kidnap an engineer in Hub.", "abduction", "civilians"),
    ("Troops repulsed an attack on a border post in Kurram on Saturday night.", "armed_assault", "security_forces"),
    (
        ("Two teachers were shot dead by unidentified gunmen on their way to school in Parachinar on Monday."),
        "armed_assault",
        "civilians",
    ),
    ("Gunmen shot dead a doctor at his clinic in Quetta on Wednesday.", "armed_assault", "civilians"),
    ("Militants beheaded two men they accused of spying in Mir Ali on Friday.", "assassination", "civilians"),
    ("A headmaster was killed when gunmen entered his school in Mastung and opened fire on Tuesday.", "raid", "school"),
    ("Nine members of a family died when a rocket hit their house in Bajaur on Monday.", "rocket_mortar", "civilians"),
    ("A woman was killed as a stray mortar shell hit her home in Chaman on Thursday.", "rocket_mortar", "civilians"),
    (
        ("Taliban fighters attacked a district headquarters in Badghis on Saturday night, killing 14 soldiers."),
        "armed_assault",
        "security_forces",
    ),
    (
        ("A roadside bomb tore through a minibus carrying journalists in Kabul on Saturday, killing two."),
        "ied",
        "transport",
    ),
    ("A bomb exploded at a bus terminal in Karachi on Friday, killing three.", "ied", "transport"),
    ("Explosion at a political party's rally in Quetta kills two on Sunday.", "-", "civilians"),
    (
        ("Gunmen kidnapped a Levies risaldar and two of his men from a post in Barkhan on Tuesday."),
        "abduction",
        "security_forces",
    ),
    (
        (
            "Armed men stopped vehicles on the Coastal Highway near Ormara on Thursday and shot dead 14 security "
            "men after checking their identity."
        ),
        "armed_assault",
        "security_forces",
    ),
    (
        ("Unidentified men opened fire on a car near Sibi on Sunday, killing a former councillor and his son."),
        "armed_assault",
        "civilians",
    ),
    (
        (
            "A rickshaw bomb went off close to the office of a senior police officer in Peshawar on Monday, "
            "killing five."
        ),
        "vehicle_bomb",
        "police",
    ),
    (
        ("Two border guards were killed when their vehicle struck a roadside bomb near Taftan on Friday."),
        "ied",
        "security_forces",
    ),
    ("Militants set on fire a vehicle of the forest department in Shangla on Monday.", "arson", "government"),
    (
        ("Militants set on fire the vehicles of a road construction company in Kech on Wednesday."),
        "arson",
        "infrastructure",
    ),
    ("Gunmen attacked the Afghan consulate in Jalalabad on Wednesday.", "armed_assault", "government"),
    ("Heavily armed militants attacked the Bannu jail on Sunday and freed prisoners.", "armed_assault", "government"),
    (
        ("Terrorists attacked a military hospital in Kabul on Tuesday with guns and grenades, killing 25."),
        "armed_assault",
        "hospital",
    ),
    (
        (
            "The attackers drove an explosives-laden pickup into the gate of the scouts' fort in Jandola on "
            "Thursday before storming it; ten of them were killed."
        ),
        "vehicle_bomb",
        "security_forces",
    ),
    (
        (
            "A suicide bomber struck a Frontier Corps check point near a hospital in Quetta on Sunday, killing "
            "four personnel."
        ),
        "suicide_bombing",
        "security_forces",
    ),
    (
        (
            "A blast in a coal mine owned by a local contractor was caused by explosives planted by militants in "
            "Duki on Friday, killing three miners."
        ),
        "ied",
        "infrastructure",
    ),
    ("Two brothers were killed in firing by armed motorcyclists in Hangu bazaar on Monday.", "armed_assault", "market"),
    ("A team of surveyors was ambushed in Awaran on Friday; three were killed.", "armed_assault", "civilians"),
    (
        ("A convoy of trucks carrying aid to Parachinar was attacked with rockets and gunfire in Kurram on Thursday."),
        "rocket_mortar",
        "transport",
    ),
    ("Four labourers working on a dam were abducted by gunmen in Zhob on Sunday.", "abduction", "civilians"),
    (
        ("Unknown assailants hurled a grenade at a shop selling national flags in Quetta on Monday, killing one."),
        "grenade",
        "market",
    ),
    (
        ("Assailants riddled a police inspector's car with bullets in Karachi on Tuesday, killing him."),
        "armed_assault",
        "police",
    ),
    (
        ("Militants used a quadcopter to attack a post in Tirah on Saturday, injuring two soldiers."),
        "drone",
        "security_forces",
    ),
)
