#!/usr/bin/env bash
# Lints the .proto files with buf's STANDARD rules (buf.yaml).
set -euo pipefail
cd "$(dirname "$0")/../.."

readonly googleapis=.deps/googleapis
readonly jar=/usr/share/java/proto-google-common-protos.jar

if [[ ! -e $googleapis/google/rpc/status.proto ]]; then
  mkdir -p "$googleapis"
  (cd "$googleapis" &&
    cmake -E tar xf "$jar" -- google/rpc/{status,code,error_details}.proto)
fi
.deps/bin/buf lint
