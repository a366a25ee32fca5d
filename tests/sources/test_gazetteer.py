"""Gazetteer: names become circles, and doubt stays doubt."""

from __future__ import annotations

import subprocess
import sys
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sabaq.model.spacetime import distance_km
from sabaq.sources.gazetteer import Gazetteer, LearnedPlace, Near, PlaceKind, fold

SHIPPED = Gazetteer.shipped()


@pytest.mark.parametrize(
    ("name", "district", "province"),
    [
        ("Peshawar", "Peshawar", "Khyber Pakhtunkhwa"),
        ("Mastung", "Mastung", "Balochistan"),
        ("Hangu", "Hangu", "Khyber Pakhtunkhwa"),
        ("Hub-Chowki", "Hub", "Balochistan"),
        ("Lyari", "Karachi", "Sindh"),
        ("Orangi Town", "Karachi", "Sindh"),
        ("D.I. Khan", "Dera Ismail Khan", "Khyber Pakhtunkhwa"),
        ("Mohmand Agency", "Mohmand", "Khyber Pakhtunkhwa"),
        ("Miramshah", "North Waziristan", "Khyber Pakhtunkhwa"),
        ("پشاور", "Peshawar", "Khyber Pakhtunkhwa"),
        ("کوئٹہ", "Quetta", "Balochistan"),
        ("Lashkar Gah", None, "Helmand"),
    ],
)
def test_a_name_in_any_usual_spelling_finds_its_units(name: str, district: str | None, province: str):
    place = SHIPPED.resolve(name)
    assert place is not None
    assert (place.district, place.province) == (district, province) or (district is None and place.province == province)


@pytest.mark.parametrize("old", ["FATA", "NWFP", "Federally Administered Tribal Areas", "KPK"])
def test_the_old_names_of_the_merged_districts_mean_khyber_pakhtunkhwa(old: str):
    assert SHIPPED.unit(old, PlaceKind.PROVINCE).name == "Khyber Pakhtunkhwa"


def test_a_name_that_two_far_places_share_is_not_guessed():
    assert len(SHIPPED.find("Arghandab")) > 1
    assert SHIPPED.resolve("Arghandab") is None
    assert SHIPPED.resolve("Arghandab", near=Near(province="Zabul")).province == "Zabul"
    assert SHIPPED.resolve("Arghandab", near=Near(province="Kandahar")).province == "Kandahar"


def test_a_hint_of_another_country_finds_nothing():
    assert SHIPPED.resolve("Peshawar", near=Near(country="AF")) is None


def test_radii_grow_from_locality_to_province():
    radius = {kind: [p.radius_m for p in SHIPPED.units(kind) if not p.abroad] for kind in PlaceKind}
    assert all(2_000 <= r <= 25_000 for r in radius[PlaceKind.TOWN])
    assert min(radius[PlaceKind.PROVINCE]) >= 20_000
    assert max(radius[PlaceKind.PROVINCE]) <= 400_000


def test_every_place_lies_in_its_country():
    for place in SHIPPED.places:
        assert place.where().name == place.name
        if not place.abroad:
            assert 23 < place.lat < 39
            assert 60 < place.lon < 78


def test_a_town_abroad_lies_in_its_division_and_that_in_a_listed_country():
    divisions = {(p.country, p.province): p for p in SHIPPED.units(PlaceKind.PROVINCE)}
    towns = [p for p in SHIPPED.places if p.abroad and p.kind in {PlaceKind.TOWN, PlaceKind.LOCALITY}]
    assert len(divisions) > 700
    for town in towns:
        division = divisions[town.country, town.province]
        far_km = distance_km((town.lat, town.lon), (division.lat, division.lon))
        assert far_km * 1000 <= 1.5 * division.radius_m + 20_000, town.name
    assert {country for country, _ in divisions} <= {p.country for p in SHIPPED.units(PlaceKind.COUNTRY)}


def test_no_name_of_a_place_at_home_is_another_abroad():
    home = {fold(name) for p in SHIPPED.places if not p.abroad for name in (p.name, *p.alternates)}
    abroad = {fold(name): p.id for p in SHIPPED.places if p.abroad for name in (p.name, *p.alternates)}
    assert {name: abroad[name] for name in home & set(abroad)} == {}


@pytest.mark.parametrize(
    ("name", "country", "province"),
    [("Borno", "NG", "Borno"), ("Plateau State", "NG", "Plateau"), ("Sool", None, None),
     ("Deir Ezzor", "SY", "Deir ez-Zor"), ("Sistan-Baluchestan", "IR", "Sistan and Baluchestan"),
     ("India's Punjab", "IN", "Punjab"), ("Punjab", "PK", "Punjab"), ("Northern Province", None, None),
     ("Northern Province, Sri Lanka", "LK", "Northern"), ("Maiduguri", "NG", "Borno"), ("Mopti", "ML", "Mopti"),
     ("Nariño", "CO", "Nariño"), ("Narino", "CO", "Nariño"), ("Amazonas, Peru", "PE", "Amazonas")],
)  # fmt: skip
def test_a_division_abroad_is_found_by_a_name_that_means_nothing_else(
    name: str, country: str | None, province: str | None
):
    place = SHIPPED.resolve(name)
    assert (place and place.country, place and place.province) == (country, province)


def test_of_places_far_apart_the_one_that_is_so_called_is_meant():
    assert {p.country for p in SHIPPED.by_name["kalat"]} == {"PK", "AF"}
    assert SHIPPED.resolve("Kalat").country == "PK"


def test_names_seen_in_one_spot_are_learned_with_a_radius():
    events = [
        LearnedPlace(name="Nowhere Kot village", lat=34.82 + n / 1000, lon=74.35, country="PK", province="Azad Kashmir")
        for n in range(5)
    ]
    place = SHIPPED.learned(events).resolve("Nowhere Kot")
    assert place is not None
    assert place.radius_m >= 5_000
    assert place.province == "Azad Kashmir"
    assert SHIPPED.resolve("Nowhere Kot") is None


def test_events_put_a_roughly_placed_spot_where_they_saw_it():
    events = [LearnedPlace(name="Spinwam", lat=33.3, lon=70.5, country="PK", province="FATA",
                           district="North Waziristan")] * 3  # fmt: skip
    place = SHIPPED.learned(events).resolve("Spinwam")
    assert (place.lat, place.lon, place.radius_m, place.district) == (33.3, 70.5, 5_000, "North Waziristan")


@pytest.mark.parametrize(
    ("name", "district"),
    [("Jamrud", "Khyber"), ("Shabqadar", "Charsadda"), ("Kulachi", "Dera Ismail Khan"), ("Ormara", "Gwadar"),
     ("Wah", "Rawalpindi"), ("Datta Khel", "North Waziristan"), ("Khad Kocha", "Mastung"), ("Pana Kot", "Upper Dir"),
     ("Jalalabad", "Jalalabad"), ("Badhber", "Peshawar"), ("Abbas Town", "Karachi"), ("Waziristan", None)],
)  # fmt: skip
def test_a_town_or_quarter_knows_its_district(name: str, district: str | None):
    assert SHIPPED.resolve(name, near=Near(country="AF" if name == "Jalalabad" else "PK")).district == district


def test_names_spread_over_a_country_are_not_learned():
    events = [LearnedPlace(name="Border area", lat=lat, lon=66, country="PK") for lat in (26, 29, 31, 34)]
    events += [LearnedPlace(name="Killi Nau", lat=lat, lon=66, country="PK") for lat in (26, 29, 31, 34)]
    assert SHIPPED.learned(events).places == SHIPPED.places


def test_places_of_another_country_are_learned_from_its_events():
    events = [LearnedPlace(name="Garissa town", lat=-0.45, lon=39.65, country="KE", province="Garissa")] * 3
    assert SHIPPED.learned(events).resolve("Garissa", near=Near(country="KE")).country == "KE"


def test_what_events_teach_of_the_old_tribal_areas_joins_the_province_of_today():
    events = [LearnedPlace(name="Spin Qamar", lat=33.9, lon=71.3, country="PK", province="FATA", district="Khyber")] * 2
    assert SHIPPED.learned(events).resolve("Spin Qamar").province == "Khyber Pakhtunkhwa"


@given(st.text(max_size=40))
def test_any_name_may_be_asked_for(name: str):
    for candidate in SHIPPED.find(name):
        assert fold(name) != ""
        assert candidate.place in SHIPPED.places


def test_the_licence_is_shipped_beside_the_places():
    text = (resources.files("sabaq.sources") / "gazetteer" / "LICENCE.txt").read_text(encoding="utf-8")
    assert "GeoNames" in text
    assert "Attribution 4.0" in text


def test_the_places_load_in_less_than_half_a_second():
    code = (
        "import time; from sabaq.sources.gazetteer import Gazetteer; t = time.process_time(); Gazetteer.shipped(); "
        "print(time.process_time() - t)"
    )
    made = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert float(made.stdout) < 0.5
