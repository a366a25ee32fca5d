"""Spellings: one transliterated name in many hands' letters.

Names of groups come from Urdu, Arabic, Pashto and Balochi and are spelt by ear. A row of the table gives a name once;
here its words and its joints (-e-, -ul-) take every usual spelling.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from sabaq.sources.prose.text.lazily import lazily

MOST = 2_000  # spellings of one name; longer names have more joints than anybody varies at once
FAMILIES = """
tehreek tehrik tahreek tahrik tehrek tehriq
taliban taleban talibaan talban
lashkar laskhar lashker lashkr
jaish jaysh jaesh
jamaat jamat jama_at jumaat
jundullah jundallah jundulla jundalla jund_allah jandullah jandallah
mohammed mohammad muhammad mohamed mohammadi mohammedi muhammadi
mujahideen mujahedeen mujahidin mujahedin mujaheddin mujahiddin mujahdeen
balochistan baluchistan balouchistan
baloch baluch balouch balooch
hizb hezb
hizbul hezbul
islami islam
khorasan khurasan khorassan khorosan khorsan
khawarij khwarij khawarijj khariji khwaraj khawaraj
qaeda qaida qa_ida qa_eda qaidah qaedah
bahadur bahadar bahadir bahader
majeed majid
jeeyand jiyand jeyand jeehand jeand jiand
raji raaji raajee
aajoi ajoi aajohi ajohi aajoe
turkestan turkistan
eastern east
taiba toiba tayyiba tayyaba tayba taibah toyba tayyebah
jhangvi jhangwi jangvi jhangavi jhangvee
alami aalmi almi alamy aalami
sipah sepah
sahaba sahabah sihaba
adl adil adal
nafaz nifaz
shariat sharia shariah shari_at
ansar ansaar
harkat harakat
ittehad ittihad itehad ettehad
sindhudesh sindhu_desh sindudesh sindho_desh
revolutionary revolution

zainabiyoun zainebiyoun zeinabiyoun zaynabiyoun zainabiyun zeynabiyoun
fidayeen fedayeen fidaiyeen
aswad asvad
""".strip().splitlines()
WORDS = {word: tuple(one.replace("_", " ") for one in line.split()) for line in FAMILIES for word in line.split()}
AFTER_E = (" e ", " i ", " ")
AFTER_UL = (" ul ", "ul ", " al ", " ur ", " ")
JOINTS = {"e": AFTER_E, "i": AFTER_E, "ul": AFTER_UL, "al": AFTER_UL}
PARTS = lazily(r"[ \-]+")


def spellings(name: str) -> Iterator[str]:
    """Yield the name as written, then its other spellings; a name in capitals is spelt one way."""
    yield name
    parts = PARTS.split(name)
    if name.isupper() or len(parts) > 9:
        return
    last = len(parts) - 1
    joints = [0 < place < last and part.lower() in JOINTS for place, part in enumerate(parts)]
    choices = [
        JOINTS[part.lower()]
        if joint
        else tuple(word + " " * (place < last and not joints[place + 1]) for word in WORDS.get(part.lower(), (part,)))
        for place, (part, joint) in enumerate(zip(parts, joints, strict=True))
    ]
    for made in itertools.islice(itertools.product(*choices), MOST):
        yield "".join(made)
