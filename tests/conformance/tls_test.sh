#!/usr/bin/env bash
# Both services with certificates from deploy/certs.sh: the programs' own commands and grpcurl with
# them, and what the script's renew, revoke and rotate do to services that run.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR
source "$(dirname "$0")/services.sh"

certs=$scratch/certs

# Starts the service with its certificates and puts its address into $address.
start_tls_service() {  # NAME ARGUMENT...
  local name=$1
  shift
  security=("--tls_dir=$certs/$name" --trust_domain=waymark.example)
  start_service "$name" "$@"
}

wait_until_serving_tls() {  # NAME ADDRESS
  export WAYMARK_TLS_DIR=$certs/operator
  wait_until_serving "$1" "$2"
  unset WAYMARK_TLS_DIR
}

# grpcurl as NAME, whose output is kept in $output.
call_as() {  # NAME GRPCURL_ARGUMENT...
  local own=$certs/$1
  shift
  output=$(grpcurl -cacert "$own/ca.pem" -cert "$own/tls.crt" -key "$own/tls.key" "$@" 2>&1)
}

# Whether the command comes to succeed, or to fail, while services take over what was published.
eventually() {
  local deadline=$((SECONDS + patience))
  until "$@"; do
    ((SECONDS < deadline)) || return 1
    sleep 0.2
  done
}
eventually_not() {
  local deadline=$((SECONDS + patience))
  while "$@"; do
    ((SECONDS < deadline)) || return 1
    sleep 0.2
  done
}

test_commands() {
  output=$(waymark-ingest import "--ingest=$ingest" "--tls_dir=$certs/submitter" \
    deploy/samples/sunderland.jsonl 2>&1) || fail "import: $output"
  local state
  state=$(sed -n 's/^state: //p' <<<"$output")
  output=$(waymark-query progress "--query=$query" "--tls_dir=$certs/reader" \
    "--at_least_as_fresh=$state" authorities/sunderland 2>&1) || fail "progress: $output"
  [[ $output == *Sunderland* ]] || fail "progress tells nothing of Sunderland: $output"
}

# By the shipped policy; what was refused is kept.
test_what_is_not_permitted() {
  ! output=$(waymark-ingest import "--ingest=$ingest" "--tls_dir=$certs/submitter" \
    deploy/samples/reading.jsonl 2>&1) || fail "Sunderland writes for Reading"
  [[ $output == *"does not permit"* ]] || fail "it does not say why: $output"
  ! call_as operator -d '{"authority": "authorities/sunderland"}' "$query" \
    waymark.v1.QueryService/GetProgress || fail "an operator sees findings"
  local name
  for name in ingest query; do
    eventually refusals_of "$name" || fail "$name has kept no refusal: $output"
  done
}
# shellcheck disable=SC2317  # Called by eventually.
refusals_of() {  # NAME
  output=$("waymark-$1" refusals "--data_dir=$scratch/$1" 2>&1)
  [[ $output == *'"outcome":"NOT_PERMITTED"'* && $output == *'"serial":"'[0-9a-f]* ]]
}

test_grpcurl() {
  call_as reader -d '{"authority": "authorities/sunderland"}' "$query" \
    waymark.v1.QueryService/GetProgress || fail "grpcurl with a certificate: $output"
  ! grpcurl -plaintext "$query" list >/dev/null 2>&1 || fail "grpcurl without TLS is answered"
  ! grpcurl -cacert "$certs/reader/ca.pem" "$query" list >/dev/null 2>&1 ||
    fail "grpcurl without a certificate is answered"
}

# How long the credentials last, and what was refused, in Prometheus's format.
test_metrics() {
  local page
  page=$(curl -sS "http://127.0.0.1:$(port_in ingest metrics)/metrics") || fail "metrics: $page"
  local part
  for part in certificate certificate_authority revocation_list; do
    grep -qE "^waymark_credentials_days_left\{part=\"$part\"\} [0-9]+\.[0-9]+$" <<<"$page" ||
      fail "no days left of $part: $page"
  done
  grep -qE '^waymark_calls_refused_total [1-9]' <<<"$page" || fail "no refused calls: $page"
  grep -qE '^waymark_connections [1-9]' <<<"$page" || fail "no connections: $page"
}

# What deploy/certificates.md shows of grpcurl, as it shows it.
test_document() {
  local document=deploy/certificates.md command want
  command=$(sed -n 's/^\$ \(grpcurl .*\)/\1/p' "$document")
  want=$(sed -n '/^\$ grpcurl/,/^```/p' "$document" | sed '1d;$d')
  [[ -n $command && -n $want ]] || fail "$document shows no grpcurl"
  command=${command//certs\//$certs\/}
  output=$(eval "${command//localhost:7602/$query}" 2>&1) || true
  [[ $output == "$want" ]] || fail "$document says otherwise: $output"
}

test_no_certificate_no_command() {
  ! output=$(waymark-query progress "--query=$query" authorities/sunderland 2>&1) ||
    fail "a command without certificates is answered"
  ! output=$(waymark-query progress "--query=$query" "--tls_dir=$certs/nobody" \
    authorities/sunderland 2>&1) || fail "a command with no directory works"
  [[ $output == *--tls_dir* ]] || fail "it does not say what is wrong: $output"
}

test_readable_key_is_refused() {
  chmod 640 "$certs/reader/tls.key"
  ! output=$(waymark-query progress "--query=$query" "--tls_dir=$certs/reader" \
    authorities/sunderland 2>&1) || fail "a key that others may read is used"
  [[ $output == *"tls.key: others may read"* ]] || fail "it does not say so: $output"
  chmod 600 "$certs/reader/tls.key"
}

test_renewal() {
  cp -r "$(readlink -f "$certs/auditor")" "$scratch/auditor-before"
  cp -r "$(readlink -f "$certs/reader")" "$scratch/reader-before"
  deploy/certs.sh renew "$certs" >/dev/null
  call_as reader "$query" list || fail "after the renewal of all: $output"
  certs=$scratch call_as auditor-before "$query" list || fail "before its end: $output"
}

# Whoever asked for long lives at first is not left with short ones.
test_what_init_was_told_holds() {
  local home=$scratch/long-lived
  WAYMARK_CERTIFICATE_DAYS=30 WAYMARK_REVOCATION_LIST_DAYS=30 WAYMARK_TRUST_DOMAIN=long.example \
    deploy/certs.sh init "$home" >/dev/null
  deploy/certs.sh renew "$home" >/dev/null
  openssl x509 -in "$home/reader/tls.crt" -noout -checkend $((29 * 86400)) >/dev/null ||
    fail "a renewal makes lives shorter than they were"
  (($(date -d "$(openssl crl -in "$home/reader/crl.pem" -noout -nextupdate | cut -d= -f2)" +%s) >
    $(date +%s) + 29 * 86400)) || fail "a renewal makes the next list due sooner"
  deploy/certs.sh issue "$home" late authority/leeds/reader >/dev/null
  openssl x509 -in "$home/late/tls.crt" -noout -ext subjectAltName | grep -q 'spiffe://long.example/' ||
    fail "who is issued credentials later is of another trust domain"
}

test_revocation() {
  call_as reader "$query" list || fail "before it was revoked: $output"
  deploy/certs.sh revoke "$certs" reader >/dev/null
  eventually_not call_as reader "$query" list || fail "a revoked certificate goes on working"
  ! certs=$scratch call_as reader-before "$query" list || fail "the one before it goes on working"
  call_as auditor "$query" list || fail "another one does not: $output"
}

test_rotation_of_the_authority() {
  deploy/certs.sh rotate "$certs" >/dev/null
  eventually call_as auditor "$query" list || fail "with the new authority: $output"
  deploy/certs.sh rotate "$certs" >/dev/null
  eventually call_as auditor "$query" list || fail "without the old authority: $output"
  # The feed goes on too.
  output=$(waymark-ingest import "--ingest=$ingest" "--tls_dir=$certs/submitter" \
    --on_existing=replace deploy/samples/sunderland.jsonl 2>&1) ||
    fail "import after rotation: $output"
  # Its connection began with what nobody trusts any more.
  local state
  state=$(sed -n 's/^state: //p' <<<"$output")
  deploy/certs.sh issue "$certs" analyst authority/sunderland/reader >/dev/null
  eventually follows "$state" || fail "the feed does not go on after rotation: $output"
}
# shellcheck disable=SC2317  # Called by eventually.
follows() {  # STATE
  output=$(waymark-query progress "--query=$query" "--tls_dir=$certs/analyst" \
    "--at_least_as_fresh=$1" authorities/sunderland 2>&1)
}

deploy/certs.sh init "$certs" >/dev/null
start_tls_service ingest --metrics_listen=127.0.0.1:0
ingest=localhost:${address#*:}
start_tls_service query "--ingest=$ingest"
query=localhost:${address#*:}
wait_until_serving_tls ingest "$ingest"
wait_until_serving_tls query "$query"
test_commands
test_what_is_not_permitted
test_metrics
test_grpcurl
test_document
test_no_certificate_no_command
test_readable_key_is_refused
test_renewal
test_what_init_was_told_holds
test_revocation
test_rotation_of_the_authority
end_test
