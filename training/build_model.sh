#!/bin/sh
# Makes data/english.model and the tables of lemmas in data/english from the data sets of ../shared/data, with one command and
# no other input. Half an hour or so on two cores. QUIPU_SHARED_DATA names another folder of data sets.
set -eu
cd "$(dirname "$0")/.."
data=${QUIPU_SHARED_DATA:-../shared/data}
model=data/english.model
[ -d "$data/treebanks" ] || { echo "build_model.sh: no treebanks under $data; set QUIPU_SHARED_DATA" >&2; exit 1; }

cmake --preset training >/dev/null
cmake --build --preset training --target quipu-train
train=build/training/training/quipu-train
banks="$data/treebanks/ewt/en_ewt-ud-train.conllu $data/treebanks/gum/en_gum-permissive-train.conllu"
devs="$data/treebanks/ewt/en_ewt-ud-dev.conllu $data/treebanks/gum/en_gum-permissive-dev.conllu"

echo "lemmas"
$train lemmas --train $banks --verbs "$data/gazetteers/corpora-cc0/words/verbs_with_conjugations.json" --folder data/english

echo "lexicon"
$train lexicon --text "$data/text/changelog" "$data/coreference/litbank/quotations/tsv" "$data/relations/knowledgenet" \
  "$data/relations/text2kgbench-tekgen/train" --treebank $banks --model "$model"

echo "tagger"
$train tagger --train $banks --dev $devs --model "$model"

echo "parser and names"
training/network/train.sh "$train" "$data" "$model"
