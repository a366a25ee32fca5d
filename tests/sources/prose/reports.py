"""Reports: our own, for what single sentences do not show.

Published on Thursday 30 May 2024; read as `sentences.py` is.
"""

from __future__ import annotations

REPORTS: tuple[tuple[str, dict[str, object]], ...] = (
    ("TTP says its fighters ambushed a convoy near Tank on Monday.", {"claims": ("TTP", "asserts"), "actor": "TTP"}),
    ("The BLA has not claimed the blast in Kech.", {"claims": None}),
    ("The attack killed 20 people, five of them policemen, in Bannu.", {"killed": (20, 20), "police": (5, 5)}),
    ("Four people died in Hangu; all three attackers were killed.", {"killed": (7, 7), "attackers": (3, 3)}),
    ("Hospital in Quetta: bodies 14, injured 30 after the blast.", {"killed": (14, 14), "wounded": (30, 30)}),
    ("Gunmen offloaded six labourers in Bolan and shot them dead.", {"killed": (6, 6), "civilians": (6, 6)}),
    ("Nine people died in Bara as two buses collided.", {"killed": None}),
    ("Two men were shot dead in Swabi over a land dispute.", {"killed": None}),
    ("Reports that ten people died in a blast in Lahore are false, police said.", {"killed": None, "type": None}),
    ("The ministry denied reports of a blast in Sibi. Nobody was hurt.", {"wounded": None}),
    ("Table-top exercise: a vehicle bomb kills nine in Islamabad.", {"killed": None}),
    ("A bomb went off near Sur Kalat in Zhob district on Monday.", {"place": "Sur Kalat", "district": "Zhob"}),
    ("On the night of 12/13 May 2024 a post in Tank was attacked.", {"date": "2024-05-12", "type": "armed_assault"}),
    ("A policeman was shot dead by gunmen in Tank.", {"target": "police", "killed": (1, 1)}),
    ("Explosives hidden in a van killed two people in Hub.", {"type": "vehicle_bomb", "killed": (2, 2)}),
    ("Two men of the group, who fled last year, shot dead a guard in Tank on Monday.", {"killed": (1, 1)}),
    ("A bomb threw a train off the rails near Sukkur; two men died.", {"killed": (2, 2), "type": "ied"}),
    ("Men were fired on at Kharan; three more fell and two were hurt.", {"killed": (3, 3), "place": "Kharan"}),
    ("A mine killed three brothers under ten in Bara.", {"killed": (3, 3)}),
    ("The constable guarding the team in Jamrud embraced martyrdom.", {"killed": (1, 1), "police": (1, 1)}),
    ("An IED hit a police van near Bannu, one officer killed.", {"killed": (1, 1), "police": (1, 1)}),
    ("Seven died in Swat on Monday: four were policemen, the others travellers.",
     {"killed": (7, 7), "police": (4, 4), "civilians": (3, 3)}),
    ("Two policemen were shot at in Karachi on Monday. One of them died later.", {"killed": (1, 1), "police": (1, 1)}),
    ("Group owns up to Bajaur bombing; dead now 46", {"killed": (46, 46)}),
    ("پشاور میں دھماکے سے 5 افراد جاں بحق اور 12 زخمی", {"killed": (5, 5), "wounded": (12, 12)}),
)  # fmt: skip
