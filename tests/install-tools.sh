#!/usr/bin/env bash
# Puts programs that the tests call into .deps/bin of the checkout: those in Go, built at their pinned
# versions, and promtool and kubectl out of Debian's packages, which are not installed. Silent and quick
# when they are there. Needs Go 1.22 (install-dependencies.sh --tests).
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

# A program out of a Debian package that is not installed for it.
fetch() {  # PACKAGE PROGRAM
  [[ ! -x $bin/$2 ]] || return 0
  echo "Fetching $2" >&2
  local scratch
  scratch=$(mktemp -d)
  # As whom apt downloads, and which may not write everywhere.
  chmod 755 "$scratch"
  (cd "$scratch" && apt-get --quiet=2 download "$1" && dpkg-deb --extract ./*.deb .) \
    >"$scratch/log" 2>&1 || {
    echo "install-tools: cannot fetch $2:"$'\n'"$(<"$scratch/log")" >&2
    exit 1
  }
  mkdir -p "$bin"
  install -m 755 "$scratch/usr/bin/$2" "$bin/$2"
  rm -rf "$scratch"
}

# Prometheus would run if it were installed, and kubectl may be there in another version.
fetch prometheus promtool
fetch kubernetes-client kubectl
