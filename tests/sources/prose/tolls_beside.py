"""Tolls: figures of long reports, and what stands beside them.

A line each, written as in `tolls_families.py`.
"""

from __future__ import annotations

TOLLS = """
A blast tore through a market in Hangu on Monday. The toll, which has reached 54, may rise, a doctor said. | k=54
Two more of the hurt died overnight, taking the toll of Monday's bombing in Hangu to 53. | k=53
Gunmen fired on a van in Turbat on Monday. The four passengers, who were killed on the spot, were poor. | k=4 c=4
A blast in Hangu on Monday hurt 30 people, all but six of whom have been discharged. | w=30
At 0900 on Monday a mine killed two soldiers near Wana. | k=2 s=2
The attack in Wana on Monday left nine soldiers dead besides the three attackers. | k=12 s=9 a=3
A bomb hit the jail in Bannu on Monday. Two inmates and a guard died. | k=3
A blast in Hangu on Monday killed four. Nine of the hurt are still under treatment at the DHQ hospital. | k=4
A Rangers personnel was killed in Karachi on Monday. | k=1 s=1
Gunmen killed a Chinese engineer and two Turkish nationals in Quetta on Monday. | k=3 c=3
Five soldiers were killed in Wana on Monday, ISPR, police and hospital sources said. | k=5 s=5
The toll was first put at five, but the DPO said on Tuesday that eight had been killed in Monday's blast. | k=8
A suicide bomber struck a post in Wana on Monday. At first the army spoke of four dead; nine soldiers died. | k=9 s=9
A blast in Hangu on Monday killed 12; three of the 20 wounded are in intensive care. | k=12 w=20
The 14-year-old girl and her 40-year-old father were killed by a mine near Wana on Monday. | k=2 ch=1
Six people — four of them policemen — were killed by a bomb in Tank on Monday. | k=6 p=4
Twelve first-aid kits for the wounded were sent to Tank, where a bomb killed six on Monday. | k=6
A bomb in Wana on Monday killed four constables, wounding 17, the head of police (operations) said. | k=4 p=4 w=17
A blast hit Lyari on Monday; the number of dead now stands at 19 and the injured at 31. | k=19 w=31
Two policemen among nine killed in Quetta blast, year after hospital attack left 25 dead | k=9 p=2
The toll of Monday's blast in Jalalabad was revised to 31 as four wounded succumb. | k=31
Nine Taliban were killed and 14 others were wounded in Kunduz on Monday; three soldiers were wounded. | k=9 a=9 w=17
Nine armed Taliban were killed in Qaysar on Monday. | k=9 a=9
Ambulances moved two martyred constables to Tank after firing on Monday. | k=2 p=2
A bomb hit a patrol in Kirkuk on Monday; five were wounded, two of whom are critical. | w=5
A bomb killed seven in Sadda on Monday. The wounded, 11 of them, were driven to Hangu. | k=7 w=11
Two police officers among the passengers were taken aside and shot dead near Wajir on Monday. | k=2 p=2
Fifteen miscreants fired on a post in Washuk on Monday and the alert troops answered, killing three of them. | k=3 a=3
Gunmen attacked a church in Owo on Monday. The government now gives the dead as 40. | k=40
"""
