"""Grammar: the shapes in which people are told to be hurt.

Bounded patterns over the letters of `lexicon.py`, one letter a token, so that their time is linear in the sentence.
"""

from __future__ import annotations

import re

TAIL = r"(?:f[xP]{1,6}(?=,?C|,x{0,2}[pN])|ix{1,5}(?=C)|x{1,2}(?=[C(]))?"  # "four boys on a school van and their driver"
ITEM = (
    r"(?:N[xopP]{0,5}[Pp]|NfN[xB]{0,2}P|Nf[xp]{0,4}P|V[xop]{0,4}P|NI(?=,?C)|Nx{1,2}(?=,?CN)|No?(?!u)|V(?!u)"
    r"|x{0,4}p{1,3}(?!P))"
)
JOIN = r"(?:,x{1,3},l|,[Cl]?|[Cl])(?:P(?=N))?(?!NI)"
INNER = rf"(?:,I[xA]{{0,2}}{ITEM}(?:C{ITEM})?(?=,C))?"  # "six soldiers, including a captain, and three civilians"
LIST = rf"{ITEM}(?:{JOIN}{ITEM}){{0,4}}"
SUBJECTS = rf"{ITEM}{INNER}{TAIL}(?:{JOIN}{ITEM}{TAIL}){{0,4}}"
NO_OBJECT = r"(?![xo]{0,3}[NVPp])"
STOPS = r";,KkDWwSBbMIqcLNVpR()U"
MIDDLE = (
    rf"(?:x?(?:[if][^{STOPS}]{{1,7}}){{0,2}}|[xot]{{1,4}}(?=A{{1,6}}[KDWSB])"
    r"|Fx{0,2}(?=[WS])|G[xPpotiuf]{0,7}(?=A{1,6}[KDWSB])|Gx{1,3}(?=[KDWS])"  # "guarding polio workers"
    rf"|A{{1,3}}[xtiufhBR,]{{1,10}}C[At]{{0,2}}(?=[KD]{NO_OBJECT})"  # "were pulled off a bus and shot dead"
    rf"|[xtiuf,]{{1,14}}CA{{1,3}}(?=K{NO_OBJECT})"  # "threatened the force and were killed"
    rf"|x[xtiufC]{{1,8}},(?=K{NO_OBJECT}))"  # "pulled off buses, killed"
)
ASIDE = rf"(?:\([^()]{{1,24}}\))?(?:,?I{LIST},?|-{LIST}-|,[^;,KkDWwSBbMcLR]{{1,10}},)?"
VERB_FOLLOWS = r"(?![Aoit]{0,4}[WDSMB])(?!A{0,4}K)(?![xopP]{1,4}A{0,4}[WDSMBK])"
PASSIVE = re.compile(
    rf"(?<!I)(?<!Ix)(?<!Ixx)(?<!If)(?P<list>{SUBJECTS})(?P<aside>{ASIDE})(?P<middle>{MIDDLE}),?A{{0,6}}"
    r"(?P<verb>[KDWSBMLUF]|g(?=[xCi]{0,3}J)|h(?=i?[xV]{0,4}H))"
    r"(?P<both>CA{0,2}[KDWSB](?![xo]?[NV]))?"
)
ACTIVE = re.compile(rf"(?P<both>(?<![NPp])[KkD]C)?(?P<verb>[kKwWbBcL])[ft]?(?P<list>{LIST}){VERB_FOLLOWS}")
DEATHS_OF = re.compile(rf"(?P<verb>[dJeZ])fx?(?P<list>{LIST})")
LISTED = re.compile(r"(?P<verb>[dJ]);?(?P<list>N)(?![u.])(?![xop]{0,3}[pP])")  # "bodies 52"
LABELLED = re.compile(
    rf"(?<![NPpA])(?P<verb>[KDW])(?:;|(?=N(?![xop]{{0,3}}[pPu])))(?P<list>{LIST})"
)  # "Dead: 11 soldiers"
DEATHS = re.compile(r"(?P<list>[NV])x{0,2}(?P<verb>[dJ])")
TOLL = re.compile(r"(?P<verb>[TY])[xAiotufr,]{0,14}(?:N[ox]?i)?;?(?P<list>N)(?!u)")
RISEN = re.compile(r"(?P<verb>[dJ])[xif]{0,8}r[xi]{0,2}(?:Ni)?(?P<list>N)(?!u)")  # "fatalities rose to 18"
PUT_AT = re.compile(r"(?<=[xf])(?P<verb>[DW])i(?P<list>N[xop]{0,3}P|N(?=[^a-zA-Z]|[CtAi]|$))")  # "the dead at five"
INVERTED = re.compile(rf"(?P<verb>[KDW])(?:[if][xt]{{1,6}})?A{{1,2}}(?P<list>{LIST})(?![xo]{{0,2}}[KWDSx])")
NONE = re.compile(
    r"(?:n[xoCf]{0,4}(?:(?P<all>z)|(?P<life>Z)|(?P<one>[dJDKW])(?:C[xA]{0,2}(?P<other>[dJDKW]))?)"
    r"|(?P<after>[zZdJ])[;-]?A{0,3}[n0](?![xo]{0,2}[zPp])"
    r"|(?:n[xo]{0,3}(?P<who>[Pp])|(?P<nobody>0))x?A{0,5}(?P<verb>[KWDSB])(?:CA{0,2}(?P<second>[KWDS]))?)"
)
EXCEPT = re.compile(rf"E(?P<list>{LIST})")
PART = re.compile(rf"I[xAf]{{0,3}}(?P<list>{SUBJECTS})")
PART_AFTER = re.compile(rf"I[xAf]{{0,3}}(?P<list>{SUBJECTS})(?!A{{0,3}}[KDWS])")
ASIDE_LIST = re.compile(rf"[(-]x?(?P<list>{LIST})")
MANY = re.compile(r"[kK](?P<list>x{1,3}P)")
TRAILING = re.compile(rf"[,(](?P<list>{LIST})I(?![xA]{{0,2}}[NpVP])")  # ", ten attackers among them"
LIKEWISE = re.compile(rf"iA(?P<list>{LIST})")  # "five were shot dead, as were three policemen"
DEAD_WERE = re.compile(  # "the dead were five policemen": all of them
    rf"(?<!m)x(?P<verb>[DKd])(?:i[xt]{{1,4}})?A{{1,3}}(?P<list>{LIST})(?!A{{0,4}}[KDWS])"
)
OF_THE_DEAD = re.compile(
    rf"(?:x|(?<![a-zA-Z]))(?P<verb>[DKWd])(?:i[xt]{{1,4}})?[AI]{{1,3}}(?P<list>{LIST})(?!A{{0,4}}[KDWS])"
)
AMONG = re.compile(
    rf"(?P<list>{LIST})[At]{{0,3}}m(?=(?:x{{0,2}}|N[xopP]{{0,3}}[Ao]{{0,3}})(?P<verb>[KDWSd]))"
)  # "two policemen are among the dead"
ALONG = re.compile(rf"(?P<verb>[KDWB])(?:[ti]x{{0,3}})?,?l(?P<list>{LIST})")
COUNTED = re.compile(r"N[xop]{0,3}P")
DESCRIBED = re.compile(
    r"(?:I[xA]{0,2}|(?:N|(?<![a-zA-Z]))fx?N?x?(?P<verb>[DKWd])(?:i[xt]{1,4})?,?|(?P<some>(?=Nfx?[DKWd]A)))"
    r"(?P<chain>N(?:fx?[DKWd])?[Ao]{1,3}x{0,3}[Pp](?:(?:,C?|C)N[Ao]{0,3}x{0,3}[Pp]){0,3})"
    r"|(?P<each>N)I[xAo]{0,3}(?P<them>P)"
)
LATER = re.compile(r"(?P<list>N)I[^;.,KkDWwNVPp]{0,5}(?P<verb>[DK])")  # "three of whom later died"
OF_WHOM = re.compile(r"I(?P<list>N)[At]{0,3}(?P<verb>[DK])")  # "of whom three died"
LATER_OF = re.compile(r"(?P<list>N)fx{0,2}W[^;.,KkDWwNVPp]{0,5}(?P<verb>D)")  # "two of the wounded died"
ADJECTIVE = re.compile(  # "another wounded soldier succumbed", "six abducted labourers were found dead"
    r"(?<=[xoN])W(?=[Pp]A{0,3}D)|(?<=N)B(?=Px?A{0,4}[KD])|(?<=[de]fN)B(?=P)"
)
NAMED = re.compile(r"(?:[kK]|df)(?P<name>x{1,3})(?=[.;,iCtl]|$)")  # "killing Rostum"
MORE = re.compile(r"(?<=[KD]).{0,7}?(?:,?C|,)(?P<list>No?)(?=i(?!N))")  # "died on the spot and three in hospital"
ITEMS = re.compile(ITEM)
SPELT_OUT = re.compile(
    rf"[(;,-]x?(?P<list>N[xop]{{0,4}}[Pp](?:{JOIN}{ITEM}){{0,4}}|{ITEM}(?:{JOIN}{ITEM}){{1,4}})(?!A{{0,4}}[KDWSBM])"
)
REVERSED = re.compile(r"(?P<verb>[KDW])[;-]?(?P<pairs>P;?N(?:,?C?P;?N){0,4})(?![xop]{0,3}[pPu])")  # "dead drivers 2"
BRACKETED = re.compile(r"(?P<verb>[(])(?P<pairs>P;?N(?:,?C?P;?N){0,4})[)]")  # "6 dead (soldiers 2, civilians 4)"
OUT_OF = re.compile(r"(?:^|(?<=[;(]))(fx{0,2})N[xop]{0,4}P(?=,N)")  # "of the seven attackers, five were killed"
