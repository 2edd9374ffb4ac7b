#!/usr/bin/env bash
# Starts and stops a PostgreSQL 15 of the benchmark's own, which listens on a Unix socket in DIR only:
#
#   server.sh start DIR    makes DIR and a cluster with data checksums in it unless there is one
#   server.sh stop DIR     stops it; DIR stays, for the next start or for whoever removes it
#
# PostgreSQL refuses to run as root. Called as root it runs as `postgres`, which must be able to reach
# DIR through the directories above. Debian's own cluster is neither used nor touched.
set -euo pipefail

readonly bin=/usr/lib/postgresql/15/bin
here=$(cd "$(dirname "$0")" && pwd)
readonly here

fail() {
  echo "server.sh: $*" >&2
  exit 1
}

# From a directory that the owner of the cluster can enter, whatever the caller's is.
as_owner() {
  if ((EUID == 0)); then
    (cd / && exec setpriv --reuid=postgres --regid=postgres --init-groups "$@")
  else
    "$@"
  fi
}

running() {
  [[ -f $1/data/postmaster.pid ]] && as_owner "$bin/pg_ctl" --pgdata="$1/data" status >/dev/null
}

# Byte order (locale C) makes comparisons of ids cheap, and segments of 64 MiB make new files of the
# log rare.
make_cluster() {
  as_owner "$bin/initdb" --pgdata="$1/data" --username=postgres --auth=trust --encoding=UTF8 \
    --locale=C --data-checksums --wal-segsize=64 >"$1/initdb.log" ||
    fail "initdb failed, see $1/initdb.log"
  as_owner mkdir "$1/data/conf.d"
  echo "include_dir = 'conf.d'" | as_owner tee -a "$1/data/postgresql.conf" >/dev/null
}

# Copied, because `postgres` need not be able to read the checkout.
configure() {
  as_owner tee "$1/data/conf.d/bench.conf" <"$here/postgresql.conf" >/dev/null
  echo "unix_socket_directories = '$1'" | as_owner tee "$1/data/conf.d/socket.conf" >/dev/null
}

start() {
  local dir=$1
  [[ -x $bin/initdb ]] || fail "Debian's package postgresql-15 is not installed"
  ! running "$dir" || return 0
  # The name of a socket has 107 bytes at most; .s.PGSQL.5432 takes fourteen with its slash.
  ((${#dir} <= 93)) || fail "$dir is too long a name for the directory of a socket"
  if ((EUID == 0)); then chown postgres:postgres "$dir"; fi
  chmod 0700 "$dir"
  as_owner test -w "$dir" || fail "user postgres cannot reach $dir: make the directories above it passable"
  [[ -f $dir/data/PG_VERSION ]] || make_cluster "$dir"
  configure "$dir"
  # Sorts and hashes of a query are given back to the kernel as it ends, and the next one faults in the same
  # pages again: a good part of a short query's time. Kept instead, up to so many bytes a session.
  as_owner env MALLOC_TRIM_THRESHOLD_=67108864 MALLOC_MMAP_THRESHOLD_=33554432 MALLOC_TOP_PAD_=1048576 \
    "$bin/pg_ctl" --pgdata="$dir/data" --log="$dir/server.log" --wait --timeout=300 \
    start >/dev/null </dev/null || fail "PostgreSQL did not start, see $dir/server.log"
}

main() {
  (($# == 2)) || fail "usage: server.sh start DIR | stop DIR"
  case $1 in
    start)
      mkdir -p "$2"
      start "$(cd "$2" && pwd -P)"
      ;;
    stop)
      [[ -d $2 ]] || return 0
      local dir
      dir=$(cd "$2" && pwd -P)
      ! running "$dir" || as_owner "$bin/pg_ctl" --pgdata="$dir/data" --mode=fast --wait --timeout=300 \
        stop >/dev/null
      ;;
    *) fail "usage: server.sh start DIR | stop DIR" ;;
  esac
}

main "$@"
