#!/usr/bin/env bash
# Runs Compose, as a plugin of docker or as docker-compose, with compose.yaml of this folder:
#
#   deploy/containers/compose.sh ps
#   deploy/containers/compose.sh run --rm operator backup
#
# Environment: WAYMARK_HOME (build/containers), where up.sh keeps certificates; WAYMARK_PROJECT
# (waymark), what the names of containers, networks and volumes begin with; and what compose.yaml takes.
set -euo pipefail

here=$(realpath "$(dirname "$0")")
home=$(realpath -m "${WAYMARK_HOME:-$here/../../build/containers}")
export WAYMARK_CREDENTIALS=$home/credentials

command=(docker-compose)
! docker compose version >/dev/null 2>&1 || command=(docker compose)
exec "${command[@]}" --project-name "${WAYMARK_PROJECT:-waymark}" --file "$here/compose.yaml" "$@"
