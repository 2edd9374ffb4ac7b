#!/usr/bin/env bash
# Waits until each named service of compose.yaml is healthy, and tells what is wrong with one that is
# not in time.
#
#   deploy/containers/wait-for-health.sh SERVICE...
set -euo pipefail

readonly patience=${WAYMARK_START_SECONDS:-120}

# Asked of the engine, as Compose takes a second to answer.
container_of() {  # SERVICE
  docker ps --quiet --latest \
    --filter "label=com.docker.compose.project=${WAYMARK_PROJECT:-waymark}" \
    --filter "label=com.docker.compose.service=$1"
}

health_of() {  # CONTAINER
  docker inspect --format '{{if .State.Health}}{{.State.Health.Status}}{{end}}' "$1"
}

wait_for() {  # SERVICE
  local container deadline=$((SECONDS + patience))
  until container=$(container_of "$1") && [[ -n $container ]] &&
    [[ $(health_of "$container" 2>/dev/null) == healthy ]]; do
    if ((SECONDS >= deadline)); then
      [[ -z $container ]] || docker logs --tail=20 "$container" >&2 || true
      [[ -z $container ]] || docker inspect --format '{{json .State}}' "$container" >&2 || true
      echo "wait-for-health: $1 is not healthy after $patience seconds; above is what it says" >&2
      return 1
    fi
    sleep 0.3
  done
}

for service in "$@"; do wait_for "$service"; done
