#!/usr/bin/env bash
# Every block of every runbook, as it stands and in its order, on a clean Debian that systemd runs. What
# a runbook is for is brought about first: a full disk, a damaged file.
set -euo pipefail
cd "$(dirname "$0")/../.."
# shellcheck source-path=SCRIPTDIR disable=SC2154  # Of machine.sh: container, scratch, in, failed.
source tests/deploy/machine.sh

readonly runbooks=deploy/runbooks

# The blocks of shell of a runbook, from one to another, counted from 1.
blocks_of() {  # RUNBOOK FIRST LAST
  awk -v first="$2" -v last="$3" '
    /^ *```sh$/ { inside = 1; ++block; indent = index($0, "`") - 1; next }
    /^ *```$/ { inside = 0; next }
    inside && block >= first && block <= last { print substr($0, indent + 1) }' "$runbooks/$1.md"
}

# Runs them in one shell, as root on the machine would.
run_blocks() {  # RUNBOOK [FIRST [LAST]]
  local name=$1 said
  local blocks
  blocks=$(blocks_of README 1 1 && blocks_of "$name" "${2:-1}" "${3:-99}")
  said=$(inside env "PACKAGE=$in/waymark.deb" "NEXT_PACKAGE=$in/next.deb" \
    DEBIAN_FRONTEND=noninteractive timeout 120 bash -exc "set -uo pipefail; $blocks" 2>&1) ||
    give_up "$name, blocks ${2:-1} to ${3:-the last}: $(tail -n 40 <<<"$said")"
  echo "$name: done as written"
}

# What the councils wrote; `reading` has the certificate of add-an-authority.md.
write_visits() {
  inside env WAYMARK_INGEST=localhost:7601 \
    waymark-ingest import --tls_dir=/root/waymark-certs/reading-submitter "$in/samples/reading.jsonl" \
    >"$scratch/import" 2>&1 || give_up "import: $(<"$scratch/import")"
}

# shellcheck disable=SC2317  # Called by eventually.
is_ready() { inside waymark-ingest probe --address=localhost:7601 --tls_dir=/etc/waymark/tls/operator; }

# Another program takes all room but what the log needs left, and gives it back a little later.
fill_disk() {
  # shellcheck disable=SC2016  # The shell within expands it.
  inside bash -c 'fallocate -l $(($(stat -f -c "%a * %S" /var/lib/waymark-ingest) - (100 << 20))) \
    /var/lib/waymark-ingest/of-another-program'
  eventually not is_ready || fail "a service without room says that it is ready"
}
# shellcheck disable=SC2317  # Likewise.
not() { ! "$@"; }

# A table of the log's families with a byte that is not as it was written.
damage_log() {
  inside systemctl stop waymark-ingest
  # shellcheck disable=SC2016  # The shell within expands it.
  inside bash -c 'file=$(ls -S /var/lib/waymark-ingest/log/*.sst | head -1) &&
    printf "\377\377\377\377" | dd of="$file" bs=1 seek=100 conv=notrunc status=none'
  inside systemctl start waymark-ingest || true
}

main() {
  start_machine --tmpfs /var/lib/waymark-ingest:size=2g,mode=755
  apt update
  run_blocks install
  run_blocks add-an-authority
  write_visits
  run_blocks correct-a-wrong-visit
  run_blocks upgrade
  run_blocks restore
  run_blocks move-to-another-host
  run_blocks rotate-certificates
  fill_disk
  (sleep 5 && inside rm /var/lib/waymark-ingest/of-another-program) &
  run_blocks disk-full
  wait
  run_blocks feed-stuck
  damage_log
  run_blocks corrupted-store 1 3
  run_blocks restore 2
  run_blocks corrupted-store 4
}

main
end_test
