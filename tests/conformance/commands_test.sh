#!/usr/bin/env bash
# The commands of waymark-query over all of England: every example of their help runs, reports fit a
# terminal of 80 columns, an export can be imported again, and --read_time answers as was known then.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR
source "$(dirname "$0")/services.sh"

readonly source_folder=$PWD width=80
readonly commands=(progress compare themes episodes search visit visits export)
# A locale whose characters the shell counts as a terminal does.
export LC_ALL=C.UTF-8 COLUMNS=$width

import() {  # ARGUMENT... -> the state
  waymark-ingest import "--ingest=$ingest" "$@" >"$scratch/import.txt" ||
    give_up "does not load: $(<"$scratch/import.txt")"
  sed -n 's/^state: //p' "$scratch/import.txt"
}

# The examples of a command's help, a line each.
examples_of() {  # COMMAND
  waymark-query "$1" --help | sed -n '/^Examples:/,/^$/p' | sed -e ':join' -e '/\\$/{N;s/\\\n *//;bjoin' -e '}' |
    sed -n 's/^  \(waymark-query \)/\1/p'
}

# The examples name a time and a service of their own.
run_examples() {  # COMMAND
  local example now count=0
  now=$(date -u +%FT%TZ)
  while IFS= read -r example; do
    count=$((count + 1))
    example=${example//--read_time=2026-03-01/--read_time=$now}
    example=${example//127.0.0.1:7611/$copy}
    (cd "$scratch/examples" && bash -o pipefail -c "$example") >"$scratch/out" 2>"$scratch/err" ||
      fail "$example: $(<"$scratch/err") $(head -c 500 "$scratch/out")"
    check_width "$example"
  done < <(examples_of "$1")
  ((count > 0)) || fail "the help of $1 has no example"
}

# Lines of reports are no wider than the terminal; addresses stand whole.
check_width() {  # COMMAND_LINE; its output in $scratch/out
  [[ $1 != *--json* && $1 != *--csv* && $1 != *export* ]] || return 0
  local line
  while IFS= read -r line; do
    ((${#line} <= width)) || [[ $line == *http* ]] || { fail "$1 prints a wider line: $line" && return; }
  done <"$scratch/out"
}

# What an export holds of visits, without what is the service's own.
content_of() {  # FILE
  jq -cS 'del(.visit["revision", "etag", "create_time", "update_time", "submitter"])' "$1"
}

# Imported into an empty service, an export makes the same visits anew.
check_round_trip() {
  local state
  waymark-query export >"$scratch/first.jsonl" 2>"$scratch/err" || fail "export: $(<"$scratch/err")"
  grep -q '^state: ' "$scratch/err" || fail "export does not say its state: $(<"$scratch/err")"
  [[ $(wc -l <"$scratch/first.jsonl") == "$visits" ]] || fail "not every visit is exported"
  waymark-ingest import "--ingest=$copy" "$scratch/first.jsonl" >"$scratch/import.txt" ||
    fail "an export cannot be imported: $(head -c 2000 "$scratch/import.txt")"
  state=$(sed -n 's/^state: //p' "$scratch/import.txt")
  WAYMARK_AT_LEAST_AS_FRESH=$state waymark-query export "--query=$copy_query" \
    >"$scratch/second.jsonl" 2>"$scratch/err" || fail "export of the copy: $(<"$scratch/err")"
  cmp <(content_of "$scratch/first.jsonl") <(content_of "$scratch/second.jsonl") ||
    fail "an export that was imported is another"
}

# A correction is not in what was known before it.
check_read_time() {
  local before record='"parent": "authorities/leeds", "visit_id": "i"'
  local visit='"type": "VISIT_TYPE_INSPECTION", "start_date": "2009-03", "sources": [{"id": "s1",
    "type": "SOURCE_TYPE_REPORT"}], "findings": [{"themes": ["themes/supervision"], "standing":
    "STANDING_WEAK", "speaker": "SPEAKER_INSPECTORATE", "statement": '
  echo "{$record, \"visit\": {$visit \"Xylophones are rare.\"}]}}" | tr -d '\n' >"$scratch/visit.jsonl"
  import "$scratch/visit.jsonl" >/dev/null
  before=$(date -u +%FT%T.%6NZ)
  sed -i 's/Xylophones are rare/Triangles are rare/' "$scratch/visit.jsonl"
  WAYMARK_AT_LEAST_AS_FRESH=$(import --on_existing=replace "$scratch/visit.jsonl")
  export WAYMARK_AT_LEAST_AS_FRESH
  expect_in "0 texts" search xylophones
  expect_in "1 text in 1 visit" search triangles
  expect_in "1 text in 1 visit. As known at $before" search "--read_time=$before" xylophones
  expect_in "Xylophones" visit "--read_time=$before" leeds/i
  expect_in "Triangles" visit leeds/i
  expect_in "As known at" progress "--read_time=$before" leeds
  expect_in "As known at" compare "--read_time=$before" --theme=supervision
  expect_in "As known at" themes "--read_time=$before"
  expect_in "As known at" episodes "--read_time=$before"
  expect_in "As known at" visits "--read_time=$before" leeds
  expect_in "Xylophones" export "--read_time=$before" --authorities=leeds
  expect_in "As known by the end of 2020-02-29 (UTC)" visits --read_time=2020-02-29 leeds
}

expect_in() {  # TEXT COMMAND ARGUMENT...
  local text=$1
  shift
  waymark-query "$@" >"$scratch/out" 2>&1 || fail "waymark-query $*: $(head -c 500 "$scratch/out")"
  # Wrapped lines are one text.
  tr -s ' \n' ' ' <"$scratch/out" | grep -qF -- "$text" ||
    fail "waymark-query $* does not say '$text': $(head -c 1000 "$scratch/out")"
}

check_limits() {
  expect_in "The first 5 of" themes --limit=5
  expect_in "The first 3 of" episodes --limit=3
  expect_in "The first 2 of" search --limit=2 --themes=management-oversight
}

start_service ingest
ingest=$address
start_service query "--ingest=$ingest"
query=$address
mkdir "$scratch/copy" "$scratch/examples"
copy_of() { scratch=$scratch/copy start_service "$@"; }
copy_of ingest
copy=$address
copy_of query "--ingest=$copy"
copy_query=$address
for one in "ingest $ingest" "query $query" "ingest $copy" "query $copy_query"; do
  # shellcheck disable=SC2086  # A name and an address.
  wait_until_serving $one
done
export WAYMARK_QUERY=$query

WAYMARK_AT_LEAST_AS_FRESH=$(import deploy/samples/*.jsonl deploy/samples/england/*.jsonl)
export WAYMARK_AT_LEAST_AS_FRESH
cd "$source_folder"
visits=$(waymark-query visits --csv=visits - | tail -n +2 | wc -l)
for command in "${commands[@]}"; do
  [[ $command == export ]] || run_examples "$command"
done
check_round_trip
run_examples export
check_limits
check_read_time
end_test
