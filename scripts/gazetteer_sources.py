"""The public data sets behind data/gazetteers: one function a data set, yielding (name, types, tier).

types are node types joined by "|", the likeliest first. tier: 1 known to most readers, 2 usual, 3 obscure or easily something
else. Whole data sets are taken; what is left out is left out by a rule that is written here.
"""
import csv
import json
import re
from pathlib import Path


class Sources:
    def __init__(self, folder):
        self.folder = Path(folder)

    def csv(self, path):
        with open(self.folder / path, encoding="utf-8-sig", newline="") as file:
            yield from csv.DictReader(file)

    def json(self, path):
        return json.loads((self.folder / path).read_text(encoding="utf-8"))

    def corpora(self, path, key=None):
        data = self.json(f"corpora-cc0/{path}.json")
        return data[key] if key else data

    # Places -----------------------------------------------------------------------------------------------------------------
    def countries(self):
        for row in self.csv("country-codes/country-codes.csv"):
            names = [row["CLDR display name"], row["UNTERM English Short"], row["UNTERM English Formal"], row["official_name_en"]]
            for name in names:
                yield re.sub(r"^the ", "", re.sub(r" \(the\)$", "", name)), "Place", 1
            for name in row["Capital"].split(";"):
                yield name, "Place", 1
            for name in (row["Sub-region Name"], row["Region Name"], row["Intermediate Region Name"]):
                yield name, "Place", 1
        for row in self.corpora("geography/countries_with_capitals", "countries"):
            yield row["name"], "Place", 1
            yield row["capital"], "Place", 1
        for name in self.corpora("geography/countries", "countries"):
            yield name, "Place", 1

    def world_cities(self):
        for row in self.csv("world-cities/world-cities.csv"):
            # A city that gives its region its name, or shares it, is a large one.
            yield row["name"], "Place", 2 if row["name"] == row["subcountry"] else 3
            yield row["subcountry"], "Place", 2

    def american_places(self):
        for row in self.corpora("geography/us_cities", "cities"):
            yield row["city"], "Place", 1 if row["population"] > 400_000 else 2 if row["population"] > 100_000 else 3
            yield row["state"], "Place", 1
        for row in self.corpora("geography/us_state_capitals", "capitals"):
            yield row["capital"], "Place", 2
        for state, counties in self.corpora("geography/us_counties", "counties").items():
            for county in counties:
                yield f"{county} County" if state != "Louisiana" else f"{county} Parish", "Place", 2
        for row in self.corpora("geography/canadian_municipalities", "municipalities"):
            yield row["name"], "Place", 2
        provinces = self.corpora("geography/canada_provinces_and_territories")
        for name in provinces["provinces"] + provinces["territories"]:
            yield name, "Place", 1
        for row in self.corpora("geography/sf_neighborhoods", "neighborhoods"):
            yield row["name"], "Place", 3
        for row in self.corpora("geography/nyc_neighborhood_zips", "neighborhoods"):
            yield row["neighborhood"], "Place", 3

    def other_places(self):
        english = self.corpora("geography/english_towns_cities")
        for name in english["cities"]:
            yield name, "Place", 2
        for name in english["towns"]:
            yield name, "Place", 3
        for row in self.corpora("geography/norwegian_cities", "cities"):
            yield row["city"], "Place", 3
        for region in self.corpora("geography/japanese_prefectures", "regions"):
            yield region["region"], "Place", 2
            for name in region["prefectures"]:
                yield name, "Place", 2
        for row in self.corpora("geography/london_underground_stations", "stations"):
            yield row["name"] + " station", "Place", 3

    def waters(self):
        for row in self.corpora("geography/rivers", "rivers"):
            yield row["name"], "Place", 3
            yield row["name"] + " River", "Place", 2
            yield "River " + row["name"], "Place", 2
        waters = self.corpora("geography/oceans")
        for row in waters["oceans"]:
            yield row["name"], "Place", 2
            yield row["name"] + " Ocean", "Place", 1
        for row in waters["seas"]:
            yield row["name"], "Place", 2

    def sky(self):
        for row in self.corpora("science/planets", "planets"):
            yield row["name"], "Place", 2
            for moon in row["moons"]:
                yield moon, "Place", 3
        for name in self.corpora("science/minor_planets", "minor_planets"):
            yield name, "Place", 3  # with its number; by itself it is mostly a woman's given name

    # Organizations ----------------------------------------------------------------------------------------------------------
    def universities(self):
        for row in self.json("universities/world_universities_and_domains.json"):
            name = row["name"]
            yield name, "Organization", 2
            acronym = "".join(word[0] for word in re.findall(r"\w+", name) if word[0].isupper())
            if len(acronym) >= 3 and any(domain.split(".")[-2 if domain.endswith(".edu") else 0] == acronym.lower()
                                         for domain in row["domains"] if "." in domain):
                yield acronym, "Organization", 3

    def american_companies(self):
        for row in self.csv("s-and-p-500-companies/constituents.csv"):
            yield from company(row["Security"], 1)
        for path, key in (("corporations/fortune500", "companies"), ("corporations/djia", "corporations"),
                          ("corporations/nasdaq", "corporations")):
            for item in self.corpora(path, key):
                yield from company(item if isinstance(item, str) else item["name"], 1)

    def listed_companies(self):
        for path in ("nasdaq-listings/nasdaq-listed-symbols.csv", "nyse-other-listings/other-listed.csv"):
            for row in self.csv(path):
                if row["ETF"] != "Y" and row["Test Issue"] != "Y":
                    yield from company(row["Company Name"], 2)

    def brands(self):
        for path in sorted((self.folder / "name-suggestion-index/brands").rglob("*.json")):
            for item in json.loads(path.read_text(encoding="utf-8")).get("items", []):
                tags = item.get("tags", {})
                where = item.get("locationSet", {}).get("include", [])
                tier = 2 if "brand:wikidata" in tags and (len(where) >= 5 or "001" in where) else 3
                for key in ("name", "brand", "name:en", "brand:en", "operator", "short_name"):
                    if key in tags:
                        yield tags[key], "Organization", tier if key != "short_name" else 3

    def public_bodies(self):
        for name in self.corpora("governments/us_federal_agencies", "agencies"):
            yield name, "Organization", 1
        for name in self.corpora("governments/uk_political_parties", "parties"):
            yield name, "Organization", 3
        for name in self.corpora("corporations/charities", "charities"):
            yield name, "Organization", 2
        for name in self.corpora("corporations/newspapers", "newspapers"):
            yield name, "Organization|Work", 2
        for name in self.corpora("corporations/cars", "cars"):
            yield name, "Organization|Product", 2

    def societies(self):
        for path in sorted((self.folder / "corpora-cc0/societies_and_groups/designated_terrorist_groups").glob("*.json")):
            for name in strings(json.loads(path.read_text(encoding="utf-8"))):
                yield name, "Organization", 3
        for path in sorted((self.folder / "corpora-cc0/societies_and_groups/fraternities").glob("*.json")):
            for name in values_of(json.loads(path.read_text(encoding="utf-8")), "name"):
                yield name, "Organization", 3
        for name in strings(self.corpora("societies_and_groups/animal_welfare")):
            yield name, "Organization", 3

    # Products, people, the rest ---------------------------------------------------------------------------------------------
    def tech_brands(self):
        for row in self.json("tech-brands/simple-icons.json"):
            # A logo that lies in a repository is a program's; one from a press page or a home page is mostly a company's.
            program = re.match(r"https://(?:github|gitlab)\.com/\w[^/]*/", row.get("source", ""))
            types = "Product|Organization" if program else "Organization|Product"
            for name in [row["title"], *row.get("aliases", {}).get("aka", [])]:
                yield name, types, 2

    def web_sites(self):
        for path, key in (("technology/social_networking_websites", "socialNetworkingWebsites"),
                          ("technology/photo_sharing_websites", "PhotoSharingWebsites"),
                          ("technology/video_hosting_websites", "videoHostingWebsites")):
            for name in self.corpora(path, key):
                yield name, "Product|Organization", 2

    def programming_languages(self):
        name = None
        for line in (self.folder / "programming-languages/languages.yml").read_text(encoding="utf-8").splitlines():
            if line and not line[0].isspace() and line.endswith(":") and line[0] != "#":
                name = line[:-1].strip('"')
            elif line.startswith("  type: programming"):
                yield name, "Product", 2
        for name in self.corpora("technology/programming_languages"):
            yield name, "Product", 3
        for name in self.corpora("technology/lisp", "lisps") + self.corpora("technology/computer_sciences", "computer_sciences"):
            yield name, "Product", 3

    def people(self):
        for path, key in (("humans/scientists", "scientists"), ("humans/celebrities", "celebrities"),
                          ("humans/britishActors", "britishActors"), ("humans/wrestlers", "wrestlers")):
            for name in self.corpora(path, key):
                yield name, "Person", 2
        for row in self.corpora("humans/richpeople", "richPeople"):
            yield row["name"], "Person", 2
        for row in self.corpora("humans/us_presidents", "objects"):
            person = row["person"]
            yield f'{person["firstname"]} {person["lastname"]}', "Person", 1
        for name in self.corpora("humans/tolkienCharacterNames", "names"):
            yield name, "Person", 3
        for row in self.corpora("religion/christian_saints"):
            if " " in row["saint"]:
                yield row["saint"], "Person", 3

    def operations(self):
        for name in self.corpora("governments/us_mil_operations", "operations"):
            yield "Operation " + name, "Event", 3

    def religions_and_languages(self):
        for name in strings(self.corpora("religion/religions"), keys=True):
            yield name, "Concept", 2
        for row in self.csv("language-codes/language-codes-full.csv"):
            for name in row["English"].split(";"):
                yield name, "Concept", 3

    # Words ------------------------------------------------------------------------------------------------------------------
    def given_names(self):
        """Yields (name, rank) where 1 is the commonest of its list."""
        for path in ("male", "female"):
            yield from ranked((self.folder / f"us-census-names/{path}-first-names.txt").read_text(encoding="utf-8").split())
        for row in self.csv("popular-names/common-forenames-by-country.csv"):
            for name in (row["Localized Name"], row["Romanized Name"]):
                yield name, 20 * int(row["Index"] or 50)
        yield from ranked(row["name"] for row in self.csv("fivethirtyeight-names/new-top-firstNames.csv"))
        for path, key in (("norwayFirstNamesBoys", "firstnames_boys_norwegian"), ("norwayFirstNamesGirls", "firstnames_girls_norwegian"),
                          ("spanishFirstNames", "firstNames"), ("firstNames", "firstNames"), ("neutralNames", "neutralNames")):
            yield from ((name, 1000) for name in self.corpora(f"humans/{path}", key))

    def gendered_names(self):
        """Yields (name, "m" or "f", rank) where 1 is the commonest of its list."""
        for path, gender in (("male", "m"), ("female", "f")):
            names = (self.folder / f"us-census-names/{path}-first-names.txt").read_text(encoding="utf-8").split()
            yield from ((name, gender, rank) for name, rank in ranked(names))
        for row in self.csv("popular-names/common-forenames-by-country.csv"):
            for name in {row["Localized Name"], row["Romanized Name"]}:
                yield name, row["Gender"].lower(), 20 * int(row["Index"] or 50)
        for path, key, gender in (("norwayFirstNamesBoys", "firstnames_boys_norwegian", "m"),
                                  ("norwayFirstNamesGirls", "firstnames_girls_norwegian", "f")):
            yield from ((name, gender, 1000) for name in self.corpora(f"humans/{path}", key))

    def neutral_names(self):
        return self.corpora("humans/neutralNames", "neutralNames")

    def surnames(self):
        yield from ranked((self.folder / "us-census-names/last-names.txt").read_text(encoding="utf-8").split())
        for row in self.csv("popular-names/common-surnames-by-country.csv"):
            for name in (row["Localized Name"], row["Romanized Name"]):
                yield name, 50 * int(row["Index"] or 50)
        yield from ranked(row["name"] for row in self.csv("fivethirtyeight-names/new-top-surnames.csv"))
        for path, key in (("norwayLastNames", "lastnames_norwegian"), ("spanishLastNames", "lastNames"), ("lastNames", "lastNames"),
                          ("authors", "authors")):
            yield from ((name, 2000) for name in self.corpora(f"humans/{path}", key))

    def nicknames(self):
        for row in self.csv("nicknames/names.csv"):
            yield row["name1"], row["name2"]

    def word_lists(self):
        for path, key in (("common", "commonWords"), ("nouns", "nouns"), ("adjs", "adjs"), ("adverbs", "adverbs"),
                          ("prepositions", "prepositions")):
            yield from self.corpora(f"words/{path}", key)
        for row in self.corpora("words/verbs", "verbs"):
            yield from (row["present"], row["past"])


def ranked(names):
    return ((name, rank) for rank, name in enumerate(names, 1))


def strings(value, keys=False):
    """All strings inside nested lists and objects; with `keys`, the objects' keys too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from strings(item, keys)
    elif isinstance(value, dict):
        for key, item in value.items():
            if keys:
                yield key
            yield from strings(item, keys)


def values_of(value, key):
    """What stands under `key` anywhere inside nested lists and objects."""
    if isinstance(value, list):
        for item in value:
            yield from values_of(item, key)
    elif isinstance(value, dict):
        for name, item in value.items():
            if name == key and isinstance(item, str):
                yield item
            else:
                yield from values_of(item, key)


LEGAL = (r"Inc|Incorporated|Corp|Corporation|Co|Company|Companies|Ltd|Limited|plc|PLC|LLC|LP|L\.P|LLP|SA|S\.A|NV|N\.V|AG|SE|AB|ASA"
         r"|A/S|Oyj|SpA|S\.p\.A|KGaA|GmbH|S\.A\. de C\.V|S\.A\.B\. de C\.V|Bhd|Pte|Pty|Tbk|ADR")
SECURITY = re.compile(
    r"\s+(?:-\s|\(|Common (?:Stock|Share|Unit)|Class [A-Z]\b|Series [A-Z]\b|American Depositary|Ordinary Share|Depositary|Warrants?\b"
    r"|Units?\b|Rights?\b|\d[\d.]*\s?%|Preferred|Cumulative|Non-?cumulative|Perpetual|Senior Notes|Subordinate|New Common|Voting"
    r"|Shares of|Fixed|Floating|Junior|Convertible|Exchange Traded|Redeemable|Each representing|Sponsored|Global Notes|Trust Preferred"
    r"|Registered|Beneficial|Limited Partner|Representing|due \d|Notes due|\$\d)", re.IGNORECASE)


def company(name, tier):
    """A security's name gives the company's, with and without its legal suffix."""
    name = name.strip()
    cut = SECURITY.search(name)
    if cut:
        name = name[:cut.start()]
    name = re.sub(r"^The ", "", name.strip(" ,-"))
    name = re.sub(r",? (?:The|New)$", "", name)
    if not name:
        return
    yield name, "Organization", tier
    bare = name
    for _ in range(2):
        bare = re.sub(rf"[\s,]+(?:{LEGAL})\.?$", "", bare).strip(" ,&")
    if bare and bare != name:
        yield bare, "Organization", tier
    short = re.sub(r" (?:Holdings?|Bancorp|Bancshares)$", "", bare)
    if short != bare and len(short) > 3:
        yield short, "Organization", 3
