"""Indicators: the shipped catalogue of signs."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

from sabaq.model.outlook import Indicator

BASIS = "sabaq's own guess, to be replaced by a record"


@cache
def shipped() -> dict[str, Indicator]:
    """Give each sign that sabaq knows by itself, by its key."""
    text = resources.files("sabaq.analysis").joinpath("indicators.toml").read_text(encoding="utf-8")
    return {
        key: Indicator(
            key=key, text=its["text"], weight=float(its["weight"]), half_life_h=float(its["half_life_h"]),
            group=its["group"], basis=BASIS,
        )
        for key, its in tomllib.loads(text).items()
    }  # fmt: skip
