# Sourced by containers_test.sh: services in containers of a project of their own, on free ports, which
# go when the script ends, with all they stored. Runs in the source folder as root.
# shellcheck shell=bash

# shellcheck source=tests/support/outcome.sh
source tests/support/outcome.sh

PATH=$PWD/.deps/bin:$PATH
readonly patience=60
scratch=$(mktemp -d)

export WAYMARK_PROJECT=waymark-test-$$ WAYMARK_HOME=$scratch/home
export WAYMARK_IMAGES=waymark-test WAYMARK_TAG=latest
readonly certs=$WAYMARK_HOME/certs
version=$(sed -nE 's/^project\(waymark VERSION ([0-9.]+) .*/\1/p' CMakeLists.txt)

compose() { deploy/containers/compose.sh "$@"; }

# The images' names go, not the layers: the next run builds on them.
take_down() {
  local leftovers
  [[ -z ${asking:-} ]] || kill "$asking" 2>/dev/null || true
  deploy/containers/up.sh --remove >"$scratch/remove" 2>&1 || fail "up.sh --remove: $(<"$scratch/remove")"
  leftovers=$(docker ps --all --quiet --filter "name=$WAYMARK_PROJECT"
    docker volume ls --quiet --filter "name=$WAYMARK_PROJECT"
    docker network ls --quiet --filter "name=$WAYMARK_PROJECT"
    find "$WAYMARK_HOME" -mindepth 1 2>/dev/null || true)
  [[ -z $leftovers ]] || fail "it leaves behind: $leftovers"
  docker rmi --no-prune "waymark-test-"{ingest,query}:{"$version",latest} >/dev/null 2>&1 || true
  rm -rf "$scratch"
}

end() {
  local status=$?
  take_down
  ((status == 0)) || exit "$status"
  exit "$failed"
}

require_docker() {
  local output
  output=$(docker version 2>&1) || give_up "no Docker Engine is to be reached: $output"
  output=$(docker compose version 2>&1) || output=$(docker-compose version 2>&1) ||
    give_up "there is no Compose: neither docker's plugin nor docker-compose"
  command -v debootstrap >/dev/null || docker image inspect waymark-base:12 >/dev/null 2>&1 ||
    give_up "there is no debootstrap to make the base image with"
  ((EUID == 0)) || give_up "this test has to be root"
}

choose_ports() {
  local ports
  read -ra ports < <(/usr/bin/python3 -c '
import socket
sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(6)]
print(*(one.getsockname()[1] for one in sockets))')
  export WAYMARK_INGEST_PORT=${ports[0]} WAYMARK_INGEST_METRICS_PORT=${ports[1]}
  export WAYMARK_QUERY_1_PORT=${ports[2]} WAYMARK_QUERY_1_METRICS_PORT=${ports[3]}
  export WAYMARK_QUERY_2_PORT=${ports[4]} WAYMARK_QUERY_2_METRICS_PORT=${ports[5]}
  # shellcheck disable=SC2034  # For who sources this.
  ingest=localhost:${ports[0]} query_1=localhost:${ports[2]} query_2=localhost:${ports[4]}
}

container_of() {  # SERVICE
  docker ps --all --quiet --latest --filter "label=com.docker.compose.project=$WAYMARK_PROJECT" \
    --filter "label=com.docker.compose.service=$1"
}

# What a service has said last, and what its metrics say of the feed.
last_words() {  # SERVICE
  local container
  container=$(container_of "$1")
  docker logs --tail 10 "$container" 2>&1 || true
  docker inspect --format '{{json .State}} {{json .NetworkSettings.Networks}}' "$container" || true
  curl -sS "http://$(docker port "$container" 9602)/metrics" 2>&1 | grep ^waymark_feed || true
}

# grpcurl as NAME, whose output is kept in $output.
call_as() {  # NAME GRPCURL_ARGUMENT...
  local own=$certs/$1
  shift
  output=$(grpcurl -cacert "$own/ca.pem" -cert "$own/tls.crt" -key "$own/tls.key" "$@" 2>&1)
}

eventually() {
  local deadline=$((SECONDS + patience))
  until "$@"; do
    ((SECONDS < deadline)) || return 1
    sleep 0.2
  done
}

metric_of() {  # PORT NAME
  curl -sS "http://127.0.0.1:$1/metrics" | sed -n "s/^$2 //p"
}

# Runs a part of the test and says how long it took.
part() {  # FUNCTION
  local start=$EPOCHREALTIME
  "$@"
  awk -v name="$*" -v start="$start" -v now="$EPOCHREALTIME" \
    'BEGIN { printf "%6.1f s  %s\n", now - start, name }'
}
