"""Reporters: the invented sources and groups, and names."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sabaq.sources.synthetic.lands import Words

PRESS, WIRE, COPY, OFFICIAL, HOSPITAL, RESCUE, MILITANT = range(7)


@dataclass(frozen=True, slots=True)
class Reporter:
    """One invented source; a copier prints the wire of its number when that wire has the story."""

    name: str
    role: int
    reach: float  # relative share of incidents it reports
    hours: float  # median delay
    copies: int = -1


REPORTERS = (
    Reporter("Velmara Wire Service", WIRE, 1.6, 3),
    Reporter("Southern Ocean Press", WIRE, 1.1, 4),
    Reporter("Kardur Courier", COPY, 0.9, 9, 0),
    Reporter("Harbour Gazette", COPY, 0.8, 12, 0),
    Reporter("Radio Halvyna", COPY, 0.6, 6, 0),
    Reporter("Ostoalis Herald", COPY, 0.7, 11, 1),
    Reporter("Velmara Today", COPY, 0.6, 8, 1),
    Reporter("Free Highlander", PRESS, 0.9, 10),
    Reporter("Brunkula Evening Post", PRESS, 0.8, 14),
    Reporter("The Lamplighter", PRESS, 0.7, 20),
    Reporter("Norsoroth Mirror", PRESS, 0.7, 16),
    Reporter("Telsynul Times", PRESS, 0.6, 15),
    Reporter("Coastwatch Television", PRESS, 0.9, 5),
    Reporter("Weekly Ledger of Rysk", PRESS, 0.3, 60),
    Reporter("Ulumark Voice", PRESS, 0.5, 12),
    Reporter("Velmara Defence Press Office", OFFICIAL, 0.9, 7),
    Reporter("Velmara Police Headquarters", OFFICIAL, 0.9, 6),
    Reporter("Provincial Interior Office", OFFICIAL, 0.4, 18),
    Reporter("Kardur General Hospital", HOSPITAL, 0.5, 10),
    Reporter("Brunkula Teaching Hospital", HOSPITAL, 0.3, 12),
    Reporter("Velmara Ambulance Brigade", RESCUE, 0.7, 4),
    Reporter("Lantern Media", MILITANT, 0.5, 15),
    Reporter("Ashen Banner Statements", MILITANT, 0.4, 20),
)

GROUP_NAMES: tuple[tuple[str, str, str, str], ...] = (  # full, short, with article, misspelt
    ("Ashen Banner Front", "ABF", "the Ashen Banner", "Ashen Baner Front"),
    ("Highland Liberation Column", "HLC", "the Highland Column", "Highlands Liberation Column"),
    ("Lantern Brotherhood", "LB", "Lantern militants", "Lantern Brotherhod"),
    ("Coastal Resistance Army", "CRA", "Coastal rebels", "Coast Resistance Army"),
    ("Sons of Ulumark", "SoU", "Ulumark fighters", "Sons of Ulumarq"),
    ("Seventh Star Movement", "SSM", "the Seventh Star", "Seventh Stars Movement"),
    ("Grey Tide", "Grey Tide", "Grey Tide gunmen", "Gray Tide"),
    ("Velmara Renewal Guard", "VRG", "Renewal Guard", "Velmara Renewal Guards"),
    ("River Covenant", "RC", "Covenant militants", "River Covennant"),
)

TYPE_WORDS: tuple[tuple[str, str], ...] = (  # as columns hold it, as headlines put it; the order of incidents.TYPES
    ("armed_assault", "gun attack"),
    ("ied", "roadside bombing"),
    ("suicide_bombing", "suicide bombing"),
    ("vehicle_bomb", "car bombing"),
    ("raid", "raid"),
    ("grenade", "grenade attack"),
    ("rocket_mortar", "mortar attack"),
    ("drone", "drone attack"),
    ("abduction", "kidnapping"),
    ("assassination", "targeted killing"),
    ("arson", "arson attack"),
)
TYPE_OTHER = (  # what another reporter calls the same thing
    "ied",
    "shooting",
    "suicide attack",
    "car bomb",
    "armed_assault",
    "ied",
    "shelling",
    "other",
    "kidnapping",
    "shooting",
    "arson",
)


def group_names() -> Words:
    """Give the groups' names, one row a group, one column a spelling."""
    return np.array(GROUP_NAMES, dtype=object)
