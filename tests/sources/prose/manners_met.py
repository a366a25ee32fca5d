"""Manners met: one attack a line, with how it was done or what it hit."""

from __future__ import annotations

MET = """
A car bomb parked near a market in Ghazni went off on Monday and killed six. | attack_type vehicle_bomb
A pressure-plate device killed two farmers in Sangin on Monday. | attack_type ied
Gunmen on a motorcycle opened fire on a shop in Hub on Monday, killing the owner. | attack_type armed_assault
A tribal elder was gunned down in a targeted attack in Bajaur on Monday. | attack_type assassination
Twelve passengers were taken off a bus and shot in Noshki on Monday. | attack_type armed_assault
Militants fired rockets at an army camp in Razmak on Monday; no one was hurt. | attack_type rocket_mortar
A mortar shell fell on a house in Tirah on Monday, killing three children. | attack_type rocket_mortar
A quadcopter dropped explosives on a post in Mir Ali on Monday, wounding two. | attack_type drone
Unknown men lobbed a hand grenade at a house in Turbat on Monday. | attack_type grenade
Five engineers were kidnapped from Tank on Monday. | attack_type abduction
Armed men set ablaze three trucks carrying ore in Kalat on Monday. | attack_type arson
Gunmen in uniform entered a police training centre in Lahore on Monday and killed eight recruits. | attack_type raid
A convoy was ambushed near Wana on Monday; six soldiers were killed. | attack_type armed_assault
A policeman was killed by sniper fire at a check post in Khyber on Monday. | attack_type armed_assault
A landmine blew up a tractor in Kurram on Monday, killing its driver. | attack_type ied
A remote-controlled bomb hidden in a motorcycle killed two in Quetta on Monday. | attack_type vehicle_bomb
A sticky bomb fixed to a car killed an official in Kabul on Monday. | attack_type ied
The beheaded body of an abducted soldier was found in Tank on Monday. | attack_type assassination
Separatists blew up a railway bridge at Kolpur on Monday. | attack_type ied
Insurgents overran an army outpost in Farah on Monday, killing 17 soldiers. | attack_type raid
A parcel bomb wounded a lawyer in Karachi on Monday. | attack_type ied
Attackers hurled petrol bombs at a school in Kech on Monday and it burnt down. | attack_type arson
Two men on a motorbike shot dead a cleric as he walked home in Karachi on Monday. | attack_type armed_assault
The security forces killed nine militants in an operation in Tirah on Monday. | attack_type other
A teacher was stabbed to death by an attacker shouting slogans in Kunduz on Monday. | attack_type armed_assault
A roadside bomb targeted a vehicle of the police in Matani on Monday, wounding three. | attack_type ied
The passenger train was hijacked near Bolan on Monday and 26 hostages were killed. | attack_type abduction
A policeman guarding vaccinators was shot dead in Tank on Monday. | attack_type armed_assault
Rebels shot down a helicopter in Badakhshan on Monday; five soldiers died. | attack_type armed_assault
RPG fire hit a police mobile in Bannu on Monday, killing a head constable. | attack_type rocket_mortar
A blast from explosives planted under a bench killed two in a park in Lahore on Monday. | attack_type ied
A bomb went off outside a girls' school in Mir Ali on Monday; nobody was hurt. | target school
Gunmen opened fire on a police van escorting polio workers in Tank on Monday, killing a constable. | target police
A suicide bomber struck a Shia procession in Quetta on Monday, killing 12 mourners. | target civilians
A gas pipeline was blown up near Sui on Monday night. | target infrastructure
The power line tower was blown up in Kalat on Monday. | target infrastructure
An army convoy was hit by a roadside bomb in Wana on Monday, killing three soldiers. | target security_forces
A bus was stopped on the highway in Musakhail on Monday and nine passengers were shot. | target transport
Two traders were killed when a grenade was lobbed into the vegetable market in Chaman on Monday. | target market
Militants attacked the house of a tribal elder in Bajaur on Monday, killing him and his son. | target civilians
A rocket landed near the governor's house in Kandahar on Monday. | target government
Gunmen shot dead a judge in Peshawar on Monday. | target government
Attackers stormed a hospital in Kabul on Monday and killed 24 people. | target hospital
A rail track was blown up near Jacobabad on Monday, and six coaches of the train left the rails. | target infrastructure
A cricket match in Nangarhar was bombed on Monday; eight spectators died. | target civilians
Unknown men set fire to a mobile phone tower in Kech on Monday. | target infrastructure
Gunmen killed a journalist in Ghotki on Monday. | target civilians
A church was attacked with grenades in Quetta on Monday during service; nine worshippers died. | target worship
Five coal miners were abducted from Mach on Monday. | target civilians
A magnetic bomb attached to a car of the finance ministry killed two employees in Kabul on Monday. | target government
A Levies check post in Ziarat was attacked on Monday; two Levies men were killed. | target security_forces
A candidate's election office was bombed in Pishin on Monday, killing 18 people. | target civilians
The vehicle of a peace committee was hit by a mine in Mohmand on Monday; three volunteers died. | target civilians
Gunmen fired on a NATO oil tanker in Khyber on Monday; the driver was killed. | target transport
Four FC soldiers were martyred when their vehicle hit a mine at Mach on Monday. | target security_forces
An imam was shot dead outside his mosque in Peshawar on Monday. | target worship
Militants kidnapped three officials of the irrigation department from Tank on Monday. | target government
A hotel in Gwadar was stormed by three gunmen on Monday; a guard was killed. | target other
Chinese engineers' van was rammed by a car bomb at Besham on Monday; six died. | target civilians
The Jaffar Express was fired at near Sibi on Monday; no one was hurt. | target transport
A drone dropped a bomb on a police station in Bannu on Monday. | target police
Two nurses on their way to work were shot dead in Mastung on Monday. | target civilians
An airport in Karachi was attacked by ten gunmen on Monday. | target infrastructure
A wedding party was hit by mortar shells in Kunduz on Monday; seven guests were killed. | target civilians
A girls' college bus was bombed in Quetta on Monday, killing 14 students. | target transport
A court complex in Islamabad was hit by a suicide bomber on Monday; 12 people were killed. | target government
An intelligence office was attacked with a car bomb in Ghazni on Monday. | target security_forces
"""
