"""Manners: attacks told by their means, by motion, by telegram and in the order of translated papers."""

from __future__ import annotations

# text, how it was done, what was attacked; "-" is not said
TOLD = (
    ("He burst himself in the midst of a jirga at Datta Khel, and eleven elders died.", "suicide_bombing", "civilians"),
    ("A suicide jacket was set off on the platform of the Quetta railway station.", "suicide_bombing", "transport"),
    ("A car with explosives went up in the Meena bazaar of Peshawar, killing 30.", "vehicle_bomb", "market"),
    ("Twin car blasts at the gate of the FC camp in Panjgur left five dead.", "vehicle_bomb", "security_forces"),
    ("A pressure cooker packed with explosives went off by a police picket in Lahore.", "ied", "police"),
    ("A mine burst under a Levies pick-up at Safi, killing two Levies men.", "ied", "security_forces"),
    ("Girls' school in Domel brought down with explosives at night", "ied", "school"),
    ("Wedding bus rolls over mine in Ghazni, 8 dead", "ied", "transport"),
    ("IED, FC foot patrol, Tirah: 1 shaheed, 4 inj.", "ied", "security_forces"),
    ("Bus taking dam engineers to Dasu hit by roadside bomb, nine dead", "ied", "transport"),
    ("Miscreants fire at police mobile in Lakki Marwat, two cops injured", "armed_assault", "police"),
    ("They lay in wait for a foot patrol at Shaktoi and killed four soldiers.", "armed_assault", "security_forces"),
    ("Mujahideen with laser guns struck a picket at Spinwam; 3 soldiers died.", "armed_assault", "security_forces"),
    ("Upon patrol of FC at Datta Khel sniper fire, one sepoy wounded.", "armed_assault", "security_forces"),
    ("The bomber struck a checkpoint in Bagh bazaar; four soldiers died.", "suicide_bombing", "security_forces"),
    ("The killing of at least 20 coal diggers in Duki by armed men shocked us.", "armed_assault", "civilians"),
    ("Gunmen opened fire with pistols on a party of tourists in Bamyan.", "armed_assault", "civilians"),
    ("JNIM fighters took the camp at Boulkessi and held it till evening.", "raid", "security_forces"),
    ("On Rangers post in Mauripur hand grenade thrown, no loss of life.", "grenade", "security_forces"),
    ("A quadcopter let fall a bomb on a post of the FC in Mir Ali.", "drone", "security_forces"),
    ("Ten picnickers were taken off at gunpoint at Shaban on Thursday.", "abduction", "civilians"),
    ("Five FC men were carried away by militants at Shakai.", "abduction", "security_forces"),
    ("A dispensary was burnt in Tirah by militants.", "arson", "hospital"),
    ("Three trailers with marble were burned at Kolpur by the BLA.", "arson", "transport"),
    ("CTD men shot it out with suspects at Hazarganji and killed three of them.", "other", "-"),
    ("Gunmen fired on a coach in Turbat. A sixth man lies wounded in Kech hospital.", "armed_assault", "transport"),
)  # fmt: skip
