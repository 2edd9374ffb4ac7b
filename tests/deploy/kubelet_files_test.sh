#!/usr/bin/env bash
# That the services take what kubelet mounts for the pods of deploy/kubernetes: the same links, modes and
# owners, made here and read by the same user. Needs root.
set -euo pipefail
# shellcheck source=tests/conformance/services.sh
source "$(dirname "$0")/../conformance/services.sh"

readonly user=10001  # runAsUser, runAsGroup and fsGroup of the manifests.
readonly root=$scratch/pod
((EUID == 0)) || give_up "must run as root, as kubelet does"
# The services run as another user, who must come to what is beneath.
chmod 755 "$scratch"

# Fills VOLUME as kubelet does: files in a folder of their own, which a link leads to that is swapped as a
# whole; all of it root's, and for the pod's group to read, which fsGroup asks for.
publish() {  # VOLUME MODE FILE...
  local volume=$1 mode=$2 version
  shift 2
  mkdir -p "$volume"
  version=$(mktemp -d "$volume/..XXXXXXXX")
  install --mode="$mode" --group="$user" "$@" "$version"
  chmod 2755 "$version"
  chgrp "$user" "$version"
  ln -s "${version##*/}" "$volume/..data_tmp"
  mv -T "$volume/..data_tmp" "$volume/..data"
  local file
  for file in "$@"; do ln -sfn "..data/${file##*/}" "$volume/${file##*/}"; done
}

# In memory, where secrets are, the volume's own folder has the sticky bit; on disk it has not.
publish_credentials() {  # VOLUME NAME
  publish "$1" 0440 "$scratch/certs/$2"/{ca.pem,crl.pem,tls.crt,tls.key}
  chmod 3777 "$1"
  chgrp "$user" "$1"
}
publish_settings() {  # VOLUME FILE
  publish "$1" 0644 "$2"
  chmod 2777 "$1"
  chgrp "$user" "$1"
}

# The manifest's file with the places of this machine, and free ports.
settings_of() {  # SERVICE INGEST_ADDRESS
  sed -e "s|/etc/waymark|$root/$1/etc|; s|/var/backups/waymark|$root/$1/backups|" \
    -e "s|0\.0\.0\.0:[0-9]*|127.0.0.1:0|; s|^ingest = .*|ingest = \"$2\"|" \
    "deploy/kubernetes/base/$1/$1.toml" >"$scratch/$1.toml"
}

make_pod() {  # SERVICE INGEST_ADDRESS
  local etc=$root/$1/etc
  settings_of "$1" "$2"
  publish_credentials "$etc/tls" "$1"
  publish_credentials "$etc/probe" probe
  publish_settings "$etc/config" "$scratch/$1.toml"
  publish_settings "$etc/policy" deploy/kubernetes/base/policy/policy.textproto
  install --directory --mode=2775 --group="$user" "$root/$1"/{data,backups}
}

# Before a command: it is then the service itself whose process id a background job has.
readonly as_pod=(setpriv "--reuid=$user" "--regid=$user" "--groups=$user" --inh-caps=-all
  --bounding-set=-all --no-new-privs)

start_pod() {  # SERVICE INGEST_ADDRESS
  make_pod "$@"
  "${as_pod[@]}" "$bin/waymark-$1" serve "--config=$root/$1/etc/config/$1.toml" --listen=127.0.0.1:0 \
    "--data_dir=$root/$1/data/$1" "--policy=$root/$1/etc/policy/policy.textproto" \
    "--reference_dir=$scratch/reference" </dev/null >>"$scratch/$1.log" 2>&1 &
  pids+=($!)
  local deadline=$((SECONDS + patience)) port
  until port=$(port_in "$1" serving listening) && [[ -n $port ]]; do
    ((SECONDS < deadline)) || give_up "waymark-$1 does not listen: $(<"$scratch/$1.log")"
    sleep 0.05
  done
  address=localhost:$port
}

probe() {  # SERVICE ADDRESS CHECK
  "${as_pod[@]}" "$bin/waymark-$1" probe "--address=$2" "--tls_dir=$root/$1/etc/probe" "--check=$3"
}

test_probes() {  # SERVICE ADDRESS
  local check deadline=$((SECONDS + patience))
  until probe "$1" "$2" ready 2>/dev/null; do
    ((SECONDS < deadline)) || give_up "waymark-$1 is never ready: $(<"$scratch/$1.log")"
    sleep 0.2
  done
  for check in startup live ready; do
    probe "$1" "$2" "$check" || fail "waymark-$1 does not pass the probe '$check'"
  done
}

# A secret that is changed is taken over.
test_rotation() {
  deploy/certs.sh renew "$scratch/certs" ingest >/dev/null
  publish_credentials "$root/ingest/etc/tls" ingest
  local deadline=$((SECONDS + patience)) serial shown
  serial=$(openssl x509 -in "$scratch/certs/ingest/tls.crt" -noout -serial)
  # It ends without success where it learns in time that it is refused for want of a certificate.
  until shown=$({ openssl s_client -connect "$ingest" </dev/null 2>/dev/null || true; } |
    openssl x509 -noout -serial) && [[ $shown == "$serial" ]]; do
    ((SECONDS < deadline)) || give_up "the new certificate is not shown: $(<"$scratch/ingest.log")"
    sleep 0.2
  done
}

# What the manifests must not say: Kubernetes' own default lets everybody read the key.
test_default_mode() {
  chmod 0644 "$root/ingest/etc/tls/..data/tls.key"
  local said
  ! said=$(probe_with "$root/ingest/etc/tls" 2>&1) || fail "a key that everybody may read is taken"
  [[ $said == *"others may read"* ]] || fail "it does not say why: $said"
}
probe_with() { "${as_pod[@]}" "$bin/waymark-ingest" probe "--address=$ingest" "--tls_dir=$1"; }

# To where the pod's user comes, whoever owns the checkout.
copy_image() {
  bin=$scratch/bin
  install -D --target-directory="$bin" "$WAYMARK_BIN_DIR"/waymark-{ingest,query}
  install -D --mode=644 --target-directory="$scratch/reference" common/reference/data/*
}

copy_image
deploy/certs.sh init "$scratch/certs" >/dev/null
deploy/certs.sh issue "$scratch/certs" probe service/probe/reader >/dev/null
start_pod ingest none
ingest=$address
test_probes ingest "$ingest"
start_pod query "$ingest"
test_probes query "$address"
test_rotation
test_default_mode
end_test
