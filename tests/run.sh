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
             independent tests on the release build, a million executions of the fuzzers, unit and
             conformance tests under AddressSanitizer and UndefinedBehaviorSanitizer
  --quick    lint without clang-tidy, and the unit tests of the development build
  --full     clang-tidy over the tests too and with its analyzer, all tests on the release build,
             longer runs of those that show more with time, unit tests of the libraries without gRPC
             under ThreadSanitizer, ten million executions of the fuzzers, and this script and the
             quickstart on an empty Debian (needs root)
END
}

failures=()
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

sanitized() {  # EXECUTIONS of the fuzzers
  required_stage "build asan-ubsan" deploy/build.sh asan-ubsan
  stage "fuzzers" tests/fuzz/run.sh "$1"
}

# Unit tests run under sanitizers only: what a release build could show beside that is little.
regular() {
  required_stage "build release" \
    deploy/build.sh release waymark-ingest waymark-query conformance_tests robustness_tests
  lint
  stage "clang-tidy" tests/lint/tidy.sh build/release
  stage "conformance, robustness and independent tests, release" \
    run_tests release --label-regex 'conformance|robustness|independent'
  sanitized 1000000
}

full() {
  required_stage "build release" deploy/build.sh release
  lint
  stage "clang-tidy, all of it" tests/lint/tidy.sh --full build/release
  stage "all tests, release" run_tests release
  long_runs
  thread_sanitizer
  sanitized 10000000
  stage "empty machine" tests/empty-machine.sh
}

# What shows more the longer it runs; the release tests have a short run of each.
long_runs() {
  local programs=build/release/tests
  stage "model, a million steps" env WAYMARK_STEPS=1000000 "$programs/write_model_test"
  stage "kill -9, sixty rounds" env WAYMARK_KILL_ROUNDS=60 "$programs/kill_test"
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
  export TSAN_OPTIONS=ignore_noninstrumented_modules=1
  stage "unit tests without gRPC, tsan" \
    run_tests tsan --tests-regex "^($(IFS='|' && echo "${tests[*]}"))\$"
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
