#!/usr/bin/env bash
# Takes the stores that each earlier version left (tests/upgrade/keep.sh) and holds what this build
# tells of them against what that version told: served as they are, and restored from its backup.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR
source tests/conformance/services.sh
# shellcheck source-path=SCRIPTDIR
source tests/upgrade/stores.sh

readonly whole=$scratch

stop_services() {
  kill -TERM "${pids[@]}"
  wait
  pids=()
}

# Where a query service has not caught up yet, it comes to tell the same.
expect_described() {  # WHAT FILE
  local deadline=$((SECONDS + patience))
  until cmp --silent "$2" <(describe_stores); do
    ((SECONDS < deadline)) || {
      fail "$1: $(diff "$2" <(describe_stores) | head -c 2000)"
      return
    }
    sleep 0.5
  done
}

serve_stores() {
  rm -f "$scratch"/*.log
  start_services
}

test_stores() {  # VERSION
  waymark-ingest verify "--data_dir=$scratch/ingest" >/dev/null ||
    fail "$1: the log as it was left is not whole"
  serve_stores
  expect_described "stores of $1" "$scratch/described.jsonl"
  # It is not only read.
  grpcurl -plaintext -d '{"parent": "authorities/leeds", "visit_id": "after",
    "allow_probable_duplicate": true, "visit": '"$(visit_saying "Plans were on time.")"'}' \
    "$ingest" waymark.v1.IngestService/CreateVisit >/dev/null || fail "$1: nothing can be written"
  stop_services
  waymark-ingest verify "--data_dir=$scratch/ingest" >/dev/null || fail "$1: the log broke"
}

# What the backup holds is the beginning of what was told.
test_backup() {  # VERSION
  rm -rf "$scratch/ingest" "$scratch/query"
  waymark-ingest restore "--backup_dir=$scratch/backups" "--data_dir=$scratch/ingest" \
    >"$scratch/restored" 2>&1 || fail "$1: $(<"$scratch/restored")"
  serve_stores
  local lines
  lines=$(waymark-ingest log "--ingest=$ingest" --json | wc -l)
  ((lines > 0)) || fail "$1: the backup has an empty log"
  cmp --silent <(head -"$lines" "$scratch/described.jsonl") \
    <(waymark-ingest log "--ingest=$ingest" --json) || fail "$1: the backup has another log"
  stop_services
}

for kept in tests/upgrade/stored/*.tar.xz; do
  version=$(basename "$kept" .tar.xz)
  scratch=$whole/$version
  mkdir "$scratch"
  # As whoever runs this, and nobody else's.
  tar --directory "$scratch" --no-same-owner --extract --file "$kept"
  test_stores "$version"
  test_backup "$version"
done
scratch=$whole
end_test
