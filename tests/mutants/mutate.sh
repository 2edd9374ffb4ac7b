#!/usr/bin/env bash
# Copies sources and applies the patches beside this script to the copies. A patch that does not
# apply any more, or not exactly, is an error: what it mutated has changed.
#
#   tests/mutants/mutate.sh TO SOURCE...    sources by their path in the project
set -euo pipefail
to=$(mkdir -p "$1" && cd "$1" && pwd)
shift
cd "$(dirname "$0")/../.."

for source in "$@"; do
  mkdir -p "$to/${source%/*}"
  cp "$source" "$to/$source"
done
for patch in tests/mutants/patches/*.patch; do
  said=$(patch --batch --forward --strip=1 --fuzz=1 --no-backup-if-mismatch --reject-file=- \
    --directory="$to" <"$patch" 2>&1) && continue
  echo "mutate: $patch does not apply any more; make it anew for what the sources are now:" >&2
  echo "$said" >&2
  exit 1
done
