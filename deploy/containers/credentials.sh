#!/usr/bin/env bash
# Gives the containers the certificates that deploy/certs.sh made. See usage().
set -euo pipefail

readonly group=10001  # of the images' user
readonly files=(ca.pem crl.pem tls.crt tls.key)

usage() {
  cat <<'END'
Usage: deploy/containers/credentials.sh [NAME...]

Copies credentials of WAYMARK_HOME/certs to WAYMARK_HOME/credentials/NAME, which is mounted into the
containers that need them and into no other: all that are there already, or those that are named.
Run it after each 'deploy/certs.sh renew', 'revoke', 'lists' or 'rotate': services that run take over
what is new within three seconds.

The files are root's and readable by the images' group; so this needs root. Where other services than
these are to have them, any way will do that swaps a directory as a whole (deploy/certificates.md).

Environment:
  WAYMARK_HOME  where certificates are (build/containers of the checkout)
END
}

fail() {
  echo "credentials: $*" >&2
  exit 1
}

# The folder NAME is mounted, and the link within it leads to another folder from one moment to the
# next. What is mounted stays the same folder, so containers see it.
publish() {  # NAME
  local from=$home/certs/$1 to=$home/credentials/$1 state before
  [[ -e $from/tls.key ]] || fail "there are no credentials named $1 in $home/certs"
  install --directory --owner=root --group="$group" --mode=750 "$to"
  state=$(mktemp -d "$to/state.XXXXXXXX")
  install --owner=root --group="$group" --mode=640 "${files[@]/#/$from/}" "$state"
  chown "root:$group" "$state"
  chmod 750 "$state"
  before=$(readlink "$to/current" || true)
  ln -sfn "${state##*/}" "$to/next"
  mv -T "$to/next" "$to/current"
  [[ -z $before ]] || rm -rf "${to:?}/$before"
}

main() {
  [[ ${1:-} != --help && ${1:-} != -h ]] || { usage && return; }
  local name
  home=$(realpath -m "${WAYMARK_HOME:-$(dirname "$0")/../../build/containers}")
  ((EUID == 0)) || fail "must run as root: the files are to be root's"
  if (($# == 0)); then
    [[ -d $home/credentials ]] || fail "nothing was handed over to containers yet: run up.sh"
    for name in "$home"/credentials/*; do
      [[ ! -d $name ]] || publish "${name##*/}"
    done
  else
    for name in "$@"; do publish "$name"; done
  fi
}

main "$@"
