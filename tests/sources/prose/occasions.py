"""Occasions: texts without news of an attack, and some that have it for all their words."""

from __future__ import annotations

# no figure and no incident
QUIET: tuple[str, ...] = (
    "Nine years ago today, militants stormed the campus in Charsadda and shot 18 students dead.",
    "Six years have passed since a bomber killed 31 voters at Quetta. Their families met there on Thursday.",
    "The governor's office rejected reports that a shell had struck the bazaar. No attack of any kind took place.",
    "If the pickets at Tank are withdrawn, the first bomb will go off in the bazaar, and somebody will call it foiled.",
    "Imagine a drone over Miranshah. If three came at once, forty soldiers would be killed in their tents.",
    "It is seven years this Friday since a tanker packed with explosives tore open Zanbaq Square in Kabul.",
    "Bannu police have dismissed WhatsApp messages about a bomb at the cattle market. A truck tyre burst, they said.",
    "The spokesman rejects as baseless the claim on social media that gunmen stormed the base in Tank last night.",
    "A new library in Charsadda has been named for the teacher who held off gunmen with a pistol in January 2016.",
    "Polio: 12 vaccinators and 31 of their guards lost their lives to gunmen in 2022 and 2023, an office in Tank said.",
    "Ten years' rigorous imprisonment: that is what a Gujranwala court gave the tailor of the suicide jackets.",
    "Candles were lit in Quetta on Monday for the 61 cadets slain at the police college in 2016.",
    "Court hands three militants death in 2017 Sehwan shrine case",
    "Blasts heard near Nowshera on Monday were quarry dynamite, police say.",
    "A plaza blast in Peshawar that hurt nine was caused by a gas leak, the bomb squad says.",
    "Word on social media of firing upon the van in Qila Saifullah is wrong; a sharp bend was the cause.",
    "Militant violence took 245 lives across the country in November, an institute said in its monthly review.",
    (
        "An anti-terrorism court in Lahore on Wednesday awarded death penalty on three counts to two men for "
        "the 2019 killing of a constable at Data Darbar. Both had pleaded not guilty."
    ),
    (
        "ATC Karachi handed six years each to two accused in a hand grenade attack case. The grenade had "
        "injured four policemen in Lyari."
    ),
    (
        "The Sindh High Court set aside the conviction of a man accused of bombing a bus that killed 11. The "
        "bench found the evidence weak."
    ),
    (
        "Court reporter: the judge gave three death sentences to the main accused. His lawyer says five "
        "witnesses were never heard."
    ),
    (
        "Three life sentences and a fine of Rs1m each: that was the verdict in the Sehwan case on Monday. "
        "Ninety had died in the shrine."
    ),
    (
        "The prosecution closed its case against seven men accused in the Chilas massacre. Ten mountaineers "
        "were shot dead at Nanga Parbat."
    ),
    "A military court has jailed 25 people for attacks on army posts. Terms run from two to ten years.",
    "The accused was granted bail on Tuesday in the case of the murder of two traders in Quetta.",
    (
        "Ten years after the bomb at the church, families lit candles in Peshawar. Eighty-one people were "
        "killed that Sunday."
    ),
    (
        "A widow of the Police Lines attack told us on its first anniversary that the pension had not come. "
        "Her husband was one of 84."
    ),
    (
        "The fifth death anniversary of the slain SSP will be marked at Police Lines Quetta on Friday with "
        "Quran khwani. He was killed with two guards."
    ),
    (
        "Martyrs' Day: the IGP laid a wreath at the monument to the 2,100 policemen of the province who gave "
        "their lives."
    ),
    "Schools in Swat fell silent for a minute to recall the pupils shot in their van twelve years earlier.",
    (
        "A mother whose son died in the 2016 hospital bombing said: nobody has called us. Seventy lawyers "
        "were killed there."
    ),
    "A stone with 16 names was unveiled at the Levies lines in Mastung, where the men lost their lives in 2018.",
    (
        "In remembrance of the Hazara victims, shops in Alamdar Road stayed closed. More than ninety died in "
        "the two blasts of January 2013."
    ),
    ("Rescue 1122 staged a mock bomb blast at the bus stand in Bannu: 14 'injured' were evacuated in nine minutes."),
    (
        "The police commandos' competition ended in Nowshera on Friday. Team Mardan 'killed' all five "
        "'terrorists' in 38 seconds."
    ),
    "Army sniper championship at Jhelum: 60 shooters took part and two records fell.",
    ("During an evacuation exercise at Quetta airport, four 'hijackers' were overpowered and three 'passengers' hurt."),
    (
        "Students of the staff college played a scenario in which a convoy is ambushed near Zhob and 12 "
        "soldiers are killed."
    ),
    (
        "Full dress rehearsal at Civil Hospital Hyderabad: 30 volunteers with painted wounds came in after an"
        " imagined explosion."
    ),
    "A training bomb went off as planned at the range in Risalpur; nobody was hurt and the course goes on.",
    (
        "The loud bang that shook Clifton on Monday, first taken for a bomb, was a burst gas cylinder in a "
        "restaurant; three cooks were hurt, police said."
    ),
    "What residents thought was a drone strike in Wana turned out to be a lightning strike. Two shepherds died.",
    (
        "An explosion at a fireworks store in Karachi that killed two on Tuesday was no act of terrorism, the"
        " fire brigade said."
    ),
    (
        "Police ruled out a terror angle in the blast at a scrap yard in Lahore. Two workers died when an old"
        " shell they were cutting exploded."
    ),
    "A suspected bomb at Saddar bus stop in Rawalpindi was a bag of clothes, the bomb disposal squad said.",
    "The fire that gutted a coach near Moro and killed nine began in the engine; no sabotage is suspected.",
    (
        "Threat alert: TTP has sent 3 suicide bombers to hit a police station in Lakki Marwat within two "
        "days. All SHOs to be alert."
    ),
    "NACTA letter says BLA is planning to strike buses on N-25 in the coming week. Escorts doubled.",
    (
        "Terrorists are likely to target polio teams in Bannu, the home department said in an advisory. Last "
        "month two constables died so."
    ),
    (
        "Intelligence reports suggest an explosive-laden vehicle has entered Quetta. Attack on sensitive "
        "installation possible next 48 hrs."
    ),
    "Sitrep Zhob sector. Past 24 hrs: nothing to report. Own cas: nil. En cas: nil.",
    (
        "Daily situation report, DPO Hangu, 29 May: situation peaceful, no incident of terrorism. Two POs "
        "arrested, 4 pistols recovered."
    ),
    "Nil report for the night 28/29 May, Torkham: all quiet. No cas.",
    (
        "Sir, - your report of Monday said the blast in Kohat killed six. My cousin drives an ambulance there"
        " and says the road is the killer: 40 dead since January."
    ),
    (
        "Letters: I have taught a class of 42 in Miranshah. In ten years I buried nine of my pupils. Peace "
        "committees will not bring them back."
    ),
    "The bar association counts 61 lawyers killed in Balochistan since 2008 and not one case closed.",
    (
        "A journalists' union has a list of 138 reporters killed in twenty years; it says no killer was ever "
        "punished in 132 of the cases."
    ),
    "The health workers' federation says 14 vaccinators were shot in the past eighteen months.",
    (
        "We have had 900 attacks in a year, the senator writes, and each time the minister promises an "
        "inquiry. One in four of the dead was a policeman."
    ),
    "How a state counts its dead says much. In 2023 there were 306 attacks and 693 dead; this year is worse.",
    "Terrorism in Pakistan: a look at the decade's figures. Eight thousand people were killed in 2009 alone.",
    "The drone war killed between 2,000 and 3,500 people, depending on whose list you read.",
    "Since when is a mosque a target? The question was asked by our grandfathers, and by us after every bombing.",
    "There is an old saying in Waziristan: one killed, ten born.",
    "The chief minister gave cheques of Rs10m each to the heirs of 12 policemen martyred in Bannu.",
    (
        "Jobs for sons of martyrs: 34 boys whose fathers were killed in the line of duty were enlisted as "
        "constables in Swabi on Monday."
    ),
    (
        "The cabinet approved Rs2bn for the victims of terrorism in the merged districts. Six thousand houses"
        " were destroyed in operations."
    ),
    ("A new trauma centre was opened in Lakki; 400 people hurt in attacks were sent elsewhere in the last five years."),
    "Bomb disposal squad trained 40 women in Mardan to handle explosives.",
    "The film tells the story of the APS attack, in which 147 people died. It opens in cinemas on Friday.",
    "Police recruited 1,200 men after last year's losses. Thirty-one constables died in the district in 2023.",
    "Seven members of a family were found dead in a house in Gujrat; gas from a heater is suspected.",
    "Morgue register, Chhipa, Karachi: 11 unclaimed bodies this week, most of them addicts.",
    "Two men were killed in a brawl at a snooker club in Faisalabad.",
    "Robbers killed a shopkeeper during a bank heist in Gulshan-i-Iqbal and fled with Rs3m.",
    "A father shot dead his two daughters in Dadu over 'honour'.",
    "Stray bullet from a wedding wounds girl in Mardan",
    "One killed, four hurt as rival clans trade fire over a well in Shikarpur",
    "A leopard injured three villagers in Abbottabad before it was shot dead.",
    "A dengue patient died at Hayatabad Medical Complex; 19 are under treatment.",
    "Eleven drowned as a boat sank in the Indus near Thatta. Divers recovered nine bodies.",
    "An inmate killed another at Mach jail with an iron rod.",
    "Five miners trapped in a coal mine in Duki were found dead on Thursday after gas filled the shaft.",
    "House collapse kills six in Lower Dir",
    "A soldier died of a snake bite at his post in Kharan.",
    "Protesters blocked the road in Hub for six hours against power cuts; two were hurt when police used batons.",
    "Dacoits in the katcha area freed three hostages after ransom of Rs2m was paid.",
    "There is no truth in social media posts of a blast at Sibi railway station, the SSP said. A tyre had burst.",
    "ISPR rejects as fake a video that claims 14 soldiers died in Tirah.",
    ("Reports of a suicide attack in Multan are wrong. It was a quarrel between two students, the CPO told newsmen."),
    "The army denied that any post had fallen in Chitral. No fighting took place on Monday, it said.",
)
# the people killed
FRESH: tuple[tuple[str, int | None], ...] = (
    (
        "A bomber who came up to the gate of a school in Kohat on Monday was shot before he could do harm.",
        None,
    ),
    ("The road to Qalat was mined, and a police pick-up overturned in the blast on Tuesday, killing three men.", 3),
    ("A constable died in a targeted shooting at Lachi on Sunday. Two boys were hurt in a motorcycle collision.", 1),
    ("We condemn it, the governor said over the coffins of four road workers mown down in Kech on Tuesday.", 4),
    (
        (
            "Forces raiding a compound near Kulachi on Wednesday came under fire and killed four fighters, "
            "one of them wanted"
            " in the 2022 Kulachi ambush."
        ),
        4,
    ),
    (
        (
            "The PM told a memorial gathering in Karachi that blood will be answered. Half an hour earlier "
            "a bomb had gone off"
            " beside a camp in Lyari and killed a volunteer."
        ),
        1,
    ),
    ("With the Mengal case still before the high court, its chief witness was shot dead on Wednesday in Wadh.", 1),
    ("Shells fired by al-Shabaab landed amid a mock battle of recruits at Manda Bay yesterday.", None),
    (
        (
            "A report that the TTP had seized Kulachi is false. What did happen, police say, is that thirty "
            "men fired at the"
            " tehsil building in Kulachi on Wednesday night."
        ),
        None,
    ),
    (
        (
            "He cancelled a trip to the martyrs' monument and went to the hospital, where lay the cadets "
            "hit by Wednesday's bus"
            " bomb in Abbottabad."
        ),
        None,
    ),
    ("Most serious: on Thursday, militants ambushed a police van in Lakki Marwat, in which four constables died.", 4),
    ("Rebels burned two lorries of mangoes at Machh on Wednesday. It will cost growers less than the flood did.", None),
    ("A post at Zhob was attacked on Monday; no casualties. The situation is calm now.", 0),
    ("A bomb killed three people outside the high court in Quetta on Wednesday.", 3),
    ("A grenade thrown at a memorial service in Karachi on Monday injured nine.", None),
    ("Two soldiers were martyred in Tank on Tuesday, ISPR said.", 2),
    ("On the anniversary of the massacre gunmen attacked a school in Peshawar on Thursday and killed two guards.", 2),
    ("Three constables killed in Lakki Marwat", 3),
    (
        (
            "The blast was first thought to be a cylinder explosion, but police said it was a bomb. Two died in "
            "Hub on Monday."
        ),
        2,
    ),
    ("Bullet-riddled bodies of four labourers were found near Turbat on Monday.", 4),
    ("Eleven dead in Kurram ambush", 11),
    ("Ten bodies and 22 injured were brought to Lady Reading Hospital after the explosion in Kohat on Tuesday.", 10),
    ("SIR - On Monday a suicide bomber killed nine people at Sariab in Quetta. When will it stop?", 9),
    ("Editorial: Tuesday's ambush in Kech, in which five labourers were shot dead, was the fourth this year.", 5),
    ("Letters in the press say all is well. Yet on Sunday gunmen killed four coal miners in Duki.", 4),
    ("A policeman was killed while escorting polio workers in Bajaur on Wednesday.", 1),
    ("Doctors at DHQ Bannu received two bodies and five wounded from the firing on a van at Domel.", 2),
    (
        (
            "Two years after the school attack, militants struck Peshawar again on Monday, killing six people at "
            "a market."
        ),
        6,
    ),
    ("Troops rehearsing for a parade in Quetta were hit by a rocket on Monday; three were killed.", 3),
    ("A seminary student died in the Akora blast of Friday, bringing the toll to eight.", 8),
    ("Karachi: two killed, three injured in firing incident in Korangi", 2),
    ("Toll in Mastung climbs to 31", 31),
    (
        (
            "A convict in the governor's murder case was freed by gunmen who attacked a prison van in Sukkur on "
            "Tuesday, killing two policemen."
        ),
        2,
    ),
    ("Four persons were killed in Panjgur on Tuesday night when armed men entered a house.", 4),
    ("Suspected ISWAP men hacked seven herders to death near Gubio on Monday.", 7),
    ("Saturday's raid on a post in Tank, in which six soldiers died, has a minister saying 'rogues' again.", 6),
    ("Gunners hit a Levies jeep with an RPG in Panjgur on Monday. Two men of the Levies died. It was no robbery.", 2),
)
