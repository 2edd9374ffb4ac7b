# Sourced by the scripts beside it, after tests/conformance/services.sh: what running services tell
# of everything they hold.
# shellcheck shell=bash disable=SC2154  # ingest and query are of services.sh.

# The log, then every revision of every visit as the query service has it: a line each.
describe_stores() {
  local name
  waymark-ingest log "--ingest=$ingest" --json
  waymark-ingest log "--ingest=$ingest" --json | jq -r .visit | sort -u | while read -r name; do
    grpcurl -plaintext -d '{"name": "'"$name"'"}' "$query" \
      waymark.v1.QueryService/ListVisitRevisions | jq -S -c '.revisions[]'
  done
}

# A small visit, as JSON, that says this.
visit_saying() {  # STATEMENT
  jq -n -c --arg statement "$1" '{type: "VISIT_TYPE_MONITORING_VISIT",
    sources: [{id: "s1", type: "SOURCE_TYPE_REPORT"}],
    findings: [{themes: ["themes/supervision"], speaker: "SPEAKER_INSPECTORATE", $statement}]}'
}
