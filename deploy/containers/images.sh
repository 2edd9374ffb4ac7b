#!/usr/bin/env bash
# Builds the images of both services. See usage().
set -euo pipefail
cd "$(dirname "$0")/../.."

readonly repository=${WAYMARK_IMAGES:-waymark} base=${WAYMARK_BASE:-waymark-base:12}

usage() {
  cat <<END
Usage: deploy/containers/images.sh [--prebuilt | --help]

Builds the images $repository-ingest and $repository-query, tagged with Waymark's version and as
'latest', on $base, which is made where it is missing (base-image.sh).

  --prebuilt  take the package in build/packages (deploy/package.sh) and compile nothing

Environment:
  WAYMARK_IMAGES  what the images' names begin with, such as a registry's address ($repository)
  WAYMARK_BASE    the Debian 12 to build on ($base); debian:bookworm-slim where a registry has it
END
}

fail() {
  echo "images: $*" >&2
  exit 1
}

version() { sed -nE 's/^project\(waymark VERSION ([0-9.]+) .*/\1/p' CMakeLists.txt; }

# The commit that the checkout is at; with a mark where it has changes.
revision() { git describe --always --abbrev=40 --dirty --match='' 2>/dev/null || echo unknown; }

source_time() { git log -1 --format=%ct 2>/dev/null || stat --format=%Y CHANGELOG.md; }

build() {  # SERVICE PACKAGES
  local version proxy output arguments=()
  version=$(version)
  while read -r proxy; do arguments+=(--build-arg "$proxy"); done < <(deploy/containers/apt-proxies.sh)
  output=$(docker build --file deploy/containers/Dockerfile --target "$1" "${arguments[@]}" \
    --build-arg "BASE=$base" --build-arg "PACKAGES=$2" --build-arg "VERSION=$version" \
    --build-arg "REVISION=$(revision)" \
    --build-arg "SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(source_time)}" \
    --tag "$repository-$1:$version" --tag "$repository-$1:latest" . 2>&1) || fail "$output"
  echo "Built $repository-$1:$version"
}

main() {
  local packages=source
  case "${1:-}" in
    "") ;;
    --prebuilt) packages=prebuilt ;;
    --help | -h) usage && return ;;
    *) usage >&2 && return 2 ;;
  esac
  [[ $packages == prebuilt ]] || echo "Compiling Waymark: 10 to 20 minutes on two cores" >&2
  # A name without a registry's address in it is made here; others the engine fetches.
  [[ $base != waymark-base:* ]] || deploy/containers/base-image.sh
  build ingest "$packages"
  build query "$packages"
}

main "$@"
