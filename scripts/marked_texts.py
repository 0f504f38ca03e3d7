"""Documents with the nodes that they should give, for fit_types.py and fit_concepts.py: gold graphs and training/entities/marked.txt."""
import json
import re
from pathlib import Path

MARKED = Path(__file__).resolve().parent.parent / "training/entities/marked.txt"
TYPES = {"P": "Person", "O": "Organization", "L": "Place", "D": "Product", "W": "Work", "E": "Event", "C": "Concept"}
MARK = re.compile(r"\[([^\]|]+)\|([^\]]+)\]")


def gold_documents(folders):
    """Not q-* and r-*: these sets are there to be unseen."""
    for path in sorted(path for gold in folders for path in gold.glob("[!qr]*.json")):
        yield json.loads(path.read_text(encoding="utf-8"))


def marked_documents(path=MARKED):
    """In the form of gold graphs, without relations."""
    for part in re.split(r"^== ", path.read_text(encoding="utf-8"), flags=re.M)[1:]:
        name, _, text = part.partition("\n")
        entities = {}
        for words, kinds in MARK.findall(text):
            if kinds == "?":
                entities.setdefault(words, {"name": words, "type": "Concept", "optional": True})
            else:
                entities.setdefault(words, {"name": words, "type": [TYPES[kind] for kind in kinds.split("|")]})
        text = MARK.sub(r"\1", text).strip() + "\n"
        yield {"id": "marked-" + name, "format": "md" if re.search(r"^(#|- |\*\*)", text, re.M) else "txt", "text": text,
               "entities": list(entities.values())}


def write(documents, folder):
    """Each document's text in a file of its own."""
    files = []
    for document in documents:
        files.append(Path(folder) / f"{document['id']}.{document.get('format', 'txt')}")
        files[-1].write_text(document["text"], encoding="utf-8")
    return files
