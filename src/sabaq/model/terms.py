"""Terms: the closed lists for attack, target, group, outcome."""

from __future__ import annotations

from enum import StrEnum


class AttackType(StrEnum):
    """How an attack was done."""

    SUICIDE_BOMBING = "suicide_bombing"
    VEHICLE_BOMB = "vehicle_bomb"
    IED = "ied"
    ARMED_ASSAULT = "armed_assault"
    RAID = "raid"
    GRENADE = "grenade"
    ROCKET_MORTAR = "rocket_mortar"
    DRONE = "drone"
    ABDUCTION = "abduction"
    ASSASSINATION = "assassination"
    ARSON = "arson"
    OTHER = "other"


class TargetClass(StrEnum):
    """What was attacked."""

    SECURITY_FORCES = "security_forces"
    POLICE = "police"
    CIVILIANS = "civilians"
    WORSHIP = "worship"
    SCHOOL = "school"
    HOSPITAL = "hospital"
    TRANSPORT = "transport"
    GOVERNMENT = "government"
    MARKET = "market"
    INFRASTRUCTURE = "infrastructure"
    OTHER = "other"


class OutcomeWord(StrEnum):
    """The word by which a speaker says that an attack did not succeed."""

    FOILED = "foiled"
    THWARTED = "thwarted"
    REPULSED = "repulsed"
    NEUTRALISED = "neutralised"


class Group(StrEnum):
    """Whom a count of people is about."""

    ALL = "all"
    CIVILIANS = "civilians"
    POLICE = "police"
    SECURITY = "security"
    ATTACKERS = "attackers"
    CHILDREN = "children"
    WOMEN = "women"
    HOSTAGES = "hostages"
    SIDE_A = "side_a"
    SIDE_B = "side_b"
    UNKNOWN = "unknown"
