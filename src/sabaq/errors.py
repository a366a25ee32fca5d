"""Errors: one base, and a few kinds by whose move it is."""

from __future__ import annotations


class SabaqError(Exception):
    """Something sabaq can explain: what was seen, what was wanted, what to do."""


class BadRecord(SabaqError):
    """The data is at fault; the sender or the mapping must change."""


class Refused(SabaqError):
    """The act lacks authority; the message says what was missing and how to ask for it."""


class BadConfig(SabaqError):
    """The settings or the call are at fault; the operator must change them."""


class Unavailable(SabaqError):
    """Something outside sabaq did not answer: a full disk, a read-only folder, a busy ledger."""
