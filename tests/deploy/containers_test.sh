#!/usr/bin/env bash
# The images and compose.yaml in a real Docker Engine, spoken to with certificates from outside. Takes
# the package that WAYMARK_PACKAGE names, or has deploy/package.sh make it.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR
source "$(dirname "$0")/containers.sh"

readonly councils=(leicester reading sunderland wandsworth)
readonly written=1000

build_images() {
  local package=${WAYMARK_PACKAGE:-}
  if [[ -z $package ]]; then
    package=$(deploy/package.sh) || give_up "deploy/package.sh fails"
  fi
  rm -rf "$scratch/packages" && mkdir -p "$scratch/packages" build/packages
  cp "$package" "$scratch/packages/"
  find build/packages -name 'waymark_*.deb' -delete
  cp "$scratch/packages/"* build/packages/
  output=$(deploy/containers/images.sh --prebuilt 2>&1) || give_up "images.sh: $output"
}

start_all() {
  output=$(deploy/containers/up.sh 2>&1) || give_up "up.sh: $output"
  local council
  for council in "${councils[@]}"; do
    [[ $council == sunderland ]] ||
      deploy/certs.sh issue "$certs" "$council" "authority/$council/submitter" >/dev/null
  done
  ln -s submitter "$certs/sunderland"
}

test_images() {
  local service image=waymark-test-
  for service in ingest query; do
    docker run --rm --network=none --read-only --entrypoint=dpkg-query "$image$service" \
      --show --showformat='${Package} ${Version}\n' >"$scratch/installed"
    docker run --rm --network=none --read-only --entrypoint=cat "$image$service" \
      /usr/share/doc/waymark/sbom.spdx.json >"$scratch/sbom"
    output=$(/usr/bin/python3 -B tests/deploy/check_sbom.py "$scratch/installed" <"$scratch/sbom" 2>&1) ||
      fail "bill of materials of $service: $output"
    output=$(docker image inspect "$image$service" | jq -c '.[0].Config |
      [.User, .StopSignal, .Entrypoint, .Cmd, .Labels["org.opencontainers.image.version"],
       .Labels["org.opencontainers.image.licenses"]]')
    [[ $output == "[\"10001:10001\",\"SIGTERM\",[\"/usr/bin/waymark-$service\"],[\"serve\"],\"$version\",\"Apache-2.0\"]" ]] ||
      fail "image of $service: $output"
    output=$(docker run --rm --network=none --read-only "$image$service" --version)
    [[ $output == *"$version"* ]] || fail "image of $service: its program is of version $output"
  done
}

# Nobody's process: another user, no capabilities, nothing to write to but what it has to, no shell
# around it.
test_hardening() {
  local service container process
  for service in ingest query-1 query-2; do
    container=$(container_of "$service")
    process=$(docker inspect --format '{{.State.Pid}}' "$container")
    output=$(awk '/^(Uid|CapEff|CapBnd|NoNewPrivs):/ { print $2 }' "/proc/$process/status" | paste -sd' ')
    [[ $output == "10001 0000000000000000 0000000000000000 1" ]] || fail "$service runs as: $output"
    ! docker exec "$container" touch /usr/bin/other 2>/dev/null || fail "$service may write anywhere"
    [[ $(readlink "/proc/$process/exe") == "/usr/bin/waymark-${service%-*}" ]] ||
      fail "$service is run by another program: $(readlink "/proc/$process/exe")"
    output=$(docker port "$container" | grep -v ' -> 127\.0\.0\.1:') || true
    [[ -z $output ]] || fail "$service is published to others than this machine: $output"
  done
}

import_samples() {
  local council
  for council in "${councils[@]}"; do
    call_as "$council" -d @ "$ingest" waymark.v1.IngestService/ImportVisits \
      <"deploy/samples/$council.jsonl" || fail "import of $council: $output"
    [[ $(jq -r .outcome <<<"$output" | sort -u) == IMPORT_OUTCOME_CREATED ]] ||
      fail "import of $council: $output"
  done
  state=$(jq -rs 'last.consistency_token' <<<"$output")
}

ask_as_fresh() {  # ADDRESS
  call_as reader -max-time 20 -d '{"authority": "authorities/sunderland",
    "read": {"at_least_as_fresh": "'"$state"'"}}' "$1" waymark.v1.QueryService/GetProgress
}

test_answers() {
  local address
  for address in "$query_1" "$query_2"; do
    ask_as_fresh "$address" || fail "$address: $output"
    [[ $(jq -r '.authority.name' <<<"$output") == authorities/sunderland ]] ||
      fail "$address answers: $output"
  done
  ! grpcurl -plaintext -connect-timeout 2 "$query_1" list >/dev/null 2>&1 || fail "it answers without certificates"
}

test_backup() {
  output=$(compose run --rm operator backup 2>&1) || fail "backup: $output"
  output=$(compose run --rm operator verify-backup backups/1 2>&1) || fail "verify-backup: $output"
  output=$(compose run --rm operator status 2>&1) || fail "status: $output"
  [[ $output == *backups/1* ]] || fail "status tells of no backup: $output"
}

create_visit() {  # ID DATE
  call_as submitter -d '{"parent": "authorities/sunderland", "visit_id": "'"$1"'",
    "visit": {"type": "VISIT_TYPE_FOCUSED_VISIT", "start_date": "'"$2"'",
              "sources": [{"type": "SOURCE_TYPE_LETTER"}]}}' "$ingest" waymark.v1.IngestService/CreateVisit
}

lag_of() { metric_of "$1" waymark_feed_lag_seconds; }

# shellcheck disable=SC2317  # Called by eventually.
is_behind() {  # METRICS_PORT
  [[ $(metric_of "$1" waymark_feed_connected) == 0 ]] &&
    awk -v lag="$(lag_of "$1")" 'BEGIN { exit !(lag > 5) }'
}

test_cut_network() {
  local container feed=${WAYMARK_PROJECT}_feed earlier=$state
  container=$(container_of query-1)
  docker network disconnect "$feed" "$container"
  create_visit while-cut 2019-03 || fail "write beside the cut: $output"
  state=$(jq -r .consistency_token <<<"$output")
  ask_as_fresh "$query_2" || fail "the other query service: $output"
  eventually is_behind "$WAYMARK_QUERY_1_METRICS_PORT" ||
    fail "who is cut off does not say so: $(last_words query-1)"
  # What it has it answers, and what it has not it does not make up.
  state=$earlier ask_as_fresh "$query_1" || fail "who is cut off answers nothing: $output"
  ! call_as reader -max-time 2 -d '{"name": "authorities/sunderland/visits/while-cut",
    "read": {"at_least_as_fresh": "'"$state"'"}}' "$query_1" waymark.v1.QueryService/GetVisit ||
    fail "who is cut off answers what it cannot know: $output"
  docker network connect "$feed" "$container"
  eventually ask_as_fresh "$query_1" || fail "it does not catch up: $output $(last_words query-1)"
  [[ $(metric_of "$WAYMARK_QUERY_1_METRICS_PORT" waymark_feed_connected) == 1 ]] ||
    fail "it does not say that it hears again"
}

# Visits a day apart, a line each.
records() {
  jq -nc --argjson count "$written" 'range($count) | {
    index: (. + 1), parent: "authorities/sunderland", visit_id: "written-\(.)",
    on_existing: "EXISTING_VISIT_SKIP", allow_probable_duplicate: true,
    visit: {type: "VISIT_TYPE_FOCUSED_VISIT", start_date: (946684800 + . * 86400 | strftime("%Y-%m-%d")),
            sources: [{type: "SOURCE_TYPE_LETTER"}]}}'
}

# Lines at a pace that leaves time to kill in.
slowly() {
  local line
  while read -r line; do
    echo "$line"
    sleep 0.002
  done
}

# shellcheck disable=SC2317  # Called by eventually.
has_answered() {  # COUNT
  (($(grep -c '"outcome"' "$scratch/acknowledged") >= $1))
}

# shellcheck disable=SC2317  # Called by eventually.
runs_again() {  # CONTAINER PROCESS
  local now
  now=$(docker inspect --format '{{.State.Pid}}' "$1")
  ((now != 0 && now != $2))
}

recorded() {
  call_as submitter -d '{"authorities": ["authorities/sunderland"], "view": "VISIT_VIEW_BASIC",
    "read": {"at_least_as_fresh": "'"$state"'"}}' "$query_2" waymark.v1.QueryService/ExportVisits ||
    fail "export: $output"
  jq -r '.visits[]?.visit.name' <<<"$output" | sort
}

# Killed with whatever it is doing, it is started by the engine, and all that was answered is there.
test_kill_under_writes() {
  local own=$certs/submitter container process writing
  container=$(container_of ingest)
  process=$(docker inspect --format '{{.State.Pid}}' "$container")
  : >"$scratch/acknowledged"
  records | slowly 2>/dev/null | grpcurl -cacert "$own/ca.pem" -cert "$own/tls.crt" \
    -key "$own/tls.key" -d @ "$ingest" waymark.v1.IngestService/ImportVisits \
    >>"$scratch/acknowledged" 2>"$scratch/broken-off" &
  writing=$!
  eventually has_answered 100 || fail "nothing is written: $(<"$scratch/broken-off")"
  kill -KILL "$process"
  ! wait "$writing" || fail "the import ended in good order: nothing was killed under writes"
  eventually runs_again "$container" "$process" || fail "the engine does not start it again"
  deploy/containers/wait-for-health.sh ingest || give_up "the ingest service does not come back"
  jq -r '.name // empty' "$scratch/acknowledged" 2>/dev/null | sort >"$scratch/names" || true
  create_visit after-kill 2019-05 || fail "write after the kill: $output"
  state=$(jq -r .consistency_token <<<"$output")
  output=$(comm -23 "$scratch/names" <(recorded))
  [[ -z $output ]] || fail "acknowledged and lost: $output"
  echo "    killed after $(wc -l <"$scratch/names") of $written writes were acknowledged"
}

# A container of the same volume in its place: the log goes on.
test_replace_ingest() {
  local before
  before=$(recorded)
  compose rm --stop --force ingest >"$scratch/out" 2>&1 || fail "rm: $(<"$scratch/out")"
  deploy/containers/roll.sh ingest >"$scratch/out" 2>&1 || give_up "replacing: $(<"$scratch/out")"
  [[ $(recorded) == "$before" ]] || fail "another record than before"
  records >"$scratch/records"
  call_as submitter -d @ "$ingest" waymark.v1.IngestService/ImportVisits <"$scratch/records" ||
    fail "import after replacing: $output"
  state=$(jq -rs 'last.consistency_token' <<<"$output")
  [[ $(recorded | grep -c /written-) == "$written" ]] || fail "not each visit once"
}

test_rolling_query_services() {
  /usr/bin/python3 -B tests/deploy/failover_caller.py "$certs/reader" "$query_1" "$query_2" \
    >"$scratch/asked" 2>"$scratch/asking" &
  asking=$!
  sleep 2
  deploy/containers/roll.sh >"$scratch/out" 2>&1 || fail "roll.sh: $(<"$scratch/out")"
  sleep 2
  kill -TERM "$asking"
  wait "$asking" || fail "the caller ends: $(<"$scratch/asking")"
  asking=
  echo "    $(jq -c '.failed |= length' "$scratch/asked")"
  [[ $(jq -c .failed "$scratch/asked") == "[]" ]] || fail "failed: $(jq -c .failed "$scratch/asked")"
  [[ $(jq '[.answered[] > 50] | all' "$scratch/asked") == true ]] || fail "one of them answered little"
}

# Renewed and revoked while they run, through what is mounted.
test_certificates() {
  deploy/certs.sh renew "$certs" >/dev/null
  deploy/certs.sh revoke "$certs" auditor >/dev/null
  deploy/containers/credentials.sh
  eventually is_refused auditor || fail "who is revoked is served"
  call_as reader "$query_1" list || fail "who is renewed is not served: $output"
}
# shellcheck disable=SC2317  # Called by eventually.
is_refused() { ! call_as "$1" "$query_1" list; }

test_restore() {
  compose stop ingest >"$scratch/out" 2>&1 || fail "stop: $(<"$scratch/out")"
  local old=/var/lib/waymark/before-restore
  output=$(compose run --rm --no-deps --entrypoint mkdir ingest "$old" 2>&1) || fail "mkdir: $output"
  output=$(compose run --rm --no-deps --entrypoint mv ingest /var/lib/waymark/log "$old/log" 2>&1) ||
    fail "mv: $output"
  output=$(compose run --rm --no-deps ingest restore backups/1 2>&1) || fail "restore: $output"
  [[ $output == *"had been acknowledged and are not in it"* ]] ||
    fail "it does not tell what is lost: $output"
  output=$(compose run --rm --no-deps ingest log "--data_dir=$old" 2>&1) || fail "old log: $output"
  [[ $output == */visits/written-* ]] || fail "the old log does not tell what is lost: $output"
  deploy/containers/roll.sh ingest >"$scratch/out" 2>&1 || give_up "restored: $(<"$scratch/out")"
  create_visit after-restore 2019-07 || fail "write after restoring: $output"
  state=$(jq -r .consistency_token <<<"$output")
  eventually ask_as_fresh "$query_1" || fail "query services do not follow what is restored: $output"
  [[ $(recorded | grep -cE '/(written-[0-9]+|while-cut)$') == 0 ]] || fail "it has what the backup has not"
}

test_prometheus() {
  output=$(promtool check config deploy/monitoring/prometheus.yml 2>&1) || fail "promtool: $output"
  # It reads what compose.yaml has it reach.
  local target services
  services=$(compose --profile monitoring config --services)
  while read -r target; do
    grep -qx "${target%:*}" <<<"$services" || fail "Prometheus reads $target"
  done < <(sed -nE 's/.*targets: \[(.*)\]/\1/p' deploy/monitoring/prometheus.yml | tr -d '" ' | tr , '\n')
  grep -qx prometheus <<<"$services" || fail "there is no Prometheus"
}

require_docker
command -v grpcurl >/dev/null || give_up "grpcurl is missing: run tests/install-tools.sh"
choose_ports
trap end EXIT
part build_images
part test_images
part start_all
part test_hardening
part import_samples
part test_answers
part test_prometheus
part test_backup
part test_cut_network
part test_kill_under_writes
part test_replace_ingest
part test_rolling_query_services
part test_certificates
part test_restore
