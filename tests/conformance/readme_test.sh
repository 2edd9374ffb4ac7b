#!/usr/bin/env bash
# Runs what README.md shows, as it shows it, and holds the answers against those it prints: every
# command of a ```console block that begins with "$ grpcurl", or calls waymark-ingest or
# waymark-query (but not their serve). Both services run as after deploy/quickstart.sh, the samples
# loaded, on other ports than README's.
#
# What is printed is the beginning of the answer; a line of "..." stands for any lines, and "..."
# within a line for any text. Times, tokens, etags and the wait of an import may differ.
#
#   readme_test.sh [FILE]   (README.md)
set -euo pipefail
# shellcheck source-path=SCRIPTDIR
source "$(dirname "$0")/services.sh"

readonly readme=${1:-README.md}
# README.md shows the charts of a terminal of today.
export LC_ALL=C.UTF-8
readonly ingest_in_readme=7601 query_in_readme=7602
commands=0

# What differs from run to run becomes the same.
normalise() {
  sed -E \
    -e 's/"(consistency_token|consistencyToken|next_page_token|nextPageToken|etag)": "[^"]*"/"\1": "(opaque)"/' \
    -e 's/"(create_time|createTime|update_time|updateTime)": "[^"]*"/"\1": "(time)"/' \
    -e 's/^(state:? +)[A-Za-z0-9_-]+$/\1(opaque)/' \
    -e 's/ in [0-9.]+ s$/ in (time)/' \
    -e "s/127\.0\.0\.1:(${ingest#*:}|$ingest_in_readme)/(ingest)/g" \
    -e "s/127\.0\.0\.1:(${query#*:}|$query_in_readme)/(query)/g" \
    -e 's/[[:space:]]+$//'
}

# Whether a line is as WANT, where "..." stands for any text.
line_matches() {  # LINE WANT
  local line=$1 pattern='' rest=$2
  while [[ $rest == *...* ]]; do
    pattern+="$(printf '%q' "${rest%%...*}")*"
    rest=${rest#*...}
  done
  pattern+=$(printf '%q' "$rest")
  # An unquoted right side is a pattern; what printf quoted in it is taken as it is.
  # shellcheck disable=SC2053
  eval "[[ \$line == $pattern ]]"
}

# Whether the lines of file GOT begin as those of file WANT.
begins_as() {  # GOT WANT
  local line want skipping=0
  exec 3<"$1"
  while IFS= read -r want; do
    if [[ $want =~ ^[[:space:]]*\.\.\.$ ]]; then
      skipping=1
      continue
    fi
    while true; do
      IFS= read -r line <&3 || { echo "missing: $want"; return 1; }
      line_matches "$line" "$want" && break
      ((skipping)) || { printf 'printed: %s\nanswered: %s\n' "$want" "$line"; return 1; }
    done
    skipping=0
  done <"$2"
}

is_ours() {  # COMMAND
  [[ $1 =~ ^([^ ]*/)?(grpcurl|waymark-ingest|waymark-query)\  && ! $1 =~ \ serve(\ |$) ]]
}

# The command as it is run here: our ports, our programs.
adapted() {  # COMMAND
  sed -E -e "s/\b(localhost|127\.0\.0\.1):$ingest_in_readme\b/$ingest/g" \
    -e "s/\b(localhost|127\.0\.0\.1):$query_in_readme\b/$query/g" \
    -e 's!^[^ ]*/(grpcurl|waymark-ingest|waymark-query) !\1 !' <<<"$1"
}

check() {  # COMMAND FILE_OF_WANTED_LINES
  local difference
  is_ours "$1" || return 0
  commands=$((commands + 1))
  # A failing command may be what README shows: its output is compared all the same.
  WAYMARK_INGEST=$ingest WAYMARK_QUERY=$query bash -c "$(adapted "$1")" \
    </dev/null >"$scratch/raw" 2>&1 || true
  normalise <"$scratch/raw" >"$scratch/got"
  normalise <"$2" >"$scratch/want"
  difference=$(begins_as "$scratch/got" "$scratch/want") ||
    fail "\$ $1"$'\n'"$difference"$'\n'"The whole answer:"$'\n'"$(<"$scratch/raw")"
}

# Calls check for each command of the console blocks with the lines printed under it.
check_readme() {
  local line command='' inside=0
  : >"$scratch/printed"
  while IFS= read -r line; do
    if ((!inside)); then
      [[ $line != '```console' ]] || inside=1
    elif [[ $line == '```' || $line == '$ '* ]]; then
      [[ -z $command ]] || check "$command" "$scratch/printed"
      : >"$scratch/printed"
      command=
      [[ $line != '```' ]] || inside=0
      [[ $line != '$ '* ]] || command=${line#'$ '}
    elif [[ $command == *\\ && ! -s $scratch/printed ]]; then
      command=${command%\\}${line#> }
    else
      printf '%s\n' "$line" >>"$scratch/printed"
    fi
  done <"$readme"
}

start_services
waymark-ingest import "--ingest=$ingest" deploy/samples/*.jsonl >"$scratch/import.txt" ||
  give_up "the samples do not load: $(<"$scratch/import.txt")"
check_readme
((commands > 0)) || fail "$readme shows no command"
echo "$commands commands of $readme"
end_test
