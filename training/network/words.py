"""From words to rows of the embedding, as extractors/language/word_features.cpp does it; and the treebanks' columns."""
import numpy as np

UPOS = "_ ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split()
XPOS = ("_ ADD AFX CC CD DT EX FW GW HYPH IN JJ JJR JJS LS MD NFP NN NNP NNPS NNS PDT POS PRP PRP$ RB RBR RBS RP SYM TO UH VB VBD "
        "VBG VBN VBP VBZ WDT WP WP$ WRB XX , . : `` '' -LRB- -RRB- $").split()
DEPREL = ("_ acl acl:relcl advcl advcl:relcl advmod amod appos aux aux:pass case cc cc:preconj ccomp compound compound:prt conj "
          "cop csubj csubj:outer csubj:pass dep det det:predet discourse dislocated expl fixed flat goeswith iobj list mark nmod "
          "nmod:desc nmod:poss nmod:unmarked nsubj nsubj:outer nsubj:pass nummod obj obl obl:agent obl:unmarked orphan parataxis "
          "punct reparandum root vocative xcomp").split()  # all three in the order of extractors/language/tags.hpp
UPOS_ROW = {tag: row for row, tag in enumerate(UPOS)}
XPOS_ROW = {tag: row for row, tag in enumerate(XPOS)}
AFFIXES = 8
BITS = (1 << 64) - 1


def feature_hash(kind, data):
    value = ((14695981039346656037 ^ ord(kind)) * 1099511628211) & BITS
    for byte in data:
        value = ((value ^ byte) * 1099511628211) & BITS
    value = ((value ^ (value >> 33)) * 0xff51afd7ed558ccd) & BITS
    return value ^ (value >> 33)


def plain(form):
    for typographic, ascii_form in ("’'", "‘'", "“\"", "”\"", "–-", ("—", "--"), ("…", "...")):
        form = form.replace(typographic, ascii_form)
    return form.encode()


def lower(data):
    return bytes(byte + 32 if 65 <= byte <= 90 else byte for byte in data)


def shape(data):
    out, last, run = bytearray(), 0, 0
    for byte in data:
        kind = (ord("X") if 65 <= byte <= 90 else ord("x") if 97 <= byte <= 122 else ord("d") if 48 <= byte <= 57
                else ord("u") if byte >= 128 else byte)
        run = run + 1 if kind == last else 1
        last = kind
        if run <= 3:
            out.append(kind)
    return bytes(out[:12])


def word_and_affixes(form, buckets):
    """The word as the vocabulary has it, and the bucket of each affix."""
    raw = plain(form)[:64]
    word = bytes(48 if 48 <= byte <= 57 else byte for byte in lower(raw))
    parts = [word[:1], word[:2], word[:3], word[-1:], word[-2:], word[-3:], word[-4:], shape(raw)]
    return word, [feature_hash(chr(ord("1") + i), part) % buckets for i, part in enumerate(parts)]


class Rows:
    """Rows in order: root, unknown word, words, affixes, universal tags, Penn tags, extras, one of zeros for padding."""

    def __init__(self, counts, least, buckets, extras=0, words=None):
        self.words = words or {word: row + 2 for row, word in enumerate(sorted(w for w, n in counts.items() if n >= least))}
        self.buckets, self.affixes = buckets, len(self.words) + 2
        self.upos = self.affixes + AFFIXES * buckets
        self.xpos = self.upos + len(UPOS)
        self.extras = self.xpos + len(XPOS)
        self.padding = self.extras + extras
        self.total = self.padding + 1
        self.known = {}

    def of_word(self, form):
        if form not in self.known:
            word, buckets = word_and_affixes(form, self.buckets)
            self.known[form] = np.array([self.words.get(word, 1)] +
                                        [self.affixes + i * self.buckets + bucket for i, bucket in enumerate(buckets)])
        return self.known[form]


def read_treebank(path, tagged=None):
    """Sentences of [form, upos, xpos, head, relation, upos to read, xpos to read, margin of these]; the last three from the file
    `tagged`, see tag.py."""
    sentences, words = [], []
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            cells = line.rstrip("\n").split("\t")
            if cells[0].isdigit():
                head = int(cells[6]) if cells[6].isdigit() else 0
                margin = cells[9][len("Margin="):] if cells[9].startswith("Margin=") else 255
                words.append([cells[1], cells[3], cells[4], head, cells[7], cells[3], cells[4], int(margin)])
            elif not line.strip() and words:
                sentences.append(words)
                words = []
    if words:
        sentences.append(words)
    if tagged:
        for ours, theirs in zip(sentences, read_treebank(tagged), strict=True):
            for word, read in zip(ours, theirs, strict=True):
                word[5], word[6], word[7] = read[1], read[2], read[7]
    return sentences
