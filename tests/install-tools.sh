#!/usr/bin/env bash
# Builds the Go programs that the tests call, each at its pinned version, into .deps/bin of the
# checkout. Silent and quick when they are there. Needs Go 1.22 (install-dependencies.sh --tests).
set -euo pipefail
cd "$(dirname "$0")/.."

# The newest releases whose go.mod asks for no more than Go 1.22, which is what Debian 12 can have.
readonly tools=(
  github.com/fullstorydev/grpcurl/cmd/grpcurl@v1.9.3
  github.com/bufbuild/buf/cmd/buf@v1.50.0
)
readonly bin=$PWD/.deps/bin

# A release built by 'go install' does not know its own version: a stamp beside it does.
for tool in "${tools[@]}"; do
  name=${tool##*/} name=${name%@*} version=${tool##*@}
  stamp=$bin/.$name.version
  [[ -x $bin/$name && $(cat "$stamp" 2>/dev/null) == "$version" ]] && continue

  echo "Building $name $version" >&2
  mkdir -p "$bin"
  # GOTOOLCHAIN=local: never fetch another Go. GOFLAGS: whatever the user's say, they are not ours.
  output=$(CGO_ENABLED=0 GOBIN=$bin GOTOOLCHAIN=local GOFLAGS=-mod=mod go install "$tool" 2>&1) || {
    echo "install-tools: cannot build $tool:"$'\n'"$output" >&2
    exit 1
  }
  echo "$version" >"$stamp"
done
