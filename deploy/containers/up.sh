#!/usr/bin/env bash
# From a checkout to an ingest service and two query services in containers, with certificates. Run it
# as often as you like: what is done is not done again. See usage() for the rest.
set -euo pipefail
cd "$(dirname "$0")/../.."

home=$(realpath -m "${WAYMARK_HOME:-build/containers}")
export WAYMARK_HOME=$home
readonly here=deploy/containers

usage() {
  cat <<END
Usage: deploy/containers/up.sh [--monitoring | --stop | --remove | --help]

Builds the images where they are missing, makes certificates to try Waymark out with where there are
none, starts an ingest service and two query services, and waits until they serve.

  --monitoring  start a Prometheus too, whose image comes from a registry
  --stop        stop and remove the containers; what they stored stays
  --remove      remove the containers, what they stored, their backups and the certificates

Needs root, a Docker Engine and Compose.

Environment:
  WAYMARK_HOME          where certificates are kept ($home)
  WAYMARK_PROJECT       what the names of containers, networks and volumes begin with (waymark); export
                        it for the other scripts too
  WAYMARK_IMAGES, WAYMARK_TAG, WAYMARK_INGEST_PORT and the like: compose.yaml
END
}

fail() {
  echo "up: $*" >&2
  exit 1
}

have_images() {
  docker image inspect "${WAYMARK_IMAGES:-waymark}"-{ingest,query}:"${WAYMARK_TAG:-latest}" >/dev/null 2>&1
}

# Every name that a service is called by: among themselves, and from this machine.
make_certificates() {
  [[ ! -e $home/certs/.authority ]] || return 0
  mkdir -p "$home"
  export WAYMARK_SERVER_NAMES=DNS:ingest,DNS:query-1,DNS:query-2,DNS:localhost,IP:127.0.0.1
  export WAYMARK_CERTIFICATE_DAYS=${WAYMARK_CERTIFICATE_DAYS:-30}
  export WAYMARK_REVOCATION_LIST_DAYS=${WAYMARK_REVOCATION_LIST_DAYS:-30}
  deploy/certs.sh init "$home/certs"
  # The health check asks as somebody who may see what is public, and nothing more.
  deploy/certs.sh issue "$home/certs" probe service/probe/reader
}

start() {  # [COMPOSE_ARGUMENT...]
  docker version >/dev/null || fail "there is no Docker Engine to be reached (see above)"
  ((EUID == 0)) || fail "must run as root: the certificates are to be root's"
  have_images || "$here/images.sh"
  make_certificates
  "$here/credentials.sh" ingest query probe operator
  "$here/compose.sh" "$@" up --detach || {
    "$here/compose.sh" logs --tail=3 ingest >&2
    fail "they do not start; above is what the ingest service says last"
  }
  "$here/wait-for-health.sh" ingest query-1 query-2
  say_what_next
}

say_what_next() {
  local certs=${home#"$PWD/"}/certs
  cat <<END

The services run, with certificates in $certs:
  ingest   localhost:${WAYMARK_INGEST_PORT:-7601}
  query-1  localhost:${WAYMARK_QUERY_1_PORT:-7602}
  query-2  localhost:${WAYMARK_QUERY_2_PORT:-7603}

The credentials submitter and reader are those of one authority, Sunderland. Load what is known of it, and
ask for it (grpcurl: https://github.com/fullstorydev/grpcurl, or .deps/bin after tests/install-tools.sh):
  grpcurl -cacert $certs/submitter/ca.pem -cert $certs/submitter/tls.crt -key $certs/submitter/tls.key \\
    -d @ localhost:${WAYMARK_INGEST_PORT:-7601} waymark.v1.IngestService/ImportVisits <deploy/samples/sunderland.jsonl
  grpcurl -cacert $certs/reader/ca.pem -cert $certs/reader/tls.crt -key $certs/reader/tls.key \\
    -d '{"authority": "authorities/sunderland"}' localhost:${WAYMARK_QUERY_1_PORT:-7602} waymark.v1.QueryService/GetProgress

Certificates and revocation lists end after 30 days. Before that:
  deploy/certs.sh renew $certs && deploy/containers/credentials.sh

Backups, restoring, replacing containers: deploy/containers/README.md.
To stop: deploy/containers/up.sh --stop. To delete the data too: deploy/containers/up.sh --remove.
END
}

remove() {
  "$here/compose.sh" down --volumes --remove-orphans
  # Only what this script made: WAYMARK_HOME may be somebody's folder.
  rm -rf "$home"/{certs,credentials}
  rmdir "$home" 2>/dev/null || true
}

case "${1:-}" in
  "") start ;;
  --monitoring) start --profile monitoring ;;
  --stop) "$here/compose.sh" down --remove-orphans ;;
  --remove) remove ;;
  --help | -h) usage ;;
  *) usage >&2 && exit 2 ;;
esac
