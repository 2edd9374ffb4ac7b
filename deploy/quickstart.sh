#!/usr/bin/env bash
# From a checkout to both services running with the sample visits loaded. Run it as often as you
# like: what is done is not done again. See usage() for the rest.
set -euo pipefail
given_home=${WAYMARK_HOME:+$(realpath -m "$WAYMARK_HOME")}
cd "$(dirname "$0")/.."

readonly ingest_address=127.0.0.1:${WAYMARK_INGEST_PORT:-7601}
readonly query_address=127.0.0.1:${WAYMARK_QUERY_PORT:-7602}
readonly home=${given_home:-$PWD/build/quickstart}
readonly bin=$PWD/build/release/bin
readonly reference=common/reference/data
readonly start_seconds=60 stop_seconds=45

usage() {
  cat <<END
Usage: deploy/quickstart.sh [--all-england | --stop | --remove | --help]

Installs what is missing, builds Waymark, starts both services on this machine's loopback address,
loads the sample visits of four authorities and shows a progress report and two comparisons.

  --all-england  load the published lists of all England too (deploy/samples/README.md), and show
                 the progress of one more authority
  --stop         stop both services; their data stays
  --remove       stop both services and delete their data and logs

Environment:
  WAYMARK_HOME         where data, logs and process ids are kept ($home)
  WAYMARK_INGEST_PORT  port of the ingest service (${ingest_address#*:})
  WAYMARK_QUERY_PORT   port of the query service (${query_address#*:})
END
}

say() { printf '\n== %s\n' "$*"; }

fail() {
  echo "quickstart: $*" >&2
  exit 1
}

# The process id of a service that this script started and that still runs; nothing otherwise. An
# id may have gone to another process since: only one that runs our program counts.
pid_of() {
  local pid program
  pid=$(cat "$home/$1.pid" 2>/dev/null) || return 0
  program=$(readlink "/proc/$pid/exe" 2>/dev/null) || return 0
  # Linux adds " (deleted)" when a build has replaced the file under a running process.
  [[ ${program% (deleted)} != "$bin/waymark-$1" ]] || echo "$pid"
}

# Whether process PID runs the program as it was last built, with these arguments and this
# reference data.
is_current() {  # NAME PID ARGUMENT...
  local name=$1 pid=$2
  shift 2
  [[ "/proc/$pid/exe" -ef "$bin/waymark-$name" ]] &&
    cmp --silent "/proc/$pid/cmdline" <(printf '%s\0' "$bin/waymark-$name" "$@") &&
    [[ -z $(find "$reference" -newer "$home/$name.pid" -print -quit) ]]
}

stop_service() {
  local pid deadline=$((SECONDS + stop_seconds))
  pid=$(pid_of "$1")
  if [[ -n $pid ]]; then
    echo "Stopping waymark-$1 (process $pid)"
    kill -TERM "$pid"
    while [[ -n $(pid_of "$1") ]]; do
      if ((SECONDS >= deadline)); then
        echo "waymark-$1 did not stop within $stop_seconds seconds: killing it" >&2
        kill -KILL "$pid"
        deadline=$((SECONDS + stop_seconds))
      fi
      sleep 0.1
    done
  fi
  rm -f "$home/$1.pid"
}

# gRPC lets two processes listen on one port, so a port that answers must be found out beforehand.
require_free_port() {  # NAME ADDRESS
  (: <"/dev/tcp/${2%:*}/${2#*:}") 2>/dev/null || return 0
  fail "another program listens on $2: stop it, or set WAYMARK_${1^^}_PORT to a free port"
}

wait_until_serving() {  # NAME ADDRESS
  local pid deadline=$((SECONDS + start_seconds))
  pid=$(<"$home/$1.pid")
  until "$bin/waymark-$1" probe --address="$2" >/dev/null 2>&1; do
    if ! kill -0 "$pid" 2>/dev/null || ((SECONDS >= deadline)); then
      tail -n 20 "$home/$1.log" >&2
      fail "waymark-$1 does not serve on $2; above is the end of $home/$1.log"
    fi
    sleep 0.1
  done
}

start_service() {  # NAME ADDRESS ARGUMENT...
  local name=$1 address=$2 pid arguments
  shift 2
  arguments=(serve "--listen=$address" "--data_dir=$home/$name" "--reference_dir=$reference"
    --insecure "$@")
  pid=$(pid_of "$name")
  if [[ -n $pid ]] && ! is_current "$name" "$pid" "${arguments[@]}"; then
    stop_service "$name"
    pid=
  fi
  if [[ -z $pid ]]; then
    require_free_port "$name" "$address"
    # A session of its own: it outlives this script and the terminal.
    setsid "$bin/waymark-$name" "${arguments[@]}" </dev/null >>"$home/$name.log" 2>&1 &
    echo $! >"$home/$name.pid"
  fi
  wait_until_serving "$name" "$address"
  echo "waymark-$name serves on $address"
}

show() {
  say "$*"
  "$bin/$1" "${@:2}"
}

start() {  # [SAMPLE...]: what to load besides the four authorities
  deploy/install-dependencies.sh
  say "Building (the first time takes several minutes)"
  deploy/build.sh release waymark-ingest waymark-query

  say "Starting both services"
  mkdir -p "$home"
  start_service ingest "$ingest_address"
  start_service query "$query_address" "--ingest=$ingest_address"

  show waymark-ingest import "--ingest=$ingest_address" deploy/samples/*.jsonl "$@" |
    tee "$home/import.out"
  # The query service answers only once it has what was just imported: the flag, by its variable.
  WAYMARK_AT_LEAST_AS_FRESH=$(sed -n 's/^state: //p' "$home/import.out")
  rm "$home/import.out"
  export WAYMARK_AT_LEAST_AS_FRESH
  show waymark-query progress "--query=$query_address" authorities/sunderland
  show waymark-query compare "--query=$query_address" --theme=themes/management-oversight
  show waymark-query compare "--query=$query_address" --theme=themes/cl-personal-adviser-capacity
  (($# == 0)) || show waymark-query progress "--query=$query_address" authorities/sefton
  say_what_next
}

say_what_next() {
  cat <<END

Both services are running:
  waymark-ingest  $ingest_address  data in $home/ingest, log in $home/ingest.log
  waymark-query   $query_address  data in $home/query, log in $home/query.log

Ask them anything with grpcurl (README.md shows how), or with build/release/bin/waymark-query --help.
To stop them: deploy/quickstart.sh --stop. To delete their data too: deploy/quickstart.sh --remove.
END
}

stop() {
  stop_service query
  stop_service ingest
}

remove() {
  stop
  # Only what this script made: WAYMARK_HOME may be somebody's folder.
  rm -rf "$home"/{ingest,query} "$home"/{ingest,query}.log
  rmdir "$home" 2>/dev/null || true
  echo "Removed the data and logs. The build is in build/release; Debian's packages stay installed."
}

case "${1:-}" in
  "") start ;;
  --all-england) start deploy/samples/england/*.jsonl ;;
  --stop) stop ;;
  --remove) remove ;;
  --help | -h) usage ;;
  *) usage >&2 && exit 2 ;;
esac
