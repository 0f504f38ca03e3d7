#!/usr/bin/env bash
# build.sh: makes data/web/page.html from web/src and the packages of package-lock.json. Needs Node 18 or newer; building quipu does
# not. build.sh --check only tells whether the page in data/ is what the sources give: 0 yes, 1 no, 77 cannot tell (no Node, no npm,
# or the packages cannot be had).
set -euo pipefail
cd "$(dirname "$0")"
cannot() {
  echo "SKIPPED: $1"
  exit 77
}
command -v node >/dev/null && command -v npm >/dev/null || cannot "Node and npm are not installed"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# In a folder of its own, so that checking leaves nothing behind; npm's cache makes it quick.
cp -r package.json package-lock.json .npmrc build.mjs src "$work"
(cd "$work" && npm ci --ignore-scripts --silent >npm.log 2>&1) || { cat "$work/npm.log"; cannot "npm cannot get the packages"; }
node "$work/build.mjs" "$work/page.html"
if [ "${1:-}" = --check ]; then
  cmp "$work/page.html" ../data/web/page.html && exit 0
  echo "data/web/page.html is not what web/ gives: run web/build.sh"
  exit 1
fi
mkdir -p ../data/web
cp "$work/page.html" ../data/web/page.html
echo "data/web/page.html: $(wc -c <../data/web/page.html) bytes"
