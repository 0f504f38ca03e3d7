"""Sentences again with other names in them: what stands around a name must tell what it is, for most names of new texts are new.
Two kinds of names that the corpora have seldom are made: shops called by an owner's name, and a town with its state or country."""
from known_names import lines
from label_paths import spans_of

KEEPS = .2  # of names stay as they were
SHOPS, TOWNS = .3, .2  # of the organizations and places, and of the places
SHOP_NOUNS = ("Pizza Grill Cafe Diner Bar Pub Bakery Deli Salon Garage Auto Florist Market Kitchen Books Barbershop Tavern Steakhouse Bistro "
              "Restaurant Jewelers Pharmacy Bagels Burgers").split()

STATES = ("Alabama,Alaska,Arizona,Arkansas,California,Colorado,Connecticut,Delaware,Florida,Georgia,Hawaii,Idaho,Illinois,Indiana,Iowa,"
          "Kansas,Kentucky,Louisiana,Maine,Maryland,Massachusetts,Michigan,Minnesota,Mississippi,Missouri,Montana,Nebraska,Nevada,"
          "New Hampshire,New Jersey,New Mexico,New York,North Carolina,North Dakota,Ohio,Oklahoma,Oregon,Pennsylvania,Rhode Island,"
          "South Carolina,South Dakota,Tennessee,Texas,Utah,Vermont,Virginia,Washington,West Virginia,Wisconsin,Wyoming,"
          "AL,AK,AZ,AR,CA,CO,CT,DE,FL,GA,HI,ID,IL,IN,IA,KS,KY,LA,ME,MD,MA,MI,MN,MS,MO,MT,NE,NV,NH,NJ,NM,NY,NC,ND,OH,OK,OR,PA,RI,SC,SD,"
          "TN,TX,UT,VT,VA,WA,WV,WI,WY,DC,UK,US,USA").split(",")


def names_of(corpora, tagged):
    """The different names of each kind, each a list of words with tags."""
    names = {}
    for corpus, sentences in corpora.items():
        for (_, labels), words in zip(sentences, tagged[corpus], strict=True):
            for first, end, kind in spans_of(["O" if label[0] == "?" else label for label in labels]):
                if words[first][0][0].isupper():
                    names.setdefault(kind, {}).setdefault(tuple(word[0] for word in words[first:end]), words[first:end])
    return {kind: [found[key] for key in sorted(found)] for kind, found in sorted(names.items())}


def as_words(name):
    return [[part, "PROPN", "NNP"] for part in name.split()]


def add_lists(names, folder):
    """Towns and countries of data/gazetteers, states, and whom shops are called by."""
    places = [(cells[0], cells[2], cells[3]) for cells in lines(f"{folder}/places.tsv") if cells[0].replace(" ", "").isalpha()]
    names["Town"] = [as_words(name) for name, flags, source in places if source == "world_cities" and flags != "1"]
    names["State"] = [as_words(name) for name, _, source in places if source == "countries"] + [as_words(name) for name in STATES] * 4
    names["Owner"] = sorted(person[-1:] for person in names["Person"] if person[-1][0][:1].isupper() and person[-1][0][1:].islower())


def cased(words, chance):
    """Who writes in a hurry writes names small."""
    return [[word[0].lower(), *word[1:]] for word in words] if chance.random() < .15 else words


def new_name(name, kind, names, chance):
    """One or two names in place of one, each with its kind."""
    if chance.random() < KEEPS:
        return [(name, kind)]
    if kind == "Place" and chance.random() < TOWNS:
        state = name if chance.random() < .4 else chance.choice(names["State"])
        return [(cased(words, chance), kind) for words in (chance.choice(names["Town"]), state)]
    if kind in ("Place", "Organization") and chance.random() < SHOPS:
        owner = chance.choice(names["Owner"])
        ending = ["'s", "PART", "POS"] if chance.random() < .75 else ["s", "PART", "POS"]
        noun = [[chance.choice(SHOP_NOUNS), "PROPN", "NNP"]] if chance.random() < .4 else []
        return [(cased([*owner, ending, *noun], chance), kind)]
    return [(chance.choice(names[kind]), kind)]


def renamed(sentences, tagged, names, chance):
    """The sentences that have names: (words, labels) of each, and its words with tags. `chance` is a random.Random."""
    out, out_tagged = [], []
    for (_, labels), words in zip(sentences, tagged, strict=True):
        spans = sorted(spans_of(labels))
        if not spans:
            continue
        new_labels, new_words, at = [], [], 0
        for first, end, kind in spans:
            new_words += words[at:first]
            new_labels += labels[at:first]
            for name, name_kind in new_name(words[first:end], kind, names, chance):
                new_words += name
                new_labels += [f"B-{name_kind}", *[f"I-{name_kind}"] * (len(name) - 1)]
            at = end
        new_words += words[at:]
        out.append(([word[0] for word in new_words], new_labels + labels[at:]))
        out_tagged.append(new_words)
    return out, out_tagged
