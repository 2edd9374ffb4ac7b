#!/usr/bin/env bash
# Configures (once) and builds a preset of CMakePresets.json into build/PRESET.
#
#   deploy/build.sh PRESET [TARGET...]
set -euo pipefail
cd "$(dirname "$0")/.."

# A file that includes gRPC takes up to a gigabyte to compile: more jobs than memory bears would
# have the machine kill the compiler.
parallel_jobs() {
  local cores gigabytes
  cores=$(nproc)
  gigabytes=$(awk '/^MemAvailable:/ { print int($2 / 1048576) }' /proc/meminfo)
  ((gigabytes < cores)) && cores=$((gigabytes > 0 ? gigabytes : 1))
  echo "$cores"
}

readonly preset=${1:?usage: deploy/build.sh PRESET [TARGET...]}
shift
options=()
if command -v ccache >/dev/null; then
  options+=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
  # What one checkout has compiled serves the next, wherever it lies.
  export CCACHE_BASEDIR=$PWD CCACHE_NOHASHDIR=1
fi
if [[ ! -e build/$preset/build.ninja ]]; then
  cmake --preset "$preset" "${options[@]}"
fi
(($# == 0)) || set -- --target "$@"
cmake --build "build/$preset" --parallel "$(parallel_jobs)" "$@"
