#!/usr/bin/env bash
# Makes the Debian package of both services. See usage() for the rest.
set -euo pipefail

usage() {
  cat <<'END_OF_USAGE'
Usage: deploy/package.sh [--output DIR]

Builds Waymark (deploy/build.sh release) and packs it as waymark_VERSION_ARCHITECTURE.deb for the
Debian it is built on. Prints the path of the package.

  --output DIR  where to put it (build/packages)

Whoever publishes it says in it whom to write to: once it has been built,
  cmake -DWAYMARK_PACKAGE_MAINTAINER='NAME <ADDRESS>' build/release
and make it again.
END_OF_USAGE
}

# One time for all files, so that the same sources make the same package.
source_time() {
  git log -1 --format=%ct 2>/dev/null || stat --format=%Y CHANGELOG.md
}

main() {
  local output=build/packages scratch package
  case "${1:-}" in
    "") ;;
    --output) output=${2:?"package: --output wants a directory"} ;;
    --help | -h) usage && return ;;
    *) usage >&2 && return 2 ;;
  esac
  mkdir -p "$output"
  output=$(realpath "$output")
  cd "$(dirname "$0")/.."

  deploy/build.sh release waymark-ingest waymark-query package_documents >&2
  scratch=$(mktemp -d)
  # shellcheck disable=SC2064  # The folder of now.
  trap "rm -rf '$scratch'" EXIT
  SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(source_time)} \
    cpack --config build/release/CPackConfig.cmake -B "$scratch" >"$scratch/log" 2>&1 ||
    { cat "$scratch/log" >&2 && return 1; }
  package=$(basename "$scratch"/*.deb)
  mv "$scratch/$package" "$output/$package"
  echo "$output/$package"
}

main "$@"
