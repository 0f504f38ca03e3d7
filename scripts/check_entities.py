#!/usr/bin/env python3
"""Measures entities and relations on gold documents that the fitted weights have not seen.

    scripts/check_entities.py [--folds 5] [--write] [--shared ../shared] [--show ID|all] [--train PROGRAM] [--quipu PROGRAM]

Leaves every fifth document out of both fits (fit_types.py, fit_concepts.py), builds its graph with what comes out, and scores all
graphs together by ../shared/gold/score.py. The weights in data/ stay as they are
without --write. Needs PyTorch and NumPy; about three minutes.
"""
import argparse
import collections
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import fit_concepts
import fit_types
import marked_texts

ROOT = fit_types.ROOT


def data_folder(folder):
    """quipu's data but for the two files that are fitted."""
    (folder / "english").mkdir(parents=True)
    for place in (ROOT / "data", ROOT / "data/english"):
        for path in place.iterdir():
            if path.name not in ("english", "type_weights.tsv", "concept_weights.tsv"):
                (folder / path.relative_to(ROOT / "data")).symlink_to(path)
    return folder


def graph_of(quipu, data, document, folder):
    source = folder / f"{document['id']}.{document.get('format', 'txt')}"
    source.write_text(document["text"], encoding="utf-8")
    done = subprocess.run([quipu, "build", "--quiet", "--data", str(data), str(source), "-o", "-"], check=True, capture_output=True)
    return json.loads(done.stdout)


def report(score, title, counts):
    figures = score.figures(sum(counts.values(), collections.Counter()))
    parts = [f"{name} {value[2]:.3f} (P {value[0]:.3f}, R {value[1]:.3f})" for name, value in figures.items()]
    print(f"{title}: {'; '.join(parts)}; duplicates {sum(count['duplicates'] for count in counts.values())}, "
          f"forbidden {sum(count['forbidden_built'] for count in counts.values())}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--train", default=str(ROOT / "build/training/training/quipu-train"))
    parser.add_argument("--quipu", default=str(ROOT / "build/release/quipu"))
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--show", default="")
    parser.add_argument("--write", action="store_true", help="also fit on all documents and write the weights into data/")
    args = parser.parse_args()
    sys.path.insert(0, str(args.shared / "gold"))
    import score
    folders = [args.shared / "gold/dev", ROOT / "tests/gold"]
    documents = [(place, document) for place in folders for document in marked_texts.gold_documents([place])]
    learned = [document for _, document in documents] + list(marked_texts.marked_documents())
    types, concepts = fit_types.TypeFit(args.train, args.shared, learned), fit_concepts.ConceptFit(args.train, learned)
    if args.write:
        fit_types.write(ROOT / "data/english/type_weights.tsv", types, types.points())
        concepts.write(ROOT / "data/english/concept_weights.tsv", concepts.points())
    counts = {place: {} for place in folders}
    with tempfile.TemporaryDirectory() as folder:
        for fold in range(args.folds):
            out = documents[fold::args.folds]
            left_out = {document["id"] for _, document in out}
            data = data_folder(Path(folder) / str(fold))
            fit_types.write(data / "english/type_weights.tsv", types, types.points(left_out))
            concepts.write(data / "english/concept_weights.tsv", concepts.points(left_out))
            for place, document in out:
                shown = args.show in ("all", document["id"])
                if shown:
                    print(f"== {document['id']}")
                graph = graph_of(args.quipu, data, document, Path(folder))
                counts[place][document["id"]] = score.score_document(document, graph, print if shown else lambda line: None)
    for place in folders:
        report(score, place.name if place.name != "gold" else "second set", counts[place])
    report(score, "both, left out in turn", {name: count for part in counts.values() for name, count in part.items()})


if __name__ == "__main__":
    main()
