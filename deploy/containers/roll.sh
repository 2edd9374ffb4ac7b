#!/usr/bin/env bash
# Replaces the containers of the services named, one after the other, by those of the images and
# settings of now; without names both query services. Each has to be healthy before the next goes, so
# callers who know both query services are served all the time.
#
#   deploy/containers/roll.sh [SERVICE...]
#
# A new version comes to the ingest service first: deploy/containers/roll.sh ingest query-1 query-2
set -euo pipefail
cd "$(dirname "$0")"

usage() { sed -n 's/^# \{0,1\}//p' roll.sh; }

case "${1:-}" in
  "") set -- query-1 query-2 ;;
  --help | -h) usage && exit ;;
  -*) usage >&2 && exit 2 ;;
esac
for service in "$@"; do
  ./compose.sh up --detach --no-deps --force-recreate "$service" 2>&1
  ./wait-for-health.sh "$service"
done
