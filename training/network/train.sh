#!/bin/sh
# Trains tagger, parser and name tagger and puts them into the model, which must hold the word vectors already. Called by
# training/build_model.sh; needs python3-torch. train.sh QUIPU_TRAIN SHARED_DATA MODEL WORK, WORK holding what vectors.py wrote.
set -eu
train=$1 shared=$2 model=$3 work=$4
here=$(dirname "$0")
folds=4
ewt=$shared/treebanks/ewt/en_ewt-ud gum=$shared/treebanks/gum/en_gum-permissive
devs="--dev $ewt-dev.conllu --dev $gum-dev.conllu"

python3 "$here/train_tagger.py" --train "$ewt-train.conllu" --train "$gum-train.conllu" $devs --vectors "$work" \
  --save "$work/tagger.pt" --section "$work/tagger.section"
"$train" section tagger "$work/tagger.section" --model "$model"

# Tags as a tagger gives them to text that it has not seen: each fold is tagged by one that learnt from the others.
for bank in "$ewt" "$gum"; do
  name=$work/$(basename "$bank")
  python3 "$here/split.py" "$bank-train.conllu" $folds "$name"
  python3 "$here/tag.py" --vectors "$work" --save "$work/tagger.pt" "$bank-dev.conllu" "$name.dev.tagged"
  : > "$name.tagged"
done
fold=0
while [ $fold -lt $folds ]; do
  python3 "$here/train_tagger.py" --train "$work/en_ewt-ud.$fold.others" --train "$work/en_gum-permissive.$fold.others" \
    --epochs 6 --seed $((fold + 2)) --vectors "$work" --save "$work/fold.pt" --section "$work/fold.section"
  for bank in en_ewt-ud en_gum-permissive; do
    python3 "$here/tag.py" --vectors "$work" --save "$work/fold.pt" "$work/$bank.$fold.conllu" "$work/fold.tagged"
    cat "$work/fold.tagged" >> "$work/$bank.tagged"
  done
  fold=$((fold + 1))
done

# The second round goes on from the first with a fresh rate.
banks="--train $ewt-train.conllu $work/en_ewt-ud.tagged --train $gum-train.conllu $work/en_gum-permissive.tagged
       --dev $ewt-dev.conllu $work/en_ewt-ud.dev.tagged --dev $gum-dev.conllu $work/en_gum-permissive.dev.tagged"
python3 "$here/train_parser.py" $banks --vectors "$work" --save "$work/first.pt" --section "$work/parser.section"
python3 "$here/train_parser.py" $banks --vectors "$work" --init "$work/first.pt" --epochs 8 --rate .0022 --drop .36 --batch 1200 \
  --seed 11 --save "$work/second.pt" --section "$work/parser.section"

# Then tagger and parser go on, with what a slow teacher makes of texts that nobody has annotated.
"$here/fetch_minilm.sh" "$work"
python3 "$here/train_names.py" --shared "$shared" --words "$work/words"
"$train" annotate "$work/words/spans.txt" --data data > "$work/spans.conllu"
"$train" words --text "$shared/text/changelog" --every 60 > "$work/podcasts.conllu"
teacher="python3 $here/teach_trees.py --minilm $work/minilm --vectors $work"
$teacher --train "$ewt-train.conllu" --train "$gum-train.conllu" $devs --save "$work/teacher.pt"
$teacher --load "$work/teacher.pt" --texts "$work/words/btc.conllu" --texts "$work/words/wnut.conllu" --texts "$work/spans.conllu" \
  --texts "$work/podcasts.conllu" --words "$work/texts.conllu" --labels "$work/texts.labels"
python3 "$here/train_tagger.py" --train "$ewt-train.conllu" --train "$gum-train.conllu" $devs --vectors "$work" \
  --init "$work/tagger.pt" --taught "$work/texts.conllu" "$work/texts.labels" --epochs 6 --rate .002 --drop .36 --seed 21 \
  --save "$work/taught.pt" --section "$work/tagger.section"
python3 "$here/train_tagger.py" --train "$ewt-train.conllu" --train "$gum-train.conllu" $devs --vectors "$work" \
  --init "$work/taught.pt" --taught "$work/texts.conllu" "$work/texts.labels" --epochs 2 --rate .001 --drop .36 --seed 22 --mean \
  --save "$work/tagger.pt" --section "$work/tagger.section"
"$train" section tagger "$work/tagger.section" --model "$model"
for bank in "$ewt" "$gum"; do
  python3 "$here/tag.py" --vectors "$work" --save "$work/taught.pt" "$bank-dev.conllu" "$work/$(basename "$bank").dev.tagged"
done
python3 "$here/tag.py" --vectors "$work" --save "$work/taught.pt" "$work/texts.conllu" "$work/texts.tagged"
python3 "$here/train_parser.py" $banks --vectors "$work" --init "$work/second.pt" --taught "$work/texts.tagged" "$work/texts.labels" \
  --epochs 4 --rate .0018 --drop .36 --batch 1200 --seed 31 --save "$work/third.pt" --section "$work/parser.section"
"$train" section parser "$work/parser.section" --model "$model"

"$here/names.sh" "$train" "$shared" "$model" "$work"
