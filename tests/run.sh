#!/usr/bin/env bash
# Everything that must hold before a change lands, from a fresh clone on. See usage() and
# tests/README.md. On success the last lines are ctest's own summary of the largest run.
set -euo pipefail
cd "$(dirname "$0")/.."

usage() {
  cat <<'END'
Usage: tests/run.sh [--quick | --full | --help]

Installs what is missing, builds, checks the sources and runs the tests.

  (nothing)  what CI runs: lint, clang-tidy over what is shipped, conformance, robustness and
             independent tests on the release build, package, containers, manifests and runbooks as
             they are deployed (needs root and a Docker Engine), a million executions of the fuzzers,
             unit and conformance tests under AddressSanitizer and UndefinedBehaviorSanitizer
  --quick    lint without clang-tidy, and the unit tests of the development build
  --full     clang-tidy over the tests too and with its analyzer, all tests on the release build,
             longer runs of those that show more with time, unit tests of the libraries without gRPC
             under ThreadSanitizer, ten million executions of the fuzzers, and this script and the
             quickstart on an empty Debian (needs root)

Environment:
  WAYMARK_WITHOUT_DOCKER  why there is no Docker Engine: tests that need one are left out, which is
                          told at the end
END
}

failures=()
skipped=()
timings=()

# Runs a stage; a failure is told at the end too, and does not hide what later stages find.
stage() {  # NAME COMMAND...
  local name=$1 start=$SECONDS
  shift
  printf '\n=== %s\n' "$name"
  "$@" || failures+=("$name")
  timings+=("$(printf '%5d s  %s' $((SECONDS - start)) "$name")")
}

# Stages that later ones cannot do without.
required_stage() {
  local before=${#failures[@]}
  stage "$@"
  ((${#failures[@]} == before)) || finish
}

# ctest, where a test program that skipped a test counts as failed: all that the tests need was
# installed, so nothing has a reason to skip.
run_tests() {  # PRESET CTEST_ARGUMENT...
  local preset=$1 log=build/$1/Testing/Temporary/LastTest.log
  shift
  ctest --preset "$preset" --no-tests=error --parallel "$(nproc)" "$@" || return 1
  if grep -F '[  SKIPPED ]' "$log"; then
    echo "run.sh: the tests above were skipped"
    return 1
  fi
}

finish() {
  ((${#skipped[@]} == 0)) || printf '\nSKIPPED: %s\n' "${skipped[@]}"
  if ((${#failures[@]} > 0)); then
    printf '\nFAILED: %s\n' "${failures[@]}"
    exit 1
  fi
  exit 0
}

lint() {
  stage "lint: format" tests/lint/format.sh
  stage "lint: proto" tests/lint/proto.sh
  stage "lint: shell" tests/lint/shell.sh
  stage "lint: names" tests/lint/names.sh
  stage "lint: reasons" tests/lint/reasons.sh
}

quick() {
  required_stage "build dev" deploy/build.sh dev
  lint
}

# An engine runs on most machines, and not in a chroot.
deployment() {
  local needs_engine='containers_test|package_test|runbooks_test' leave_out=()
  if [[ ${WAYMARK_WITHOUT_DOCKER:-} ]]; then
    skipped+=("$needs_engine, as WAYMARK_WITHOUT_DOCKER says: $WAYMARK_WITHOUT_DOCKER")
    leave_out=(--exclude-regex "$needs_engine")
  fi
  run_tests release --label-regex deploy "${leave_out[@]}"
}

sanitized() {  # EXECUTIONS of the fuzzers
  required_stage "build asan-ubsan" deploy/build.sh asan-ubsan
  stage "fuzzers" tests/fuzz/run.sh "$1"
}

# Unit tests run under sanitizers only: what a release build could show beside that is little.
regular() {
  required_stage "build release" \
    deploy/build.sh release waymark-ingest waymark-query conformance_tests robustness_tests bench
  lint
  stage "clang-tidy" tests/lint/tidy.sh build/release
  stage "conformance, robustness and independent tests, release" \
    run_tests release --label-regex 'conformance|robustness|independent'
  stage "benchmark, that it runs" /usr/bin/python3 -B tests/bench/bench.py --quick
  stage "package, containers, manifests and runbooks" deployment
  sanitized 1000000
}

full() {
  required_stage "build release" deploy/build.sh release all bench
  lint
  stage "clang-tidy, all of it" tests/lint/tidy.sh --full build/release
  stage "all tests, release" run_tests release --label-exclude deploy
  stage "package, containers, manifests and runbooks" deployment
  stage "benchmark" /usr/bin/python3 -B tests/bench/bench.py
  long_runs
  thread_sanitizer
  sanitized 10000000
  stage "empty machine" tests/empty-machine.sh
}

# What shows more the longer it runs; the release tests have a short run of each.
long_runs() {
  local programs=build/release/tests
  stage "model, a million steps" env WAYMARK_STEPS=1000000 "$programs/write_model_test"
  stage "kill -9, 200 rounds" env WAYMARK_KILL_ROUNDS=200 "$programs/kill_test"
  stage "processes stopped for 30 seconds" env WAYMARK_STALL_SECONDS=30 \
    "$programs/stopped_process_test"
  stage "a disk that is slow for 10 seconds" env WAYMARK_STALL_SECONDS=10 "$programs/slow_disk_test"
  stage "power loss, 500 rounds" env WAYMARK_POWER_ROUNDS=500 "$programs/power_loss_test"
  stage "every operation of the disk fails" \
    env WAYMARK_FAILURE_STRIDE=1 "$programs/disk_failure_test"
  stage "kills of backup and restore, 51 rounds" \
    env WAYMARK_BACKUP_KILL_ROUNDS=51 "$programs/backup_kill_test"
  stage "bit rot of backups, 2,000 files" \
    env WAYMARK_BACKUP_ROT_TRIALS=2000 "$programs/backup_rot_test"
  stage "bit rot, 2,000 files" env WAYMARK_ROT_TRIALS=2000 "$programs/bit_rot_test"
  stage "full disks, 20 sizes" env WAYMARK_DISK_SIZES=20 WAYMARK_BIN_DIR="$PWD/build/release/bin" \
    /usr/bin/python3 -B tests/robustness/disk_full_test.py
  stage "attacks, 30 seconds each" env WAYMARK_ATTACK_SECONDS=30 \
    ctest --preset release --tests-regex 'attacks'
  stage "personal data, ten times the texts" \
    env WAYMARK_CORPUS_SIZE=30000 "$programs/personal_data_corpus_test"
}

# gRPC is not built for ThreadSanitizer and floods it with reports of what is no race, so only test
# programs that do not link it are built; the committer and the stores are among them.
thread_sanitizer() {
  local program tests=()
  for program in build/release/tests/*_test; do
    ldd "$program" | grep -q libgrpc || tests+=("${program##*/}")
  done
  required_stage "build tsan" deploy/build.sh tsan "${tests[@]}"
  required_stage "Abseil's mutexes for tsan" tests/sanitizers/abseil.sh
  stage "unit tests without gRPC, tsan" \
    run_tsan_tests "^($(IFS='|' && echo "${tests[*]}"))\$"
}

# RocksDB, which is not instrumented, is left out of it.
run_tsan_tests() {  # REGEX
  TSAN_OPTIONS=ignore_noninstrumented_modules=1 LD_LIBRARY_PATH=$(tests/sanitizers/abseil.sh) \
    run_tests tsan --tests-regex "$1"
}

main() {
  case "${1:-}" in
    "" | --quick | --full) ;;
    --help | -h) usage && return ;;
    *) usage >&2 && return 2 ;;
  esac
  required_stage "install" deploy/install-dependencies.sh --tests
  required_stage "tools" tests/install-tools.sh
  case "${1:-}" in
    --quick) quick ;;
    --full) full ;;
    *) regular ;;
  esac
  printf '\n=== time of each stage\n'
  printf '%s\n' "${timings[@]}"
  if [[ ${1:-} == --quick ]]; then
    stage "unit tests, dev" run_tests dev --label-regex unit
  else
    stage "unit and conformance tests, asan-ubsan" \
      run_tests asan-ubsan --label-regex 'unit|conformance'
  fi
  finish
}

main "$@"
