"""Tolls: families of wordings, each varied over nouns, ranks, verbs and order.

A line each: the sentence, then its figures: k killed, w wounded; of the killed s security, p police, a attackers,
c civilians, ch children, wo women. "5+" is at least five, "-5" at most, "3-6" a range; none means that it states none.
"""

from __future__ import annotations

TOLLS = """
Gunmen fired at a police van in Tank on Monday; nobody was hurt. | k=0 w=0
Gunmen fired at a police van in Tank on Monday; no one was injured. | w=0
Gunmen fired at a police van in Tank on Monday, but nobody was killed or wounded. | k=0 w=0
A bomb went off near a school in Bannu on Monday. Nobody was hurt. | k=0 w=0
A bomb went off near a school in Bannu on Monday. No one came to harm. | k=0 w=0
A bomb went off near a school in Bannu on Monday without hurting anyone. | k=0 w=0
A bomb went off near a school in Bannu on Monday without causing any casualties. | k=0 w=0
A bomb went off near a school in Bannu on Monday without loss of life. | k=0
A bomb went off near a school in Bannu on Monday. There was no loss of life. | k=0
A bomb went off near a school in Bannu on Monday; all pupils escaped unhurt. | k=0 w=0
A bomb went off near a school in Bannu on Monday; 17 were injured and nobody lost their life. | k=0 w=17
A bomb went off near a school in Bannu on Monday; three were injured, but no one died. | k=0 w=3
A bomb hit a train near Jacobabad; 17 passengers were hurt, none of them badly, and no lives were lost. | k=0 w=17
A gas pipeline was blown up in Sui overnight. None was hurt. | k=0 w=0
A gas pipeline was blown up in Sui overnight. No casualty was reported. | k=0 w=0
A gas pipeline was blown up in Sui overnight; casualties: nil. | k=0 w=0
A gas pipeline was blown up in Sui overnight, cas nil. | k=0 w=0
Rockets landed in fields near Wana on Sunday; there were no casualties. | k=0 w=0
Rockets landed in fields near Wana on Sunday and caused neither deaths nor injuries. | k=0 w=0
Rockets landed in fields near Wana on Sunday and did no harm to anyone. | k=0 w=0
Rockets landed in fields near Wana on Sunday. No deaths or injuries were reported. | k=0 w=0
Rockets landed in fields near Wana on Sunday. Nobody died. | k=0
A guard was injured in the foot by a bomb in Kotri on Tuesday. Nobody died. | k=0 w=1
Patrol attacked near Buleda on Monday, attackers repulsed, no loss. | k=0
Patrol attacked near Buleda on Monday, attackers repulsed, no losses suffered. | k=0
Police post at Domel fired upon on Monday, no loss of life. | k=0
Police post at Domel fired upon on Monday, no life lost. | k=0
Police post at Domel fired upon on Monday, no injuries. | w=0
A grenade was lobbed at a shop in Hub on Friday; luckily everyone escaped unharmed. | k=0 w=0
Terrorists fired on an army post in Razmak on Monday. Havaldar and two sepoys laid down their lives. | k=3 s=3
A havildar and two sepoys were martyred when a post in Razmak was attacked on Monday. | k=3 s=3
A naik and four sepoys embraced martyrdom in Razmak on Monday. | k=5 s=5
Lance naik and sepoy embraced shahadat in Razmak on Monday. | k=2 s=2
Naib subedar and three soldiers embraced shahadat in Razmak on Monday. | k=4 s=4
An ASI and two constables were martyred in Tank on Monday. | k=3 p=3
The SHO and his driver were killed in an attack in Tank on Monday. | k=2 p=1
An SHO, a head constable and three constables were martyred in Tank on Monday. | k=5 p=5
A station house officer and two constables were killed in Tank on Monday. | k=3 p=3
An assistant sub-inspector along with three constables was gunned down in Tank on Monday. | k=4 p=4
A deputy superintendent of police and two of his guards were shot dead in Tank on Monday. | k=3 p=1
In Monday's attack in Tank we lost one head constable, and the Rangers one sepoy. | k=2 p=1 s=1
In Monday's attack in Tank the police lost two constables and the FC one naik. | k=3 p=2 s=1
A major, a captain and six soldiers embraced martyrdom in Tirah on Monday. | k=8 s=8
Major and two jawans martyred in Tirah on Monday. | k=3 s=3
One lieutenant colonel and a captain also embraced martyrdom in the Mir Ali attack on Monday. | k=2 s=2
Attackers stormed a post in Mir Ali on Monday; five soldiers, including a captain, embraced martyrdom. | k=5 s=5
One sub-inspector and a passer-by were wounded in Tank on Monday. | w=2
A moharrar and a constable were killed when the police station in Tank was attacked on Monday. | k=2 p=2
A Levies risaldar and two khasadars were martyred in Bajaur on Monday. | k=3 s=3
A Frontier Corps naik was wounded and two sepoys were martyred in Kohlu on Monday. | k=2 s=2 w=1
Firing on picket in Tank on Monday: 1 HC and 2 constables shaheed, 1 LHC inj. | k=3 p=3 w=1
The body of an SHO was brought to the hospital after Monday's blast in Jamrud. | k=1 p=1
The bodies of a subedar and three sepoys were flown out after Monday's ambush in Razmak. | k=4 s=4
A gunman shot and killed a traffic sergeant in Quetta on Monday. | k=1 p=1
Unknown men on a motorcycle killed a Frontier Corps havaldar and injured a sepoy in Quetta on Monday. | k=1 s=1 w=1
3 soldiers fall to sniper in Shawal | k=3 s=3
Five policemen fall in Tank ambush | k=5 p=5
Two soldiers fell in the fight in Kabal on Monday. | k=2 s=2
Forces say 14 Taliban died on Monday in shelling in Kabal and that two soldiers fell. | k=16 a=14 s=2
Seven militants fell in an exchange of fire in Kech on Monday. | k=7 a=7
Two attackers fell in the return fire in Tank on Monday. | k=2 a=2
Captain falls in Tirah gun battle | k=1 s=1
Two Levies men fall to gunmen's bullets in Mastung | k=2 s=2
A sepoy fell to a sniper's bullet in Dattakhel on Monday. | k=1 s=1
Six khwarij fell to the troops' fire in Makeen on Monday. | k=6 a=6
Two rockets fell near the base in Wana on Monday. |
Eight boys fell ill in Wana on Monday. |
Two people were killed in Monday's bombing in Kohat. One of the wounded has since died. | k=3
Five labourers were wounded in the attack in Sakran on Monday. One of the five has since died. | k=1 c=1 w=4
Four policemen were killed in Serai Naurang. A fifth died on the way to Bannu, taking the toll to five. | k=5 p=5
Three were killed in Monday's blast in Chaman; another died overnight in hospital, raising the toll to four. | k=4
The toll of Monday's firing in Mekhtar climbed to eight when one of the wounded died in Multan. | k=8
The death toll in Monday's Mastung blast rose to 12 on Tuesday after two of the injured died. | k=12
The toll from Monday's Mastung blast stands at 12, with 30 injured. | k=12 w=30
The toll from Monday's Mastung blast now stands at 12 dead and 30 injured. | k=12 w=30
Police had earlier put the dead in Monday's bombing in Mastung at four. Two more had died, bringing it to six. | k=6
The dead from Monday's bombing in Mastung now number 12 (earlier 9). | k=12
The dead from Monday's bombing in Mastung number 12, among them four women and three children. | k=12 wo=4 ch=3
Those killed in Monday's bombing in Mastung now number 12. | k=12
The number of dead in Monday's bombing in Mastung has gone up from nine to 12. | k=12
The number of those killed in Monday's bombing in Mastung reached 12. | k=12
With the death of a wounded constable, the number of policemen martyred in attack in Tank has risen to four. | k=4 p=4
A wounded constable died on Tuesday, taking the toll of Monday's attack in Tank to four. | k=4 p=1
A soldier wounded in Monday's ambush in Razmak succumbed, bringing the number of martyrs to five. | k=5 s=1
Deaths from Monday's blast in Kohat have risen to seven; 18 remain under treatment. | k=7 w=18
Deaths from Monday's blast in Kohat now total seven. | k=7
Nine were killed in Monday's blast in Kohat, up from six earlier. | k=9
Three more of the injured died on Tuesday, so that the dead of Monday's blast in Kohat are now nine. | k=9
Register shows: gunshot, brought dead, male, 3; gunshot, injured, male, 1, all from the attack at Hoshab. | k=3 w=1
Civil Hospital Quetta after blast: expired 1 (police constable); injured 15, of these discharged 9. | k=1 p=1 w=15
Civil Hospital Quetta after Monday's blast: brought dead 4, expired during treatment 1, injured 15. | k=5 w=15
Civil Hospital Quetta after Monday's blast: brought dead: 4; under treatment: 15. | k=4 w=15
After Monday's blast in Kohat: 20 bodies and 60 wounded. | k=20 w=60
We hold two bodies, children both, and 14 injured from Monday's blast in Bannu. | k=2 ch=2 w=14
Rescue 1122, Monday, bomb blast 1 (Kulachi, police van; officer dead on spot 1, injured shifted 3). | k=1 w=3
Rescue 1122: blast in Kulachi on Monday, dead 2 (both police), injured 3. | k=2 p=2 w=3
Lady Reading Hospital took in 11 bodies and 34 injured after Monday's blast. | k=11 w=34
Edhi moved two labourers' bodies and five wounded labourers after gunmen fired at a camp in Sakran. | k=2 c=2 w=5
Edhi volunteers moved the bodies of two labourers after gunmen fired at a camp in Sakran on Monday. | k=2 c=2
Bodies received 6 (male 4, female 2), injured 9 after Monday's blast in Chaman. | k=6 wo=2 w=9
Three bodies and seven injured men were brought to hospital from Monday's blast in Chaman. | k=3 w=7
A motorcyclist blew himself up near Quetta on Sunday, killing four men of the force and himself. | k=5 a=1
A man blew himself up near Quetta on Sunday, killing himself and four soldiers. | k=5 s=4 a=1
A bomber struck a post in Bannu on Sunday, killing three policemen besides himself. | k=4 p=3 a=1
A bomber killed himself and two guards in Bannu on Sunday. | k=3 a=1
The bomber killed six worshippers along with himself in Bannu on Sunday. | k=7 c=6 a=1
The bomber and five other people were killed in Bannu on Sunday. | k=6 a=1
The bomber also died in Sunday's blast in Bannu, which killed two soldiers. | k=3 s=2 a=1
Two soldiers and the bomber himself were killed in Bannu on Sunday. | k=3 s=2 a=1
A bomber killed only himself in Bannu on Sunday. | k=1 a=1
A Levies patrol lost three men to an ambush in Maidan on Sunday. | k=3 s=3
The police lost two men in an attack in Tank on Sunday. | k=2 p=2
The army lost six soldiers in an ambush in Tank on Sunday. | k=6 s=6
The FC lost a captain and four jawans in an ambush in Tank on Sunday. | k=5 s=5
We lost five men in the attack on the post in Tank on Sunday, the police chief said. | k=5
The Rangers lost one of their own in Sunday's grenade attack in Karachi. | k=1 s=1
Four families lost a son each in Sunday's blast in Hangu. |
A convoy lost two trucks to a mine in Hangu on Sunday. |
The force lost four men in Sunday's ambush in Hangu. | k=4
Police lose three men in Tank ambush | k=3 p=3
Army loses two soldiers in Tirah raid | k=2 s=2
Attackers tried to storm a police station in Bannu on Monday; 3 attackers' bodies in our possession. | k=3 a=3
Attackers tried to storm a police station in Bannu on Monday; four bodies left behind by them. | k=4
Raiders tried to storm a post in Bannu on Monday but fled leaving behind three bodies. | k=3 a=3
Raiders tried to storm a post in Bannu on Monday; bodies of two khwarij were recovered. | k=2 a=2
Two terrorists' bodies were found after Monday's clash in Bannu. | k=2 a=2
Dead bodies of five khwarij recovered after Monday's operation in Makeen. | k=5 a=5
A labourer's body was found in Panjgur on Tuesday, a day after gunmen took him away. | k=1 c=1
Barber abducted by gunmen in Panjgur on Monday, shot body found on Tuesday. | k=1 c=1
The bullet-riddled body of an abducted teacher was found in Panjgur on Tuesday. | k=1 c=1
IED in market in Muslim Bagh on Monday, 4 dead of whom 1 Levies, 20 inj. | k=4 s=1 w=20
Blast in Chaman on Monday: 6 killed, 2 of them FC, 10 hurt. | k=6 s=2 w=10
Blast in Chaman on Monday: 6 killed (2 FC, 4 civ), 10 hurt. | k=6 s=2 c=4 w=10
Blast in Chaman on Monday killed six people, two of whom were policemen. | k=6 p=2
Nine people, six of them soldiers, were killed in Chaman on Monday. | k=9 s=6
Nine people were killed in Chaman on Monday. Six of them were soldiers. | k=9 s=6
Nine people were killed in Chaman on Monday. Among the dead are a Levies sepoy and three women. | k=9 s=1 wo=3
Nine people were killed in Chaman on Monday. Among the nine are a constable and three women. | k=9 p=1 wo=3
Nine people were killed in Chaman on Monday. A soldier and two children are included. | k=9 s=1 ch=2
A former peace committee chief and two policemen guarding him were among five persons killed  in Kabal. | k=5 p=2
Two policemen were among seven killed in Chaman on Monday. | k=7 p=2
Four policemen were among nine people martyred in Chaman on Monday. | k=9 p=4
Eleven people, including the deputy commissioner and four nurses, were killed at the hospital in Quetta. | k=11 c=4
A soldier, two drivers and a cook: those are the dead of Monday's attack in Mastung. | k=4 s=1 c=3
The dead of Monday's attack in Mastung: a soldier, two drivers and a cook. | k=4 s=1 c=3
The dead of Monday's attack in Mastung were a soldier, two drivers and a cook. | k=4 s=1 c=3
On Monday six khwarij were killed in Arandu, as many wounded. | k=6 a=6 w=6
On Monday six khwarij were killed in Arandu and as many were wounded. | k=6 a=6 w=6
Four soldiers were killed and an equal number wounded in Wana on Monday. | k=4 s=4 w=4
Four soldiers were killed and the same number injured in Wana on Monday. | k=4 s=4 w=4
A blast in Wana on Monday killed three people and hurt as many others. | k=3 w=3
Gunmen stormed a Levies station in Kalat on Monday and killed four of its men. | k=4 s=4
Gunmen stormed a police post in Kalat on Monday and killed two of the men inside. | k=2
Bombers hit a Frontier Corps picket near Quetta on Monday, killing four men of the force. | k=4 s=4
Ten men of the navy were taken off buses in Ormara on Monday and shot dead. | k=10 s=10
Fourteen passengers, among them ten men of the navy, were taken off buses in Ormara on Monday and shot dead. | k=14 s=10
An army convoy was hit in Mir Ali on Monday. Four died and seven were injured. | k=4 w=7
Tell that to the seven bus passengers whom gunmen took off a coach near Rakhni on Monday and shot dead. | k=7 c=7
The four labourers whom gunmen abducted in Kech on Monday were found dead. | k=4 c=4
Five miners, whom armed men had led away, were shot dead in Duki on Monday. | k=5 c=5
Gunmen took seven passengers off a coach near Rakhni on Monday and shot them dead. | k=7 c=7
Armed men took five passengers off a coach at Wadh on Sunday and shot them by the road. | k=5 c=5
Three labourers were led out of a rented room in Panjgur on Monday and shot. | k=3 c=3
Fifteen of the attackers were counted dead at Zhob on Sunday. Three of our soldiers fell. | k=18 a=15 s=3
Eight more had been brought in lifeless after the blast at Konduga on Sunday. | k=8
All nine were sent to hell at Sambaza on Sunday. One sepoy embraced martyrdom. | k=10 s=1
Gunmen hit an ambulance near Tank on Sunday. A driver and a nurse, both civilians protected by law, died. | k=2 c=2
Three members of the group, including a key figure in planning attacks, were killed in Kunar last night. | k=3 a=3
A constable was martyred in Matani on Monday. Prayers will be offered at Malik Saad Shaheed Police Lines. | k=1 p=1
Suicide bomber at bank queue in Kandahar kills eight; police say probe on | k=8
Five terrorists were sent to hell in Panjgur on Sunday. Tall claims are rejected as fake propaganda. | k=5 a=5
Gunmen lined up six labourers in Panjgur on Monday and shot them. | k=6 c=6
Gunmen lined up six labourers in Panjgur on Monday and killed all of them. | k=6 c=6
Two sons of the soil, a naik aged 34 and a sepoy aged 22, fought gallantly and embraced shahadat in Tirah. | k=2 s=2
Two brothers, both shopkeepers, were shot dead in Hub on Sunday. | k=2 c=2
One sepoy, resident of Jhelum, embraced shahadat in Harnai on Sunday. | k=1 s=1
Two terrorists were sent to hell; one sepoy, resident of Jhelum, embraced shahadat in Harnai on Sunday. | k=3 a=2 s=1
Four youngsters sustained splinter wounds in a grenade attack in Khuzdar on Monday. | w=4
Five policemen were treated for injuries after a grenade attack in Khuzdar on Monday. | w=5
Five policemen were treated for splinter wounds after a grenade attack in Khuzdar on Monday. | w=5
Five policemen suffered bullet injuries in Khuzdar on Monday. | w=5
Five policemen received bullet wounds in Khuzdar on Monday. | w=5
Two soldiers received minor injuries in a mine blast in Khuzdar on Monday. | w=2
Mine at Kahan on Monday kills two herdsmen, one more loses a leg. | k=2 c=2 w=1
Mine at Kahan on Monday: a shepherd lost his foot. | w=1
Sniping at Kharlachi post on Monday, 1 x sldr wd. | w=1
Sniping at Kharlachi post on Monday, 2 sldrs wdd. | w=2
Sniping at Kharlachi post on Monday left a sepoy with a bullet wound. | w=1
Five khwarij were sent to hell in Ghulam Khan on Monday, four fell back injured. | k=5 a=5 w=4
Unknown men fired on a polio team in Badhber on Friday, one policeman guarding it injured. | w=1
A grenade was thrown at a shop in Hub on Friday, leaving its owner and two customers wounded. | w=3
A grenade was thrown at a shop in Hub on Friday; six people needed treatment. | w=6
Two policemen were hit by bullets in Tank on Monday and are in hospital. | w=2
Eleven others got hurt in Monday's blast in Tank. | w=11
The number of injured in Monday's blast in Tank is 14. | w=14
A driver was killed and cleaner injured in Kolpur on Monday. | k=1 c=1 w=1
Firing on coal truck in Kolpur on Monday, driver dead and cleaner injured. | k=1 c=1 w=1
Team member and police escort shot dead at Salarzai on Monday. | k=2 p=1
Officials confirmed four deaths in Monday's blast in Tank. | k=4
Officials confirmed the deaths of four soldiers in Monday's blast in Tank. | k=4 s=4
Officials confirmed that four soldiers had been martyred in Monday's blast in Tank. | k=4 s=4
Four confirmed dead, nine hurt in Monday's blast in Tank. | k=4 w=9
At least four are known to have died in Monday's blast in Tank. | k=4+
It was four soldiers whom the blast in Tank killed on Monday. | k=4 s=4
Killed in Monday's blast in Tank were four soldiers and a driver. | k=5 s=4 c=1
Dead in Monday's blast in Tank are four soldiers and a driver. | k=5 s=4 c=1
Among the four killed in Monday's blast in Tank was a captain. | k=4 s=1
Monday's blast in Tank cost four soldiers their lives. | k=4 s=4
Monday's blast in Tank cost the lives of four soldiers. | k=4 s=4
Monday's blast in Tank robbed four families of their sons. |
Monday's blast in Tank proved fatal for four soldiers. | k=4 s=4
Monday's blast in Tank was fatal to two soldiers. | k=2 s=2
Four soldiers did not survive Monday's blast in Tank. | k=4 s=4
Four soldiers met martyrdom in Monday's blast in Tank. | k=4 s=4
Four soldiers and as many civilians were killed in Monday's blast in Tank. | k=8 s=4 c=4
A woman caught in crossfire in Zhob on Wednesday also died. | k=1 wo=1
A thirteen-year-old girl and her uncle were shot dead by militants in Swat on Wednesday. | k=2 ch=1
Gunmen killed a candidate and his three-year-old son in Korangi on Friday. | k=2 c=1 ch=1
Two constables and the driver, also a policeman, attained martyrdom while a sub-inspector was injured. | k=3 p=3 w=1
Of the injured policemen from the attack in Sakhakot, one expired; thus dead 3, injured 5, all police. | k=3 p=3 w=5
A boy of seven, two girls and a constable: these are the dead of Friday's bomb in Mastung. | k=4 ch=3 p=1
They rammed a car into the FC fort at Miranshah; both occupants perished, five soldiers were hurt. | k=2 w=5
Seven workers were taken off a bus and a coach and gunned down in Barkhan on Monday. | k=7 c=7
Two policemen guarding polio workers gunned down in Bannu on Monday. | k=2 p=2
Manhunt after fatal shooting of three cooks by gunmen in Hub on Monday. | k=3 c=3
The toll of Monday's blast in Quetta was revised from 12 to 15 dead. | k=15
A bomb killed three soldiers and injured a driver, a doctor said in Bannu on Monday. | k=3 s=3 w=1
Gunmen in Kech on Monday killed five people, two of them women, and injured nine. | k=5 wo=2 w=9
Monday's blast in Tank meant the deaths of nine, three of them women and four children. | k=9 wo=3 ch=4
Four persons, three porters and a Rangers sepoy, were brought dead after Monday's blast in Tank. | k=4 c=3 s=1
Monday's bomb in Swabi left about 30 of them dead and wounded. |
Five people, a head constable among them, were killed and 12 hurt by Monday's bomb in Swabi. | k=5 p=1 w=12
Three prisoners and a warder were injured when a grenade went off in Sukkur jail on Monday. | w=4
Two militants involved in attacks on the police were shot dead in Lakki Marwat on Monday. | k=2 a=2
The van was fired on in Kurram on Monday; three were killed as it overturned while trying to escape. | k=3
Gunmen on Monday shot dead a deputy public prosecutor in Khuzdar and wounded his guard. | k=1 w=1
Three gunmen were indeed killed in Monday's attack in Gwadar. | k=3 a=3
Gunmen drag five workers off a bus in Kech on Monday and shoot them dead. | k=5 c=5
Correction on Monday's IED in Kech: cas now 3 x sldrs shaheed (not 2), 2 x civ killed, 6 x inj. | k=5 s=3 c=2 w=6
Monday's blast in Tank took nine lives, one of them an army captain, and two dozen were hurt. | k=9 s=1 w=24
One constable was slightly wounded in Monday's attack in Tank. | w=1
Seven bullet-riddled bodies, all of miners from Shangla, were found in Kech on Monday. | k=7 c=7
A bomb in Chaman killed four on Monday. The town knows this: six died in the same bazaar in 2021, too. | k=4
A bomb hit a mosque in Tank, built in 1998, and killed 12 worshippers. | k=12 c=12
A clerk and his four-year-old son were shot dead in Tank on Monday. | k=2 c=1 ch=1
A woman was killed with her son of six when a shell hit their house in Tank on Monday. | k=2 wo=1 ch=1
Two men wearing suicide vests were shot dead at the gate of a court in Tank on Monday. | k=2 a=2
Six attackers came to a camp at Wana on Monday; four of them and three soldiers died, an official said. | k=7 a=4 s=3
Toll of the Kalat bombing climbs to nine soldiers. | k=9 s=9
Two soldiers went home in coffins from Wana on Monday and six attackers lie in the morgue. | k=8 a=6 s=2
Attack on a post at Wana on Monday. Dead 8: policemen 5, soldiers 2, attackers 1. Injured: nil. | k=8 p=5 s=2 a=1 w=0
A bomb hit a van in Wana on Monday: four soldiers dead. The earlier figure of six dead counted two twice. | k=4 s=4
A bomb killed two soldiers at Wana on Monday. The men sent to help were fired on, and three more died. | k=5 s=5
Monday's carnage in Parachinar: a dozen dead, thirty in hospital. | k=12
After the blast in Tank three were dead and the other 14 have been admitted, two on ventilators. | k=3 w=14
The hospital in Tank has so far received four bodies and nine injured from Monday's shelling. | k=4 w=9
The body of a constable and one injured nurse were brought to Swat after Monday's firing in Matta. | k=1 w=1 p=1
Three men in a van were killed by a mine in Tank on Monday and a fourth, an officer, was wounded. | k=3 w=1
Six miners were lined up and shot in Duki on Monday. | k=6 c=6
Monday's bombing in Tank: shaheed 4, zakhmi 9. | k=4 w=9
A sepoy lost the fight against his wounds at CMH after Monday's blast in Tank. | k=1 s=1
Two porters gave in to their injuries in hospital after Monday's blast in Tank. | k=2 c=2
Three constables drank the goblet of martyrdom in Tank on Monday. | k=3 p=3
Two teachers never woke again after Monday's firing in Tank. | k=2 c=2
Doctors could not save a plumber hit in Monday's firing in Tank. | k=1 c=1
One of the passengers slipped away in hospital after Monday's blast in Tank. | k=1 c=1
After the blast in Tank on Monday three militants slipped away into the hills. |
Gunmen attacked a post in Tank on Monday and the guards gave way. |
Two guards were blown up by a mine in Tank on Monday. | k=2
Militants blew up a bridge in Tank on Monday; two schools were blown up as well. |
Four drivers came out of it with deep splinter wounds when a mine went off in Tank on Monday. | w=4
Two stenographers got slight scratches when a grenade went off in Tank on Monday. | w=2
"""
