#!/usr/bin/env bash
# Checks that all C++ of the project is as clang-format 14 writes it. To mend: add --fix.
set -euo pipefail
cd "$(dirname "$0")/../.."

mode=(--dry-run --Werror)
[[ ${1:-} != --fix ]] || mode=(-i)
git ls-files -z --cached --others --exclude-standard '*.cc' '*.h' |
  xargs -0 --no-run-if-empty clang-format-14 "${mode[@]}"
