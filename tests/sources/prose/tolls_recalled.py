"""Tolls of passages: what is recalled, boasted of or said again beside the news, with the killed of each attack."""

from __future__ import annotations

RECALLED = """
Four officials were martyred when terrorists stormed Bargai police station in Lakki Marwat on Sunday night,
the police spokesman said. Only last month six policemen of a mobile team lost their lives at Chowki Abbas in
the same district.
= 4

Two soldiers were killed in an ambush in Bishnupur on Sunday. Last week ten cadres died in the same district.
= 2

Two soldiers were killed in an ambush in Kech on Friday. Last week five labourers were shot dead in Turbat.
= 2

A woman died when a bomb went off beside a police van at Kharadar in Karachi on Monday night. It was the
second blast in four days: the Saddar bombing of 12 May brought this hospital one body and thirteen hurt.
= 1

The toll from Monday's bombing in Gulistan rose to seven on Wednesday after three of the wounded died. In
March the Baloch Liberation Army said it had seized a train in the Bolan Pass; 31 people including soldiers
were killed before the two-day siege was ended.
= 7

Two policemen were shot dead in Peshawar on Friday. In January a bomber killed 84 people in a police mosque in
the city.
= 2

Three passengers were killed when armed men sprayed two coaches with gunfire in Lower Kurram on Tuesday.
Elders recalled that since the reopening of the road in early 2011 as many as 46 travellers had been killed on
it.
= 3

Three passengers were killed when gunmen fired at a coach in Kurram on Tuesday. Since the road was reopened 46
travellers have been killed on it, elders say.
= 3

A truck struck a land mine in Mopti on Thursday and killed four soldiers. The UN mission in Mali has since
become the world body's most dangerous, with 72 peacekeepers killed by hostile acts.
= 4

Nineteen villagers were shot dead in Tillabery on Monday. The same village lost 66 people on March 15, when
gunmen intercepted shoppers.
= 19

A suicide attacker killed 14 people at an army bakery in Nowshera on Tuesday. Families who left Shaltalo after
the cross-border raid of 1 June (34 dead, most of them police) have begun to return, an official said.
= 14

Two men were shot dead in Quetta on Friday. Forty Hazaras have been killed in the city since January.
= 2

A policeman was shot dead in Karachi on Friday. He was the tenth officer killed in the city this month.
= 1

A blast killed five people in Chaman on Friday. Seven people died in a similar blast there two weeks ago.
= 5

A blast killed five people in Chaman on Friday. A similar blast there in July left seven dead.
= 5

Gunmen killed four miners in Duki on Friday. Twenty miners were killed in Duki on October 10, when gunmen
stormed their quarters.
= 4

Gunmen killed four miners in Duki on Friday, weeks after 20 were killed in their quarters nearby.
= 4

Gunmen killed four miners in Duki on Friday. The district saw the killing of 20 miners in October.
= 4

Gunmen killed a polio worker in Bannu on Friday. Two other vaccinators were killed in the district earlier
this year.
= 1

A bomb killed three soldiers in Razmak on Friday. Militants had killed 12 soldiers in an ambush nearby earlier
this month.
= 3

A bomb killed three soldiers in Razmak on Friday. On Tuesday, an ambush in the same valley cost the army 12
men.
= 3

Five soldiers were killed in Kech on Friday. The attack is the deadliest in the district since 10 soldiers
were killed at Sabdan in January 2022.
= 5

Five soldiers were killed in Kech on Friday in the deadliest attack since January, when ten died at a post in
Sabdan.
= 5

Two policemen were killed in Tank on Friday. The same post was attacked in August, when three constables died.
= 2

Two policemen were killed in Tank on Friday. Three constables died when the same post was attacked in August.
= 2

A mosque blast in Kunduz killed 20 worshippers on Friday. A week earlier a bomber had killed 50 at a mosque in
the same city.
= 20

A mosque blast in Kunduz killed 20 worshippers on Friday, a week after a bomber killed 50 at a mosque in the
same city.
= 20

Three personnel of the Frontier Corps were martyred when a convoy hit an IED in Kech on Friday. A spokesman of
the BLF telephoned journalists and claimed responsibility, putting the number of the dead at nine.
= 3

Three policemen were shot dead by a colleague in Helmand on Tuesday. Taliban spokesman Yousuf Ahmadi claimed
the attack, saying the man had been in touch with the group for months, and gave the number of the dead as
six.
= 3

A police commander and two of his officers were killed in a suicide attack in Kandahar on Monday. Taliban
spokesman Qari Yousuf Ahmadi claimed the attack, saying ten security men had perished.
= 3

Five soldiers were killed in a raid on a post in Tank on Friday. The TTP claimed responsibility, saying its
men had killed 12 soldiers.
= 5

Five soldiers were killed in a raid on a post in Tank on Friday. The TTP took responsibility and put the toll
at 15.
= 5

Five people were killed in a blast in Quetta on Friday. The BLA claimed it and spoke of 20 dead.
= 5

Two soldiers were killed in an ambush in Kech on Friday, the army said. In a statement, the BLF said it had
killed seven soldiers.
= 2

Two soldiers were killed in an ambush in Kech on Friday, the army said. The BLF, which claimed the ambush,
said eight soldiers had died.
= 2

Six people died in a bombing in Baghdad on Friday. Islamic State claimed the bombing, saying 40 Shiites had
been killed or wounded.
= 6

Four soldiers were killed in Lakki Marwat on Friday, officials said. TTP spokesman Mohammad Khurasani in a
message claimed 11 dead.
= 4

The BLA said its fighters attacked a convoy in Bolan on Friday and killed ten soldiers.
= 10

The army lost six men in an attack on a base in Borno on Friday. ISWAP put the army's losses at 30 in a
statement on Saturday.
= 6

Two Assam Rifles personnel were killed and five others injured when unidentified militants ambushed their
vehicle in Bishnupur on Sunday.
= 2

Imphal, May 19 (PTI) Two Assam Rifles personnel were killed and five others injured when militants ambushed
their vehicle in Bishnupur on Sunday.
= 2

Two Punjab Rifles men were killed in an ambush in Tank on Sunday.
= 2

On Wednesday the director of a well-known research project in Orangi was killed when four gunmen fired at her
car on Manghopir Road.
= 1

The head of a research project in Orangi was killed when four gunmen fired at her car.
= 1

The director of a charity was killed when gunmen fired at her car in Karachi on Wednesday.
= 1

A well-known singer was killed when two gunmen fired at his car in Karachi on Wednesday.
= 1

Four paramilitary soldiers kidnapped from a post last week were shot dead overnight in the Jabai area outside
Peshawar.
= 4

Two engineers abducted in Tank last month have been killed, officials said.
= 2

Seven labourers kidnapped by gunmen on Monday were found shot dead in Kech on Friday.
= 7

The toll from Wednesday's bombing at Gao, where former rebels and troops were about to set off on joint
patrols, climbed to 77, the government said, with about 120 wounded.
= 77

The toll from Friday's blast in Quetta, the worst in the city this year, has risen to 31, the health
department said.
= 31

Sixteen bodies of security personnel and eight wounded were brought to Wana from the post at Makeen on Friday
night. ISPR gave the number of martyred as 16 and said eight khwarij had been killed.
= 24

Six soldiers embraced shahadat and all four terrorists who tried to sneak into the garrison at Zhob on
Wednesday are dead, as per ISPR. Levies sources add that a woman passing in a coach was killed in the cross-
fire and three civilians were wounded.
= 11

In an operation in Darazinda on Tuesday night, eight terrorists were killed. One soldier embraced shahadat in
Kulachi, where three terrorists were also sent to hell.
= 8 4

Two soldiers were killed in an ambush in Bishnupur on Sunday. In Chandel district, four cadres were killed in
a gunfight with a patrol near the border on Sunday, the army said.
= 2 4

Jinnah hospital received two bodies after Sunday night's explosion near the airport in Karachi. The director
did not know of a third body shown on some channels.
= 2

JPMC said two Chinese nationals were brought dead and eleven injured after Sunday's explosion in Karachi.
Besides these, four policemen with burns were taken to Civil Hospital.
= 2

In an operation in Bara four terrorists were sent to hell. During the exchange of fire, a captain (age: 25
years, resident of Karachi), who was leading his troops from the front, and a havildar embraced Shahadat.
= 6

During the exchange of fire at Bara, a captain, who was leading his troops, and a havildar embraced shahadat.
= 2

The terrorists attacked a base at Ngoshe on Tuesday, met stiff resistance and fled in disarray, leaving behind
seven bodies. Two soldiers paid the supreme price.
= 9

The attackers fled, leaving behind four bodies of their fellows, after the raid on the post at Singwan on
Monday.
= 4

Three terrorists entered the building in Karachi on Friday. All three died: two were shot by Rangers and one
blew himself up on the roof. Two police personnel, a Rangers sub-inspector and a civilian sanitary worker
embraced martyrdom; 13 persons were injured.
= 7

Two police personnel, a Rangers sub-inspector and a sanitary worker embraced martyrdom in the attack in
Karachi on Friday.
= 4

The Somali National Army said it had foiled an al-Shabaab attack on its base at Awdheegle early on Saturday,
and the army's chief said that 22 militants had been killed. He acknowledged the death of four soldiers, the
deputy commander of the brigade among them.
= 26

The army's chief said that 22 militants had been killed at Awdheegle on Saturday. He confirmed the death of
four soldiers.
= 26

Armed men stopped a bus at Ahmedwal on Friday night and took away six passengers. Their bodies, shot in the
head, were found under a bridge an hour later.
= 6

A car that did not stop was fired at near Noshki on Friday; three persons including a brother of an MPA from
the area lost their lives and five were injured.
= 3

Two nurses of a health post were killed on Tuesday when a mortar shell landed at Wajid. Three patients, one a
girl of nine, were wounded.
= 2

Edhi moved 21 bodies in Mastung on Friday when a suicide bomber struck. Overnight nine of the wounded passed
away in Quetta. That makes 30, said the Edhi spokesman.
= 30

A bomb at Safi on Monday burst in the hands of two boys. A third child had died before the ambulance reached.
= 1

A suicide bomber killed five soldiers in North Waziristan on Monday. The attack, at Khajuri on the road that
links Bannu with the town of Mir Ali, comes ten days after a drone strike killed Hakimullah Mehsud.
= 5

The toll is now 33. Of the 33, four were children under ten; the two policemen shot at the gate are included,
KTH said of Friday's attack in Peshawar.
= 33

Gunmen killed six labourers in Kech on Friday and fled, leaving behind six bodies.
= 6

Militants kidnapped five men in Tank on Monday. The bodies of all five were found on Wednesday.
= 5

Coalition forces called in air support in Kajaki district on Friday, killing 12 insurgents. No civilian
casualties were reported during this operation.
= 12
"""
