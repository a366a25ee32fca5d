"""Lexicon: the words the grammars know, tagged by one letter."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from itertools import chain, product

from sabaq.sources.prose.text.inflections import Slots, forms, inflected, spelt
from sabaq.sources.prose.text.words import listed, table

# One letter a token, so that a grammar is a bounded pattern over a short string:
# N number  V vague number  P persons  p one person  K killed  k kill  D died  W wounded  w wound  B abducted  b abduct
# S "sustained injuries"  M missing  d deaths  T toll  J injuries  A auxiliary  C and  l together with  I including
# i preposition  f of  o others  c claim (lives)  L lost  z casualties  Z loss of life  0 nobody  n no  t time word
# m among  e body  g got (injuries)  h moved to  H hospital  Y toll of wounded  r rose  F fell  U blew themselves up
# E except  j anyone  Q unhurt  y whom  G escorting  R arrested  u unit  , comma  ( )  ; other stop  x any other word
VERB_TAGS = {
    "killing": "Kk", "loosely": "Kk", "killed": "K", "kill": "k", "died": "D", "wounding": "Ww", "wounded": "W",
    "wound": "w", "wounded_state": "S", "abducting": "Bb", "abducted": "B", "missing": "M", "claim": "c",
    "arrested": "R",
}  # of a participle, then of the other forms where they have a letter of their own  # fmt: skip
NOUN_TAGS = {"death": "d", "toll": "T", "injury": "J", "hurt_toll": "Y"}
GLUE_TAGS = {"aux": "A", "conj": "C", "including": "I", "prep": "i", "other": "o", "time": "t", "unit": "u",
             "casualty": "z", "life_loss": "Z", "of": "f", "together": "l", "lost": "L", "nobody": "0",
             "among": "m", "body": "e", "got": "g", "moved": "h", "hospital": "H", "rose": "r", "fell": "F",
             "blew": "U", "except": "E", "escorting": "G", "anyone": "j", "safe": "Q", "whom": "y",
             "plain": "x"}  # fmt: skip
MARKS = {
    ",": ",", "(": "(", ")": ")", "&": "C", ":": ";", ";": ";", "-": "-", "–": "-", "—": "-", "+": "x", '"': "q",
    "'": "q",
}  # fmt: skip
# nouns that are people only after a number: "25 police and five civilians died", "2 FC wounded"
MASSES = {
    "chinese": "all", "japanese": "all",
    "police": "police", "fc": "security", "levies": "security", "rangers": "security", "ana": "security",
    "anp": "police", "ansf": "security", "civ": "civilians", "civs": "civilians", "ln": "civilians", "lns": "civilians",
    "sf": "security", "sfs": "security", "leas": "security",
    "female": "women", "male": "all", "taliban": "attackers", "taleban": "attackers", "ttp": "attackers",
    "shabaab": "attackers", "al-shabaab": "attackers",
}  # fmt: skip
WATCHED = ("fatal", "him", "he", "she", "left", "taken", "according", "quoting", "citing", "per", "words",
           "bullet", "bullets", "splinter", "splinters", "shrapnel", "pellet", "pellets")  # fmt: skip
STEM = 3  # words of a phrase that are looked for
QUIET = frozenset({"arrested", "claim"})  # verbs that alone make no sentence one about people hurt


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words by what they do in a sentence about people hurt."""

    tags: dict[str, str]  # word -> tag
    phrases: dict[
        tuple[str, str], tuple[tuple[Slots, str], ...]
    ]  # first two words -> (those after, tag), longest first
    openers: frozenset[str]  # first words of phrases
    persons: dict[str, str]  # noun -> group
    moving: dict[str, str]  # word before the noun -> group
    stems: tuple[str, ...]  # beginnings of the words that make a sentence worth reading
    loose: frozenset[str]  # verbs of killing also done to things
    watched: frozenset[str]  # words whose letter depends on those around them
    doubtful: dict[str, tuple[str, frozenset[str]]]  # what may mean something else -> letter, words that make it sure
    parted: dict[str, tuple[str, frozenset[str]]]  # what closes a verb around its people -> letter, words that open it


class _Entries:
    """Words and phrases as they are entered; the first tag of a single word stays."""

    def __init__(self) -> None:
        self.tags: dict[str, str] = {}
        self.phrases: dict[tuple[str, str], list[tuple[Slots, str]]] = {}

    def enter(self, entry: str, tag: str) -> None:
        """Take in one word or phrase."""
        self.phrase(tuple(frozenset({word}) for word in entry.split()), tag)

    def phrase(self, places: Slots, tag: str) -> None:
        """Take in every phrase that the words of some places make."""
        if len(places) > 1:
            for first, second in product(places[0], places[1]):
                self.phrases.setdefault((first, second), []).append((places[2:], tag))
        else:
            for word in sorted(places[0]):
                self.tags.setdefault(word, tag)


@functools.cache
def lexicon() -> Lexicon:
    """Give the shipped lexicon, read once."""
    entries = _Entries()
    for section, letters in (("glue", GLUE_TAGS), ("nouns", NOUN_TAGS)):
        for name, letter in letters.items():
            for entry in listed(section, name):
                entries.enter(entry, letter)
    for places, letter in (one for name in VERB_TAGS for one in _verbs(name)):
        entries.phrase(places, letter)
    parted = {
        closer: tuple(told.split())
        for entry, told in table()["parted"].items()
        for places, _ in inflected(entry)
        for closer in spelt(places)
    }
    doubtful = {
        wording: (letter, frozenset(sign for name in signs for sign in listed("signs", name)))
        for entry, (letter, *signs) in ((entry, told.split()) for entry, told in table()["doubtful"].items())
        for places, _ in inflected(entry)
        for wording in spelt(places)
    }
    for closer in chain(parted, doubtful):
        entries.enter(closer, "x")
    persons = _persons(entries)
    moving = {entry: group for group in table()["groups"] for entry in listed("groups", group)}
    for name, letter in (("no", "n"), ("words", "V")):
        for word in listed("vague", name):
            entries.enter(word, letter)
    ordered = {first: tuple(sorted(found, key=lambda f: -len(f[0]))) for first, found in entries.phrases.items()}
    stems = _stems() | {closer for closer in chain(parted, doubtful) if " " in closer}
    loose = frozenset(entry for places, _ in _verbs("loosely") for entry in spelt(places))
    return Lexicon(
        tags=entries.tags,
        phrases=ordered,
        openers=frozenset(first for first, _ in ordered),
        persons=persons,
        moving=moving,
        stems=tuple(sorted(stems)),
        loose=loose,
        watched=loose.union(WATCHED, parted, doubtful),
        doubtful=doubtful,
        parted={
            closer: (letter, frozenset(form for verb in opening for form in forms(verb)))
            for closer, (letter, *opening) in parted.items()
        },
    )


def _stems() -> set[str]:
    """Give the beginnings that make a sentence worth reading: of a phrase where no word of it is one by itself."""
    verbs = [places for name in VERB_TAGS if name not in QUIET for places, _ in _verbs(name)]
    single = {word for places in verbs if len(places) == 1 for word in places[0]}
    begun = tuple(single.union(listed("beginnings", "hurt")))
    telling = {
        word: f"{word} ".startswith(begun) for word in {w for places in verbs for place in places for w in place}
    }
    phrases = (places for places in verbs if not any(all(telling[word] for word in place) for place in places))
    quiet = ([[w for w in place if not telling[w]] for place in places[:STEM]] for places in phrases)
    begin = {words for places in quiet for words in product(*places)}
    return {entry for entry in single.union(map(" ".join, begin)) if not entry.startswith(("claim", "put"))}


def alternatives(*names: str) -> str:
    """Give a pattern of every form of the verbs of some lists, longer ones first; of a long one its beginning."""
    found = {" ".join(map(_either, places[:STEM])) for name in names for places, _ in _verbs(name)}
    return f"(?:{'|'.join(sorted(filter(str.isascii, found), key=lambda one: (-len(one), one)))})"


def _either(words: frozenset[str]) -> str:
    """Give a pattern of one of some words."""
    return "|".join(words) if len(words) < 2 else f"(?:{'|'.join(sorted(words))})"


@functools.cache
def _verbs(name: str) -> tuple[tuple[Slots, str], ...]:
    """Give the forms of the verbs of one list, each with its letter."""
    done, other = VERB_TAGS[name][0], VERB_TAGS[name][-1]
    found: list[tuple[Slots, str]] = []
    for entry in table()["verbs"][name].split():
        made = tuple(inflected(entry))
        participles = {places for places, whole in made if whole}
        found += [(places, done if places in participles else other) for places, _ in made]
    return tuple(found)


def _persons(entries: _Entries) -> dict[str, str]:
    """Enter the nouns for people, singular and plural, and give the group of each."""
    persons: dict[str, str] = {}
    always_many = set(listed("number", "many"))
    unchanged = always_many | set(listed("number", "one"))
    for group in table()["persons"]:
        for noun in listed("persons", group):
            regular = f"{noun[:-3]}men" if noun.endswith("man") and noun != "human" else f"{noun}s"
            plural = table()["plurals"].get(noun, noun if noun in unchanged else regular)
            for form, letter in ((noun, "P" if noun in always_many else "p"), (plural, "P")):
                if form not in persons:
                    persons[form] = group
                    entries.enter(form, letter)
    return persons | MASSES
