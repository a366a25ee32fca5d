"""Cleaning: readable text that leads back to the raw.

Nothing is judged here: quotes become straight, digits Western, hidden marks vanish, tags become blanks; an offset map
keeps each claim's span in the RAW text.
"""

from __future__ import annotations

import html
import re

import msgspec

from sabaq.sources.prose.text.lazily import lazily

SWAPS = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛`´ʼʻ′", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys(
            "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t",
                " "),
        **dict.fromkeys("\u2028\u2029\u0085\r\x0b\x0c", "\n"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **{chr(0x0660 + n): str(n) for n in range(10)},
        **{chr(0x06F0 + n): str(n) for n in range(10)},
        "\u066c": ",", "\u060c": ",", "\u061b": ";",
    }
)  # fmt: skip
SWAPPED = lazily(f"[{re.escape(''.join(map(chr, SWAPS)))}]")
HIDDEN = lazily("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
TAG = lazily(r"<(/?[A-Za-z!][^<>]{0,400})>")
BLOCK_TAG = lazily(r"/?(?:p|br|div|li|h[1-6]|tr|article|section)\b", re.IGNORECASE)
ENTITY = lazily(r"&(?:#\d{1,6}|#x[0-9a-fA-F]{1,5}|[a-zA-Z]{2,8});")
SPLIT_ACRONYM = lazily(
    r"(?<![A-Za-z])(?:T (?=T ?P(?![A-Za-z]))|TT (?=P(?![A-Za-z]))|(?<=T )T (?=P(?![A-Za-z]))|B (?=L ?[AF](?![A-Za-z]))"
    r"|BL (?=[AF](?![A-Za-z]))|(?<=B )L (?=[AF](?![A-Za-z])))"
)  # scanner's gaps


NOT_WORD = lazily(r"\W")
SPACED = "".join(NOT_WORD.sub(" ", chr(code).lower()) for code in range(128))


class Clean(msgspec.Struct, frozen=True):
    """Text to read, beside the raw text it came from."""

    text: str
    raw: str
    cuts: tuple[int, ...]  # raw offsets of the characters left out, rising

    def raw_offset(self, offset: int) -> int:
        """Give where in the raw text a character of the clean text stands."""
        low, high = 0, len(self.cuts)
        while low < high:  # how many cuts come before: the cut number k hides the clean offset cuts[k] - k
            middle = (low + high) // 2
            if self.cuts[middle] - middle <= offset:
                low = middle + 1
            else:
                high = middle
        return offset + low

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Give the raw span that shows the clean span, without hidden marks at its edges."""
        if not self.cuts:
            return start, max(start, end)
        if end <= start:
            at = self.raw_offset(start)
            return at, at
        return self.raw_offset(start), self.raw_offset(end - 1) + 1


def clean(raw: str) -> Clean:
    """Give the readable text of a document."""
    text = raw.translate(SWAPS) if raw.isascii() else SWAPPED.sub(_swap, raw)
    if "<" in text:
        text = TAG.sub(_blank, text)
    if "&" in text:
        text = ENTITY.sub(_unescape, text)
    gaps = SPLIT_ACRONYM.finditer(text) if "T " in text or "B " in text or "L " in text else ()
    hidden = () if text.isascii() else HIDDEN.finditer(text)
    cuts = sorted([m.start() for m in hidden] + [m.end() - 1 for m in gaps])
    if cuts:
        pieces, last = [], 0
        for cut in cuts:
            pieces.append(text[last:cut])
            last = cut + 1
        text = "".join((*pieces, text[last:]))
    return Clean(text=text, raw=raw, cuts=tuple(cuts))


def lower_same_length(text: str) -> str:
    """Give lower case without moving any character."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def spaced(text: str) -> str:
    """Give lower case with every mark a blank, without moving any character."""
    return text.translate(SPACED) if text.isascii() else NOT_WORD.sub(" ", lower_same_length(text))


def _swap(match: re.Match[str]) -> str:
    """Give the plain character that stands for one of many shapes."""
    return match.group(0).translate(SWAPS)


def _blank(match: re.Match[str]) -> str:
    """Give blanks as long as the tag, a line end where it opens or closes a block."""
    width = len(match.group(0))
    return "\n" * 2 + " " * (width - 2) if BLOCK_TAG.match(match.group(1)) else " " * width


def _unescape(match: re.Match[str]) -> str:
    """Give the character of an entity, padded to its length."""
    shown = html.unescape(match.group(0)).translate(SWAPS)
    return shown + " " * (len(match.group(0)) - 1) if len(shown) == 1 else match.group(0)
