#!/usr/bin/env bash
# Drives both services with nothing but the real grpcurl: reflection, JSON in and out, files, error
# details.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR
source "$(dirname "$0")/services.sh"

output=

# Runs grpcurl and keeps all it prints in $output; whether it worked is for the caller.
run() { output=$(grpcurl -plaintext "$@" 2>&1); }

expect_ok() {  # WHAT GRPCURL_ARGUMENT...
  local what=$1
  shift
  run "$@" || fail "$what: grpcurl fails:"$'\n'"$output"
}

expect_text() {  # WHAT TEXT
  [[ $output == *"$2"* ]] || fail "$1: '$2' is not in:"$'\n'"$output"
}

# The JSON messages in $output, as JQ_FILTER sees them together.
expect_json() {  # WHAT JQ_FILTER WANT
  local got
  got=$(jq -s -c "$2" <<<"$output") || got="(no JSON: $output)"
  [[ $got == "$3" ]] || fail "$1: $2 is $got, not $3"
}

test_list() {
  expect_ok list "$ingest" list
  expect_text list waymark.v1.IngestService
  expect_text list grpc.health.v1.Health
  expect_text list grpc.reflection.v1alpha.ServerReflection
  expect_ok list "$query" list waymark.v1.QueryService
  expect_text list waymark.v1.QueryService.GetProgress
  expect_text list waymark.v1.QueryService.CompareAuthorities
}

test_describe() {
  expect_ok describe "$ingest" describe waymark.v1.IngestService.ImportVisits
  expect_text describe "( stream .waymark.v1.ImportVisitsRequest )"
  expect_ok describe "$query" describe waymark.v1.GetProgressRequest
  expect_text describe "string authority = 1;"
  expect_ok describe "$ingest" describe waymark.v1.Visit
  expect_text describe "repeated .waymark.v1.Finding findings = 21;"
}

test_health() {
  local service
  for service in waymark.v1.IngestService ""; do
    expect_ok health -d '{"service": "'"$service"'"}' "$ingest" grpc.health.v1.Health/Check
    expect_json health '.[0].status' '"SERVING"'
  done
}

readonly visit='{
  "parent": "authorities/E08000024",
  "visit_id": "by-hand",
  "visit": {
    "type": "VISIT_TYPE_FOCUSED_VISIT",
    "start_date": "2019-03",
    "findings": [{
      "themes": ["themes/supervision"], "statement": "Every month, and it shows.",
      "standing": "STANDING_SOUND", "speaker": "SPEAKER_INSPECTORATE"
    }],
    "sources": [{"type": "SOURCE_TYPE_LETTER"}]
  }
}'

test_create() {
  expect_ok create -d "$visit" "$ingest" waymark.v1.IngestService/CreateVisit
  expect_json create '.[0].visit | [.name, .revision, .status]' \
    '["authorities/sunderland/visits/by-hand","1","VISIT_STATUS_HELD"]'
  local token
  token=$(jq -r .consistency_token <<<"$output")
  expect_ok get -d '{"name": "authorities/sunderland/visits/by-hand",
                     "read": {"at_least_as_fresh": "'"$token"'"}}' \
    "$query" waymark.v1.QueryService/GetVisit
  expect_json get '.[0].visit.findings[0].statement' '"Every month, and it shows."'
}

test_errors() {
  ! run -d "$visit" "$ingest" waymark.v1.IngestService/CreateVisit || fail "created twice"
  expect_text exists "Code: AlreadyExists"
  expect_text exists '"reason": "VISIT_EXISTS"'
  expect_text exists "google.rpc.ResourceInfo"

  local bad=${visit/themes\/supervision/themes\/supervison}
  ! run -d "${bad/2019-03/2016-13-40}" "$ingest" waymark.v1.IngestService/CreateVisit ||
    fail "a visit with two faults is created"
  expect_text invalid "Code: InvalidArgument"
  expect_text invalid '"reason": "INVALID_REQUEST"'
  expect_text invalid '"domain": "waymark"'
  expect_text invalid "google.rpc.BadRequest"
  expect_text invalid '"field": "visit.start_date"'
  expect_text invalid '"field": "visit.findings[0].themes[0]"'
  expect_text invalid "themes/supervision"
}

test_import() {
  output=$(grpcurl -plaintext -d @ "$ingest" waymark.v1.IngestService/ImportVisits \
    <deploy/samples/sunderland.jsonl 2>&1) || fail "import: grpcurl fails:"$'\n'"$output"
  expect_json import '[.[].index]' '["1","2","3","4"]'
  expect_json import '[.[].outcome] | unique' '["IMPORT_OUTCOME_CREATED"]'
  import_token=$(jq -s -r ".[-1].consistency_token" <<<"$output")
}

test_answers() {
  local read='"read": {"at_least_as_fresh": "'"$import_token"'"}'
  expect_ok progress -d '{"authority": "authorities/sunderland", '"$read"'}' \
    "$query" waymark.v1.QueryService/GetProgress
  expect_json progress '.[0].measures[0] | [.measure.name, .change]' '["measures/cl-in-touch",52]'
  expect_ok compare -d '{"theme": {"theme": "themes/management-oversight"}, '"$read"'}' \
    "$query" waymark.v1.QueryService/CompareAuthorities
  expect_json compare '.[0].rows | map([.authority.display_name, .standing])' \
    '[["Sunderland","STANDING_WEAK"]]'
}

start_services
test_list
test_describe
test_health
test_create
test_errors
test_import
test_answers
end_test
