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
"""
