#!/usr/bin/env bash
# Keeps stores as the programs of this build write them, for later versions to be tried on: once, when
# a version is released. Needs WAYMARK_BIN_DIR and what tests/install-tools.sh installs.
#
#   tests/upgrade/keep.sh VERSION      makes tests/upgrade/stored/VERSION.tar.xz
set -euo pipefail
cd "$(dirname "$0")/../.."
readonly kept=$PWD/tests/upgrade/stored/${1:?usage: tests/upgrade/keep.sh VERSION}.tar.xz
# shellcheck source-path=SCRIPTDIR
source tests/conformance/services.sh
# shellcheck source-path=SCRIPTDIR
source tests/upgrade/stores.sh

write() {  # METHOD REQUEST
  grpcurl -plaintext -d "$2" "$ingest" "waymark.v1.$1" >"$scratch/answer" 2>&1 ||
    give_up "$1: $(<"$scratch/answer")"
}

# Every kind of change there is: visits made, corrected, deleted and erased, with and without request
# ids; some before a backup, some after.
write_all_kinds() {
  local name=authorities/leeds/visits/kept etag
  waymark-ingest import "--ingest=$ingest" deploy/samples/*.jsonl >/dev/null
  write IngestService/CreateVisit '{"parent": "authorities/leeds", "visit_id": "kept",
    "request_id": "5e0c6f44-6f0c-4c8e-9d0a-0d5f6a3f2a01",
    "visit": '"$(visit_saying "Plans were late.")"'}'
  etag=$(jq -r .visit.etag "$scratch/answer")
  write IngestService/UpdateVisit "$(visit_saying "Some plans were late." |
    jq -c --arg name "$name" --arg etag "$etag" '{visit: {$name, $etag, findings, sources}}')"
  waymark-ingest backup "--ingest=$ingest" >/dev/null
  write AdminService/EraseRevision '{"name": "'"$name"'", "revision": 1, "reason": "It named somebody."}'
  write IngestService/CreateVisit '{"parent": "authorities/leeds", "visit_id": "gone",
    "allow_probable_duplicate": true, "visit": '"$(visit_saying "It was made by mistake.")"'}'
  etag=$(jq -r .visit.etag "$scratch/answer")
  write IngestService/DeleteVisit '{"name": "authorities/leeds/visits/gone", "etag": "'"$etag"'",
    "reason": "It was made by mistake."}'
}

start_service ingest "--backup_dir=$scratch/backups"
ingest=$address
start_service query "--ingest=$ingest"
query=$address
wait_until_serving ingest "$ingest"
wait_until_serving query "$query"
write_all_kinds
state=$(jq -r .consistency_token "$scratch/answer")
waymark-query visits "--query=$query" "--at_least_as_fresh=$state" - >/dev/null
describe_stores >"$scratch/described.jsonl"
kill -TERM "${pids[@]}"
wait
pids=()
# The ballast only keeps room.
rm -f "$scratch/ingest/ballast"
mkdir -p "$(dirname "$kept")"
tar --directory "$scratch" --sort=name --owner=0 --group=0 --numeric-owner --xz --create \
  --file "$kept" ingest query backups described.jsonl
echo "$kept: $(wc -l <"$scratch/described.jsonl") lines to be told again"
