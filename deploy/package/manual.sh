#!/usr/bin/env bash
# Writes a program's manual page, compressed: what its --help and that of its commands say.
#
#   deploy/package/manual.sh PROGRAM OUTPUT
set -euo pipefail

# Text that stays as it is laid out: lines that begin with a dot or a quote would be commands to man.
as_it_is() {
  printf '.nf\n'
  sed -e 's/\\/\\e/g' -e "s/^[.']/\\\\\&&/" -e 's/-/\\-/g'
  printf '.fi\n'
}

commands_of() {  # PROGRAM
  "$1" --help | sed -nE '/^Commands:/,/^$/s/^  ([a-z-]+) .*/\1/p'
}

# What the program is for, as far as a line of whatis goes.
summary_of() {  # PROGRAM
  "$1" --help | sed -n '3,/^$/p' | tr '\n' ' ' | sed -E 's/[.:].*//'
}

page() {  # PROGRAM
  local name=${1##*/} version command
  version=$("$1" --version | awk '{ print $2 }')
  printf '.TH %s 1 "" "Waymark %s"\n' "${name^^}" "$version"
  printf '.SH NAME\n%s \\- %s\n' "$name" "$(summary_of "$1")"
  printf '.SH SYNOPSIS\n'
  "$1" --help | sed -n '1s/^Usage: //p' | as_it_is
  printf '.SH DESCRIPTION\n'
  "$1" --help | tail -n +3 | as_it_is
  for command in $(commands_of "$1"); do
    printf '.SH %s\n' "${command^^}"
    "$1" "$command" --help | as_it_is
  done
  printf '.SH SEE ALSO\nThe files in /usr/share/doc/waymark.\n'
}

page "$1" | gzip --best --no-name >"$2"
