#!/usr/bin/env bash
# Runs clang-tidy and clang's thread-safety analysis over the project's sources, with the flags of
# a configured build (default build/release) whose generated headers are there. What is compiled
# together (unity) is looked at together: reading headers takes most of the time.
#
#   tests/lint/tidy.sh [--full] [BUILD_DIR]
#
# --full adds the test programs, which are half of the files, and the paths that clang's analyzer
# walks through the code, which take a third of the time. A source that passed once is not looked at
# again until it, a header it includes, .clang-tidy or the checks asked for change.
set -euo pipefail
cd "$(dirname "$0")/../.."

readonly passed_before=${XDG_CACHE_HOME:-$HOME/.cache}/waymark-tidy
readonly without_analyzer=',-clang-analyzer-*'
# Including sources is what a unity source is for.
readonly not_of_unity='-bugprone-suspicious-include'

flags_of() {  # BUILD_DIR SOURCE -> what the compiler gets but for the output
  local command
  command=$(jq -r --arg source "$2" 'first(.[] | select(.file == $source)).command' \
    "$1/compile_commands.json")
  command=${command#* }
  echo "${command%% -o *}"
}

check_one() {  # BUILD_DIR CHECKS SOURCE; CHECKS add to those of .clang-tidy or take from them
  local flags digest
  flags=$(flags_of "$1" "$3")
  # Comments are kept: NOLINT is one. The flags come quoted for a shell.
  digest=$( (cat .clang-tidy && echo "$2" &&
    eval "clang++-14 $flags -Wno-unknown-warning-option -E -P -C" '"$3"') | sha256sum | cut -d' ' -f1)
  [[ ! -e $passed_before/$digest ]] || return 0
  # Standard error holds only counts of warnings in other people's headers.
  # The build's flags may name warnings that only its compiler has.
  clang-tidy-14 --quiet -p "$1" --checks="$2" --extra-arg=-Wthread-safety \
    --extra-arg=-Wno-unknown-warning-option "$3" 2>/dev/null || {
    echo "tidy: ${3#"$PWD/"} does not pass" >&2
    return 1
  }
  : >"$passed_before/$digest"
}

main() {
  local ours='^(common|ingest-service|query-service)/' not='_test(_[0-9]+)?\.cc ' build
  local checks=$not_of_unity$without_analyzer
  if [[ ${1:-} == --full ]]; then
    ours='^(common|ingest-service|query-service|tests)/' not='^$' checks=$not_of_unity
    shift
  fi
  build=${1:-build/release}
  mkdir -p "$passed_before"
  jq -r '.[].file' "$build/compile_commands.json" | sort -u |
    sed -E "s|^$PWD/($build/)?(.*)|\2 &|" | grep -E "$ours" | grep -vE "^[^ ]*$not" | cut -d' ' -f2 |
    xargs -d '\n' --no-run-if-empty -n 1 -P "$(nproc)" "$0" --one "$build" "$checks"
}

if [[ ${1:-} == --one ]]; then
  check_one "$2" "$3" "$4"
else
  main "$@"
fi
