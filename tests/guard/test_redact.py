"""Publications: what is withheld is counted and cannot be swapped."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sabaq.errors import BadConfig, BadRecord
from sabaq.guard.canonical import canonical
from sabaq.guard.log import Growing, leaf_hash
from sabaq.guard.notes import LOG, Checkpoint, SecretKey
from sabaq.guard.proofs import Included
from sabaq.guard.redact import BEGIN, Checked, Draft, Opening, check, draft

KEY = SecretKey.make("a-log", LOG, bytes(range(32)))
TODAY = date(2024, 3, 10)
TEXT = "# Lessons\n\nFirst.\n\nSecond, in\ntwo lines.\n\nThird.\n"


def drafted(text: str = TEXT, *withhold: int, authority: str = "order-17", until: str = "2025-01-01") -> Draft:
    salts = [f"{at:064x}" for at in range(text.count("\n") + 1)]
    return draft(text, title="report", withhold=withhold, authority=authority, until=until, salts=salts)


def receipt(commits: str) -> Included:
    """A log of one entry, which holds the commitment."""
    leaf = canonical({"kind": "act", "commits": commits, "time": "2024-03-01T00:00:00Z"})
    tree = Growing()
    tree.add(leaf_hash(leaf))
    note = Checkpoint(origin="a-log", size=1, root=tree.root()).signed(KEY)
    return Included(leaf=leaf.decode(), index=0, path=(), checkpoint=note)


def published(*withhold: int) -> str:
    made = drafted(TEXT, *withhold)
    return made.published(receipt(made.commits))


def checked(text: str, *openings: Opening, today: date = TODAY) -> Checked:
    return check(text, key=KEY.public, openings=openings, today=today)


def test_what_is_withheld_shows_as_a_counted_blank():
    text = published(2)
    assert "[Paragraph 2 of 3 is withheld. Authority: order-17. To be reviewed by 2025-01-01.]" in text
    assert "Second" not in text
    found = checked(text)
    assert (found.trouble, found.paragraphs, found.withheld, found.authority) == ((), 3, 1, "order-17")


def test_a_withheld_paragraph_can_be_opened_later():
    made = drafted(TEXT, 2)
    found = checked(published(2), *made.withheld())
    assert [each.text for each in found.opened] == ["Second, in\ntwo lines."]
    other = Opening(n=2, salt=made.withheld()[0].salt, text="Something else.")
    assert checked(published(2), other).trouble == ("the opened paragraph 2 is not the one that was withheld",)


def test_a_review_that_is_due_is_told():
    assert checked(published(2), today=date(2025, 1, 31)).overdue_days == 30
    assert checked(published(), today=date(2030, 1, 1)).overdue_days == 0


@given(at=st.integers(0, 5000), letter=st.sampled_from("xyz019 \n"))
def test_no_altered_publication_passes(at: int, letter: str):
    text = published(2)
    at %= len(text.rstrip("\n")) - len("-----END SABAQ PUBLICATION-----")
    altered = text[:at] + letter + text[at + 1 :]
    if altered == text:
        return
    try:
        assert checked(altered).trouble or altered.split() == text.split()
    except (BadRecord, BadConfig):
        return


def test_less_withheld_more_withheld_or_under_other_terms_is_found():
    made = drafted(TEXT, 2)
    for terms in (
        {"withheld": (False, True, True)}, {"authority": "order-18"}, {"until": "2031-01-01"}, {"title": "Other"},
    ):  # fmt: skip
        other = replace(made, terms=msgspec.structs.replace(made.terms, **terms))
        assert checked(other.published(receipt(made.commits))).trouble


def test_the_same_words_are_committed_to_differently_each_time():
    first, second = (Opening(n=1, salt=salt * 32, text="Same.").commitment() for salt in ("00", "01"))
    assert first != second


@pytest.mark.parametrize(
    ("text", "given", "told"),
    [
        (TEXT, {"withhold": [4]}, "there is no paragraph 4 to withhold; the report has 3"),
        (TEXT, {"withhold": [1], "authority": " "}, "withheld under no authority"),
        (TEXT, {"withhold": [1], "until": "soon"}, "'soon' is no day to review by"),
        ("\n \n", {}, "the report has no paragraph"),
        (f"a\n\n{BEGIN}\n", {}, "ends the text of a publication"),
    ],
)
def test_what_cannot_be_published_is_told(text: str, given: dict[str, object], told: str):
    usual: dict[str, object] = {"withhold": (), "authority": "order-17", "until": "2025-01-01"}
    with pytest.raises(BadConfig, match=told):
        draft(text, title="report", salts=["0" * 64] * 9, **(usual | given))  # type: ignore[arg-type]


def test_what_is_no_publication_is_told():
    with pytest.raises(BadRecord, match="this is no publication"):
        checked("# Lessons\n\nFirst.\n")
