#!/usr/bin/env bash
# The Debian package on a clean Debian that systemd runs, in a container: installed, configured as its
# README.Debian says, upgraded, removed and purged, while a visit that was written stays readable.
set -euo pipefail
cd "$(dirname "$0")/../.."

# shellcheck source-path=SCRIPTDIR disable=SC2154  # Of machine.sh: container, package, scratch, in, said.
source tests/deploy/machine.sh

readonly unit_threshold=11

test_lintian() {
  local said
  said=$(lintian --fail-on error,warning --tag-display-limit 0 "$package" 2>&1) ||
    fail "lintian: $said"
}

test_installation() {
  apt update
  apt install --no-install-recommends "$in/waymark.deb"
  [[ $said == *"its services do not run yet"* ]] || fail "it does not say what to do first: $said"
  local name
  for name in ingest query; do
    [[ $(inside systemctl is-active "waymark-$name" || true) == inactive ]] ||
      fail "waymark-$name runs without certificates"
    [[ $(inside systemctl is-enabled "waymark-$name" || true) == disabled ]] ||
      fail "waymark-$name would start without certificates"
    inside id "waymark-$name" >/dev/null || fail "there is no user waymark-$name"
  done
}

test_units() {
  local unit said
  said=$(inside systemd-analyze verify /usr/lib/systemd/system/waymark-{ingest,query,backup}.service \
    /usr/lib/systemd/system/waymark-backup.timer 2>&1) || fail "systemd-analyze verify: $said"
  [[ -z $said ]] || fail "systemd-analyze verify: $said"
  for unit in waymark-{ingest,query,backup}.service; do
    said=$(inside systemd-analyze security --no-pager "--threshold=$unit_threshold" "$unit" 2>&1) ||
      fail "$unit is more exposed than $unit_threshold tenths: $said"
  done
}

# Without certificates it says what is missing, is tried again, and then stays failed.
test_start_without_certificates() {
  inside systemctl start waymark-ingest || fail "systemd cannot run it at all"
  eventually inside systemctl is-failed waymark-ingest || fail "it is tried without an end"
  inside journalctl --quiet --unit=waymark-ingest --output=cat | grep 'cannot start.*tls' >/dev/null ||
    fail "it does not say what it lacks: $(inside journalctl --unit=waymark-ingest --output=cat)"
  inside systemctl reset-failed waymark-ingest
}

# As README.Debian says.
configure() {
  local pair
  for pair in ingest:ingest query:query operator:ingest; do
    inside bash -c "install -m 640 -g waymark-${pair#*:} \
      $in/certs/${pair%:*}/{ca.pem,crl.pem,tls.crt,tls.key} /etc/waymark/tls/${pair%:*}/"
  done
  inside bash -c "echo '# Of this machine.' >>/etc/waymark/ingest.toml"
  local name said
  for name in ingest query; do
    said=$(inside runuser -u "waymark-$name" -- "waymark-$name" serve --check_config \
      "--config=/etc/waymark/$name.toml" 2>&1) || fail "waymark-$name does not take its settings: $said"
  done
  inside systemctl enable --quiet --now waymark-ingest waymark-query
  wait_until_serving
}

as() {  # NAME PROGRAM COMMAND ARGUMENT...
  local name=$1
  shift
  inside env "WAYMARK_TLS_DIR=$in/certs/$name" WAYMARK_INGEST=localhost:7601 \
    WAYMARK_QUERY=localhost:7602 "$@"
}

wait_until_serving() {
  local name port=7601
  for name in ingest query; do
    eventually as operator "waymark-$name" probe "--address=localhost:$port" ||
      give_up "waymark-$name does not serve: $(inside journalctl --unit="waymark-$name" --output=cat)"
    port=7602
  done
}

is_answered() {
  as reader waymark-query progress authorities/sunderland | grep '^Sunderland' >/dev/null
}

process_of() { inside systemctl show --property=MainPID --value "waymark-$1"; }

test_writing_and_asking() {
  local said state
  said=$(as submitter waymark-ingest import "$in/samples/sunderland.jsonl" 2>&1) ||
    fail "import: $said"
  state=$(sed -n 's/^state: //p' <<<"$said")
  as reader waymark-query progress "--at_least_as_fresh=$state" authorities/sunderland |
    grep '^Sunderland' >/dev/null || fail "what was written is not answered"
}

# What the units promise, looked at in processes that run.
test_confinement() {
  local name
  for name in ingest query; do
    inside grep -q '^Seccomp:.*2$' "/proc/$(process_of $name)/status" ||
      fail "waymark-$name may make any system call"
    inside grep -q '^CapBnd:\s*0*$' "/proc/$(process_of $name)/status" ||
      fail "waymark-$name has capabilities"
    inside journalctl --quiet --unit="waymark-$name" --output=cat | grep -i 'not permitted' &&
      fail "waymark-$name is kept from something that it does"
  done
  inside runuser -u waymark-query -- ls /var/lib/waymark-ingest >/dev/null 2>&1 &&
    fail "the query service's user sees the log"
  inside runuser -u waymark-query -- cat /etc/waymark/tls/ingest/tls.key >/dev/null 2>&1 &&
    fail "the query service's user reads the ingest service's key"
  return 0
}

test_kill() {
  local before
  before=$(process_of ingest)
  inside kill -KILL "$before"
  eventually runs_anew ingest "$before" || fail "a service that was killed is not started again"
  wait_until_serving
}

runs_anew() {  # NAME PROCESS_BEFORE
  local now
  now=$(process_of "$1")
  ((now != 0 && now != $2))
}

test_backup() {
  inside systemctl start waymark-backup ||
    fail "no backup: $(inside journalctl --unit=waymark-backup --output=cat)"
  as operator waymark-ingest backups | grep backups/1 >/dev/null || fail "the backup is not there"
}

test_upgrade() {
  local ingest query
  ingest=$(process_of ingest)
  query=$(process_of query)
  apt install "$in/next.deb"
  [[ $said != *"do not run yet"* ]] || fail "an upgrade speaks as a first installation does"
  runs_anew ingest "$ingest" || fail "the ingest service was not restarted"
  runs_anew query "$query" || fail "the query service was not restarted"
  wait_until_serving
  is_answered || fail "what was written is lost with the upgrade"
  inside grep -qx '# Of this machine.' /etc/waymark/ingest.toml || fail "the configuration is replaced"
}

test_removal() {
  apt remove waymark
  inside pgrep --full /usr/bin/waymark >/dev/null && fail "a service survives the removal"
  inside test -e /etc/waymark/ingest.toml || fail "the removal takes the configuration"
  inside test -e /var/lib/waymark-ingest/log || fail "the removal takes the log"
  apt install "$in/next.deb"
  inside systemctl start waymark-ingest waymark-query
  wait_until_serving
  is_answered || fail "what was written is lost with the removal"
}

test_purge() {
  apt purge waymark
  inside test ! -e /etc/waymark || fail "the purge leaves configuration: $(inside find /etc/waymark)"
  inside test -e /var/lib/waymark-ingest/log || fail "the purge takes the log"
  [[ -n $(inside ls /var/backups/waymark) ]] || fail "the purge takes the backups"
  [[ $(inside ls /var/lib/waymark-query) == audit ]] ||
    fail "the purge leaves of the query service's store: $(inside ls /var/lib/waymark-query)"
  [[ $said == *KEPT*/var/lib/waymark-ingest* ]] || fail "it does not say what it keeps: $said"
}

main() {
  start_machine --hostname=waymark
  test_lintian
  test_installation
  test_units
  test_start_without_certificates
  configure
  test_writing_and_asking
  test_confinement
  test_kill
  test_backup
  test_upgrade
  test_removal
  test_purge
}

main
end_test
