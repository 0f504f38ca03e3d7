#!/usr/bin/env bash
# install_packages.sh [GROUP...]: installs the packages of scripts/packages.txt that are missing. Groups: build, test, check, interop;
# default build and test. Quick when nothing is missing.
set -euo pipefail
list="$(dirname "$0")/packages.txt"
[ $# -gt 0 ] || set -- build test
groups=$(IFS='|'; echo "$*")
mapfile -t wanted < <(sed -nE "s/^([a-z0-9.+-]+) +# ($groups): .*/\1/p" "$list")
[ ${#wanted[@]} -gt 0 ] || { echo "install_packages.sh: no package for: $*; groups are build, test, check and interop" >&2; exit 2; }

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
  echo "install_packages.sh: this is no Debian or Ubuntu. Install what these packages hold by your own means, then go on:" >&2
  printf '  %s\n' "${wanted[@]}" >&2
  exit 1
fi

missing=()
for package in "${wanted[@]}"; do
  dpkg-query -W -f='${Status}\n' "$package" 2>/dev/null | grep -q '^install ok installed$' || missing+=("$package")
done
[ ${#missing[@]} -gt 0 ] || exit 0

as_root=()
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null || { echo "install_packages.sh: run as root: apt-get install ${missing[*]}" >&2; exit 1; }
  as_root=(sudo)
fi
echo "installing ${missing[*]}"
export DEBIAN_FRONTEND=noninteractive
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
