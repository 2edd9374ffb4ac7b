#!/usr/bin/env bash
# The metrics of both services as they are served, against the table in deploy/monitoring/metrics.md,
# and the rules and the dashboard against the metrics. With --update the table is written anew.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR
source "$(dirname "$0")/services.sh"

readonly table_file=deploy/monitoring/metrics.md
certs=$scratch/certs

# The port that the service's metrics are served on.
metrics_port() {  # NAME
  local deadline=$((SECONDS + patience)) port
  until port=$(port_in "$1" metrics) && [[ -n $port ]]; do
    ((SECONDS < deadline)) || give_up "waymark-$1 serves no metrics: $(<"$scratch/$1.log")"
    sleep 0.05
  done
  echo "$port"
}

start_measured_service() {  # NAME ARGUMENT...
  local name=$1
  shift
  security=("--tls_dir=$certs/$name" --trust_domain=waymark.example)
  start_service "$name" --metrics_listen=127.0.0.1:0 "$@"
}

# name, kind, who has it, what it means: a line each, between bars.
table_of() {  # INGEST_PAGE QUERY_PAGE
  local page
  for page in "$@"; do
    awk -v who="$(basename "$page")" '
      /^# HELP/ { name = $3; sub(/^# HELP [^ ]+ /, ""); help[name] = $0 }
      /^# TYPE/ { print $3 "\t" $4 "\t" help[$3] "\t" who }' "$page"
  done | sort -s -t$'\t' -k1,1 | awk -F'\t' '
    $1 == name { who = who ", " $4; next }
    { if (name) print "| `" name "` | " kind " | " who " | " help " |"
      name = $1; kind = $2; help = $3; who = $4 }
    END { print "| `" name "` | " kind " | " who " | " help " |" }'
}

test_table() {
  local table
  table=$(table_of "$scratch/ingest" "$scratch/query")
  if [[ $(sed -n '/^| `/p' "$table_file") != "$table" ]]; then
    [[ ${update:-} ]] || fail "$table_file is not what is served; run this test with --update"
    sed -i '/^| `/d' "$table_file"
    printf '%s\n' "$table" >>"$table_file"
  fi
}

# Every metric that a rule or a panel asks for is one that is served.
test_what_is_asked_for() {
  local asked name
  asked=$(jq -r '.panels[].targets[].expr' deploy/monitoring/dashboard.json &&
    sed -n 's/^ *expr: //p' deploy/monitoring/rules.yml)
  while read -r name; do
    grep -qE "^# TYPE ${name%_bucket} " "$scratch/ingest" "$scratch/query" ||
      fail "nothing serves $name"
  done < <(grep -oE '\b(waymark_|grpc_server_|process_)[a-z0-9_]+' <<<"$asked" | sort -u)
}

# Every alert has its part in alerts.md, and the other way round.
test_runbooks() {
  local alerts parts
  alerts=$(sed -n 's/^ *- alert: //p' deploy/monitoring/rules.yml | sort)
  parts=$(sed -n 's/^## //p' deploy/monitoring/alerts.md | sort)
  [[ $alerts == "$parts" ]] ||
    fail "alerts and their parts differ: $(diff <(echo "$alerts") <(echo "$parts"))"
}

test_promtool() {
  output=$(promtool check rules deploy/monitoring/rules.yml 2>&1) || fail "rules: $output"
  output=$(promtool check config deploy/monitoring/prometheus.yml 2>&1) || fail "config: $output"
  local page
  for page in ingest query; do
    # Of credentials people ask for days.
    output=$(promtool check metrics <"$scratch/$page" 2>&1 | grep -v credentials_days_left) ||
      continue
    fail "metrics of $page: $output"
  done
}

# What was called is counted, and the query service is not behind.
test_values() {
  grep -qE '^grpc_server_handled_total\{.*grpc_method="Check",grpc_code="OK"\} [1-9]' \
    "$scratch/ingest" || fail "calls are not counted"
  grep -qx 'waymark_serving 1' "$scratch/query" || fail "it does not say that it serves"
  grep -qx 'waymark_feed_connected 1' "$scratch/query" || fail "it does not say that it hears"
  grep -qx 'waymark_feed_followers 1' "$scratch/ingest" || fail "the follower is not counted"
  local lag
  lag=$(sed -n 's/^waymark_feed_lag_seconds //p' "$scratch/query")
  awk -v lag="$lag" 'BEGIN { exit !(lag >= 0 && lag < 5) }' || fail "the lag is $lag"
}

[[ ${1:-} != --update ]] || update=1
deploy/certs.sh init "$certs" >/dev/null
start_measured_service ingest
ingest=$address
start_measured_service query "--ingest=$ingest"
query=$address
export WAYMARK_TLS_DIR=$certs/operator
wait_until_serving ingest "$ingest"
wait_until_serving query "$query"
unset WAYMARK_TLS_DIR
curl -sS "http://127.0.0.1:$(metrics_port ingest)/metrics" >"$scratch/ingest.page"
curl -sS "http://127.0.0.1:$(metrics_port query)/metrics" >"$scratch/query.page"
rm -rf "$scratch/pages" && mkdir "$scratch/pages"
mv "$scratch/ingest.page" "$scratch/pages/ingest"
mv "$scratch/query.page" "$scratch/pages/query"
scratch_of_services=$scratch
scratch=$scratch/pages
test_table
test_what_is_asked_for
test_runbooks
test_promtool
test_values
scratch=$scratch_of_services
end_test
