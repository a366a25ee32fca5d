"""Tolls: late deaths, tables of hospitals, people who only tell.

A line each, written as in `tolls_families.py`.
"""

from __future__ import annotations

TOLLS = """
Gunmen shot dead two traders in Panjgur on Monday; a porter died later in hospital. | k=3 c=3
Armed men killed two labourers in Turbat on Sunday. A third labourer died of his wounds on Monday. | k=3 c=3
Two soldiers were killed in an ambush near Wana on Tuesday and one more died on the way to CMH Bannu. | k=3 s=3
A blast killed three shopkeepers in Chaman on Saturday; a boy hurt in it died at the hospital on Sunday. | k=4 c=3 ch=1
A lawyer was shot dead in Karachi on Monday. His clerk died later in the Jinnah hospital. | k=2 c=2
A prosecutor was shot dead by motorcyclists in Karachi on Monday; his guard breathed his last at the hospital. | k=2
Two drivers were shot dead in Dukki on Wednesday. One died on the spot and the other in hospital. | k=2 c=2
Toll climbs to 34 in Peshawar mosque blast, over 90 hurt | k=34 w=90+
Peshawar blast toll rises to 34, more than 90 injured | k=34 w=90+
Death toll in Quetta suicide attack reaches 12; 30 wounded | k=12 w=30
Quetta bombing: toll jumps to 12, 30 hurt | k=12 w=30
Quetta blast toll at 12, 30 injured | k=12 w=30
Toll from Quetta blast hits 12 with 30 wounded | k=12 w=30
Death toll mounts to 25, 50-plus hurt in Kabul mosque blast | k=25 w=50+
Toll now 9, 14 injured in Chaman blast | k=9 w=14
Toll up to seven, 11 others wounded in Bajaur blast | k=7 w=11
Toll in Bajaur blast rises to seven, 11 more still in hospital | k=7 w=11
One terrorist was killed in Tank on Monday. A policeman, a head constable, aged 40, was martyred. | k=2 p=1 a=1
Gunmen fired on a van in Tank on Monday, according to a doctor, and two passengers died. | k=2 c=2
A bomb went off in Tank on Monday, according to the district police officer, three shopkeepers were killed. | k=3 c=3
A patrol was ambushed in Tank on Monday, as per the DSP, and two soldiers were martyred. | k=2 s=2
In the words of the medical superintendent, two labourers were killed in firing in Tank on Monday. | k=2 c=2
Militants overran a base at Djibo on Sunday, killing 40 soldiers, three local officials told reporters. | k=40 s=40
A bomb killed six people in Kunduz on Monday, a nurse and two witnesses said. | k=6
A bomb killed six people in Kunduz on Monday, two police officers said. | k=6
Blast in Mastung on Friday. Dead: Civil Hospital 4, BMC 2. Injured: Civil Hospital 12, BMC 9. | k=6 w=21
Blast in Mastung on Friday. Dead - Civil Hospital 4, BMC 2. Injured - Civil Hospital 12, BMC 9. | k=6 w=21
Blast in Mastung on Friday. Civil Hospital: 4 dead, 12 injured; BMC: 2 dead, 9 injured. | k=6 w=21
Blast in Mastung on Friday. Civil Hospital 4 dead 12 injured, BMC 2 dead 9 injured. | k=6 w=21
Grenade attack in Peshawar on Friday. LRH: dead 4, injured 12. KTH: dead 2, injured 9. | k=6 w=21
Grenade attack in Peshawar on Friday. LRH dead 4, injured 12; HMC dead 2, injured 9. | k=6 w=21
Bodies after Friday's blast in Mastung: Civil Hospital 4, BMC 2. Wounded: Civil Hospital 12, BMC 9. | k=6 w=21
Blast in Mastung on Friday. Killed 6 (Civil Hospital 4, BMC 2), injured 21 (Civil Hospital 12, BMC 9). | k=6 w=21
Blast in Quetta on Friday: wounded at Civil Hospital 19, at BMC 12. | w=31
Fighters targeted a policeman with a pistol in Mastung on Wednesday, which led to his death. | k=1 p=1
Gunmen opened fire on a schoolteacher in Turbat on Monday, resulting in his death. | k=1 c=1
Unknown men fired at a tribal elder in Wana on Monday, causing his death. | k=1 c=1
Armed men fired on two labourers in Kech on Monday, leading to their deaths. | k=2 c=2
A militant attacked a soldier with a knife in Miranshah on Monday, which resulted in his martyrdom. | k=1 s=1
A bomb fixed to the car of a judge went off in Kabul on Monday, bringing about his death. | k=1
The governor condemned the assassination of the vice-chancellor of Turbat university by gunmen on Friday. | k=1
Gunmen killed the registrar of Gomal University in DI Khan on Friday. | k=1
The party mourned the killing of its district president by gunmen in Khuzdar on Friday. | k=1
The target killing of a union-council vice-chairperson in Bajaur on Friday was condemned by the JI. | k=1
A bombing in Bannu on Monday killed 18 people. The number of hurt runs to 32. | k=18 w=32
A bombing in Bannu on Monday killed 18 people. The wounded run to 32. | k=18 w=32
A bombing in Bannu on Monday: the list of dead runs to 18, that of the wounded to 32. | k=18 w=32
A bombing in Bannu on Monday killed 18 people. The number of those hurt has gone to 32. | k=18 w=32
A bombing in Bannu on Monday killed 18 people. The count of the hurt is 32. | k=18 w=32
A bombing in Bannu on Monday killed 18 people. The tally of wounded stands at 32. | k=18 w=32
Grenade attack in Swabi on Monday: three boys with splinters in their legs were brought to the DHQ hospital. | w=3
A labourer was shot dead in Kech on Monday and two others admitted in a critical state. | k=1 w=2 c=1
A soldier was martyred in Tank on Monday; four more are admitted in CMH Bannu. | k=1 w=4 s=1
A policeman was martyred by a bomb in Bannu on Monday. Three others were referred to LRH Peshawar. | k=1 w=3 p=1
Firing on a van in Tank on Monday. Two patients are admitted, one of them in the ICU. | w=2
Death toll in Quetta hotel blast climbs to 17 as four more succumb | k=17
The death toll of Friday's attack on Lido beach rose to 37, not counting six attackers. | k=43 a=6
The death toll from Friday's attack on Lido beach reached 37, excluding the six attackers. | k=43 a=6
The death toll from Friday's attack on Lido beach reached 37, including six attackers. | k=37 a=6
A bomb killed two soldiers and wounded two in Mir Ali on Tuesday. One of the wounded died later. | k=3 w=1 s=3
A bomb hit a van in Tank on Monday; one man was killed and 11 were hurt, of whom two later died. | k=3 w=9
Seven people were wounded when a bomb went off in Chaman on Monday. One of them succumbed to his injuries. | k=1 w=6
Firing in Kech on Monday left three dead and 11 injured. A wounded labourer died in hospital at night. | k=4 w=10 c=1
A roadside bomb killed two soldiers near Wana on Monday; a third lost the battle for life at CMH Peshawar. | k=3 s=3
Four labourers were shot dead in Kech on Monday. A fifth closed his eyes for good in the ambulance. | k=5 c=5
The bombing in Lakki on Monday, in which eight soldiers went to their end, was the work of our brothers. | k=8 s=8
A mortar shell landed on a house in Bajaur on Monday; two children did not live through the night. | k=2 ch=2
A guard drew his last breath at the trauma centre after the attack on a bank in Quetta on Monday. | k=1
Blast kills two in Chaman; third dies in hospital | k=3
Two policemen were shot dead in Tank on Monday and a third lies wounded. | k=2 w=1 p=2
Gunmen killed two constables in Bannu on Monday and injured a third. | k=2 w=1 p=2
Seven worshippers were killed in a mosque blast in Hangu on Friday. An eighth died at night. | k=8 c=8
Twenty miners were killed in Duki on Friday and a twenty-first died on Saturday. | k=21 c=21
Four bodies were found after the blast in Turbat on Monday. A fifth body came at midnight. | k=5
Quetta blast: dead now 16, wounded 31 | k=16 w=31
Peshawar blast: number of dead now 16 | k=16
The dead in Friday's blast at Hangu are now nine. | k=9
MSG 2: blast outside office at Khanozai on 7 Feb, dead now 15, injured 25. | k=15 w=25
Fort assault beaten back in DI Khan: six FC men, nine raiders fall | k=15 s=6 a=9
Three soldiers fell when militants stormed a post near Wana on Monday. | k=3 s=3
Two soldiers fell in Monday's attack on a post in Mir Ali; a third died at the CMH. | k=3 s=3
Six Daesh members were killed in a raid in Nangarhar on Monday; two Mujahideen were martyred. | k=8 a=6
Five policemen were killed in a blast in Tank on Monday. The five were martyred while on polio duty. | k=5 p=5
Five soldiers were killed in Wana on Monday, the army said. All five embraced martyrdom on the spot. | k=5 s=5
A mortar shell hit a house in Khost on Monday; a mother and two daughters of six and eight were killed. | k=3 ch=2 wo=1
Ambush of an army column near Niono on Monday, fourteen soldiers killed. No wounded spoken of. | k=14 s=14
Ambush of an army column near Niono on Monday, 14 soldiers killed. Wounded: not stated. | k=14 s=14
Ambush of an army column near Niono on Monday, 14 soldiers killed. Wounded: none. | k=14 w=0 s=14
Bike bomb rips 11 apart in Bannu bazaar on Monday | k=11
A bomb in a cart tore three shopkeepers apart in Quetta on Monday. | k=3 c=3
Three soldiers were killed in Damboa on Friday and five others are responding to treatment. | k=3 w=5 s=3
Two men died in firing in Quetta on Monday; three others are still in the wards. | k=2 w=3
Attackers fired on a post in Lakki on Monday; one constable got a bullet in the arm. | w=1
Two vehicle bombs hit a mosque in Bannu on Tuesday. Taken out till now: 13 dead. Moved with injuries: 32. | k=13 w=32
One officer and his guard were killed in Wana on Monday when a mine went off. | k=2
One officer and four soldiers were killed in Wana on Monday when a mine went off. | k=5 s=5
An ANP worker was shot dead by masked riders in Swabi on Monday. | k=1 c=1
A colonel and four of his men lost their lives in a drone attack near Tuz on Monday. | k=5 s=5
Three patients died in intensive care after Monday's blast in Quetta. | k=3
"""
