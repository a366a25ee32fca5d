"""Tolls of passages: digests, columns and bulletins of hospitals, with the killed of each attack."""

from __future__ import annotations

PASSAGES = """
In two attacks on Monday gunmen killed three policemen in Tank and a roadside bomb killed two soldiers in
Razmak.
= 3 2

Militants attacked a police post in Lakki Marwat on Sunday night, killing one constable. In Bannu, a tribal
elder was shot dead the same night. In Tirah, three militants were killed in an operation on Monday.
= 1 1 3

Separate incidents of violence in Balochistan on Tuesday left seven dead. Four labourers were shot dead in
Panjgur. In Turbat, two men died when a grenade was thrown at a shop. A Levies man was killed in Mach.
= 4 2 1

Quetta: a blast on Sariab Road killed one person and injured six on Wednesday. Kalat: gunmen killed two truck
drivers on the highway. Sibi: no casualties were reported when a rail track was blown up.
= 1 2

Security forces killed 13 militants in two operations in Khyber Pakhtunkhwa on Monday, the ISPR said. Nine were
killed in Dera Ismail Khan, while four others were killed in North Waziristan.
= 9 4

Monday: 2 soldiers martyred in IED attack, Spinwam. Tuesday: policeman shot dead in Tank bazaar. Wednesday: 5
killed as passenger coach hits mine in Kurram.
= 2 1 5

KABUL - Two bombings in the Afghan capital killed at least seven people on Saturday, police said. The first, in
Dasht-e-Barchi, killed four; the second, near a market in Kart-e-Char, killed three.
= 4 3

The TTP killed two policemen in Bajaur on Monday. Hours later, it attacked a convoy in Mohmand, killing three FC
men. Both attacks were claimed by the group.
= 2 3

At least 73 people were killed in Balochistan on Monday when separatists attacked police stations, railway lines
and highways, officials said. In the largest attack, 23 people were shot dead in Musakhail. In Kalat, ten were
killed, among them five police. In Bela, 14 soldiers died.
= 23 10 14

A soldier was martyred at Ghulam Khan on Monday when militants fired from across the border; on the same day a
child was killed by a landmine in Kurram.
= 1 1

The bomb at Wana killed nine peace committee members on Monday. A second bomb, at Angoor Adda, killed one.
= 9 1

Mali: 20 villagers killed near Bankass on Tuesday; army blames JNIM. Burkina Faso: 8 VDP killed at Djibo on
Wednesday. Niger: attack on Banibangou market repelled, toll unknown.
= 20 8

Insurgents killed four policemen at a checkpoint in Ghazni late on Sunday and five more in Logar on Monday,
provincial officials said.
= 4 5

A grenade attack on a barber's shop in Turbat left one dead on Friday, and on Saturday in the same town a
Frontier Corps vehicle was bombed, killing two soldiers.
= 1 2

On 3 May four policemen died in an ambush in Tank. On 5 May a blast in Wana killed a tribal chief and two
guards. On 6 May a school was blown up in Razmak; nobody was hurt.
= 4 3

Nine people lost their lives in two separate attacks in Kech: five labourers were shot in Tump on Saturday and
four soldiers died in a bomb attack at Zamuran on Sunday.
= 5 4

The killing of five policemen in Lakki Marwat on Tuesday should shame those who told us that the worst was over.
It was not over in 2009, when 3,000 died, and it is not over now.
= 5

Seven labourers from Punjab were dragged out of their quarters in Gwadar on Thursday and shot. Their only crime
was to work. Last year it was barbers, the year before it was miners.
= 7

Monday's attack on a police training school, which cost 11 recruits their lives, was foretold by everybody
except those paid to foretell it.
= 11

There is a grim arithmetic in these bombings. Each suicide attacker costs the Taliban a few thousand rupees; on
Friday one of them took 22 lives in a bazaar in Kurram.
= 22

It is easy to condemn. It took the minister eleven minutes to condemn Sunday's church attack in Quetta, in which
nine people died and 57 were hurt. It will take the widows longer.
= 9

My neighbour's son was one of the three constables shot dead at a check post in Tank on Wednesday night. He was
24 and had been paid twice.
= 3

A hundred and thirty-two children were killed in a Peshawar school ten years ago. On Monday, as the anniversary
was being marked, gunmen killed two more teachers in Swat.
= 2

The train from Quetta was stopped on Tuesday by men who had time to check every card. Twenty-six passengers were
killed before the commandos came. We are told this was a success.
= 26

Three soldiers died on Saturday so that a colonel could say that the road was open. It was closed again by
Monday.
= 3

We have become a people who read "eight dead" and turn the page. The eight who died in Wednesday's van bombing
in Kohat had names.
= 8

Between January and June 284 soldiers were killed in the province. On Sunday four more died in an ambush near
Razmak. Nobody resigned.
= 4

Who sends a boy of sixteen to blow himself up at a funeral? Somebody did, on Thursday, and in Jalalabad 19
mourners are dead.
= 19

What the Frontier Corps calls a foiled attack left a sepoy and two shopkeepers dead in Panjgur on Monday night.
= 3

They came for the polio team again. Two policemen guarding it were shot dead in Bajaur on Monday; the
vaccinator, a woman of 22, was back at work on Tuesday.
= 2

How does one write about Mastung? A hundred and twenty-eight killed in one minute of July, and by August the
candidates were shaking hands in the same tent.
= 128

The attack on the airport in Karachi lasted five hours and killed two Chinese engineers; the argument over who
should have prevented it will last longer.
= 2

Of the eleven killed in Friday's blast at a shrine in Sehwan, I am told, four were sisters.
= 11

Another week, another convoy: a roadside bomb near Makeen on Tuesday killed a captain and five of his men, and
the statement said that the terrorists' back was broken.
= 6

It was not the Taliban's bullets alone that killed the four nurses in Mastung on Thursday, it was the
indifference of those who posted them without a guard.
= 4

Civil Hospital Quetta: after the blast at Sariab Road on Monday 5 bodies and 23 injured were received. Two of
the injured are critical. Identification of three bodies is awaited.
= 5

The medical superintendent said the hospital had received the bodies of six people and 14 injured from the
suicide attack in Bannu on Monday; one of the injured died during surgery.
= 7

Edhi ambulances shifted four dead and eleven wounded to Jinnah Hospital after Tuesday's grenade attack in
Korangi, a spokesman for the foundation said.
= 4

A doctor at the Lady Reading Hospital said eight of those brought in from the police lines bombing were dead and
40 needed surgery.
= 8

Rescue 1122 shifted nine bodies and 21 injured from the site of the Lakki Marwat explosion to three hospitals.
All nine were civilians.
= 9

Of the 30 brought to us after the mosque attack on Friday, four had died before they arrived and two died on the
table.
= 6

The Emergency hospital in Kabul received 27 people after the explosion in Dasht-e-Barchi on Friday; seven were
dead on arrival.
= 7

Mirwais Hospital registered 12 war-wounded from Monday's blast in Spin Boldak, of whom one did not survive.
= 1

Update 3, CMH Peshawar: total received 19, discharged 6, expired 3, under treatment 10. All from Monday's attack
on the FC convoy at Shabqadar.
= 3

The trauma centre treated 34 people hurt in the station bombing. The number of deaths recorded here is 11;
bodies taken to other hospitals are not counted.
= 11

Our teams reached the Spinwam blast site in 12 minutes and recovered two bodies from the burnt vehicle. Five
wounded were driven to Mir Ali and one of them expired on the road.
= 3

Blood is needed, O negative. Forty-one injured and nine dead from Monday's attack on the bazaar at Parachinar
have reached us.
= 9

Hospital officials in Mastung put the dead at 52 and the hurt at 70 after Friday's procession bombing; 15 were
referred to Quetta.
= 52

The last of the four patients on ventilators after the Peshawar mosque bombing of Monday died last night, which
brings the deaths at this hospital to 84.
= 84

Bodies of three coal miners shot dead at Duki on Thursday were brought to Civil Hospital. Their post-mortem was
done and they were sent to Afghanistan.
= 3

A seven-year-old boy hurt in Sunday's mortar attack at Landi Kotal died here this morning. His two sisters
remain in the ward.
= 1

After the attack of gunmen on a passenger van at Ochat, the THQ received 38 dead and 20 injured. Six more were
dead when the Peshawar hospitals received them.
= 44

Chhipa volunteers moved the bodies of two policemen, shot dead at a snack bar in Orangi on Tuesday night, to
Abbasi Shaheed Hospital.
= 2

Medical officer Dr Aslam said five of the seven killed in Wednesday's roadside blast at Kurram were women.
= 7

A total of 61 bodies were brought to the Bolan Medical Complex after the attack on the police training college
in Quetta on Monday night.
= 61

Eight people with bullet wounds were admitted after the firing on a hotel in Gwadar on Saturday. A security
guard was brought dead.
= 1

The Indus Hospital confirms that it received four bodies, two of them charred, from Sunday's blast outside the
airport in Karachi, and 11 wounded, one of whom has since died.
= 5

The three wounded brothers from the Tank blast were moved to Peshawar. Their father died on the spot on Monday.
= 1

The Human Rights Commission of Pakistan is appalled at the killing of seven barbers in Gwadar on Thursday. They
were asleep when armed men entered their quarters.
= 7

The Embassy condemns Monday's attack in Besham, which took the lives of five of our citizens and a Pakistani
driver, and demands a thorough investigation.
= 6

UNICEF is saddened by reports that three children were among the 13 people killed in an attack on a wedding in
Nangarhar on Friday.
= 13

The Pakistan Medical Association announces a strike of one day over the murder of two doctors in Peshawar's
Hayatabad on Wednesday.
= 2

The European Union deplores the cowardly attack on the Sikh temple in Kabul on Wednesday that cost 25 lives,
including that of a child.
= 25

The Committee to Protect Journalists calls for an inquiry into the killing of a reporter, shot dead in Ghotki on
Sunday. He was the third journalist killed in Sindh this year.
= 1

The Prime Minister has expressed deep sorrow over the loss of precious lives in the blast at Quetta railway
station. He was informed that 26 persons, including 14 soldiers, embraced martyrdom on Saturday.
= 26

The office of the Special Representative recorded 12 civilians killed and 18 injured when a roadside device
struck a minibus in Ghor on Saturday.
= 12

The Council of Islamic Ideology calls the killing of 31 worshippers in Friday's mosque blast in Sibi an act
against Islam.
= 31

We mourn our colleague and his driver, who were killed when gunmen fired at their vehicle in Kech on Tuesday. A
third colleague was wounded.
= 2

On the night of 11/12 June a group of khwarij tried to infiltrate in the area of Ghulam Khan. Own troops engaged
the khwarij; as a result of which five khwarij were sent to hell and four got injured.
= 5

Two soldiers having fought valiantly, embraced martyrdom in an IED blast in general area Spinwam on Monday.
Sanitization is being carried out to eliminate any other terrorists found in the area.
= 2

CTD Punjab: in an encounter near Mianwali late Monday three terrorists were killed by the firing of their own
accomplices while two or three fled. No loss to the team.
= 3

Afghan special forces killed 11 Taliban fighters, among them a shadow district governor, in a night raid in Nad
Ali on Sunday; two children were also killed, residents said.
= 13

Today at 0615 hrs a suicide bomber in a pick-up attacked the joint check post at Aidak. The explosion martyred
three personnel of the army, one of the police and a civilian.
= 5

A coalition service member died on Saturday as a result of an insurgent attack in southern Afghanistan.
= 1

Police commandos repulsed an attack on the Maqbul post in Lakki Marwat in the night. One terrorist was killed
and his body was left behind; our jawans remained safe.
= 1

Frontier Corps Balochistan (South) regrets to announce the martyrdom of Lance Naik Zahid and Sepoy Nadeem in a
landmine explosion at Zamuran on Monday. Havaldar Akram was injured.
= 2

SITREP: 1) Mastung, 0900 hrs, IED on Levies vehicle, 2 KIA, 3 WIA. 2) Kalat, 1130 hrs, small arms fire on NHA
convoy, nil cas. 3) Khuzdar, 1500 hrs, grenade at house of contractor, 1 KIA (watchman).
= 2 1

INSO alert: 12 May, Faryab, Pashtun Kot: AOG ambush of ANP convoy on ring road, 4 ANP killed, 2 ANP wounded, 1
AOG killed.
= 5

Weekly brief. Key incident: on 4 March two SVBIEDs detonated at Bannu Cantt wall at iftar. 13 civ and 5 mil
killed, 32 civ injured, all 16 attackers dead.
= 34

Daily log: 0700 mortar on FOB Salerno, no cas. 1015 PBIED at Khost bazaar, 8 LN killed, 22 LN wounded. 1600 ECP
shooting, 1 ANSF WIA.
= 8
"""
