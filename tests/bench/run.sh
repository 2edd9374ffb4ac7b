#!/usr/bin/env bash
# How fast Waymark is on this machine, beside yardsticks measured in the same run: see
# tests/bench/README.md.
#
#   tests/bench/run.sh [--quick] [--only PART[,PART...]] [--growth VISITS,VISITS] [--output DIRECTORY]
#
# Installs what is missing, builds Release and prints the tables; writes results.json and tables.md
# into DIRECTORY (build/bench). --quick: a moment of everything, to see that it runs; its figures
# mean nothing.
set -euo pipefail
cd "$(dirname "$0")/../.."

deploy/install-dependencies.sh --tests
deploy/build.sh release waymark-ingest waymark-query bench
exec /usr/bin/python3 -B tests/bench/bench.py "$@"
