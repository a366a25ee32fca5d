"""A hostile picture: every text in it tries to run as a script."""

from __future__ import annotations

from dataclasses import replace

from sabaq.model.incident import (
    Member,
    Tie,
)
from tests.server.invented_files import file_of
from tests.server.invented_picture import InventedViews, incidents

HOSTILE = '"><script>window.bitten=1</script><img src=x onerror="window.bitten=1">\'{{7*7}}</title></textarea>'


def hostile_views() -> InventedViews:
    """Give a picture in which every text that came from outside tries to run as a script."""
    held = []
    files = {}
    for one in incidents(3):
        bad = replace(
            one,
            title=HOSTILE,
            place=HOSTILE,
            district=HOSTILE,
            province=HOSTILE,
            country=HOSTILE,
            actor=HOSTILE,
            attack_type=HOSTILE,
            target=HOSTILE,
            outcome=HOSTILE,
            reports=4,
        )
        file = file_of(bad)
        members = tuple(hostile_member(member) for member in file.members)
        files[bad.id] = replace(
            file,
            incident=bad,
            members=members,
            values=tuple(replace(value, value=HOSTILE, policy=HOSTILE, group=HOSTILE) for value in file.values),
            findings=tuple(replace(finding, sentence=HOSTILE, rule=HOSTILE) for finding in file.findings),
            responsibility=tuple(
                replace(entry, organisation=HOSTILE, stance=HOSTILE, said_by=HOSTILE, grade=HOSTILE)
                for entry in file.responsibility
            ),
            ties=tuple(hostile_tie(tie) for tie in file.ties),
            made_with=HOSTILE,
        )
        held.append(bad)
    return InventedViews(tuple(held), files)


def hostile_tie(tie: Tie) -> Tie:
    """Give a tie whose words bite."""
    evidence = tuple(replace(part, field=HOSTILE, words=HOSTILE) for part in tie.evidence)
    return replace(tie, evidence=evidence, decided_by=HOSTILE)


def hostile_member(member: Member) -> Member:
    """Give a member whose words bite, with a link that would run as a script."""
    raw = f"{HOSTILE} told. {HOSTILE}"
    report = replace(
        member.report,
        raw=raw,
        title=HOSTILE,
        url=f"javascript:window.bitten=1//{HOSTILE}",
        lang=HOSTILE,
        external_id=HOSTILE,
        locator=HOSTILE,
        method=HOSTILE,
    )
    claims = tuple(
        replace(
            claim,
            quote=HOSTILE,
            start=0,
            end=len(HOSTILE),
            value=HOSTILE,
            speaker=HOSTILE,
            extractor=HOSTILE,
            group=HOSTILE,
            low=None,
            best=None,
            high=None,
            when=None,
            where=None,
        )
        for claim in member.claims
    )
    return replace(member, report=report, source=replace(member.source, name=HOSTILE), claims=claims)
