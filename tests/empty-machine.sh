#!/usr/bin/env bash
# Proves on an empty Debian that the quickstart and tests/run.sh install all they need: makes one
# with debootstrap in a temporary folder, clones what is committed here into it, runs both there,
# and tells how long each took. Needs root, debootstrap and about 8 GB of disk; an hour on two cores.
#
#   tests/empty-machine.sh [--quickstart-only]
#
# The empty machine has this one's network, so its Debian mirror and Go proxy are this machine's.
set -euo pipefail
cd "$(dirname "$0")/.."

readonly checkout=root/waymark  # below the root of the empty machine
readonly codename=bookworm keyring=/usr/share/keyrings/debian-archive-keyring.gpg
readonly limit=100m

make_root() {  # FOLDER
  local mirror
  mirror=$(deploy/debian-sources.sh | awk -v suite="$codename" '$4 == suite { print $3; exit }')
  debootstrap --variant=minbase --include=git,ca-certificates --keyring="$keyring" \
    "$codename" "$1" "$mirror" >"$1.log" || { tail "$1.log" >&2; return 1; }
  deploy/debian-sources.sh >"$1/etc/apt/sources.list"
  apt-config dump --no-empty Acquire >"$1/etc/apt/apt.conf.d/90-acquire"
  cp /etc/resolv.conf /etc/hosts "$1/etc/"
  cp /etc/ssl/certs/ca-certificates.crt "$1/etc/ssl/certs/ca-certificates.crt"
  git clone --quiet --no-hardlinks "$PWD" "$1/$checkout"
}

timed() {
  local start=$SECONDS
  "$@" || return
  printf '\n##### %s: %d s\n' "${*: -1}" $((SECONDS - start))
}

in_root() {  # FOLDER COMMAND
  chroot "$1" /usr/bin/env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 \
    GOPROXY="$(go env GOPROXY 2>/dev/null)" GOSUMDB="$(go env GOSUMDB 2>/dev/null)" \
    WAYMARK_INGEST_PORT=17601 WAYMARK_QUERY_PORT=17602 \
    WAYMARK_WITHOUT_DOCKER="an engine does not run in a chroot" \
    bash -c "cd /$checkout && $2"
}

# Runs in namespaces of its own: whatever is mounted or started in here ends with it.
inside() {  # FOLDER [--quickstart-only]
  make_root "$1"
  mount -t proc proc "$1/proc"
  timed in_root "$1" deploy/quickstart.sh
  timed in_root "$1" deploy/quickstart.sh
  in_root "$1" "deploy/quickstart.sh --remove"
  [[ ${2:-} == --quickstart-only ]] || timed in_root "$1" tests/run.sh
}

if [[ ${1:-} == --inside ]]; then
  inside "${@:2}"
  exit
fi
((EUID == 0)) || { echo "empty-machine: needs root" >&2; exit 1; }
command -v debootstrap >/dev/null || { echo "empty-machine: needs debootstrap" >&2; exit 1; }
scratch=$(mktemp -d)
trap 'rm -rf --one-file-system "$scratch"' EXIT
timeout --foreground "$limit" unshare --mount --pid --fork --kill-child --mount-proc \
  "$0" --inside "$scratch/root" "$@"
