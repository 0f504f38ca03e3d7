"""The names corpora with one set of types. A label is O, B-Person, I-Person …, or a set of types that a name may be of,
"?BProduct|Work": a corpus that knows fewer types than quipu must not teach that the others are no names."""
import re

MISC = "Product|Work|Event|Concept"
THREE = {"per": "Person", "loc": "Place", "org": "Organization"}
WNUT = {"person": "Person", "location": "Place", "corporation": "Organization", "group": "Organization", "product": "Product",
        "creative-work": "Work"}
CROSSNER = {"Person": "person researcher writer musicalartist politician scientist",
            "Organization": "organisation university band politicalparty",
            "Place": "location country astronomicalobject", "Product": "product programlang",
            "Work": "book poem magazine album song academicjournal", "Event": "event conference election",
            "Concept": "misc algorithm task metrics field literarygenre award musicgenre musicalinstrument chemicalcompound "
                       "chemicalelement discipline enzyme protein theory"}
CROSSNER = {name: kind for kind, names in CROSSNER.items() for name in names.split()}
# GUM's types of things named by a proper noun.
GUM = {"person": "Person", "animal": "Person", "organization": "Organization", "place": "Place", "event": "Event",
       "object": "Product|Work", "plant": "Concept", "substance": "Concept", "abstract": "Work|Concept|Product|Event"}


def converted(tags, types):
    """IOB1 or IOB2 of a corpus to our labels."""
    labels, last = [], "O"
    for tag in tags:
        begins = tag[0] == "B" or (tag != "O" and (last == "O" or last[2:] != tag[2:]))
        last = tag
        kind = types.get(tag[2:].lower()) if tag != "O" else None
        place = "B" if begins else "I"
        labels.append("O" if kind is None else f"?{place}{kind}" if "|" in kind else f"{place}-{kind}")
    return labels


def read_columns(path, separator, types, word=0, tag=-1):
    sentences, words, tags = [], [], []
    with open(path, encoding="utf-8", errors="replace") as lines:
        for line in [*lines, "\n"]:
            cells = line.rstrip("\r\n").split(separator)
            if not line.strip() or line.startswith("-DOCSTART-"):
                if words:
                    sentences.append((words, converted(tags, types)))
                words, tags = [], []
            elif not line.startswith("# ") and cells[0].strip() and len(cells) > 1 and (word == 0 or cells[0].isdigit()):
                words.append(cells[word].strip())
                tags.append(re.sub("^[BI]-O$", "O", cells[tag].strip()))
    return sentences


def gum_spans(rows):
    """(first, last, type) of the entities in column 10."""
    spans, open_spans = [], []
    for i, row in enumerate(rows):
        field = re.search(r"(?:^|\|)Entity=([^|]*)", row[9])
        if not field:
            continue
        for number, kind, closed, ended in re.findall(r"\((\d+)(?:\[[^\]]*\])?-([a-z]+)[^()]*(\)?)|(\d+)(?:\[[^\]]*\])?\)",
                                                      field.group(1)):
            if kind:
                open_spans.append((number, kind, i))
                if closed:
                    spans.append((open_spans.pop()[2], i, kind))
            else:
                for k in range(len(open_spans) - 1, -1, -1):
                    if open_spans[k][0] == ended:
                        spans.append((open_spans[k][2], i, open_spans[k][1]))
                        del open_spans[k]
                        break
    return sorted(spans, key=lambda span: span[0] - span[1])  # long ones first


def name_inside(rows, first, last, head, kind):
    """The proper nouns about the head, with the small words that join them."""
    proper = [row[3] == "PROPN" or row[4] in ("NNP", "NNPS") for row in rows]
    words = [row[1] for row in rows]
    begin = end = head
    while begin > first and (proper[begin - 1] or (words[begin - 1] in "-&." and begin - 1 > first and proper[begin - 2])):
        begin -= 1
    joining = ["of", "the", "&", "-", "for", "de"] + (["and", "in"] if kind == "organization" else [])
    while True:
        if end < last and proper[end + 1]:
            end += 1
        elif end + 1 < last and words[end + 1].lower() in joining and proper[end + 2]:
            end += 2
        elif end + 2 < last and words[end + 1].lower() in ("of", "for") and words[end + 2].lower() == "the" and proper[end + 3]:
            end += 3
        else:
            return begin, end


def read_gum(path, honorifics):
    sentences = []
    with open(path, encoding="utf-8") as file:
        blocks = file.read().strip("\n").split("\n\n")
    for block in blocks:
        rows = [line.split("\t") for line in block.split("\n") if line[0] != "#"]
        rows = [row for row in rows if row[0].isdigit()]
        words, labels, heads = [row[1] for row in rows], ["O"] * len(rows), [int(row[6]) - 1 for row in rows]
        for first, last, kind in gum_spans(rows):
            inside = [i for i in range(first, last + 1) if not first <= heads[i] <= last]
            if not inside or kind not in GUM or not (rows[inside[0]][3] == "PROPN" or rows[inside[0]][4].startswith("NNP")):
                continue
            begin, end = name_inside(rows, first, last, inside[0], kind)
            while kind == "person" and begin < end and words[begin].lower().rstrip(".") in honorifics:
                begin += 1
            if any(label != "O" for label in labels[begin:end + 1]):
                continue
            for i in range(begin, end + 1):
                place, types = "B" if i == begin else "I", GUM[kind]
                labels[i] = f"?{place}{types}" if "|" in types else f"{place}-{types}"
        sentences.append((words, labels))
    return sentences


def without_parties(sentences):
    """The filings' "Borrower" and "Bank" are roles of a contract, no names."""
    for words, labels in sentences:
        for i, word in enumerate(words):
            alone = i + 1 == len(words) or labels[i + 1][0] != "I"
            if word.lower() in ("borrower", "lender", "bank", "terminal") and labels[i][0] == "B" and alone:
                labels[i] = "O"
    return sentences


def load(shared, honorifics):
    """Corpora by name; the parts named "….dev" are the development sets."""
    names = f"{shared}/names"
    with_misc = {**THREE, "misc": MISC}
    wikigold = read_columns(f"{names}/wikigold/wikigold.conll.txt", " ", with_misc)
    corpora = {
        "uner": read_columns(f"{names}/uner-ewt/en_ewt-ud-train.iob2", "\t", THREE, 1, 2),
        "uner.dev": read_columns(f"{names}/uner-ewt/en_ewt-ud-dev.iob2", "\t", THREE, 1, 2),
        "wnut": read_columns(f"{names}/wnut17/wnut17train.conll", "\t", WNUT),
        "wnut.dev": read_columns(f"{names}/wnut17/emerging.dev.conll", "\t", WNUT),
        "btc": read_columns(f"{names}/btc/btc.train", "\t", THREE),
        "btc.dev": read_columns(f"{names}/btc/btc.dev", "\t", THREE),
        "sec": without_parties(read_columns(f"{names}/sec-filings/FIN5.txt", " ", with_misc)),
        "wikigold": wikigold[:-200],
        "wikigold.dev": wikigold[-200:],
    }
    for part in ("train", "dev"):
        suffix = "" if part == "train" else ".dev"
        corpora["gum" + suffix] = read_gum(f"{shared}/treebanks/gum/en_gum-permissive-{part}.conllu", honorifics)
        for domain in ("ai", "literature", "music", "politics", "science"):
            corpora[f"crossner.{domain}{suffix}"] = read_columns(f"{names}/crossner/{domain}/{part}.txt", "\t", CROSSNER)
    # Names that nobody capitalised: in mails, messages and what a machine heard.
    corpora["small"] = [([word.lower() for word in words], labels) for words, labels in corpora["uner"][::4] + wikigold[:-200:3]]
    return corpora
