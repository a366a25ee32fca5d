"""Callers: who rings up for whom, and what a group sends out itself.

`CALLERS` follow a blast in Quetta, each with what groups say of themselves ("TTP+" claims, "TTP-" denies); `SENT` are
whole statements of a group, with the same.
"""

from __future__ import annotations

BLAST = "Five people were killed in a blast in Quetta on Monday. "

CALLERS: tuple[tuple[str, set[str]], ...] = (
    ("A spokesman for the BLA, Jeeyand Baloch, claimed responsibility by telephone.", {"BLA+"}),
    ("A TTP spokesman claimed the bombing by telephone from an undisclosed place.", {"TTP+"}),
    ("The bombing was claimed by email by the TTP.", {"TTP+"}),
    ("The Tehreek-e-Taliban Pakistan (TTP) said it did not carry out the attack.", {"TTP-"}),
    ("Pakistan said it did not carry out the attack, which the TTP had announced.", set()),
    ("A Taliban spokesman, Zabihullah Mujahid, said the Taliban were not involved.", {"Afghan Taliban-"}),
    ("The TTP denied planting it.", {"TTP-"}),
    ("The TTP denied holding talks.", set()),
    ("Islamic State claimed.", {"Islamic State+"}),
    ("The TTP disowned the attack that one of its commanders had claimed.", {"TTP-"}),
    (
        "No group had claimed it by nightfall, though the local chapter of Islamic State has staged such before.",
        set(),
    ),
    ("The Swat branch of the Tehreek-e-Taliban Pakistan (TTP) claimed it.", {"TTP Swat chapter+"}),
    ("The TTP's Bajaur wilayat claimed it; the TTP's central spokesman denied it.", {"TTP Bajaur chapter+", "TTP-"}),
    ("Tehreek-i-Taliban Swat said its men had done it.", {"TTP Swat chapter+"}),
    ("The TTP's Hakimullah faction claimed the attack.", {"TTP Hakimullah faction+"}),
    ("The BLA's Media wing claimed the attack.", {"BLA+"}),
    ("The Khorasan branch of Daesh (ISKP) claimed it.", {"ISKP+"}),
    (
        "The Qari Hussain faction of the TTP and the Islamic State (IS) both claimed it.",
        {"TTP Qari Hussain faction+", "Islamic State+"},
    ),
    ("The BLA, along with the BRG, claimed the attack.", {"BLA+", "BRG+"}),
    ("The BLA claimed the attack together with the BRG.", {"BLA+", "BRG+"}),
    ("Two groups, the TTP and Jamaat-ul-Ahrar, claimed the attack.", {"TTP+", "Jamaat-ul-Ahrar+"}),
    ("Two groups have boasted of it, Jamaat-ul-Ahrar and the Islamic State.", {"Jamaat-ul-Ahrar+", "Islamic State+"}),
    ("The attack was claimed first by the TTP and then by Jamaat-ul-Ahrar.", {"TTP+", "Jamaat-ul-Ahrar+"}),
    ("Responsibility was claimed by Ansar al-Aseer.", {"Ansar al-Aseer+"}),
    ("A spokesman for the Amjad Farooqi group claimed the attack.", {"Amjad Farooqi group+"}),
    ("The Red Falcons claimed responsibility for the attack.", {"Red Falcons+"}),
    ("Asad Mansoor claimed responsibility for the attack.", set()),  # a man is no group
    ("The Prime Minister claimed responsibility lay elsewhere.", set()),
    ("The Adani group denied the charge.", set()),
)

SENT: tuple[tuple[str, set[str]], ...] = (
    (
        "NRF units hit a Taliban car with RPGs in Kabul on Monday. Claims of the regime will follow as usual.",
        {"National Resistance Front+"},
    ),
    ("The TTP denies that it is in talks with the government. Our fighters remain in their positions.", set()),
    (
        "Afghan forces attacked Ghorak on Saturday; mujahideen of the Islamic Emirate beat them back, killing six.",
        set(),
    ),
    (
        "BLA statement. In a drone attack near Mashkel on Monday five civilians were killed by the Pakistani army.",
        set(),
    ),
    ("Jamaat-ul-Ahrar announces that it has rejoined the TTP. Operations will be announced by the centre.", set()),
    (
        "The story that our people killed the three labourers in Kech on Friday is spread by the army, says the BLA.",
        {"BLA-"},
    ),
)
