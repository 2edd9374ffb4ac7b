#!/usr/bin/env bash
# Refuses text that is true only on the machine it was written on (where the checkout lies, which
# mirror packages come from) and a TODO that names no issue.
set -euo pipefail
cd "$(dirname "$0")/../.."

local_names() {
  pwd -P
  # shellcheck disable=SC2016  # apt-get expands it, not the shell.
  { apt-get indextargets --format '$(SITE)'; go env GOPROXY; } 2>/dev/null |
    grep -oE '://[^/,|]+' | cut -c4-
}

found=0
while read -r name; do
  git grep --untracked -nIF -e "$name" -- . && found=1
done < <(local_names | sort -u | grep .)
git grep --untracked -nIE -e '\b(TODO|FIXME)\b' --and --not -e 'TODO\(#[0-9]+\)' \
  -- '*.cc' '*.h' '*.proto' '*.cmake' 'CMakeLists.txt' && found=1
if ((found)); then
  echo "names: the lines above name this machine, or leave work with no issue named" >&2
fi
exit "$found"
