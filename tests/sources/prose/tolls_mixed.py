"""Tolls: how headlines, forces, hospitals and logs count.

A line each: the sentence, then its figures: k killed, w wounded; of the killed s security, p police, a attackers,
c civilians, ch children, wo women. "5+" is at least five, "-5" at most, "3-6" a range; none means that it states none.
"""

from __future__ import annotations

TOLLS = """
Four precious lives were lost in the attack in Razmak. | k=4
At least four lives were lost in the attack in Razmak. | k=4+
Four soldiers lost their lives and six sustained injuries in Razmak. | k=4 s=4 w=6
Four soldiers attained martyrdom while six others received injuries in Razmak. | k=4 s=4 w=6
Four soldiers drank the cup of martyrdom in Razmak. | k=4 s=4
Four soldiers rendered the ultimate sacrifice in Razmak. | k=4 s=4
Four soldiers sacrificed their lives in Razmak. | k=4 s=4
Four soldiers paid the ultimate price in Razmak. | k=4 s=4
The explosion took the lives of nine worshippers in Sibi. | k=9 c=9
The explosion took nine lives in Sibi. | k=9
The explosion snuffed out nine lives in Sibi. | k=9
Nine worshippers died on the spot and three on the way to hospital after the Sibi blast. | k=12 c=12
Nine people died on the spot while three died in hospital after the blast in Sibi. | k=12
Two died at the scene and a third in hospital after the blast in Sibi. | k=3
Two people were killed on the spot; a third died later in hospital after the blast in Sibi. | k=3
Two people were killed in the blast in Sibi on Friday. Another died of his wounds on Saturday. | k=3
Two people were killed in the blast in Sibi. The toll later rose to five. | k=5
Five people were killed in the blast in Sibi, officials said. At least five people died, the hospital said. | k=5
A policeman was killed and his colleague injured in Sibi. | k=1 p=1 w=1
A policeman and a passerby were wounded in the blast in Sibi. | w=2
A man was killed and his son wounded in the blast in Sibi. | k=1 w=1
Six were injured, two of them seriously, in the blast in Sibi. | w=6
Ten people were hurt, four critically, in the blast in Sibi. | w=10
Ten people were injured in the Sibi blast, three of whom later died. | k=3 w=10
Thirty people are being treated at the hospital after the blast in Sibi. | w=30
Thirty injured were shifted to the hospital after the blast in Sibi. | w=30
The hospital received five bodies and 30 wounded from the blast in Sibi. | k=5 w=30
Three constables were wounded, one of whom died later, in Sibi. | k=1 p=1 w=3
Fifteen people suffered injuries in the Sibi blast. | w=15
Fifteen people suffered burns in the Sibi blast. | w=15
The blast wounded 15, including four children, in Sibi. | w=15
We killed 12 soldiers and wounded nine in the attack on the Kech camp, the BLA spokesman said. | k=12 s=12 w=9
The mujahideen killed seven puppet soldiers in Maidan Shahr. | k=7 s=7
Two mujahideen were martyred in the attack on the post in Khogyani. | k=2 a=2
Our fidayeen killed 25 enemy personnel in Bolan. | k=25 s=25
The group said eight of its fighters were killed in Bolan. | k=8 a=8
Seven enemy personnel were killed in the sniper attack in Kech. | k=7 s=7
The enemy suffered the loss of 12 personnel in Kech. | k=12 s=12
Afghan and coalition forces killed several insurgents and detained two in Khost. |
The security force returned fire, killing the insurgents in Khost. |
An insurgent was engaged and killed in Khost. | k=1 a=1
Two insurgents were positively identified, engaged and killed in Khost. | k=2 a=2
A precision airstrike killed Rostum and his associate in Kunar. | k=2 a=1
A Taliban leader and one of his associates were killed in Kunar. | k=2 a=2
Also killed in the strike were two armed insurgents in Kunar. | k=2 a=2
The operation resulted in two insurgents killed in Kunar. | k=2 a=2
An International Security Assistance Force service member died following an attack in southern Afghanistan. | k=1 s=1
Two ISAF service members were killed in Helmand. | k=2 s=2
Of the nine killed, five were policemen, the official in Hangu said. | k=9 p=5
The dead in Hangu were five policemen and four civilians. | k=9 p=5 c=4
The martyred included three policemen and two passers-by in Hangu. | p=3 c=2
The deceased in Hangu were a teacher and two students. | k=3 c=3
Killed: two soldiers. Injured: five. Place: Hangu. | k=2 s=2 w=5
Dead: 7; wounded: 12, from the Hangu blast. | k=7 w=12
Killed 7, injured 12 in the Hangu blast. | k=7 w=12
Martyred: 3. Injured: 9. Hangu check post attack. | k=3 w=9
KIA 3, WIA 9 in the Hangu post attack. | k=3 w=9
3 KIA, 9 WIA in the Hangu post attack. | k=3 w=9
Casualties: 3 martyred, 9 injured in the Hangu post attack. | k=3 w=9
The attack in Hangu caused 12 casualties, including five deaths. | k=5
The hospital in Hangu confirmed five deaths and 12 injuries in the blast. | k=5 w=12
Doctors in Hangu put the dead at five and the wounded at 12. | k=5 w=12
The number of dead in Hangu has risen to five and of wounded to 12. | k=5 w=12
Five dead, 12 injured; one of the injured critical, Hangu hospital said after the bombing. | k=5 w=12
Three FC soldiers martyred, two hurt in Kech IED blast | k=3 s=3 w=2
Roadside blast martyrs two soldiers in North Waziristan | k=2 s=2
Captain among five martyred in North Waziristan ambush | k=5 s=1
Bannu suicide attack leaves 12 martyred, six attackers dead | k=18 a=6
Bannu: 16 terrorists, five soldiers killed in cantonment attack | k=21 s=5 a=16
Two policemen gunned down in Peshawar | k=2 p=2
Constable shot dead in DI Khan | k=1 p=1
Police constable shot dead in Bannu | k=1 p=1
ASI, constable martyred in Lakki Marwat attack | k=2 p=2
Polio worker, guard shot dead in Bajaur | k=2 c=1
Levies man killed in Khuzdar blast | k=1 s=1
Two Levies officials killed in Khuzdar blast | k=2 s=2
JUI-F leader, son killed in Bajaur blast | k=2 c=1
Eight labourers shot dead in Panjgur | k=8 c=8
Six abducted labourers found dead in Turbat | k=6 c=6
Two dead as car bomb explodes outside Quetta police lines | k=2
One dead, 10 injured in Jamrud blast | k=1 w=10
At least six killed in attack on Karachi police office | k=6+
Over a dozen militants killed in Tirah airstrikes | k=12+ a=12+
Scores killed in Kabul mosque blast |
Death toll in Mastung bombing climbs to 60 | k=60
Quetta railway station bombing toll rises to 27 as one more dies | k=27
Injured soldier dies, taking Bannu attack toll to nine | k=9 s=1
Peshawar blast: bodies of 101 victims handed over | k=101
Forces kill 23 terrorists in three operations in KP | k=23 a=23
23 khwarij killed in KP ops: ISPR | k=23 a=23
Security forces eliminate seven khwarij in Bannu | k=7 a=7
CTD guns down four terrorists in Mianwali encounter | k=4 a=4
Four terrorists meet their fate in Mianwali | k=4 a=4
Seven troops lose lives in Kech bomb attack | k=7 s=7
Gunmen kill four, abduct three in Kharan | k=4
No one hurt as rocket lands near Gwadar port | k=0 w=0
Passengers escape unhurt as train attacked near Sibi |
Blast hits train in Bolan; no casualties | k=0 w=0
Ex-MPA killed in Mardan | k=1 c=1
A suicide bomber killed at least 30 people and wounded more than 50 at a shrine in Sehwan. | k=30+ w=50+
The explosion killed 14 people, most of them women and children, and wounded 38 others in Kabul. | k=14 w=38
The explosion killed 14 people, mostly policemen, in Kabul. | k=14
The explosion killed 14 people, half of them children, in Kabul. | k=14
The gunmen killed two guards before they were shot dead by police in Karachi. | k=2
The two gunmen were shot dead after they killed a guard in Karachi. | k=3 a=2
Police shot and killed all four attackers after they had killed seven people in Karachi. | k=11 a=4
A police officer said at least nine people, including three children, had been killed in the blast in Kohat. | k=9+ ch=3
Hospital officials in Kohat said they had received 21 bodies and more than 60 wounded people. | k=21 w=60+
Twelve of the wounded were in critical condition, a doctor in Kohat said. |
Of the 60 wounded in Kohat, 12 were in critical condition. | w=60
The attack killed nine and left 22 wounded, some of them critically, in Kohat. | k=9 w=22
A spokesman said eight militants had been killed and five captured in Orakzai. | k=8 a=8
Troops killed eight militants and captured five in Orakzai. | k=8 a=8
The army said 12 of its soldiers were killed in Zhob. | k=12 s=12
The military said it had killed at least 15 insurgents in Zhob. | k=15+ a=15+
Two soldiers, a policeman and as many as five militants were killed in Zhob. | k=8 s=2 p=1 a=5
At least three soldiers and six militants died in the fighting in Zhob, the military said. | k=9+ s=3+ a=6
Gunmen on a motorcycle opened fire on a police van in Kohat, killing one officer and wounding another. | k=1 w=1 p=1
A bomb exploded near a police van in Kohat, killing an officer and two passers-by and hurting 10. | k=3 c=2 p=1 w=10
The victims were identified as two brothers and their cousin, police in Kohat said after the shooting. |
A mortar shell fired from across the border killed a woman and injured her three children in Kurram. | k=1 wo=1 w=3
Two brothers were shot dead in Kohat. | k=2
A father and son were shot dead in Kohat by terrorists. | k=2
A tribal elder was killed along with his nephew and two guards in Wana. | k=4 c=1
A former senator was killed along with four others in Wana. | k=5 c=1
Former senator Gul Khan and four others were killed in a blast in Bajaur. | k=5 c=1
Maulana Hamid was killed and three others were injured in Wana. | k=1 w=3
Resultantly, nine khwarij were sent to hell, while five khwarij got injured in Tirah. | k=9 a=9 w=5
Four soldiers including an officer embraced shahadat in Shawal. | k=4 s=4
Major A (age: 31 years), who was leading his men, paid the ultimate sacrifice and embraced shahadat in Shawal. | k=1 s=1
Terrorists were effectively engaged and resultantly eight terrorists were killed in Shawal. | k=8 a=8
Security forces effectively engaged and killed four terrorists in Shawal. | k=4 a=4
Own troops effectively engaged the khwarij's location; as a result, six khwarij were killed in Shawal. | k=6 a=6
An innocent civilian was also martyred in the crossfire in Shawal. | k=1 c=1
Kharji ringleader Sherin was killed along with two of his associates in Shawal. | k=3 a=3
High value target kharji commander was killed in Shawal. | k=1 a=1
14 khwarij were apprehended and six were killed in Shawal. | k=6
Three terrorists were killed, three terrorists were injured and one was apprehended in Shawal. | k=3 a=3 w=3
Khyber: IED, Bara. 1 FC soldier martyred, 2 injured. | k=1 s=1 w=2
Fatalities: 4 (2 SF, 2 militants). Injuries: 3. Place: Razmak. | k=4 w=3 s=2 a=2
KIA: 2 SF. WIA: 5 SF. Razmak. | k=2 s=2 w=5
Razmak: SF post attacked, 2 soldiers KIA, 4 WIA. | k=2 s=2 w=4
Hub: grenade attack, no cas rptd. | k=0 w=0
Hub: grenade attack on shop; nil casualties reported. | k=0 w=0
Hub: firing on police mobile, one constable martyred, one criticaly injured. | k=1 p=1 w=1
Dead 3, injured 8. Chaman blast. | k=3 w=8
3 dead/8 injured in Chaman blast. | k=3 w=8
Chaman blast - 3 martyred - 8 injured | k=3 w=8
Chaman blast. Casualties: killed 3, injured 8. | k=3 w=8
Chaman blast. Casualties: 3 killed and 8 injured. | k=3 w=8
Chaman blast. Deaths: 3; injuries: 8. | k=3 w=8
DHQ Bannu: 5 dead bodies and 14 injured received after the blast. | k=5 w=14
A total of 14 injured were brought to LRH Peshawar after the blast, of whom three expired. | k=3 w=14
LRH Peshawar: three of the injured expired during treatment after the blast. | k=3
One more victim of the Peshawar blast succumbed to injuries, raising the death toll to 85. | k=85
Rescue 1122 shifted 11 injured and four bodies to hospital after the blast in Bannu. | k=4 w=11
Edhi volunteers moved seven bodies to the Jinnah hospital after the attack on the Karachi airport. | k=7
Among the injured are four women and two children, says JPMC after the Karachi blast. |
The condition of three of the wounded is critical, the MS in Kohat said after the blast. |
Ten patients with burn injuries are under treatment after the bomb blast in Kohat. | w=10
TTP claimed to have killed 15 soldiers in the attack in Tirah. | k=15 s=15
BLA fighters claimed to have killed 10 Pakistani army personnel in Noshki. | k=10 s=10
The spokesman said eight army men were killed and four of its sarmachars were martyred in Noshki. | k=12 s=8 a=4
Our two mujahideen were martyred and five police officers were killed in Lakki Marwat, the statement said. | k=7 a=2 p=5
The occupying army lost 18 personnel in the ambush in Kech, the BLF said. | k=18 s=18
More than 20 occupying soldiers were eliminated in the IED attack in Kech, the BLF said. | k=20+ s=20+
A military vehicle was destroyed and all the personnel on board were killed in Kech, the BLF said. |
The government announced Rs2 million for the heirs of those killed in Mastung. |
Two suspects wanted for the killing of a policeman were arrested in Kohat. |
The court sentenced three men to death in the Mashal case. |
Police seized 30 kg explosives and averted a bombing that could have killed hundreds in Lahore. |
About 300 policemen were deployed after the attack in Quetta. |
The convoy of 12 vehicles carrying 60 soldiers was attacked in Bolan. |
Some 200 passengers were on board when the train was attacked in Bolan. |
The 22 hostages were freed after the attack in Bolan. |
The militants fled, leaving behind two motorcycles in Bolan. |
A seven-year-old boy was injured in a mine blast in Mohmand. | w=1
Fifteen shops were gutted in the blast in Saddar. |
He had lost two brothers in the 2014 attack. |
At least 14 people, including a bridegroom, were killed in the attack in Kurram. | k=14+
A grenade attack on a shop in Turbat left one dead and six wounded. | k=1 w=6
The IED blast in Tirah left a soldier martyred and another critically injured. | k=1 s=1 w=1
The twin blasts in Parachinar claimed as many as 67 lives. | k=67
Officials put the toll in Parachinar at 67. | k=67
Officials put the death toll in Parachinar at 67, with over 200 wounded. | k=67 w=200+
The toll in Parachinar stood at 67 dead and 200 wounded. | k=67 w=200
The Parachinar blasts are feared to have killed dozens. |
It was not immediately clear how many people were killed in the Parachinar blasts. |
There were no immediate reports of casualties in the Parachinar blasts. | k=0 w=0
No group claimed the attack, in which two soldiers were killed in Wana. | k=2 s=2
None of the attackers survived, while three guards were killed in Gwadar. | k=3
Nineteen-year-old student killed in Turbat firing | k=1 c=1
A man in his 40s was shot dead in Turbat. | k=1
Police said 15-20 armed men attacked the post and killed a constable in Turbat. | k=1 p=1
Gunmen stopped a bus, checked identity cards and killed nine passengers in Noshki. | k=9 c=9
Nine passengers were offloaded from a bus and shot dead in Noshki. | k=9 c=9
Nine passengers were offloaded from a bus, lined up and shot dead after their cards were checked in Noshki. | k=9 c=9
Nine men were taken off a bus and killed in Noshki. | k=9
Militants kidnapped and later killed three Levies personnel in Ziarat. | k=3 s=3
Three Levies personnel were kidnapped and later killed in Ziarat. | k=3 s=3
The bodies of two of the five abducted miners were found in Ziarat. | k=2 c=2
Five of the seven attackers were killed and two escaped in Ziarat. | k=5 a=5
Of the seven attackers, five were killed and two escaped in Ziarat. | k=5
All the attackers were killed in Ziarat, along with two soldiers. | k=2 s=2
All three suicide bombers and two policemen died in Ziarat. | k=5 a=3 p=2
The bomber and two policemen died in Ziarat. | k=3 a=1 p=2
The attacker was killed on the spot and two policemen were injured in Ziarat. | k=1 a=1 w=2
An attacker was killed and another arrested in injured condition in Ziarat. | k=1 a=1 w=1
Two policemen were killed and four, including an SHO, injured in Ziarat. | k=2 p=2 w=4
Two policemen were killed and four others, including an SHO, were injured in Ziarat. | k=2 p=2 w=4
Two policemen and a civilian were killed and six people were injured in Ziarat. | k=3 p=2 c=1 w=6
Two people, a policeman and a passer-by, were killed in Ziarat. | k=2 p=1 c=1
Two people - a policeman and a passer-by - were killed in Ziarat. | k=2 p=1 c=1
Two people, including a policeman, were killed and seven, including two children, were hurt in Ziarat. | k=2 p=1 w=7
Two troops were killed and an equal number injured in Ziarat. | k=2 s=2 w=2
A soldier embraced martyrdom while two others got injured in Ziarat. | k=1 s=1 w=2
A soldier embraced martyrdom and two suffered injuries in Ziarat. | k=1 s=1 w=2
One soldier and three terrorists were killed, the ISPR said after the clash in Ziarat. | k=4 s=1 a=3
Four Afghan border police were killed by the Taliban in Ziarat. | k=4 p=4
Ten ANA soldiers and six ANP personnel were killed in Ghazni. | k=16 s=10 p=6
Nine US soldiers and two Marines were killed in Wanat. | k=11 s=11
Two NATO troops were killed in a roadside bombing in Helmand. | k=2 s=2
Fifteen insurgents, among them a shadow governor, were killed in Helmand. | k=15 a=15
A jirga member, his two sons and a nephew were gunned down in Miranshah. | k=4
The explosion ripped through a bazaar in Miranshah, leaving at least seven dead, 23 hurt. | k=7+ w=23
Seven dead, 23 hurt: toll of Miranshah bazaar blast | k=7 w=23
Five more bodies were recovered from the rubble in Miranshah, raising the death toll to 12. | k=12
The number of martyrs in the Miranshah attack reached 12. | k=12
With the death of another injured, the toll in the Miranshah blast has reached 12. | k=12
12 people dead, scores injured in Miranshah blast | k=12
Scores dead, 12 injured in Miranshah blast | w=12
Clashes in Kurram left 21 dead and 40 houses burnt. | k=21
Clashes in Kurram killed 21 and displaced 300 families. | k=21
Shelling killed 21 cattle and injured a shepherd in Kurram. | w=1
A rocket killed two and destroyed three vehicles in Kurram. | k=2
The 12-member squad lost two men in Kurram. |
"""
