"""Grammar: the shapes in which people are told to be hurt.

Bounded patterns over the letters of `lexicon.py`, one letter a token, so that their time is linear in the sentence.
"""

from __future__ import annotations

from sabaq.sources.prose.text.lazily import lazily

TAIL = (
    r"(?:Gx{0,2}(?:[if]x{1,5}){0,2}(?=,?C)|f[xP]{1,6}(?=,?C|,x{0,2}[pN]|,I"
    r"|,[^;,KkDWwSBbMcLR]{1,10},A{0,6}[KDWS])|ix{1,5}(?=,?C)"
    r"|x{1,2}(?=[C(])|mx{0,2}P(?=A))?"  # "four boys on a school van and their driver"
)
ITEM = (
    r"(?:N[xopP]{0,5}[Pp]|NfN[xB]{0,2}P|Nf[xp]{0,4}P|V[xop]{0,4}P|NI(?=,?C)|Nx{1,2}(?=,?CN)|No?(?!u)|V(?!u)"
    r"|x{0,2}Pp(?!P)|x{0,4}p{1,3}(?:xp)?(?!P)|ox{0,2}p(?!P))"
)
TELLER = r",[xo]{0,4}[pP]{1,2}(?:[fi][xHpPo]{1,7})?A(?=[;,.)]|$)"  # "..., the police chief said"
JOIN = (
    rf"(?!{TELLER}|,N[xop]{{0,4}}[Pp](?:,?CN[xop]{{0,4}}[Pp])?I(?:[,;.]|$))"
    r"(?:,x{1,3},l|,[Cl]?|[Cl])(?:x?P(?=N))?(?!NI)"
)
INNER = (  # "six soldiers, including a captain, and three civilians"; "a captain, who led them, and a havildar"
    rf"(?:,I[xA]{{0,2}}{ITEM}(?:C{ITEM})?(?=,C)|(?:\([^()]{{1,24}}\))?,iA[^;,KkDWwSBbMcLRN]{{1,14}}(?=,[Cl]))?"
)
LIST = rf"{ITEM}(?:{JOIN}{ITEM}){{0,4}}"
ITEMED = rf"{ITEM}{TAIL}(?:{JOIN}{ITEM}{TAIL}){{0,4}}"
SUBJECTS = rf"{ITEM}{INNER}{TAIL}(?:{JOIN}{ITEM}{TAIL}){{0,4}}"
NO_OBJECT = r"(?![xo]{0,3}[NVPp])"
STOPS = r";,KkDWwSBbMIqcLNVpR()U"
MIDDLE = (
    rf"(?:x?(?:[if][^{STOPS}]{{1,7}}){{0,2}}|,i(?=A{{1,3}}[KDWSB]{NO_OBJECT})"
    rf"|iA{{1,2}}[xuiftH]{{2,14}}(?=A{{1,2}}[KDWS])|,?iA[xuiftHC]{{2,26}},(?=A{{1,2}}[KDWS])|fx{{0,3}}[pP](?=A{{0,4}}[KDWSF])|t{{1,2}}(?=[KDWSB])"
    rf"|i(?=A{{0,3}}[KDFS])|[xot]{{1,4}}(?=A{{1,6}}[KDWSB])"
    rf"|Fx{{0,2}}(?=[WS])|G[xPpotiuf]{{0,7}}(?=A{{1,6}}[KDWSB])|G[xtifpPo]{{1,7}}(?=[DWS]|K{NO_OBJECT})"
    rf"|A{{1,3}}[xtiufhBR,]{{1,16}}(?:C[xu]{{1,2}})?C[At]{{0,2}}(?=[KD]{NO_OBJECT})"  # "pulled off a bus and shot"
    rf"|[xtiuf,]{{1,14}}CA{{1,3}}(?=K{NO_OBJECT})"  # "threatened the force and were killed"
    rf"|[xtiuf]{{1,8}}CA{{0,2}}(?=D)|[xA][xtiufC]{{1,8}},(?=K{NO_OBJECT}))"  # "pulled off buses, killed"
)
ASIDE = rf"(?:\([^()]{{1,24}}\))?(?:,?I{LIST}(?:f[xp]{{1,3}})?(?:ix{{1,3}})?,?|-{LIST}-|,[^;,KkDWwSBbMcLR]{{1,22}},)?"
VERB_FOLLOWS = r"(?![Aoit]{0,4}[WDSMB])(?!A{0,4}K)(?![xopP]{1,4}A{0,4}[WDSMBK])"
PASSIVE = lazily(
    rf"(?<!I)(?<!Ix)(?<!Ixx)(?<!If)(?P<list>{SUBJECTS})(?P<aside>{ASIDE})(?P<middle>{MIDDLE}),?A{{0,6}}"
    r"(?P<verb>[KDWSBMLUF]|g(?=[xCi]{0,3}J)|h(?=i?[xV]{0,4}H))"
    r"(?P<both>CA{0,2}[KDWSB](?![xo]?[NV])|(?<=B),A{0,2}[KD](?![xo]?[NVpP]))?"
)
SAID = (  # no teller
    rf"(?!,(?:C?[Nxo]{{0,4}}[xpP]{{1,3}}){{1,2}}(?:f[xpP]{{1,3}})?(?:\([xpP]{{1,3}}\))?A(?:t?(?=[;,.)]|$)|(?![AtKDWSBMm]))){JOIN}"
)
HIT = rf"{ITEM}{TAIL}(?:{SAID}{ITEM}{TAIL}){{0,4}}"
ACTIVE = lazily(
    rf"(?P<both>(?<![NPp])[KkD]C)?(?P<verb>[kKwWbBcL])(?:[ft]|i?[xtu]{{1,3}}f)?(?P<list>{HIT}){VERB_FOLLOWS}"
)
DEATHS_OF = lazily(
    rf"(?P<verb>[dJeZ])(?:i?[xtu]{{1,3}})?fx?(?P<list>{ITEM}{TAIL}(?:{JOIN}{ITEM}{TAIL}(?![WS_])){{0,4}})"
)
BODIES_OF = lazily(r"(?P<list>(?:[NV][xop]{0,3}P|x{0,2}p)q?)(?P<verb>[de])")  # "two labourers' bodies"
REGISTER = lazily(  # "brought dead, male, 3; expired during treatment 1; dead on spot 1, injured shifted 3"
    r"(?P<verb>[KDWS])(?:[th][xt]{0,2}|i[xt]{1,2}|,?[xp],|h)(?P<list>N)(?=[;,()]|$)"
)
WHOM = lazily(rf"(?P<list>{LIST}),?y[^;:KDWNVn0]{{1,18}}?A{{0,2}}(?P<verb>[KDk])(?![xo]{{0,3}}[NVPp])")
FEWER = lazily(rf"A(?P<list>{LIST})ix{{0,2}}(?P<verb>[Jw])")  # "left a sepoy with a bullet wound"
INJURIES_TO = lazily(rf"(?P<verb>J)i(?P<list>{LIST})(?!A{{0,4}}[KDWS])")  # "injuries to seven"
BEARING = lazily(  # "22 persons with injuries", "17 rushed to hospital with wounds"
    r"(?P<list>N[xop]{0,3}[Pp]|No?|x?x?pp?)(?:,[xopPNC]{1,9},)?(?:A{1,2}x(?=i)"
    r"|[At]{0,2}h(?:i?[xtH]{1,2}){0,3})?i(?=(?:xC)?x{0,2}(?P<verb>[Jw])(?:[;.,CtiA]|$))"
)
NOW = lazily(  # "dead now 16", "dead of the suicide attack are now 29", "constables dead now four"
    r"(?P<verb>[DKW])(?:[if][xtiq]{1,6})?A?x(?P<list>N)(?=$|[;,.(iCA])"
)
AMONG_THEM = lazily(  # "among the dead two women and one child are seen"
    rf"(?:m|(?<![a-zA-Z])i)x?(?P<verb>[DKWd])P?(?:,(?=N[xo]{{0,2}}P))?(?P<list>{LIST})(?!A{{0,4}}[KDWS])"
)
STANDING = lazily(  # "the wounded, six, are in hospital", "the injured in the bombing, sixteen, include"
    r"(?<=x)(?P<verb>[DW])(?:[if][xt]{1,5}){0,2},(?P<list>N)(?=I?,)"
)
CAPTION = lazily(  # "slain there: two woodcutters", "also killed were two"
    rf"^A?(?P<verb>[KD])(?:[if][xtqi]{{1,9}}){{0,2}}(?:;"
    rf"|A{{1,2}})(?P<list>{LIST})(?![xo]{{0,2}}[KWDSxPp]|A{{0,4}}[KDWS])"
)
LISTED = lazily(  # "bodies 52", "dead now 46", "bodies received from the Mastung blast 9"
    r"(?P<verb>[dJ](?=[;gh]?N|[gh][xift]{1,8}N(?:$|[;,.]))|(?<![A-Za-z])[DK](?=[xA]N(?:$|[;,.(]))"
    r"|(?<=^A)[DK](?=N(?:$|[;,.(]))|(?<=;A)[DK](?=N)|(?<=;)[DKW](?=,N(?:[;,.]|$)))"
    r"(?:[;ghxA,]?|[gh][xift]{1,8})(?P<list>N)(?![u.])(?![xop]{0,3}[pP])"
)
LABELLED = lazily(
    rf"(?<![NPpA])(?P<verb>[KDWS]|[dJ](?=;))(?:x?;|(?=N(?![xop]{{0,3}}[pPu])))(?P<list>{LIST})"
)  # "Dead: 11 soldiers"
DEATHS = lazily(r"(?P<list>[NV](?:[pP](?=[dJ]))?)x{0,2}(?P<verb>[dJe])")  # "70 civilian deaths", "a charred body"
TOLL = lazily(r"(?P<verb>[TY])[xAiotufr,pPqH]{0,24}?(?:N[ox]?i)?;?(?P<list>N(?:[xo]{0,2}P)?)(?![uNf])")
AFAR = r"[xiftqApP,Hg()]"  # what may stand between "the dead of Monday's blast at Thall, Hangu," and their number
RISEN = lazily(  # "fatalities rose to 18", "the dead of Monday's blast now number 12"
    rf"(?P<verb>[dJTYe]|(?<=[xf])[DKW]){AFAR}{{0,28}}(?:,i[^;.()rN]{{1,30}},)?r[xiA]{{0,4}}(?P<list>N(?:[xo]{{0,2}}P)?)(?!u)"
)
HEADED = lazily(  # "toll now 9, 14 injured": the first number is the toll's
    r"(?P<verb>[TY])[xAi]{0,5};?(?P<list>N)(?=,C?N[xo]{0,3}P?[iA]{0,3}[WSHh])"
)
LIFTED = lazily(  # "lifting to 9 the number of dead", "raising to 12 the toll"
    r"[rc][xi]{0,3}i(?P<list>N)x?(?:rf(?:x{0,2}P)?x?A{0,2})?(?P<verb>[DKWTYd])"
)
PUT_AT = lazily(  # "the dead at five", "put the dead from Thursday's explosion at nine"
    rf"(?<=[xfP])(?P<verb>[DWd]){AFAR}{{0,9}}?i(?P<list>N[xop]{{0,3}}P|N(?=[^a-zA-Z]|[CtAi]|$))"
)
INVERTED = lazily(
    rf"(?P<verb>[KDWS])(?:[if][xtq]{{1,5}}){{0,2}}(?:,C?[xihtHA]{{1,8}},)?A{{1,2}}(?P<list>{LIST})(?![xo]{{0,2}}[KWDSx]"
    rf")"
)
NONE = lazily(
    r"(?:nw(?P<any>j)|A?(?P<safe>Q)|n[xoCfg]{0,4}(?:(?P<all>z)|(?P<life>Z)"
    r"|(?P<one>[dJDKW])(?:C[xA]{0,2}(?P<other>[dJDKW]))?)"
    r"|(?P<nil>[kKwW])0(?![xop])"  # "killed none", "hurting nobody"
    r"|(?P<after>[zZdJ])[;-]?A{0,3}[n0](?![xo]{0,2}[zPp])|(?<![NPp])(?P<label>[DKW]);[n0](?![xo]{0,2}[zPp])"
    r"|(?:n[xo]{0,3}(?P<who>[Pp])"
    r"|(?P<nobody>0)(?:fx{0,3}(?:N?[xo]{0,2}[pP])?[ix]{0,3})?)x?A{0,5}(?P<verb>[KWDSBL])(?:CA{0,2}(?P<second>[KWDS]))?)"
)
EXCEPT = lazily(rf"E(?P<list>{LIST})")
PART = lazily(rf"I[xAf]{{0,3}}(?P<list>{SUBJECTS})")
PART_AFTER = lazily(rf"I[xAf]{{0,3}}(?P<list>{SUBJECTS})(?!A{{0,3}}[KDWS])")
ASIDE_LIST = lazily(rf"[(,-]x?(?P<list>{LIST})")
MANY = lazily(r"[kK](?P<list>x{1,3}P)")
TRAILING = lazily(rf"[,(](?P<list>{LIST})I(?![xA]{{0,2}}[NpVP])")  # ", ten attackers among them"
LIKEWISE = lazily(rf"(?:i|CA)A(?P<list>{LIST})")  # "five were shot dead, as were three policemen"
DEAD_WERE = lazily(  # "the dead were five policemen": all of them
    rf"(?<!m)x(?P<verb>[DKdW])(?:[if][xotq]{{1,5}}){{0,2}}(?:,[xif]{{1,10}},)?(?:[At]{{1,3}}x?"
    rf"|;)(?P<list>{ITEMED})(?!A{{0,4}}[KDWS])"
)
OF_THE_DEAD = lazily(
    rf"(?:x|(?<![a-zA-Z])(?=[DKWd][^AI]{{0,5}}A?I))(?P<verb>[DKWd])(?:i[xt]{{1,4}}"
    rf"|(?<=x[DKWd])(?:[if][xtq]{{1,5}}){{2}})?[AI]{{1,3}}(?P<list>{LIST})(?!A{{0,4}}[KDWS])"
)
AMONG = lazily(
    rf"(?P<list>(?!N[,C]){ITEMED})(?:G[xp]{{1,2}})?[At]{{0,3}}m(?=(?:x{{0,2}}"
    rf"|N[xopP]{{0,3}}[Ao]{{0,3}})(?P<verb>[KDWSd]))"
)  # "two policemen are among the dead"
ALONG = lazily(
    rf"(?P<verb>[KDWBk](?=(?:,[xpf]{{1,3}}A(?=,))?[xpftiq]{{0,14}},?l)"
    rf"|T(?=[xiftqrA]{{1,20}}N,?l))(?:,[xpf]{{1,3}}A(?=,))?[xpftiqrAN]{{0,22}},?l(?P<list>{LIST})"
)
ADMITTED = lazily(
    rf"(?<!I)(?<!Ix)(?<!If)(?P<list>{ITEM})(?:,I{LIST},)?[At]{{0,3}}(?P<verb>h)(?=[,;(tCi]|$)"
)  # "18 admitted"
TABLED = lazily(  # "dead, Civil Hospital 4, BMC 2", "injured: 12 at Civil Hospital, 9 at BMC"
    r"(?<![NPpA])(?P<verb>[DWKSdJ])(?:[if][xtHp]{1,8}){0,2}(?:[;,-]i?|i)"
    r"(?P<list>[xH]{1,5};?N(?:[,C]{1,2}i?[xH]{1,5};?N){1,6}|Ni[xH]{1,5}(?:[,C]{1,2}Ni[xH]{1,5}){1,6})(?=[;.,)]|$)"
)
COUNTED = lazily(r"N[xop]{0,3}P")
DESCRIBED = lazily(
    r"(?:I[xA]{0,2}|(?:N|(?<![a-zA-Z]))fx?N?x?(?P<verb>[DKWd])(?:[if][xtq]{1,5}){0,2},?|(?P<some>(?=Nfx?[DKWd]A)))"
    r"(?P<chain>N(?:fx?[DKWd])?[Ao]{1,3}x{0,3}[Pp](?:(?:,C?|C)N[Ao]{0,3}x{0,3}[Pp]){0,3})"
    r"|(?P<each>N)I[xAo]{0,4}(?P<them>[Pp])(?:,?CN[xo]{0,2}P(?![xAi]{0,4}[KDWS]))?"
)
LATER = lazily(
    r"(?P<list>N)I[^;.,KkDWwNVPp]{0,5}(?P<verb>[DK])(?P<both>CA{0,2}[WS](?![xo]?[NV]))?"
)  # "three of whom later died"
OF_WHOM = lazily(r"I(?P<list>N)[At]{0,3}(?P<verb>[DK])")  # "of whom three died"
LATER_OF = lazily(r"(?P<list>No?)f[xA]{0,3}W[^;.,KkDWwNVPp]{0,5}(?P<verb>D)")  # "two of the wounded died"
AGED = lazily(r"(?<=pf)N(?![xop]{0,3}[Pp])|(?<=Pf)N(?=x[^xpP])")  # "a boy of seven", "members of one family"
YEARS = lazily(r"(?<=p,)N(?=,|[CA](?![NVpPxo]))|(?<=P,)NCN(?=,)")  # "his uncle, 52,", "two sisters, eight and ten,"
INCLUDING = lazily(rf"I[xAf]{{0,3}}{ITEM}[,C]\Z")  # of whom one more is told
INCLUDED = lazily(rf"{ITEM}(?:C{ITEM})?,C")
AGES = lazily(r"(?<=[pP])fNCN(?=,|[AtKDWS])|(?<=pfx)u")  # "two daughters of six and eight", "of thirty years"
APPOSED = lazily(r"N(?=,x{1,3}p,A)")  # "a fourth, an officer, was wounded"
RESIDENT = lazily(r"(?<=[pPu],)p(?=fx)")  # "one sepoy, resident of Jhelum,"
WOUNDS = lazily(r"(?<=g)w|(?<=gx)w|(?<=gxx)w")  # "sustained splinter wounds"
ADJECTIVE = lazily(  # "another wounded soldier succumbed", "six abducted labourers were found dead"
    r"S(?=[Pp])|(?<=[xoNA])W(?=[Pp]A{0,3}[DS])|(?<=No)W(?=A{0,3}D)|(?<=N)W(?=D)|(?<=N)B(?=Px?A{0,4}[KD])"
    r"|(?<=[de]fN)B(?=P)|(?<=[de]fx)[BW](?=p)|(?<=[de]f)W(?=P)"
    r"|(?<=[pP])W(?=[if](?:[xtqifu,]|p(?=x)){1,14}A{0,3}D)"  # "a soldier wounded in it died"
    r"|(?<=[pP]iA)[WS](?=[if]?[xtqif]{0,9}A{0,3}D)|(?<=[pP]iAA)[WS](?=[if]?[xtqif]{0,9}A{0,3}D)"
)
NAMED = lazily(r"(?:[kK]|df)(?P<name>x{1,3})(?=[.;,iCtl]|$)")  # "killing Rostum"
MORE = lazily(
    r"(?<=[KD]).{0,7}?(?:,?C|,)(?P<list>No?)(?=i(?!N))(?!(?<=[KD],N)iH)"
)  # "died on the spot and three in hospital"
TOO = lazily(rf",?C(?P<list>{LIST})[Ax]{{1,2}}(?=[.;,]|$)")  # "five soldiers died, and three attackers too"
SHARED_OUT = lazily(r"(?<=,)Nix{1,3}(?:,Nix{1,3}){0,4},?CNi")  # "20 died, nine in Kech and 11 in Awaran"
ITEMS = lazily(ITEM)
TOLD_KINDS = lazily(  # "seven died: four were policemen, the others travellers"
    r"(?<=[;,-])(?P<list>N)A{1,2}x{0,3}(?P<who>[Pp])(?:[^;NKDWdS]{0,12}?[,;]C?x?o?A?x{0,2}(?P<rest>P)(?=[.;,]|$))?"
)
SPELT_OUT = lazily(
    rf"[(;,-][xA]?(?P<list>N[xop]{{0,4}}[Pp]{TAIL}(?:{JOIN}{ITEM}){{0,4}}"
    rf"|{ITEM}(?:{JOIN}{ITEM}){{1,4}})(?!A{{0,4}}[KDWSBM])"
)
REVERSED = lazily(r"(?P<verb>[KDWdJ])[;-]?(?P<pairs>P;?N(?:,?C?P;?N){0,4})(?![xop]{0,3}[pPu])")  # "dead drivers 2"
UNDER = lazily(r"(?<![a-zA-Z])P(?P<verb>[KDW])[;,](?P<list>N)(?=[;,.]|$)")  # "sepoys killed: two"
BRACKETED = lazily(  # "6 dead (soldiers 2, civilians 4)", "8 dead: police 5, civilians 3"
    r"(?P<verb>[(](?=[^()]*[)])|(?<=[N_])[;-](?=P;?N,?C?P;?N))(?P<pairs>P;?N(?:,?C?P;?N){0,4})(?=[).;]|$)"
)
THESE_ARE = lazily(
    rf"(?P<list>{ITEMED});(?:x{{1,2}}A{{1,2}}x{{0,2}}|x(?=[DK]f))(?P<verb>[DKW])"
)  # "these are the dead", "the dead of"
AMONG_WERE = lazily(  # "among the four killed was a captain"
    rf"m[xt]?N[xo]?P?(?P<verb>[KDW])(?:[if][xtq]{{1,5}}){{0,2}}A{{1,2}}(?P<list>{LIST})"
)
PICKED = lazily(  # "two of the six persons killed by the mine were minors": six, of whom two are of that kind
    r"(?P<some>N)fx?(?P<list>N[xop]{0,3}P?)(?P<verb>[KDW])(?:[if][xtqp]{1,6}){0,2}(?=A{1,2}x{0,3}(?P<who>[Pp]))"
)
ONE_OF = lazily(  # "one of the five has since died", "two of the three wounded died"
    r"(?P<list>N)fx?(?P<whole>N)(?:W[At]{0,3}|xA{0,3}|A{1,3})(?P<verb>D)"
)
ONE_OF_THOSE = lazily(r"(?<=A)Nfx?(?P<list>N[xop]{0,3}P)(?P<verb>[KD])")  # "was one of three constables shot dead"
KIND = lazily(  # "1 (police constable)", ", all of them soldiers,", ", also a policeman,", ", children both,"
    r"(?:[(]A?x{0,2}|[,;(-](?:NI?|A[If]?|AN)x{0,2})(?P<who>[Pp])(?=[),;-]|$|x?[if]x|C[Px][f,;])"
    r"|[,;(-]x{0,2}(?P<whom>P)A(?=[),;-]|$)"
)
COUNTED_AS = lazily(  # "the number of policemen martyred in the attack has risen to four"
    rf"(?<=r)f(?P<who>x{{0,2}}P)A{{0,3}}(?P<verb>[KDW]){AFAR}{{0,20}}?[riA][xi]{{0,2}}(?:Ni)?(?P<list>N)(?![uf])"
)
SAME = lazily(  # of people counted in the sentence before: "six of them were soldiers", "a nurse is included"
    rf"^(?:x?A{{1,2}}(?P<so>{ITEMED})|x{{0,2}}(?P<were>NIA{{1,2}}x{{0,3}}[Pp]"
    rf"|NA{{1,2}}x{{0,3}}[Pp](?:,?CN(?:A{{1,2}}x{{0,3}})?[Pp])?(?=[.;,]|$))"
    rf"|mx?NA{{1,2}}(?P<are>{ITEMED})|x?(?P<too>{ITEMED})A{{1,2}}[xIm][x;]{{0,2}}$)"
)
FROM = lazily(r"(?<=[;,(-])x?N[if]x{1,3}(?:(?:,C?|C)N[if]x{1,3}){0,3}(?=[.;,)-]|$)")  # "two from Levies, one of police"
BODY = lazily(r"e[At]{0,3}[Ax]")  # "his body was found"
OUT_OF = lazily(r"(?:^|(?<=[;(]))(fx{0,2})N[xop]{0,4}P(?=,N)")  # "of the seven attackers, five were killed"
