"""Tolls: as headlines, forces, hospitals, militants and papers tell them."""

from __future__ import annotations

TOLLS = """
Militants ambushed a Levies vehicle near Mand on Friday, leaving the risaldar-major and his driver dead. | k=2 s=1
A Rangers naik died and two of his comrades were hurt when a grenade was thrown at their post in Lyari. | k=1 s=1 w=2
An FC man was killed and three others hurt when their vehicle struck a mine near Sibi on Friday. | k=1 s=1 w=3
An FC soldier lost his life and a second was hurt in Sibi on Friday. | k=1 s=1 w=1
A policeman deputed with a polio team was shot dead in Bannu on Friday. | k=1 p=1
A policeman on polio duty and a passer-by were shot dead in Bannu on Friday. | k=2 p=1 c=1
A traffic policeman, on his way home, was shot dead in Bannu on Friday. | k=1 p=1
A constable of the Elite Force was martyred in Bannu on Friday. | k=1 p=1
A CTD inspector was shot dead in Quetta on Friday; his guard survived with wounds. | k=1 p=1 w=1
Two off-duty soldiers were shot dead in Tank on Friday. | k=2 s=2
A tribal elder, his two sons and a guard were killed by a roadside bomb in Bajaur on Friday. | k=4 c=1
A tribal elder and three of his companions were killed by a roadside bomb in Bajaur on Friday. | k=4 c=1
A former lawmaker was among those killed in Friday's bombing in Bajaur; the toll stood at seven. | k=7 c=1
Seven dead, 20 hurt in Bajaur bomb attack | k=7 w=20
Seven killed, a score wounded in Bajaur bomb attack | k=7 w=20
Bomb kills two, hurts four in Bajaur | k=2 w=4
Two cops martyred, SHO hurt in Bajaur gun attack | k=2 p=2 w=1
Cop, two kids among five killed in Bajaur bombing | k=5 p=1 ch=2
Soldier martyred, six terrorists gunned down in Tirah IBO | k=7 s=1 a=6
Two soldiers embrace martyrdom as forces kill nine khwarij in Tirah | k=11 s=2 a=9
Nine khwarij killed, Major martyred in Tirah operation | k=10 a=9 s=1
Bomber blows himself up at gate, two guards hurt in Peshawar | w=2
12 miners abducted, later found dead in Harnai | k=12 c=12
Three shot dead in Karachi targeted attack | k=3
Explosion rips through Sibi bazaar: five dead | k=5
Five perish in Sibi blast | k=5
Sibi blast leaves five dead, a dozen hurt | k=5 w=12
Sibi blast claims five | k=5
Sibi blast claims five more lives | k=5
Sibi blast: another victim dies, toll six | k=6
Sibi blast toll now six | k=6
Sibi blast death toll reaches six | k=6
During the engagement own troops effectively sent three khwarij to hell in Tirah on Friday. | k=3 a=3
Resultantly, four khwarij were sent to hell, while three got injured in Tirah on Friday. | k=4 a=4 w=3
Six khwarij including ring leader were sent to hell in Tirah on Friday. | k=6 a=6
All three attackers were killed in Wana on Friday, and two of our soldiers laid down their lives. | k=5 a=3 s=2
All the attackers were killed in Wana on Friday; four soldiers were martyred. | k=4 s=4
Four attackers were killed in Wana on Friday and their bodies taken into custody. | k=4 a=4
The police returned fire, killing one attacker and injuring another in Wana on Friday. | k=1 a=1 w=1
In retaliatory fire one terrorist was killed while his two accomplices escaped in Wana on Friday. | k=1 a=1
One terrorist was killed in Wana on Friday and his accomplice was arrested in injured condition. | k=1 a=1 w=1
Security personnel shot two terrorists dead in Wana on Friday. | k=2 a=2
Own loss: one shaheed, two injured. Enemy: four killed, in Wana on Friday. | k=5 a=4 s=1 w=2
Own cas: 1 shaheed, 2 inj. En: 4 killed. Wana, Friday attack. | k=5 w=2 s=1 a=4
Friday, Wana: convoy hit by IED, 2 sldrs shaheed, 3 inj (1 serious). | k=2 s=2 w=3
Friday, Wana: IED blast, dead 4 (police 2, civ 2), inj 9. | k=4 p=2 c=2 w=9
Friday, Wana: IED blast - killed four, injured nine. | k=4 w=9
Friday, Wana: grenade attack, 3 injured incl 1 police. | w=3
The hospital spokesman said 14 bodies and 40 injured were brought from Friday's blast in Wana. | k=14 w=40
We have 14 dead and 40 injured with us from Friday's blast in Wana, the MS said. | k=14 w=40
Fourteen were dead when they reached us from Friday's blast in Wana, and 40 were wounded. | k=14 w=40
Of the 40 brought in after Friday's blast in Wana, 14 were already dead. | k=14
Twelve of the injured from Friday's blast in Wana are critical; eight have been discharged. |
Injured: 23. Expired: 6. Blast in Wana on Friday. | k=6 w=23
Total dead 6, total injured 23 in Friday's blast in Wana. | k=6 w=23
Rescue teams pulled out six bodies and shifted 23 injured after Friday's blast in Wana. | k=6 w=23
Rescue teams shifted six dead and 23 injured to hospital after Friday's blast in Wana. | k=6 w=23
Ambulances carried 23 injured persons and six bodies from Friday's blast in Wana. | k=6 w=23
One patient expired in ICU, so the count of Friday's blast in Wana is now seven dead, 22 injured. | k=7 w=22
Two of the critically wounded died overnight, taking the death toll of Friday's blast in Wana to eight. | k=8
A three-year-old girl who was wounded in Friday's blast in Wana died in hospital. | k=1 ch=1
Our fighters killed five soldiers and wounded seven in Wana on Friday, a Taliban spokesman claimed. | k=5 s=5 w=7
Five enemy personnel were eliminated and their weapons seized in Wana on Friday, the BLA said. | k=5 s=5
One of our fighters, too, was martyred in the attack in Wana on Friday, the group said. | k=1 a=1
The mujahideen suffered no losses in the attack in Wana on Friday, the group said. |
Three policemen perished at the hands of our fighters in Wana on Friday, the statement said. | k=3 p=3
The attack in Wana on Friday claimed the lives of a schoolteacher, her daughter and a rickshaw driver. | k=3 c=2
A schoolteacher and her daughter lost their lives in Friday's attack in Wana. | k=2 c=1
Six members of a family, including three children, died when a mortar shell hit their house in Wana. | k=6 ch=3
Six members of one family were killed, three of them children, when a shell hit a house in Wana on Friday. | k=6 ch=3
A man, his wife and three children were killed when a shell hit their house in Wana on Friday. | k=5 wo=1 ch=3
A couple and their two children were killed when a shell hit their house in Wana on Friday. | k=4 ch=2
At least a dozen people, most of them shoppers, were killed in Wana on Friday. | k=12+
More than a dozen people, mostly civilians, were killed in Wana on Friday. | k=12+
Between eight and ten people died in Wana in Friday's attack. | k=8-10
Up to 20 people died in Wana in Friday's attack. | k=-20
No fewer than 20 worshippers were killed in Wana in Friday's attack. | k=20+ c=20+
Friday's attack in Wana left 20 worshippers dead and many others injured. | k=20 c=20
Of the 20 dead in Friday's attack in Wana, 14 were worshippers and six policemen. | k=20 c=14 p=6
Those killed in Friday's attack in Wana include a judge, two lawyers and a constable. | c=2 p=1
A judge, two lawyers and a constable are among the dead in Friday's attack in Wana. | c=2 p=1
Twenty people — 14 worshippers and six policemen — were killed in Wana on Friday. | k=20 c=14 p=6
Twenty people (14 worshippers, six policemen) were killed in Wana on Friday. | k=20 c=14 p=6
Twenty people were killed on Friday in Wana: 14 worshippers and six policemen. | k=20 c=14 p=6
Four soldiers, three policemen and a civilian were killed in Wana on Friday. | k=8 s=4 p=3 c=1
Four soldiers as well as three policemen were killed in Wana on Friday. | k=7 s=4 p=3
Four soldiers were killed in Wana on Friday, and so were three policemen. | k=7 s=4 p=3
Four soldiers were killed in Wana on Friday; three policemen also lost their lives. | k=7 s=4 p=3
Both the driver and the guard were killed in Wana on Friday in the ambush. | k=2 c=1
The judge escaped but his driver was killed in Friday's attack in Wana. | k=1 c=1
The minister survived; four of his guards did not, in Friday's attack in Wana. |
Gunmen opened fire on a car in Wana on Friday, killing its driver instantly. | k=1 c=1
Gunmen opened fire on a car in Wana on Friday; the driver died on the spot and a passenger was injured. | k=1 c=1 w=1
Gunmen opened fire on a car in Wana on Friday. All four inside died. | k=4
Gunmen opened fire on a car in Wana on Friday. All four on board were killed. | k=4
Gunmen opened fire on a car in Wana on Friday. None of the four inside survived. |
Gunmen opened fire on a car in Wana on Friday with four people inside; all were killed. |
The bomb in Wana on Friday tore through a bus, and 11 of the 30 passengers died. | k=11 c=11
Five people died in Friday's blast in Tank, police said. Rescue officials put the number of the dead at six. | k=6
Five people died in Friday's blast in Tank. The dead included two policemen. | k=5 p=2
Three policemen and two civilians were killed in Friday's blast in Tank. Police said five people died. | k=5 p=3 c=2
Three policemen were killed in Tank on Friday. The slain policemen were returning home. | k=3 p=3
Three policemen were killed in Tank on Friday. The bodies of the three were taken to hospital. | k=3 p=3
Three policemen were killed in Tank on Friday. Funeral prayers of the three martyrs were offered. | k=3 p=3
A policeman was killed in Tank on Friday. He was the second policeman killed in a week. | k=1 p=1
At least four people were killed, including two children, and 12 wounded in Tank on Friday. | k=4+ ch=2 w=12
Twelve people were wounded in Tank on Friday, four of them seriously. | w=12
Twelve people were wounded in Tank on Friday; four are in a critical condition. | w=12
Two labourers from Sindh and a cook from Multan were killed in Tank on Friday. | k=3 c=3
Two Chinese nationals and their driver were killed in Tank on Friday. | k=3 c=3
A polio worker and her police guard were shot dead in Tank on Friday. | k=2 p=1 c=1
A polio vaccinator was shot dead and the constable with her wounded in Tank on Friday. | k=1 c=1 w=1
The imam of a mosque and his son were shot dead in Tank on Friday by gunmen. | k=2 c=1
A prayer leader was gunned down in Tank on Friday. | k=1 c=1
A barber from Punjab was shot dead inside his shop in Tank on Friday by gunmen. | k=1 c=1
Gunmen barged into a barber's shop and shot dead three customers in Tank on Friday. | k=3 c=3
Gunmen killed four people, all of them labourers from Punjab, in Tank on Friday. | k=4 c=4
One person was killed by gunmen in Tank on Friday. The deceased was a constable. | k=1 p=1
Two policemen, identified as Head Constable and Constable, were shot dead by gunmen in Tank on Friday. | k=2 p=2
Afghan forces lost two men and killed four Islamic State gunmen when they broke into a house in Kunduz's \
Bandar-e-Imam Sahib area, the Taliban's intelligence directorate announced; two of its fighters were also injured. | \
k=6 s=2 a=4 w=2
Nine gendarmes died defending the barracks at Djibo, while six townspeople fell to stray bullets, said a Burkinabe \
security source. Another 28 residents and gendarmes were treated for wounds. | k=15 s=9 c=6 w=28
Mogadishu, Wednesday: The blast at the Hodan tea shop claimed five customers. Three government soldiers on the \
pavement were also killed. Medics of Aamin Ambulance carried 17 injured. | k=8 c=5 s=3 w=17
Two rangers, one water-tanker driver: the dead of the Korangi grenade attack. The wounded, six, are at Jinnah \
Hospital, Karachi. | k=3 s=2 c=1 w=6
Five khwarij neutralised and killed, one lance naik shaheed: the outcome of the Shewa engagement, as put out on \
Wednesday by the military. | k=6 a=5 s=1
Sepoys killed: two. Terrorists killed: six. Sepoys wounded: five. So reads the one-page note sent round by the Kurram \
brigade after the fighting at Ghozgarhi. | k=8 s=2 a=6 w=5
Three policemen who were guarding the vote-counting hall at Kuchlak died where they stood. Also killed were two \
shopkeepers and a student, and eight people were hurt. | k=6 p=3 c=3 w=8
Two coast guards were killed near Pasni; earlier reports had said three. The third man is among the three injured and \
is expected to live. | k=2 s=2 w=3
Three officials of the forces were killed near Ziarat: two from Levies, one from police. A fourth is wounded. | k=3 \
s=2 p=1 w=1
No one died but three people had limbs broken when the bomb brought down the wall of the Nadra office in Wana. | k=0 w=3
Helmand: four Taliban soldiers succumb, two survive with wounds after mine, planted by unknown hands, rips Ranger \
pickup | k=4 s=4 w=2
Five people were found charred inside the van that attackers had set alight at Kalat's Manguchar. | k=5
Ten persons dead. Twenty-two persons with injuries. Cause, a bomb fixed to the compressor of an ice-cream cart. \
Place, Larkana's Bunder Road. | k=10 w=22
Five women drowned in blood, ten people torn by splinters: thus a Pashto poet-columnist on the mortar shell that \
insurgents dropped upon a bride's house in Mohmand's Khwezai. All five are dead. | k=5 wo=5 w=10
There were four fatalities, and injuries to thirteen, in the bombing of the No. 8 minibus in Herat's Jebrail. | k=4 w=13
Suicide attack at Jalozai snatches five lives; 17 rushed to hospital with wounds | k=5 w=17
Executed by the roadside after a look at their identity cards: three barbers from Layyah, at Nushki's Sultan Charhai \
on Wednesday. | k=3 c=3
Two persons, a man of 70 and his grandson, 22, died at Larkana in the bomb blast outside an election office. Eight \
voters are wounded; polling resumed after 55 minutes. | k=2 w=8
KARAK: Unknown armed men martyred two Frontier Corps guards of an oil-well and, fleeing, ran into three cattle \
traders whom they also killed. Injuries to four guards were reported. | k=5 s=2 c=3 w=4
Thailand's Pattani saw four insurgents and two rangers killed in a rubber plantation on Monday; two more rangers took \
bullets in the leg. | k=6 a=4 s=2 w=2
Shahadat of four FC jawans, injuries to seven in Washuk: president expresses grief | k=4 s=4 w=7
Three charcoal burners were found strangled, a note of the Islamic State pinned on one, at Bosaso's edge. Two who \
crawled away have knife wounds. | k=3 c=3 w=2
The Mujahideen of Jaish al-Adl made eleven Iranian guardsmen taste death in Rask, according to its Telegram page. | \
k=11 s=11
The nation is poorer by five policemen, martyrs of Shabqadar's Matta post, says the chief minister. To eleven wounded \
he promises the best of care. | k=5 p=5 w=11
Slain in cold blood: two woodsellers, at Arawali in Kurram. Their boy helper, hit in the thigh, is hurt but talking. \
| k=2 c=2 w=1
Six of the 33 children in the madrassa van have cuts. None is dead. The roadside bomb at Kalaya weighed barely a \
kilo. | k=0 w=6
Policemen slain, 2; wounded, 5; stolen, 1 APC and 19 G3 rifles. Of the 50-odd TTP men who came to Daraban, not one \
was left behind. | k=2 p=2 w=5
A bomber was challenged at 40 metres and shot dead at a post in Kulachi on Monday. | k=1 a=1
In Monday's car bombing in Bannu nine civilians and four soldiers were lost and 22 persons injured. | k=13 c=9 s=4 w=22
A firing on a police van in Tank on Monday: two policemen perished, four lie in hospital. | k=2 p=2 w=4
Our surgical centre in Kabul admitted 17 people after a bombing in Kunduz on Monday. | w=17
Five bodies are lying in the civil hospital and three in a medical complex after Monday's attack in Quetta. | k=8
Two more people wounded in Monday's blast on the railway track near Mach breathed their last in Quetta. | k=2
Monday in Tank: ten were martyred, all of them workers and voters of a party, and 21 injured. | k=10 c=10 w=21
Twelve people were killed in Swat on Monday, and nine others, all of them women, were wounded. | k=12 w=9
One brave son of soil, a havildar of the army, embraced shahadat in Tirah on Monday. | k=1 s=1
An excise inspector was shot dead in Kohat on Monday. | k=1
Monday's blast in Tank. Fatalities: police 6, civilians 3. | k=9 p=6 c=3
Hurt in Monday's blast in Tank, and flown to Peshawar, were two officers and three soldiers. | w=5
A constable lost both legs and a sepoy has a fractured skull after a mine went off in Tank on Monday. | w=2
A girl with grenade fragments in her leg was brought from Tank on Monday after a blast. | w=1
A sentry whom a mortar shell slew on Monday was on guard in Kurram. | k=1 s=1
Forty could have died in Tank had Monday's bomb gone off. |
A mine hit a patrol in Tank on Monday. None of the 40 men inside was harmed. |
Two constables with bullet wounds were brought in from Tank on Monday, both already dead. | k=2 p=2
In Monday's attack in Wana a lieutenant, who was leading his men, along with three soldiers embraced shahadat. | k=4 s=4
A drone hit a house in Tirah on Monday, killing a woman and four of her grandchildren, all under 10. | k=5 ch=4 wo=1
Three girls were martyred in Khuzdar on Monday. We stand firm till the last terrorist is eliminated. | k=3 ch=3
Five khwarij, two of them foreigners, who had a hand in the attack on the mosque, were killed on Monday. | k=5 a=5
Monday's bomb in Chaman: dead 5, injured 6. One of the injured expired, so now dead are 6 and injured 5. | k=6 w=5
Gunmen shot at a post on Monday, killing three policemen and wounding four others, a medic said Tuesday. | k=3 p=3 w=4
Injured of Monday's bomb in Tank: 45 (critical 8). | w=45
The registrar died in his sleep on Monday; in 2011 a bomb in Tank had wounded him. |
"""
