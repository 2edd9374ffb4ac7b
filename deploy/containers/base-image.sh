#!/usr/bin/env bash
# Makes the Debian that Waymark's images stand on, where no registry has one. See usage().
set -euo pipefail
cd "$(dirname "$0")/../.."

readonly codename=bookworm keyring=/usr/share/keyrings/debian-archive-keyring.gpg
readonly image=${WAYMARK_BASE:-waymark-base:12}

usage() {
  cat <<END
Usage: deploy/containers/base-image.sh [--renew | --tar FILE | --help]

Makes the image $image: the smallest Debian 12, with security updates, from the mirror that this
machine installs from. Does nothing where the image is there.

  --renew     makes it anew, for the updates that came since
  --tar FILE  writes its files to FILE, and no image: to compare two of them

Needs root, debootstrap and a Docker Engine. The same state of the mirror gives the same files, byte
for byte, dated by the mirror's newest list of packages or by SOURCE_DATE_EPOCH.

Environment:
  WAYMARK_BASE  the name of the image ($image)
END
}

fail() {
  echo "base-image: $*" >&2
  exit 1
}

# What is said of the mirror belongs to it, and goes into the image beside its address. The way to it,
# such as a proxy, is this machine's own.
mirror_settings() {
  apt-config dump --no-empty Acquire | grep -E '^Acquire::Check-(Valid-Until|Date) ' || true
}

# No manuals and translations: neither now nor of what is installed later. Licences stay.
trim_settings() {
  cat <<'END'
path-exclude=/usr/share/doc/*
path-include=/usr/share/doc/*/copyright
path-exclude=/usr/share/info/*
path-exclude=/usr/share/locale/*
path-exclude=/usr/share/lintian/*
path-exclude=/usr/share/man/*
END
}

in_root() {  # ROOT COMMAND...
  chroot "$1" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 \
    DEBIAN_FRONTEND=noninteractive "${proxies[@]}" "${@:2}"
}

update_root() {  # ROOT
  deploy/debian-sources.sh >"$1/etc/apt/sources.list"
  mirror_settings >"$1/etc/apt/apt.conf.d/90-mirror"
  trim_settings >"$1/etc/dpkg/dpkg.cfg.d/trim"
  cp /etc/resolv.conf "$1/etc/resolv.conf"
  in_root "$1" apt-get --quiet=2 update
  in_root "$1" apt-get --quiet=2 --assume-yes -o Dpkg::Use-Pty=0 upgrade
}

# When the mirror last changed.
date_of_lists() {  # ROOT
  cat "$1"/var/lib/apt/lists/*Release | sed -n 's/^Date: //p' |
    while read -r date; do date --date="$date" +%s; done | sort -n | tail -1
}

# Takes out what manuals there are already, and what differs from one making to the next.
clean_root() {  # ROOT
  in_root "$1" apt-get clean
  find "$1"/usr/share/{info,locale,lintian,man} -mindepth 1 -delete
  find "$1/usr/share/doc" -mindepth 1 ! -name copyright ! -type d -delete
  find "$1/usr/share/doc" -mindepth 1 -type d -empty -delete
  find "$1/var/lib/apt/lists" "$1/var/log" "$1/tmp" -type f -delete
  find "$1/var/cache" -type f -delete
  # Docker puts its own in their place.
  rm -f "$1"/etc/{resolv.conf,hostname,hosts,machine-id} "$1"/var/lib/dpkg/*-old "$1"/etc/*-
  find "$1/dev" -mindepth 1 -delete
}

make_root() {  # ROOT
  local mirror
  mirror=$(deploy/debian-sources.sh | awk -v suite="$codename" '$4 == suite { print $3; exit }')
  [[ -n $mirror ]] || fail "this machine has no source for $codename: 'apt-get update' first"
  echo "Making a Debian from $mirror" >&2
  {
    env "${proxies[@]}" debootstrap --variant=minbase --keyring="$keyring" \
      "$codename" "$1" "$mirror" && update_root "$1"
  } >"$1.log" 2>&1 || { tail "$1.log" >&2 && fail "debootstrap failed"; }
  export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(date_of_lists "$1")}
  clean_root "$1"
}

# The days on which the accounts got their passwords, of which they have none.
date_accounts() {  # ROOT
  sed -i -E "s/^([^:]*:[^:]*):[0-9]+:/\1:$((SOURCE_DATE_EPOCH / 86400)):/" "$1/etc/shadow"
}

tar_of() {  # ROOT
  tar --create --directory="$1" --sort=name --numeric-owner --format=posix \
    --pax-option=exthdr.name=%d/PaxHeaders/%f,delete=atime,delete=ctime \
    --mtime="@$SOURCE_DATE_EPOCH" --clamp-mtime .
}

main() {
  local tar_file=
  case "${1:-}" in
    "") ! docker image inspect "$image" >/dev/null 2>&1 || return 0 ;;
    --renew) ;;
    --tar) tar_file=$(realpath "${2:?base-image: --tar needs a file}") ;;
    --help | -h) usage && return ;;
    *) usage >&2 && return 2 ;;
  esac
  ((EUID == 0)) || fail "must run as root: debootstrap makes files of many owners"
  command -v debootstrap >/dev/null || fail "needs debootstrap: apt-get install debootstrap"
  mapfile -t proxies < <(deploy/containers/apt-proxies.sh)
  scratch=$(mktemp -d)
  trap 'rm -rf --one-file-system "$scratch"' EXIT
  chmod 755 "$scratch"
  make_root "$scratch/root"
  date_accounts "$scratch/root"
  if [[ -n $tar_file ]]; then
    tar_of "$scratch/root" >"$tar_file"
  else
    tar_of "$scratch/root" | docker import --change 'CMD ["/bin/bash"]' - "$image" >/dev/null
    echo "Made $image"
  fi
}

main "$@"
