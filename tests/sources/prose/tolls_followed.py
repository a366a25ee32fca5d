"""Tolls followed: what a report goes on to say of four killed soldiers, with the killed of each attack."""

from __future__ import annotations

KILLED = (
    "PESHAWAR: A roadside bomb hit a vehicle of the Frontier Corps in North Waziristan on Monday, killing four "
    "soldiers and wounding three, the military said. "
)
FOLLOWED = """
The toll was revised down from an earlier count of six. | 4
Initial reports had put the number of dead at seven. | 4
The military had first said that two soldiers were killed. | 4
The group's founder was killed in a drone strike in 2009. | 4
Its leader, Hakimullah Mehsud, and four others were killed by a US drone in 2013. | 4
The army launched an offensive there in 2014 in which it says 3,500 militants were killed. | 4
Militants have killed at least 60 soldiers in the district since January. | 4
The dead were named as Lance Naik Asif, Sepoy Imran, Sepoy Bilal and Sepoy Waqar. | 4
The slain men belonged to the 27 Baloch Regiment. | 4
A convoy of 12 vehicles was passing at the time. | 4
The region borders Afghanistan's Khost province, where 40 people died in an earthquake last month. | 4
One of the three wounded was in critical condition. | 4
One of the three wounded later died. | 5
One of the injured succumbed to his wounds at CMH Peshawar, bringing the toll to five. | 5
The president expressed grief over the loss of four lives. | 4
The prime minister paid tribute to the four martyrs. | 4
The funeral of the four soldiers was offered in Bannu garrison. | 4
Troops returned fire, killing two of the attackers. | 6
Two attackers were also killed in the exchange of fire. | 6
The exchange of fire left three terrorists dead too. | 7
Three terrorists were sent to hell and two were injured, it added. | 7
A search operation was launched in which three suspects were arrested. | 4
The vehicle was carrying eight soldiers. | 4
Pakistan has witnessed a rise in attacks, with 1,166 recorded in 2024, according to PIPS. | 4
According to the PICSS, 355 people were killed in August alone. | 4
It was the second such attack in three days. | 4
On Saturday, two soldiers were killed in Spinwam when their vehicle hit a mine. | 4 2
A day earlier, seven soldiers were martyred in Kurram. | 4 7
Nearly two dozen soldiers have died in such blasts this month. | 4
No group has claimed the attack, but suspicion fell on the TTP, which ended a ceasefire in November 2022. | 4
Dozens of tribal elders have been killed in the area in recent years. | 4
The attack happened near the village where 11 labourers were killed in August. | 4
A civilian standing nearby was hit by a splinter and died. | 5
A boy grazing sheep nearby was killed too. | 5
Besides the soldiers, two civilians were killed. | 6
The deceased also included a captain. | 4
The explosion also killed the driver of a passing truck. | 5
Six more soldiers escaped unhurt. | 4
Residents said they heard two explosions. | 4
Four of the wounded died on the way to hospital, an official said on Tuesday, and the toll is now eight. | 8
Last month, a similar bomb killed three soldiers in the same area. | 4
Another bomb went off in Mir Ali, killing a policeman. | 4 1
In a separate incident, gunmen shot dead a tribal elder in Bajaur. | 4 1
Elsewhere in the province, two policemen were shot dead in Tank. | 4 2
Meanwhile, a policeman was martyred in a gun attack in Lakki Marwat. | 4 1
Two suspected militants were killed when a bomb they were planting went off in Tirah the same day. | 4 2
The soldiers had been on their way to a funeral of a comrade killed on Sunday. | 4
The officer's brother had also been martyred, in Swat in 2009. | 4
One of the wounded later died. | 5
One of the injured died later. | 5
One of the wounded has since died. | 5
Two of the wounded have since died. | 6
One of the wounded died on Tuesday. | 5
One of the three injured died in hospital. | 5
One of them later died. | 5
One of them died in hospital. | 5
Two of them succumbed to their wounds. | 6
The wounded were taken to Bannu, where two died. | 6
The wounded were taken to hospital, where one succumbed to his injuries. | 5
A civilian was hit by a splinter and died. | 5
A shepherd was hit by splinters and died on the spot. | 5
A shepherd hit by splinters also died. | 5
A shepherd who was hit by splinters died later. | 5
A wounded soldier died in hospital. | 5
A wounded soldier later died, officials said. | 5
Another soldier died of his wounds in hospital. | 5
A fifth soldier died on Tuesday. | 5
A fifth soldier later died of his wounds. | 5
The fifth soldier died of his wounds. | 5
One soldier died on the way to hospital. | 5
One more soldier died on the way to hospital. | 5
One more died on the way to hospital. | 5
A soldier who had been wounded died on Tuesday. | 5
An injured soldier breathed his last in CMH Peshawar. | 5
An injured passer-by also lost his life. | 5
The death toll rose to five when an injured soldier died. | 5
The toll has now risen to six, the military said. | 6
The death toll climbed to six on Tuesday. | 6
The toll now stands at seven. | 7
Initial reports put the toll at seven. | 4
Early reports said seven soldiers had been killed. | 4
Earlier, officials had said that seven soldiers were killed. | 4
The military initially said seven soldiers were killed. | 4
It was first reported that seven soldiers had died. | 4
Police had put the toll at seven at first. | 4
An earlier statement had put the toll at six. | 4
Officials had earlier said that six soldiers were killed. | 4
A second device exploded in Mir Ali and killed two policemen. | 4 2
Another roadside bomb killed two policemen in Bannu. | 4 2
A second roadside bomb killed two policemen in Bannu. | 4 2
Hours later another mine killed a shepherd in Bajaur. | 4 1
They were returning from the funeral of a colleague who was killed on Sunday. | 4
They were to relieve a platoon that lost two men last week. | 4
They were going to arrest men wanted for killing a constable. | 4
The force was searching for the killers of two policemen. | 4
Two of the dead were brothers. | 4
The bodies of two of the dead were charred beyond recognition. | 4
Three of the dead belonged to Swat. | 4
All four died instantly. | 4
One of the four died on the spot and the others in hospital. | 4
Three died on the spot while one succumbed to his wounds in hospital. | 4
The four were buried with full honours. | 4
Another attack, on a religious school in Bannu on Wednesday, killed seven. | 4 7
Another attack, on a religious school in Bannu, killed seven. | 4 7
The United Nations mission said the toll might exceed 100. | 4
The toll could rise to ten, doctors said. | 4
Officials feared the toll may reach a dozen. | 4
The death toll is expected to rise above ten. | 4
Two attackers blew themselves up and two others were killed by the police. | 8
One attacker was killed and two others fled. | 5
The attack came a week after gunmen killed 12 labourers in the same district. | 4
The attack came a week after gunmen shot dead 12 labourers. | 4
The bombing comes two days after 12 people were killed in a similar attack. | 4
The blast came hours after an ambush that killed four soldiers in Mastung. | 4
The assault came less than a month after militants killed 26 tourists in Pahalgam. | 4
It came a day after a bomb killed nine people in Hub. | 4
The violence came a day after gunmen killed nine people in Hub. | 4
The attack came weeks after the army killed 12 militants in the area. | 4
The attack follows the killing of 12 labourers last week. | 4
The attack followed a bombing on Friday in which 11 people died. | 4
The killings came as security was tight after an attack that left 12 dead. | 4
Monday's attack came after 12 labourers were killed in the same district. | 4
The attack was the deadliest since a bombing killed 60 people in October. | 4
It was the worst attack since 23 passengers were killed in August. | 4
The attack happened days before the anniversary of a raid that killed 140. | 4
The same group killed 12 labourers a week ago. | 4
A week earlier, gunmen had killed 12 labourers in the same district. | 4
Just a week ago, gunmen killed 12 labourers in the same district. | 4
Gunmen had killed 12 labourers in the same district a week earlier. | 4
The district has been tense since gunmen killed 12 labourers there. | 4
Militants killed 26 people in the same town on August 26. | 4
Similar attacks have killed more than 40 policemen since January. | 4
The city last saw such an attack in May, when 12 people died. | 4
The last such attack, in May, killed 12. | 4
In the deadliest, 60 cadets were killed. | 4
The father of one of the dead was killed in a 2010 attack in which 12 died. | 4
The officer had survived an attack that killed two guards. | 4
"""
