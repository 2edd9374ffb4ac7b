# Sourced by the tests that are scripts: both services on free ports over a temporary folder, which
# go when the script ends. Needs WAYMARK_BIN_DIR, the folder of the programs; runs in the source
# folder. Sets ingest and query (their addresses) and scratch (the folder).
# shellcheck shell=bash

# shellcheck source=tests/support/outcome.sh
source tests/support/outcome.sh

: "${WAYMARK_BIN_DIR:?is the folder of waymark-ingest and waymark-query}"
PATH=$PWD/.deps/bin:$WAYMARK_BIN_DIR:$PATH
readonly patience=60
scratch=$(mktemp -d)
pids=()
# How services know their callers: not at all, unless a test sets it.
security=(--insecure)

end_services() {
  ((${#pids[@]} == 0)) || kill -TERM "${pids[@]}" 2>/dev/null || true
  wait
  rm -rf "$scratch"
}
trap end_services EXIT

# The port that the log of a service tells with the first of these events.
port_in() {  # NAME EVENT...
  jq -r 'select(.event | IN($ARGS.positional[])) | .port' "$scratch/$1.log" --args "${@:2}" \
    2>/dev/null | head -1
}

# Starts the service and puts its address into $address once it listens.
start_service() {  # NAME ARGUMENT...
  local name=$1 log=$scratch/$1.log deadline=$((SECONDS + patience)) port
  shift
  "waymark-$name" serve --listen=127.0.0.1:0 "${security[@]}" "--data_dir=$scratch/$name" "$@" \
    </dev/null >>"$log" 2>&1 &
  pids+=($!)
  until port=$(port_in "$name" serving listening) && [[ -n $port ]]; do
    ((SECONDS < deadline)) || give_up "waymark-$name does not listen: $(<"$log")"
    sleep 0.05
  done
  address=127.0.0.1:$port
}

wait_until_serving() {  # NAME ADDRESS
  local deadline=$((SECONDS + patience))
  until "waymark-$1" probe "--address=$2" 2>/dev/null; do
    ((SECONDS < deadline)) || give_up "waymark-$1 does not serve: $(<"$scratch/$1.log")"
    sleep 0.05
  done
}

start_services() {
  command -v grpcurl >/dev/null || give_up "grpcurl is missing: run tests/install-tools.sh"
  start_service ingest
  ingest=$address
  start_service query "--ingest=$ingest"
  query=$address
  wait_until_serving ingest "$ingest"
  wait_until_serving query "$query"
}
