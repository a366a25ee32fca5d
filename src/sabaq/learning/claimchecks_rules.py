"""Rules: what gives a verdict and a grade, in plain words."""

from __future__ import annotations

from collections.abc import Mapping

VERDICT_RULES: Mapping[str, str] = {
    "nothing-asserted": "A range that no number can break asserts nothing that can be checked.",
    "sum-over-incidents": "A figure that the speaker gives for several incidents together is not checked against one.",
    "own-later-word": "A later statement of the same independence group has no number in common with this one, or "
    "admits victims after a word that asserts none. Within a day whose hours are not known, the lower figure counts as "
    "the earlier, because tolls mostly grow.",
    "own-words": "The same speaker's words, in the same statement or before it, tell of victims, and the outcome word "
    "asserts that there are none.",
    "others-contradict": "Other origins that differ come to two points or more, and to twice the speaker's own weight; "
    "those that agree come to less than one; and no plain or strong voice stands on the other side of the figure.",
    "cooling": "The evidence would contradict, but 24 hours have not passed since both were known; the speaker may "
    "still correct it.",
    "others-agree": "Another origin's range meets this one, or is another stage of the same growing count, and nobody "
    "differs; or those who agree outweigh those who differ.",
    "voices-apart": "Other origins differ, and neither side outweighs the other.",
    "nobody-else": "No other origin says anything that speaks for or against it.",
    "claimed-by-another": "Another organisation claims it, or somebody accuses another one.",
    "claimed-and-denied": "One part or chapter of an organisation claims what another denies, or it denies what others "
    "lay at its door.",
    "claimed-and-blamed": "The organisation claims it, and others name it too.",
}
GRADE_RULES: Mapping[str, str] = {
    "several-strong": "At least three points from two origins or more on the deciding side, one of them strong, and no "
    "plain or strong voice with another figure.",
    "one-strong-or-two": "At least two points on the deciding side: one strong voice, or two plain ones.",
    "little-weight": "Less than two points on the deciding side, or only weak voices that differ.",
    "sides-of-weight": "Plain or strong voices differ, and neither side decides.",
    "own-record": "Both statements of the same origin are on record, on different days or at known hours.",
    "own-record-same-day": "Both statements of the same origin are on record; their order within the day is assumed.",
    "party-alone": "A party to the fight, a militant or a partisan speaks of the other side or for its own cause, and "
    "no independent voice of weight stands behind it.",
}
POINTS = (
    "strong, 2 points: graded A or B on the topic, and independent; or a party that admits losses of its own side",
    "plain, 1 point: graded C; or A or B with a stake; or a hospital, rescue service, court or inquiry not yet graded",
    "weak, half a point, and half a point in all for however many: graded D, E or F, militant or partisan",
    "half of that, where the voice spoke before the statement, or on the same day at an hour not known",
)
