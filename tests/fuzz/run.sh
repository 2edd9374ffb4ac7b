#!/usr/bin/env bash
# Runs every fuzzer: first what it once found (tests/fuzz/findings), then new inputs, most of them
# made from the samples, in two processes for two cores. Needs the fuzzers:
# deploy/build.sh asan-ubsan fuzzers
#
#   tests/fuzz/run.sh [EXECUTIONS [FUZZER...]]    default 1000000, both processes together, and all
#
# The same seed makes nearly the same inputs (where the program lies in memory has a small part in
# what libFuzzer keeps); FUZZ_SEED sets another. Ends with a line for each fuzzer. A finding is kept
# in build/fuzz/artifacts, and the exit status is not 0.
set -euo pipefail
cd "$(dirname "$0")/../.."

readonly executions=${1:-1000000}
readonly seed=${FUZZ_SEED:-20260115}
readonly programs=build/asan-ubsan
readonly build=build/fuzz
# What takes ten seconds or half a gigabyte is a finding too.
readonly limits=(-timeout=10 -rss_limit_mb=512)
# What libFuzzer does with inputs by itself takes longer than trying them.
readonly thrift=(-entropic=0)
# And AddressSanitizer: what is freed is kept back from reuse by the second process only, and where
# memory was taken is not noted (a fourth of the time): run the program with what it found to be told.
readonly quarantine_mb=(0 1)
readonly samples=(deploy/samples/*.jsonl deploy/samples/england/*.jsonl)

# The largest input of each process, and how many of a hundred executions are its own: one keeps to
# small inputs, of which it tries more in the time of a large one; so they take about as long.
settings_of() {  # FUZZER
  case $1 in
    # Real requests have up to 8 KiB, most of them half of one.
    prepare_visit_fuzzer) max_bytes=(1024 8192) percent=(75 25) ;;
    import_file_fuzzer) max_bytes=(512 4096) percent=(70 30) ;;
    policy_fuzzer) max_bytes=(256 2048) percent=(70 30) ;;
    # A few ids, a number and a text.
    keys_fuzzer | tokens_fuzzer) max_bytes=(96 384) percent=(50 50) ;;
    *) echo "fuzz: run.sh has no settings of $1" >&2 && return 1 ;;
  esac
}

# Sets `start` to libFuzzer's options for what a fuzzer starts from: some need nothing.
start_of() {  # FUZZER
  start=()
  [[ ! -e $build/start/$1/dictionary ]] || start+=(-dict="$build/start/$1/dictionary")
  [[ -d $build/start/$1/seeds ]] || return 0
  printf '%s\n' "$build/start/$1/seeds"/* | paste -sd, >"$build/start/$1/list"
  start+=(-seed_inputs="@$build/start/$1/list")
}

make_seeds() {
  rm -rf "$build/start"
  mkdir -p "$build/start" "$build/artifacts"
  "$programs/bin/fuzz-seeds" "$build/start" "${samples[@]}"
}

replay() {  # FUZZER
  local findings=(tests/fuzz/findings/"$1"/*)
  [[ -e ${findings[0]} ]] || return 0
  "$programs/fuzzers/$1" "${limits[@]}" "${findings[@]}" >"$build/$1.replay.log" 2>&1
}

# Each process grows a corpus of its own, in memory, so that what it does follows from its seed.
explore() {  # FUZZER PROCESS
  local options=malloc_context_size=0:quarantine_size_mb=${quarantine_mb[$2]}
  options+=:thread_local_quarantine_size_kb=$((64 * quarantine_mb[$2]))
  ASAN_OPTIONS=$options "$programs/fuzzers/$1" "${limits[@]}" "${thrift[@]}" \
    -max_len="${max_bytes[$2]}" -seed=$((seed + $2)) -runs=$((executions * percent[$2] / 100)) \
    -artifact_prefix="$build/artifacts/$1-" -print_final_stats=1 "${start[@]}" \
    >"$build/$1.$2.log" 2>&1
}

sum_of() {  # PATTERN LOG... -> the sum of the numbers that follow it
  cat "${@:2}" | grep -oE "$1 *[0-9]+" | awk '{ sum += $NF } END { print sum + 0 }'
}

most_of() {  # PATTERN LOG... -> the greatest of the numbers that follow it
  cat "${@:2}" | grep -oE "$1 *[0-9]+" | awk '$NF > most { most = $NF } END { print most + 0 }'
}

report() {  # FUZZER SECONDS FINDINGS
  local logs=("$build/$1".[0-9].log) done_
  done_=$(sum_of 'number_of_executed_units:' "${logs[@]}")
  printf '%s: %d executions in %d s, %d a second, seed %d; coverage %d edges; ' \
    "$1" "$done_" "$2" $((done_ / ($2 > 0 ? $2 : 1))) "$seed" "$(most_of 'cov:' "${logs[@]}")"
  printf '%d parsed, %d accepted; findings %d\n' "$(sum_of 'fuzz: parsed' "${logs[@]}")" \
    "$(sum_of ', accepted' "${logs[@]}")" "$3"
}

run_fuzzer() {  # FUZZER -> the number of processes that found something
  local began=$SECONDS found=0 process pids=() start max_bytes percent
  settings_of "$1"
  start_of "$1"
  replay "$1" || { found=1 && tail -40 "$build/$1.replay.log" >&2; }
  for process in "${!max_bytes[@]}"; do
    explore "$1" "$process" &
    pids+=($!)
  done
  for process in "${!max_bytes[@]}"; do
    wait "${pids[process]}" ||
      { found=$((found + 1)) && tail -60 "$build/$1.$process.log" >&2; }
  done
  report "$1" $((SECONDS - began)) "$found"
  ((found == 0))
}

main() {
  local fuzzer failed=0
  make_seeds
  (($# > 0)) || set -- "$programs"/fuzzers/*
  for fuzzer in "$@"; do
    run_fuzzer "${fuzzer##*/}" || failed=1
  done
  return "$failed"
}

main "${@:2}"
