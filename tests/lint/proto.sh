#!/usr/bin/env bash
# Lints the .proto files with buf's STANDARD rules (buf.yaml), and holds them against every released
# contract in proto/released: nothing that a caller, or a stored byte, may rest on is changed.
# After a release: tests/lint/proto.sh --release VERSION.
set -euo pipefail
cd "$(dirname "$0")/../.."

readonly googleapis=.deps/googleapis
readonly jar=/usr/share/java/proto-google-common-protos.jar

if [[ ! -e $googleapis/google/rpc/status.proto ]]; then
  mkdir -p "$googleapis"
  (cd "$googleapis" &&
    cmake -E tar xf "$jar" -- google/rpc/{status,code,error_details}.proto)
fi
buf() { .deps/bin/buf "$@"; }

if [[ ${1:-} == --release ]]; then
  buf build -o "proto/released/${2:?the version}.binpb.gz"
fi
buf lint
# As images: buf holds a workspace of several modules only against another of as many.
for released in proto/released/*.binpb.gz; do
  buf build -o - | buf breaking '-#format=binpb' --against "$released" \
    --config '{"version": "v1", "breaking": {"use": ["FILE"], "ignore": ["google", "grpc"]}}'
done
