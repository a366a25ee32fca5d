"""Factors: the closed list of what fails, forty codes."""

from __future__ import annotations

from enum import StrEnum

from sabaq.errors import BadConfig


class Factor(StrEnum):
    """What failed; forty at most, so that two coders can hold the list in mind."""

    REAR_SIDE_UNWATCHED = "rear_side_unwatched"
    POSTS_UNMANNED = "posts_unmanned"
    GUARDS_TOO_FEW = "guards_too_few"
    GUARDS_MISPLACED = "guards_misplaced"
    GUARD_WITHDRAWN = "guard_withdrawn"
    NO_CCTV = "no_cctv"
    CCTV_BLIND_SPOT = "cctv_blind_spot"
    UNSECURED_ENTRANCES = "unsecured_entrances"
    SHARED_COMPOUND_UNGATED = "shared_compound_ungated"
    PERIMETER_CLIMBABLE = "perimeter_climbable"
    UNIFORM_NOT_CHECKED = "uniform_not_checked"
    INSIDER = "insider"
    PRECURSOR_VISIT = "precursor_visit"
    SINGLE_EXIT = "single_exit"
    WEAK_STRUCTURE = "weak_structure"
    SITE_NO_SECURITY = "site_no_security"
    MEDICAL_SHORTFALL = "medical_shortfall"
    SLOW_RESPONSE = "slow_response"
    COMMAND_ABSENT = "command_absent"
    COMMUNICATIONS_FAILED = "communications_failed"
    SCENE_NOT_SECURED = "scene_not_secured"
    FORENSICS_ABSENT = "forensics_absent"
    ALERT_NOT_ACTED_ON = "alert_not_acted_on"
    ALERTS_HANDLED_BY_JUNIORS = "alerts_handled_by_juniors"
    WARNING_CONFUSED = "warning_confused"
    INFORMATION_NOT_SHARED = "information_not_shared"
    NO_MULTI_AGENCY_CHANNEL = "no_multi_agency_channel"
    COORDINATING_BODY_IDLE = "coordinating_body_idle"
    SOP_ON_PAPER = "sop_on_paper"
    TRAINING_MISSING = "training_missing"
    EARLIER_LESSONS_NOT_APPLIED = "earlier_lessons_not_applied"
    REPEAT_AT_SAME_SITE = "repeat_at_same_site"
    SMUGGLING_ROUTE = "smuggling_route"
    EXPLOSIVES_UNREGULATED = "explosives_unregulated"
    RISK_ASSESSMENT_WEAK = "risk_assessment_weak"
    LAW_MISSING = "law_missing"
    FINANCE_UNCHECKED = "finance_unchecked"
    REQUEST_UNANSWERED = "request_unanswered"
    PUBLIC_NOT_WARNED = "public_not_warned"
    VICTIMS_UNSUPPORTED = "victims_unsupported"


def factors_of(text: str) -> tuple[str, ...]:
    """Give the codes that a text lists, or raise BadConfig with the list."""
    codes = tuple(text.replace(",", " ").split())
    for code in codes:
        if code not in set(Factor):
            raise BadConfig(f"{code!r} is no factor; the list knows: {', '.join(Factor)}")
    return codes
