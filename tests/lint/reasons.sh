#!/usr/bin/env bash
# Every reason code of the contract (why a call failed, a field was refused, a warning or note was
# given, an authority left out) is expected by a test, and each that a rule of submitted visits gives
# stands in the table of those rules.
set -euo pipefail
cd "$(dirname "$0")/../.."

readonly rules=ingest-service/rules/README.md
tests=$(git grep --untracked -h '[A-Z]' -- '*_test.cc' 'tests/*.cc' 'tests/*.h')
readonly tests

reasons_of() {  # PREFIX -> the values of the enum but UNSPECIFIED
  grep -ohE "^ +$1_[A-Z0-9_]+ =" proto/waymark/v1/*.proto | tr -d ' =' |
    grep -v '_UNSPECIFIED$' | sort -u
}

# Tests name a reason by its enum value, or as text without the prefix.
untested() {  # PREFIX
  local reason
  for reason in $(reasons_of "$1"); do
    grep -qE "\\b$reason\\b|\"([^\"]*[^A-Z_\"])?${reason#"$1"_}([^A-Z_]|\$)" <<<"$tests" ||
      echo "reasons: no test expects $reason"
  done
}

unlisted() {  # PREFIX -> those the table of rules lacks
  local reason
  for reason in $(reasons_of "$1"); do
    grep -qE "(^|[ |(])${reason#"$1"_}($|[ ,;|)])" "$rules" ||
      echo "reasons: $rules has no row for $reason"
  done
}

faults=$(
  for prefix in ERROR_REASON VIOLATION_REASON WARNING_REASON NOTE_REASON EXCLUSION_REASON; do
    untested "$prefix"
  done
  unlisted VIOLATION_REASON
  unlisted WARNING_REASON
)
if [[ -n $faults ]]; then
  echo "$faults" >&2
  exit 1
fi
