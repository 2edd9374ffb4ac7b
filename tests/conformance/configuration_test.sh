#!/usr/bin/env bash
# What services are told: by flags, the environment and a file; what --check_config finds; and the
# pages in deploy/configuration against the programs, which --update writes anew.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR
source "$(dirname "$0")/services.sh"

output=

# Runs a program with nothing of ours in its environment but the given variables.
run() {  # [VARIABLE=VALUE...] PROGRAM ARGUMENT...
  output=$(env -u WAYMARK_BIN_DIR "$@" 2>&1)
}

expect_text() {  # WHAT TEXT
  [[ $output == *"$2"* ]] || fail "$1: '$2' is not in:"$'\n'"$output"
}

test_pages() {
  local program page
  for program in waymark-ingest waymark-query; do
    page=deploy/configuration/$program.md
    run "$program" --reference
    [[ $output != "$(cat "$page" 2>/dev/null)" ]] || continue
    [[ ${update:-} ]] || fail "$page is not what $program has; run this test with --update"
    echo "$output" >"$page"
  done
}

test_precedence() {
  local file=$scratch/ingest.toml
  printf 'listen = "127.0.0.1:1"\nmax_connections = 11\ninsecure = true\n' >"$file"
  run WAYMARK_LISTEN=127.0.0.1:2 WAYMARK_MAX_CONNECTIONS=22 \
    waymark-ingest serve "--config=$file" --listen=127.0.0.1:3 --print_config ||
    fail "print_config: $output"
  expect_text "a flag wins" $'--listen=127.0.0.1:3  (--listen)\n'
  expect_text "then the environment" $'--max_connections=22  (WAYMARK_MAX_CONNECTIONS)\n'
  expect_text "then the file" "--insecure=true  ($file:3)"
  expect_text "then the default" $'--keep_backups=14  (default)\n'
}

test_check() {
  local file=$scratch/check.toml
  printf 'insecure = true\ndata_dir = "%s"\n' "$scratch/data" >"$file"
  run waymark-ingest serve "--config=$file" --check_config || fail "check: $output"
  expect_text "check" "can run"
  [[ ! -e $scratch/data ]] || fail "a check made the store"

  printf 'insecure = true\nlisten = "0.0.0.0:1"\nmax_connection_age = "1ms"\nmin_free_bytes = 1
keep_backups = 0\n' >"$file"
  ! run waymark-ingest serve "--config=$file" --check_config || fail "what will not do is taken"
  local name
  for name in --data_dir 0.0.0.0 --max_connection_age --min_free_bytes --keep_backups; do
    expect_text "all faults are named" "$name"
  done

  printf 'insecure = true\nlissten = "127.0.0.1:1"\n' >"$file"
  ! run waymark-query serve "--config=$file" || fail "it serves with a key it does not know"
  expect_text "unknown key" "$file:2: there is no 'lissten'"

  ! run waymark-query serve --insecure "--data_dir=$scratch/q" --max_feed_lag=1ms \
    --check_config || fail "a lag that will not do is taken"
  expect_text "lag" --max_feed_lag

  deploy/certs.sh init "$scratch/certs" >/dev/null
  printf 'tls_dir = "%s"\ntrust_domain = "waymark.example"\ndata_dir = "%s"\n' \
    "$scratch/certs/query" "$scratch/data" >"$file"
  run waymark-query serve "--config=$file" --check_config || fail "check with certificates: $output"
  ! run waymark-query serve "--config=$file" --check_config --policy=none --reference_dir=none ||
    fail "files that are not there are taken"
  expect_text "reference data" none
  expect_text "policy" "none"
  ! run waymark-query serve "--config=$file" --check_config "--tls_dir=$scratch/certs/none" ||
    fail "certificates that are not there are taken"
  ! run WAYMARK_TLSDIR=x waymark-query serve "--config=$file" --check_config ||
    fail "a variable that is named like no flag is taken"
  expect_text "variable" WAYMARK_TLSDIR
}

# The lines that the log has of calls since, as JQ_FILTER sees each.
lines_of_calls() {  # NAME JQ_FILTER
  jq -c "select(.event == \"call\") | $2" "$scratch/$1.log"
}

# NAME METHOD: until the service has written the line of a call, which it does once it has answered.
await_line() {
  local deadline=$((SECONDS + patience))
  until grep -q "\"event\":\"call\".*\"method\":\"$2\".*}\$" "$scratch/$1.log"; do
    ((SECONDS < deadline)) || fail "no line of $2: $(<"$scratch/$1.log")"
    sleep 0.05
  done
}

test_log_lines() {
  local file=$scratch/level.toml trace=4bf92f3577b34da6a3ce929d0e0e4736
  local request_id=0B7DCC5A-1CF3-4A05-9B6C-6C3E9F3C7A01
  printf 'log_level = "info"\n' >"$file"
  start_service ingest "--config=$file"
  ingest=$address
  start_service query "--ingest=$ingest"
  query=$address
  wait_until_serving ingest "$ingest"
  wait_until_serving query "$query"
  output=$(grpcurl -plaintext -H "traceparent: 00-$trace-00f067aa0ba902b7-01" -d '{
    "parent": "authorities/reading", "visit_id": "logged", "request_id": "'"$request_id"'",
    "visit": {"type": "VISIT_TYPE_MONITORING_VISIT", "sources": [{"id": "s1",
      "type": "SOURCE_TYPE_REPORT"}], "findings": [{"themes": ["themes/supervision"],
      "speaker": "SPEAKER_INSPECTORATE", "statement": "A sentence that no log may have."}]}}' \
    "$ingest" waymark.v1.IngestService/CreateVisit 2>&1) || fail "create: $output"
  await_line ingest CreateVisit
  local got
  got=$(lines_of_calls ingest '[.level, .method, .caller, .status, .reason, .request_id, .trace_id]')
  [[ $got == '["info","CreateVisit","unauthenticated","OK","","'${request_id,,}'","'$trace'"]' ]] ||
    fail "the line of the write is $got"
  [[ $(lines_of_calls ingest '.duration_ms > 0 and (.peer | startswith("ipv4:127.0.0.1:"))') == true ]] ||
    fail "peer or duration: $(lines_of_calls ingest .)"
  ! grep -q "no log may have" "$scratch/ingest.log" || fail "the log has what a visit says"

  output=$(grpcurl -plaintext -H "traceparent: a name" -d '{"name": "nothing"}' \
    "$query" waymark.v1.QueryService/GetVisit 2>&1) && fail "it finds nothing"
  await_line query GetVisit
  got=$(lines_of_calls query 'select(.method == "GetVisit") | [.status, .reason, .trace_id]')
  [[ $got == '["INVALID_ARGUMENT","INVALID_REQUEST",""]' ]] || fail "the line of the read is $got"

  # Without a restart.
  printf 'log_level = "warning"\n' >"$file"
  local deadline=$((SECONDS + patience))
  until grep -q '"event":"log level","is":"warning"' "$scratch/ingest.log"; do
    ((SECONDS < deadline)) || give_up "the level is not taken up: $(<"$scratch/ingest.log")"
    sleep 0.1
  done
  grpcurl -plaintext -d '{"parent": "nobody"}' "$ingest" \
    waymark.v1.IngestService/CreateVisit >/dev/null 2>&1 && fail "it takes a visit of nobody"
  # A line that must not come comes after the answer, if it does.
  sleep 0.5
  [[ $(lines_of_calls ingest . | wc -l) == 1 ]] || fail "the level does not hold"
}

[[ ${1:-} != --update ]] || update=1
test_pages
test_precedence
test_check
test_log_lines
end_test
