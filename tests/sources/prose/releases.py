"""Releases: documents in a group's own words, and others that only look so.

Each with the groups that claim what it tells.
"""

from __future__ import annotations

RELEASES: tuple[tuple[str, set[str]], ...] = (
    ((
        'From Abu Saad, spokesman of Tehreek-e-Taliban Pakistan: after the evening prayer on Monday the mujahideen '
        'attacked the army post at Dosalli with heavy weapons. By the help of Allah two soldiers were killed.'
    ), {'TTP'}),
    ((
        'By the grace of Allah, fighters of Islamic State Khorasan set off a device on a vehicle of the Taliban militia'
        ' in Jalalabad on Monday. Three of those in it were killed. Praise belongs to Allah.'
    ), {'ISKP'}),
    ((
        'On Monday the comrades of the Mastung unit of the Baloch Liberation Army destroyed a truck of the enemy. Two '
        'soldiers were killed and our men came back safely. This goes on until freedom.'
    ), {'BLA'}),
    ((
        "Sunday's attack on the bus at Kuchlak was carried out by a fidayee of Jamaat-ul-Ahrar. The note in the name of"
        ' the TTP, saying that the TTP had no hand in it, binds nobody. We avenge our martyrs.'
    ), {'Jamaat-ul-Ahrar'}),
    ((
        'Brothers of Jamaat-ul-Ahrar and of the TTP jointly hit a post at Regi with a grenade on Sunday. Two policemen '
        'were sent to hell. Our companions are safe.'
    ), {'Jamaat-ul-Ahrar', 'TTP'}),
    # the enemies of a group, and officials of one that governs, use the same words
    ((
        'The police command of Kunduz informs that by the help of Allah a bomb of Daesh in the bazaar was found '
        'on Monday by the mujahideen of the command. Two men were held.'
    ), set()),
    ((
        'By the grace of Allah our troops killed four khwarij of the TTP at Dosalli on Monday; two soldiers embraced '
        'martyrdom.'
    ), set()),
    # what nobody did is not claimed
    ((
        'Our companions had no part in the blast at Bhakkar on Monday that killed two people. Jamaat-ul-Ahrar announces'
        ' its complete aloofness from it; when the mujahideen do some work, we say so.'
    ), set()),
)  # fmt: skip
