"""Tolls: how the dead and hurt are told in plain sentences.

A line each: the sentence, then its figures: k killed, w wounded; of the killed s security, p police, a attackers,
c civilians, ch children, wo women. "5+" is at least five, "-5" at most, "3-6" a range; none means that it states none.
"""

from __future__ import annotations

TOLLS = """
Gunmen gunned down three labourers in Turbat on Monday. | k=3 c=3
Three labourers were gunned down by gunmen in Turbat. | k=3 c=3
Two policemen were sprayed to death with bullets in Kohat. | k=2 p=2
Unknown men sprayed bullets at a van in Panjgur, killing five passengers. | k=5 c=5
Seven soldiers laid down their lives in the attack in Tank. | k=7 s=7
Four Levies men lost their lives when a bomb hit their truck in Chaman. | k=4 s=4
Six pilgrims perished in the suicide attack in Mastung. | k=6 c=6
Two of the wounded succumbed to their injuries in Quetta. | k=2
Twelve terrorists were eliminated in Tirah. | k=12 a=12
Security forces sent 11 khwarij to hell in Dera Ismail Khan. | k=11 a=11
Eleven khwarij were sent to hell in Dera Ismail Khan. | k=11 a=11
Nine terrorists were dispatched to hell in Zhob. | k=9 a=9
Three soldiers fell in an ambush in Mir Ali. | k=3 s=3
A roadside bomb claimed four lives in Bajaur. | k=4
A roadside bomb claimed the lives of four soldiers in Bajaur. | k=4 s=4
The blast in Peshawar left 14 dead and 30 injured. | k=14 w=30
The blast in Peshawar left 14 people dead and 30 others injured. | k=14 w=30
The blast in Peshawar left at least 14 people dead. | k=14+
Nine bodies were brought to the Civil Hospital in Quetta after the blast. | k=9
The hospital in Quetta received nine bodies and 21 injured after the bombing. | k=9 w=21
Five persons were brought dead to the hospital after the blast in Hangu. | k=5
Death toll from the Mastung blast: 52. | k=52
Fatalities in the Bannu attack stand at 18. | k=18
The number of fatalities in the Bannu attack climbed to 18. | k=18
The death toll from the Quetta bombing rose to 31 on Tuesday. | k=31
Toll in Peshawar mosque blast jumps to 84 | k=84
Peshawar blast toll reaches 100 | k=100
Quetta blast death toll now 32 | k=32
Two more victims of the Mardan blast died, taking the death toll to 19. | k=19
Another wounded soldier succumbed to his wounds, raising the toll to eight. | k=8 s=1
Another injured policeman succumbed to his injuries in Peshawar on Tuesday. | k=1 p=1
Eight soldiers embraced martyrdom in Bannu. | k=8 s=8
Eight soldiers embraced shahadat in Bannu. | k=8 s=8
A policeman was martyred in an attack on a check post in Lakki Marwat. | k=1 p=1
Soldier, wife die in bomb attack in Khyber | k=2 s=1 wo=1
Policeman, son shot dead in Bannu | k=2 p=1
Cop martyred, two hurt in Karachi grenade attack | k=1 p=1 w=2
2 x sldrs shaheed, 3 inj in IED blast, Spinwam, NWA. | k=2 s=2 w=3
02 x Sldrs Shaheed, 03 x Inj. IED attack on convoy at Gharlamai. | k=2 s=2 w=3
1 x FC pers shaheed, 2 x inj. | k=1 s=1 w=2
IED blast on FC vehicle in Kech; cas: 1 shaheed, 4 injured. | k=1 w=4
Fire raid on post in Bajaur. Own cas nil. |
Rocket fired at FC camp in Turbat. Cas: Nil. | k=0 w=0
Rocket fired at the camp in Turbat; no casualty or damage was reported. | k=0 w=0
A bomb went off near the gas pipeline in Dera Bugti but no casualties were reported. | k=0 w=0
A bomb destroyed a school in Mohmand; there was no loss of life. | k=0
The track was blown up near Sibi. No one was hurt. | k=0 w=0
Nobody was killed or injured in the explosion in Sibi. | k=0 w=0
No one was killed in the rocket attack in Hub. | k=0
The grenade attack in Hub caused no loss of life, but three people were injured. | k=0 w=3
No injuries or deaths were reported in the blast in Hub. | k=0 w=0
No deaths or injuries were reported in the blast in Hub. | k=0 w=0
Seven people were killed and wounded in the blast in Khost. |
A total of 23 people were dead and wounded in the Kabul explosion. |
Twenty-three people were either killed or wounded in the Kabul explosion. |
Several people were killed in the blast in Kabul. |
Dozens were killed in the mosque bombing in Kunduz. |
Scores of worshippers were wounded in Kunduz. |
More than 30 people were killed in Kunduz blast. | k=30+
Over 50 worshippers were killed in Kunduz mosque bombing. | k=50+ c=50+
50-plus killed in Kunduz mosque bombing | k=50+
Upwards of 40 worshippers died in the Kunduz mosque bombing. | k=40+ c=40+
Between 10 and 12 militants were killed in the Tirah operation. | k=10-12 a=10-12
10 to 12 militants were killed in the Tirah operation. | k=10-12 a=10-12
As many as 17 people were killed in the Khuzdar bombing. | k=17
Up to 20 people were killed in the Khuzdar bombing. | k=-20
A dozen militants were killed in Orakzai. | k=12 a=12
Half a dozen militants were killed in Orakzai. | k=6 a=6
Two dozen people were injured in the blast in Jaffarabad. | w=24
About a dozen people were injured in the blast in Jaffarabad. | w=12
A couple of guards were killed in the ambush at Kalat. | k=2
Nearly a score of people were wounded in the Chaman blast. | w=20
Six soldiers and two policemen were killed in an ambush in Tank. | k=8 s=6 p=2
Six soldiers, two policemen and three civilians were killed in an ambush in Tank. | k=11 s=6 p=2 c=3
Six soldiers, including a captain, and three civilians were killed in an ambush in Tank. | k=9 s=6 c=3
Eleven people, among them six soldiers and two children, were killed in Tank. | k=11 s=6 ch=2
Eleven people were killed in Tank, six of them soldiers. | k=11 s=6
Eleven people — six soldiers, three policemen and two civilians — were killed in Tank. | k=11 s=6 p=3 c=2
Eleven people were killed in Tank. Six soldiers were among the dead. | k=11 s=6
Eleven people were killed in Tank. Among the dead were six soldiers and two women. | k=11 s=6 wo=2
Eleven people were killed in Tank. The dead include six soldiers, two women and three children. | k=11 s=6 wo=2 ch=3
Eleven people were killed in Tank. Those killed included six soldiers. | k=11 s=6
Eleven people were killed in Tank. Of the dead, six were soldiers and five civilians. | k=11 s=6 c=5
Eleven people were killed in Tank, of whom six were soldiers and five were civilians. | k=11 s=6 c=5
Eleven people, six soldiers and five civilians, were killed in Tank. | k=11 s=6 c=5
Eleven people (six soldiers, five civilians) were killed in Tank. | k=11 s=6 c=5
Twenty-five people, most of them police officers, were killed in Lahore. | k=25
Three soldiers were martyred while five terrorists were killed in Datta Khel. | k=8 s=3 a=5
Three soldiers were martyred. Five terrorists were also killed in the exchange of fire in Datta Khel. | k=8 s=3 a=5
Five terrorists and three soldiers were killed in a clash in Datta Khel. | k=8 s=3 a=5
Two suicide bombers, three policemen and a passer-by died in Peshawar. | k=6 a=2 p=3 c=1
The blast killed the bomber and four soldiers in Kandahar. | k=5 a=1 s=4
The bomber was also killed in the blast, which left four soldiers dead in Kandahar. | k=5 a=1 s=4
Four people plus the bomber died in the Kandahar blast. | k=5 a=1
Ten people, including the suicide bomber, were killed in Charsadda. | k=10 a=1
A man, his wife and their three children were killed when a mortar shell hit their house in Bajaur. | k=5 wo=1 ch=3
A woman and her two daughters were killed in shelling in Kurram. | k=3 wo=1
A mother and her child died when a mortar hit their home in Tirah. | k=2 wo=1 ch=1
A DSP, two constables and a passerby were martyred in the Bannu attack. | k=4 p=3 c=1
Two tribal elders and a driver were shot dead in Wana. | k=3 c=3
A police constable and his brother were shot dead in Bannu. | k=2 p=1
An army major and three soldiers were martyred in Awaran. | k=4 s=4
A lieutenant and two jawans embraced martyrdom in Shawal. | k=3 s=3
Three FC personnel were killed and five others injured in Harnai. | k=3 s=3 w=5
Two Frontier Corps men were killed in Harnai. | k=2 s=2
Two Levies personnel were killed in Harnai. | k=2 s=2
Three Levies were killed in Harnai. | k=3 s=3
Two CTD officials were martyred in Peshawar. | k=2 p=2
Two police officials were martyred in Peshawar. | k=2 p=2
Four security personnel were martyred in Kalat. | k=4 s=4
Four security men were martyred in Kalat. | k=4 s=4
Two polio workers were shot dead in Karachi. | k=2 c=2
A lady health worker was shot dead in Karachi. | k=1 c=1 wo=1
A policewoman and two policemen were killed in Karachi. | k=3 p=3
Three girls and two boys were killed by a toy bomb in Wana. | k=5 ch=5
Four schoolchildren were killed by a bomb in Wana. | k=4 ch=4
Seven Shia pilgrims were killed in Mastung. | k=7 c=7
Two Chinese engineers were killed in Dasu. | k=2 c=2
Ten coal miners were slaughtered in Mach. | k=10 c=10
Seven barbers from Punjab were killed in Gwadar. | k=7 c=7
Two militants blew themselves up and the third was shot dead in Quetta. | k=3 a=3
Two attackers blew themselves up at the gate in Quetta. | k=2 a=2
All five attackers were killed in the Gwadar raid. | k=5 a=5
Both attackers were killed in the Gwadar raid. | k=2 a=2
The lone attacker was shot dead at the gate in Gwadar. | k=1 a=1
A would-be suicide bomber was shot dead before he could detonate his vest in Bannu. | k=1 a=1
Four terrorists were killed and two injured in Tirah. | k=4 a=4 w=2
Four terrorists were killed, two arrested in Tirah. | k=4 a=4
Three killed, seven injured in Quetta blast | k=3 w=7
3 killed, 7 hurt in Quetta blast | k=3 w=7
Quetta blast: 3 dead, 7 hurt | k=3 w=7
Quetta: three die in blast | k=3
Blast kills three in Quetta | k=3
Blast kills 3 cops, injures 7 in Quetta | k=3 p=3 w=7
Gun attack on van leaves two dead in Quetta | k=2
One killed, another injured in firing in Quetta | k=1 w=1
Four FC men martyred in Kech ambush | k=4 s=4
Two cops among five killed in Bannu attack | k=5 p=2
Five, including two cops, killed in Bannu attack | k=5 p=2
SHO among four martyred in Lakki attack | k=4 p=1
Soldier among three killed in Bajaur blast | k=3 s=1
Five terrorists killed, soldier martyred in Bannu IBO: ISPR | k=6 s=1 a=5
Five terrorists killed in Bannu IBO; captain embraces martyrdom | k=6 s=1 a=5
Tribal elder, two sons killed in Wana ambush | k=3 c=1
Police arrested 12 suspects after the attack in Bannu. |
Gunmen abducted seven labourers from a construction site in Kharan. |
Around 40 gunmen stormed the station in Bolan. |
Forces recovered 15 rifles and 2,000 rounds after the raid in Kech. |
Militants torched nine trucks on the N-25 in Kalat. |
The blast occurred 12 km from Turbat at 11:30 am. |
The compensation of Rs500,000 will be paid to the heirs after the attack. |
A 25-year-old man was shot dead in Turbat. | k=1
A 7.62 mm rifle was found where two soldiers were killed in Kech. | k=2 s=2
A family of six was abducted by armed men in Mastung. |
Three of the 12 abducted labourers were killed in Kech. | k=3 c=3
A 10-kg bomb killed two soldiers in Harnai. | k=2 s=2
Police killed two militants and arrested three in Mansehra. | k=2 a=2
Two militants were killed and three arrested in Mansehra. | k=2 a=2
Two were killed and three held in Mansehra raid. | k=2
Armed men riding motorcycles opened fire, martyring two traffic policemen in Quetta. | k=2 p=2
Militants beheaded two tribesmen in Orakzai. | k=2 c=2
Militants executed three captive soldiers in Mohmand. | k=3 s=3
Two persons were found dead with bullet wounds in Panjgur. | k=2
Bullet-riddled bodies of three men were found in Panjgur. | k=3
The bullet-riddled bodies of two labourers were found in Turbat. | k=2 c=2
Four militants met their end in Shawal. | k=4 a=4
Four militants were neutralised in Shawal. |
Four militants were neutralised in Shawal and their bodies were recovered. |
Security forces gunned down four militants in Shawal. | k=4 a=4
Forces shot dead four militants in Shawal. | k=4 a=4
Forces took out four militants in Shawal. | k=4 a=4
CTD claims killing five terrorists in Khanewal. | k=5 a=5
The killing of five policemen in Kohat drew condemnation. | k=5 p=5
The death of four soldiers in the blast was confirmed by the ISPR in Razmak. | k=4 s=4
The martyrdom of four soldiers was confirmed by the ISPR in Razmak. | k=4 s=4
The attack resulted in the martyrdom of four soldiers in Razmak. | k=4 s=4
The attack resulted in the deaths of four soldiers in Razmak. | k=4 s=4
The attack resulted in four deaths in Razmak. | k=4
The attack resulted in the loss of four lives in Razmak. | k=4
The death toll from Monday's car bombing at a cattle market in Wana, South Waziristan, rose to 14 on Friday. | k=14
The number of people killed in Monday's blast at a mosque in Tank, Khyber Pakhtunkhwa, has gone up to 22. | k=22
The number of soldiers killed in Monday's ambush near Wana is nine and not eleven, the army said. | k=9 s=9
A hospital official put the dead from Monday's blast in the fish market of Gwadar at eight. | k=8
Deaths climbed past 40 on Monday after the blast in Tank. | k=40+
Another wounded boy died on Monday, raising to 17 the number of those killed in the blast in Tank. | k=17 ch=1
A bomb in Tank on Monday: confirmed dead 12, wounded 30. | k=12 w=30
After Monday's blast in Tank: shaheed now 6 (4 police, 2 FC), injured 9. | k=6 s=2 p=4 w=9
The blast in Tank on Monday killed six people, two girls among them, and wounded nine. | k=6 ch=2 w=9
A bomb in Tank on Monday killed four people, a Levies soldier among them. | k=4 s=1
A grenade hurt four people in Tank on Monday and killed none. | k=0 w=4
A mine cut the track near Sibi on Monday, hurting nobody. | k=0 w=0
The shell hit a house in Tank on Monday; 0 killed, 2 injured. | k=0 w=2
Three, not four, policemen died in Monday's attack in Tank. | k=3 p=3
The post was attacked on Monday in Tank, killing both of its police guards. | k=2 p=2
A woman was killed with her two sons when a mortar shell hit their house in Tank on Monday. | k=3 wo=1
Militants killed five soldiers and lost eight of their own in Monday's assault near Wana. | k=13 s=5 a=8
Monday's operation near Wana accounted for three terrorists. | k=3 a=3
A constable walking back from the bazaar in Tank was shot dead on Monday. | k=1 p=1
A captain leading the patrol and four soldiers were martyred near Wana on Monday. | k=5 s=5
Police condemned the murder on Monday of two vaccinators and a driver in Tank. | k=3 c=3
A suicide bomber and two gunmen attacked a bank in Tank on Monday. All three died. A policeman was killed. | k=4 a=3 p=1
Three gunmen attacked a bank in Tank on Monday; six traders were killed before troops shot dead all three. | k=9 a=3 c=6
Police raided a house near Tank on Monday; four were found dead while the rest escaped. | k=4 a=4
The attackers of a post near Wana were beaten back on Monday and left seven bodies behind. | k=7 a=7
Attack on a post near Wana on Monday. Khwarij: 5 killed. Own: 1 x sepoy shaheed. | k=6 a=5 s=1
Eight attackers were killed at a post near Wana on Monday. So were two soldiers. | k=10 a=8 s=2
Three soldiers were martyred near Wana on Monday; the subedar hurt in the blast later succumbed. | k=4 s=4
Gunmen shot dead a teacher in Tank on Monday. His driver was also hit. The driver died in hospital. | k=2 c=2
One trader was taken from his shop in Tank by armed men on Monday; his body was found near Kulachi. | k=1
Gunmen killed a beekeeper in Tank on Monday. | k=1
A Levies sepoy and a beekeeper embraced martyrdom in Monday's attack in Tank. | k=2 s=1
A bomb in Tank on Monday killed a camel and hurt nobody. | k=0 w=0
A soldier received a bullet in the arm in Monday's attack near Wana. | w=1
A boy hit by a stray bullet in Monday's attack in Tank died later. | k=1 ch=1
A policeman wounded in Monday's attack on a convoy near Tank died in hospital. | k=1 p=1
"""
