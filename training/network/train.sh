#!/bin/sh
# Trains the parser and the name tagger and puts both into the model, which must hold lexicon and tagger already.
# Called by training/build_model.sh; needs python3-torch. train.sh QUIPU_TRAIN SHARED_DATA MODEL
set -eu
train=$1 shared=$2 model=$3
here=$(dirname "$0")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
folds=4

# Tags as a tagger gives them to text that it has not seen: each fold is tagged by one that learnt from the others.
mkdir -p "$work/data"
cp -r data/english "$work/data/"
for bank in ewt/en_ewt-ud gum/en_gum-permissive; do
  python3 "$here/split.py" "$shared/treebanks/$bank-train.conllu" $folds "$work/$(basename $bank)"
  "$train" annotate "$shared/treebanks/$bank-dev.conllu" --data data > "$work/$(basename $bank).dev.tagged"
  : > "$work/$(basename $bank).tagged"
done
fold=0
while [ $fold -lt $folds ]; do
  cp "$model" "$work/data/english.model"
  "$train" tagger --train "$work/en_ewt-ud.$fold.others" "$work/en_gum-permissive.$fold.others" --model "$work/data/english.model"
  for bank in en_ewt-ud en_gum-permissive; do
    "$train" annotate "$work/$bank.$fold.conllu" --data "$work/data" >> "$work/$bank.tagged"
  done
  fold=$((fold + 1))
done

# The second round goes on from the first with a fresh rate.
banks="--train $shared/treebanks/ewt/en_ewt-ud-train.conllu $work/en_ewt-ud.tagged
       --train $shared/treebanks/gum/en_gum-permissive-train.conllu $work/en_gum-permissive.tagged
       --dev $shared/treebanks/ewt/en_ewt-ud-dev.conllu $work/en_ewt-ud.dev.tagged
       --dev $shared/treebanks/gum/en_gum-permissive-dev.conllu $work/en_gum-permissive.dev.tagged"
python3 "$here/train_parser.py" $banks --save "$work/first.pt" --section "$work/parser.section"
python3 "$here/train_parser.py" $banks --init "$work/first.pt" --rate .0025 --drop .33 --batch 1200 --seed 5 \
  --save "$work/second.pt" --section "$work/parser.section"
"$train" section parser "$work/parser.section" --model "$model"

python3 "$here/train_names.py" --shared "$shared" --words "$work/words"
mkdir -p "$work/tagged"
for corpus in "$work"/words/*.conllu; do
  "$train" annotate "$corpus" --data data > "$work/tagged/$(basename "$corpus")"
done
python3 "$here/train_names.py" --shared "$shared" --tagged "$work/tagged" --section "$work/names.section"
"$train" section names "$work/names.section" --model "$model"
