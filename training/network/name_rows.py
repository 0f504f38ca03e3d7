"""A sentence as the name tagger reads it: rows of each word, and the labels that its corpus or a teacher leaves open."""
import numpy as np
import torch

from known_names import KINDS
from label_paths import LABELS
from words import UPOS_ROW, XPOS_ROW, word_and_affixes

LABEL_ROW = {label: row for row, label in enumerate(LABELS)}
FIRST_HINT = 11  # of a word's rows: the word, 8 affixes, two tags, then what lists and counts say
COLUMNS = FIRST_HINT + len(KINDS) + 1
# Corpora that name products, works and events nowhere: a proper noun outside a name may be one.
THREE_TYPES = {"btc", "sec", "wikigold", "gum"}


def allowed(label, xpos, open_types):
    """1 for each label that the corpus does not rule out."""
    mask = np.zeros(len(LABELS), np.float32)
    if label == "?":  # a name that nobody marked would be a proper noun, as a rule
        mask[:] = xpos in ("NNP", "NNPS", "NN", "FW")
        mask[0] = 1
    elif label[0] == "?":
        mask[[0] + [LABEL_ROW[f"{label[1]}-{kind}"] for kind in label[2:].split("|")]] = 1
    else:
        mask[LABEL_ROW[label]] = 1
        if label == "O" and open_types and xpos in ("NNP", "NNPS"):
            mask[[LABEL_ROW[f"{place}-{kind}"] for kind in ("Product", "Work", "Event") for place in "BI"]] = 1
    return mask


def encode(words, labels, tagged, rows, table, known_names, open_types):
    """Rows of each word, the root first; the last column is the row of its vector. And the labels that are open to it."""
    ids, masks = np.full((len(words) + 1, COLUMNS + 1), rows.padding), np.zeros((len(words) + 1, len(LABELS)), np.float32)
    ids[0, 0], ids[:, -1], masks[0, 0] = 0, table.none, 1
    hints = known_names.hints(words)
    for i, word in enumerate(words):
        upos, xpos = tagged[i][1], tagged[i][2]
        ids[i + 1, :9] = rows.of_word(word)
        ids[i + 1, 9:11] = rows.upos + UPOS_ROW[upos], rows.xpos + XPOS_ROW[xpos]
        ids[i + 1, FIRST_HINT:COLUMNS] = np.where(hints[i] > 0, rows.extras + hints[i] - 1, rows.padding)
        ids[i + 1, -1] = table.row(word_and_affixes(word, 1)[0])
        masks[i + 1] = allowed(labels[i], xpos, open_types)
    return ids, masks


def pack(sentences, rows, table):
    length = max(len(ids) for ids, *_ in sentences)
    ids = torch.full((length, len(sentences), COLUMNS + 1), rows.padding)
    ids[..., -1] = table.none
    masks, keep = torch.zeros(length, len(sentences), len(LABELS)), torch.zeros(length, len(sentences))
    for i, (sentence, mask, *_) in enumerate(sentences):
        ids[:len(sentence), i], masks[:len(sentence), i], keep[:len(sentence), i] = (
            torch.from_numpy(sentence), torch.from_numpy(mask), 1)
    words = keep > 0
    words[0] = False
    return ids, masks, keep, words


def pack_taught(sentences, length):
    """What the teacher said of each word, 0 where it said nothing."""
    taught = torch.zeros(length, len(sentences), len(LABELS))
    for i, (ids, _, *chances) in enumerate(sentences):
        for values in chances:
            taught[1:len(ids), i] = torch.from_numpy(values.astype(np.float32))
    return taught
