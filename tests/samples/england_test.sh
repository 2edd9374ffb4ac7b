#!/usr/bin/env bash
# All England, loaded through the real programs: every record of every file is taken, a second
# loading changes nothing whatever the order of the files, and what comes back is what was told.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR
source "$(dirname "$0")/../conformance/services.sh"

readonly samples=deploy/samples

import() {  # FILE...
  waymark-ingest import "--ingest=$ingest" "$@" | tee "$scratch/import.out"
  WAYMARK_AT_LEAST_AS_FRESH=$(sed -n 's/^state: //p' "$scratch/import.out")
  export WAYMARK_AT_LEAST_AS_FRESH
}

expect_import() {  # WANT: the beginning of the line that sums the import up
  grep -q "^$1" "$scratch/import.out" || fail "the import says otherwise than: $1"
}

expect_progress() {  # AUTHORITY TEXT...: each stands in the answer, line breaks aside
  local answer text
  answer=$(waymark-query progress "--query=$query" "authorities/$1" | tr -s '[:space:]' ' ')
  for text in "${@:2}"; do
    [[ $answer == *"$text"* ]] || fail "the progress of $1 does not say: $text"
  done
}

names_in() { jq -r '.parent + "/visits/" + .visit_id' "$@" | sort -u | wc -l; }

start_services

files=("$samples"/*.jsonl "$samples"/england/*.jsonl)
records=$(cat "${files[@]}" | wc -l)
visits=$(names_in "${files[@]}")
import "${files[@]}"
expect_import "$records records: $visits created, $((records - visits)) skipped, 0 rejected"

# In another order: whoever has loaded one file may load the next.
import "$samples"/england/{visits,inspections,events,baselines}.jsonl "$samples"/*.jsonl
expect_import "$records records: 0 created, $records skipped, 0 rejected"

# A baseline whose fieldwork the list does not have, and one account of two visits.
expect_progress nottingham '2022-07-04 to 2022-07-22, published 2022-09-05 (2022-inspection)' \
  '3 monitoring visits recorded' 'of several visits together' "'good progress' (says the council)"
# The list's visits and those made by hand, in one row.
expect_progress sefton '4 monitoring visits recorded; the highest number a source states is 4' \
  "'steady progress' (steady)" "'mixed results' (says the press)"
# Two numbers for one visit, and a grade that the list does not have.
expect_progress rotherham 'stated 1 (counted from the baseline), 4 (not said from when)' \
  'adoption: requires improvement'
# A council that ended, and the one that followed it.
expect_progress buckinghamshire-county 'Episode ended with the authority, continued by buckinghamshire'
expect_progress buckinghamshire 'children-in-care-and-care-leavers: requires improvement'

end_test
