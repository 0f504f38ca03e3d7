#!/bin/sh
# Trains the name tagger and puts it into the model, which must hold word vectors and tagger already. Called by train.sh:
# names.sh QUIPU_TRAIN SHARED_DATA MODEL WORK, WORK holding what vectors.py wrote and the folds of the treebanks with their tags.
set -eu
train=$1 shared=$2 model=$3 work=$4
here=$(dirname "$0")

python3 "$here/train_names.py" --shared "$shared" --words "$work/words"
mkdir -p "$work/tagged"
for corpus in "$work"/words/*; do
  name=$(basename "$corpus")
  "$train" annotate "$corpus" --data data > "$work/tagged/${name%.*}.conllu.new"
  mv "$work/tagged/${name%.*}.conllu.new" "$work/tagged/${name%.*}.conllu"
done
learn="python3 $here/train_names.py --shared $shared --tagged $work/tagged --vectors $work --cache $work/names.cache
       --folds $work/en_ewt-ud.tagged $work/en_gum-permissive.tagged"

# First alone.
$learn --seed 2 --shares spans:0,btc:.3 --save "$work/names.1.pt"

# Then with a teacher's word on what is a name, twice with fresh rates; it speaks of the corpora and of texts in which few are marked.
"$here/fetch_minilm.sh" "$work"
python3 "$here/teach_names.py" --minilm "$work/minilm" --cache "$work/names.cache" --pupil "$work/names.1.pt" --labels "$work/names.labels"
taught="$learn --taught $work/names.labels --epochs 4"
others=btc:.3,sec:.2,wikigold:1.2,wnut:.9,crossner.politics:1,crossner.politics.dev:.7
$taught --seed 6 --shares "spans:.3,uner:2,gum:.6,renamed:.6,$others" --rate .0025 --drop .4 --drop-inputs .3 --forget-words .22 \
  --init "$work/names.1.pt" --save "$work/names.2.pt"
$taught --seed 9 --shares "spans:.3,uner:2.4,gum:.4,renamed:1.2,$others" --rate .002 --drop .42 --drop-inputs .32 --forget-words .25 \
  --trust .65 --init "$work/names.2.pt" --section "$work/names.section"
"$train" section names "$work/names.section" --model "$model"
