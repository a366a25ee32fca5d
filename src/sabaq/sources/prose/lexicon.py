"""Lexicon: the words the grammars know, tagged by one letter."""

from __future__ import annotations

import functools
import tomllib
from dataclasses import dataclass
from importlib import resources

# One letter a token, so that a grammar is a bounded pattern over a short string:
# N number  V vague number  P persons  p one person  K killed  k kill  D died  W wounded  w wound  S "sustained injuries"
# B abducted  b abduct  M missing  d deaths  T toll  J injuries  A auxiliary  C and  I including  i preposition  o others
# c claim (lives)  L lost  z casualties  Z loss of life  0 nobody  f of  t time word  u unit  , comma  ; other stop  n no
# x any other word
VERB_TAGS = {
    "killed": "K", "kill": "k", "died": "D", "wounded": "W", "wound": "w", "wounded_state": "S", "abducted": "B",
    "abduct": "b", "missing": "M", "claim": "c",
}  # fmt: skip
NOUN_TAGS = {"death": "d", "toll": "T", "injury": "J"}
GLUE_TAGS = {"aux": "A", "conj": "C", "including": "I", "prep": "i", "other": "o", "time": "t", "unit": "u",
             "casualty": "z", "life_loss": "Z", "of": "f", "lost": "L", "nobody": "0"}  # fmt: skip
MARKS = {",": ",", "(": "(", ")": ")", "&": "C", ":": ";", ";": ";", "-": "-", "+": "x", '"': "q", "'": "q"}
CIVIL = "civilians"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words by what they do in a sentence about people hurt."""

    tags: dict[str, str]  # word -> tag
    phrases: dict[str, tuple[tuple[tuple[str, ...], str], ...]]  # first word -> (words, tag), longest first
    persons: dict[str, str]  # noun -> group
    moving: dict[str, str]  # word before the noun -> group
    stems: tuple[str, ...]  # beginnings of the words that make a sentence worth reading


def spread(text: str) -> tuple[str, ...]:
    """Give the entries of a list in one string; hyphens become blanks."""
    return tuple(entry.replace("-", " ") for entry in text.split())


@functools.cache
def lexicon() -> Lexicon:
    """Give the shipped lexicon, read once."""
    file = resources.files("sabaq.sources.prose") / "lexicon.toml"
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    tags: dict[str, str] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}

    def enter(entry: str, tag: str) -> None:
        words = tuple(entry.split())
        if len(words) == 1:
            tags[entry] = tag
        else:
            phrases.setdefault(words[0], []).append((words, tag))

    for section, letters in (("glue", GLUE_TAGS), ("nouns", NOUN_TAGS), ("verbs", VERB_TAGS)):
        for name, letter in letters.items():
            for entry in spread(table[section][name]):
                enter(entry, letter)
    persons: dict[str, str] = {}
    for group, nouns in table["persons"].items():
        for noun in spread(nouns):
            plural = table["plurals"].get(
                noun, noun if noun in {"people", "troops", "jawans", "him", "he", "himself", "herself"} else f"{noun}s"
            )
            for form, letter in ((noun, "p"), (plural, "P")):
                if form in {"people", "personnel", "troops", "jawans", "khwarij", "khawarij"}:
                    letter = "P"
                if form not in persons:
                    persons[form] = CIVIL if group == "civilians_men" else group
                    enter(form, letter)
    moving = {entry: group for group, entries in table["groups"].items() for entry in spread(entries)}
    for word in ("no", "nil", "zero", "not", "never", "without"):
        tags[word] = "n"
    for word in spread(table["vague"]["words"]):
        tags.setdefault(word, "V")
    ordered = {first: tuple(sorted(found, key=lambda f: -len(f[0]))) for first, found in phrases.items()}
    stems = sorted(
        {entry.split()[0] for name in VERB_TAGS if name != "claim" for entry in spread(table["verbs"][name])}
    )
    return Lexicon(tags=tags, phrases=ordered, persons=persons, moving=moving, stems=tuple(stems))
