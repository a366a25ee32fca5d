"""Columns: what the tables of truth are laid from."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Float, ForeignKey, Integer, Text

WHOLE = BigInteger().with_variant(Integer(), "sqlite")  # 64 bits in either; SQLite numbers rows by INTEGER alone
TEXT = Text().with_variant(Text(collation="C"), "postgresql")  # sorted by its bytes in either


def own_id() -> Column[str]:
    """Give the id that names a row."""
    return Column("id", TEXT, primary_key=True)


def text(name: str, *, null: bool = False) -> Column[str]:
    """Give a column of text."""
    return Column(name, TEXT, nullable=null)


def texts(names: str) -> list[Column[str]]:
    """Give columns of text, none of which may be absent; the names with spaces between them."""
    return [text(name) for name in names.split()]


def whole(name: str) -> Column[int]:
    """Give a column of whole numbers."""
    return Column(name, WHOLE, nullable=False)


def real(name: str) -> Column[float]:
    """Give a column of numbers."""
    return Column(name, Float, nullable=False)


def under_act() -> Column[str]:
    """Give the act under which a row was written; the log asks what an act wrote."""
    return Column("act_id", TEXT, ForeignKey("acts.id"), nullable=False, index=True)


def recorded() -> tuple[Column[str], Column[str]]:
    """Give when a row was recorded, and under which act."""
    return text("recorded_at"), under_act()
