"""Dated: our own words for days, and our own reports with the day of each attack.

Published on Thursday 30 May 2024.
"""

from __future__ import annotations

from datetime import date

PUBLISHED = date(2024, 5, 30)

# Words, and the first date that they name.
WORDS: tuple[tuple[str, str | None], ...] = (
    ("on 7-8 January 2025", "2025-01-07"),
    ("on 29/30 May", "2024-05-29"),
    ("between May 28 and 29", "2024-05-28"),
    ("on Jan 30-31", "2024-01-30"),
    ("on 6, 7 and 8 May", "2024-05-06"),
    ("on the 30th of May", "2024-05-30"),
    ("on 30-May-24", "2024-05-30"),
    ("at 291430Z MAY 24", "2024-05-29"),
    ("282330 MAY IED on patrol", "2024-05-28"),
    ("in May 12 soldiers were killed", "2024-05"),
    ("On May 12 gunmen killed two", "2024-05-12"),
    ("in early April", "2024-04"),
    ("last April", "2024-04"),
    ("In December", "2023-12"),
    ("on 31 December", "2023-12-31"),
    ("on 05/12/2023", "2023-12-05"),
    ("on 29.5.24", "2024-05-29"),
    ("the day before yesterday", "2024-05-28"),
    ("two days ago", "2024-05-28"),
    ("a few hours ago", "2024-05-30"),
    ("last night", "2024-05-29"),
    ("on Thursday", "2024-05-30"),
    ("last Thursday", "2024-05-23"),
    ("on Friday last week", "2024-05-24"),
    ("on Tuesday this week", "2024-05-28"),
    ("next Friday", None),
    ("on the night between Friday and Saturday", "2024-05-24"),
    ("on Friday-Saturday night", "2024-05-24"),
    ("on Wednesday and Thursday", "2024-05-29"),
    ("on Tue night", "2024-05-28"),
    ("over the weekend", "2024-05-25"),
    ("last week", "2024-W21"),
    ("in week 20 of 2024,", "2024-W20"),
    ("note for 2024-W20", "2024-W20"),
    ("last month", "2024-04"),
    ("on 1 May, 2000 to 0800", "2024-05-01"),
    ("on 1 May 2000 hrs", "2024-05-01"),
    ("on 1 May 2023", "2023-05-01"),
    ("on Tuesday, 14 May", "2024-05-14"),
    ("on May 14 (Tuesday)", "2024-05-14"),
    ("on the 28th.", "2024-05-28"),
    ("during Friday prayers", "2024-05-24"),
    ("The Friday Times", None),
    ("on 15 Ramazan 1445", None),
    ("he may 5 times", None),
    ("march 5 km", None),
    ("on 31 February", None),
    ("over the past two nights", "2024-05-28"),
    ("from 28 April to 2 May", "2024-04-28"),
)

# A report, and the date of each attack that it tells of.
REPORTS: tuple[tuple[str, list[str | None]], ...] = (
    ("The TTP claimed responsibility on Wednesday for the suicide attack that killed six in Tank on 25 May.",
     ["2024-05-25"]),
    ("The BLA claimed responsibility for an attack on Tuesday that killed two soldiers in Kech.", ["2024-05-28"]),
    ("Police said on Wednesday that gunmen had killed two men in Quetta on Sunday night.", ["2024-05-26"]),
    ("Two constables were shot dead in Lakki Marwat, police said on Wednesday.", ["2024-05-29"]),
    ("The toll from a bombing in Bajaur rose to 12 on Wednesday. The blast hit a market on Monday.", ["2024-05-27"]),
    ("The prime minister condemned Monday's attack on a police post in Bannu in which four officers died.",
     ["2024-05-27"]),
    ("No group had claimed the blast that killed three in Hangu overnight as of Thursday noon.", ["2024-05-29"]),
    ("A soldier wounded in last week's ambush near Razmak died on Tuesday.", ["2024-W21"]),
    ("Forces killed three militants in Tank on Wednesday, days after the May 14 attack on a convoy.", ["2024-05-29"]),
    ("A bomb killed five in Khuzdar. The incident took place on Tuesday evening.", ["2024-05-28"]),
    ("A roadside bomb killed two soldiers near Mir Ali.", [None]),
    ("QUETTA, May 28: Gunmen killed three miners in Duki late last night.", ["2024-05-27"]),
    ("ISLAMABAD, May. 27 - A grenade attack earlier today wounded six at a market in Turbat.", ["2024-05-27"]),
    ("KABUL, Afghanistan (Jan. 12, 2011) - A joint force killed two insurgents in Khost province yesterday.",
     ["2011-01-11"]),
    ("Sitrep, 24 May 1800 hrs. Kech: patrol ambushed, three soldiers killed. Pasni: grenade thrown, one man injured.",
     ["2024-05-24", "2024-05-24"]),
    ("Daily log, 27-28 May: bomb killed two in Bannu; gunmen shot dead a teacher in Turbat on 28 May.",
     ["2024-05-27", "2024-05-28"]),
    ("A bomb killed four in Quetta on Monday. The next day gunmen shot dead two policemen in Mastung.",
     ["2024-05-27", "2024-05-28"]),
    ("A court sentenced two men on Tuesday.", []),
    ("BALOCHISTAN, TUE 28 MAY. a) Turbat: two soldiers killed by a mine. b) Mastung: teacher shot dead.",
     ["2024-05-28", "2024-05-28"]),
    ("Rawalpindi, 29 May 2024: On night 27/28 May, movement of militants was picked up near Tank. Five were killed.",
     ["2024-05-27"]),
    ("Roll-up, east. During ISO week 20 two incidents were noted. (1) Turbat: mine, one soldier killed. (2) Hub: nil.",
     ["2024-W20"]),
)  # fmt: skip

# The head of a release without publication, and the day of its attack.
RELEASES: tuple[tuple[str, str | None], ...] = (
    ("2012-09-S-027\n\nKABUL, Afghanistan (Sept. 19)\nA joint force killed an insurgent leader in Logar Monday.",
     "2012-09-17"),
    ("Command News 2010-07-CA-129 For Immediate Release\nA combined force killed two insurgents in Kabul City July 16.",
     "2010-07-16"),
    ("Dec. 7: Strike in Kunar\nNEWS RELEASE 2009-12-CA-061\nA joint force killed several militants in Paktika.",
     "2009-12-07"),
    ("KABUL, Afghanistan (Jan. 9)\nA joint force killed two insurgents in Wardak province today.", None),
    ("KABUL, Afghanistan (Jan. 14)\nForces killed a leader in Kunar Thursday. He led an attack in June 2011.",
     None),
)  # fmt: skip
