#!/usr/bin/env bash
# Writes what CHANGELOG.md says of a version as Debian's changelog, compressed.
#
#   deploy/package/changelog.sh VERSION MAINTAINER OUTPUT
set -euo pipefail

readonly width=74

# The lines of the version's section, each item on one line.
items_of() {  # VERSION
  awk -v heading="## $1" '
    /^## / { inside = ($0 == heading || index($0, heading " ") == 1); next }
    !inside || /^$/ { next }
    /^- / { if (item) print item; item = substr($0, 3); next }
    { sub(/^ +/, ""); item = item " " $0 }
    END { if (item) print item }
  ' "$changes"
}

# "unreleased" is what Debian, too, calls what nobody has released.
suite_of() {  # VERSION
  if grep -qF "## $1 (unreleased)" "$changes"; then echo UNRELEASED; else echo stable; fi
}

entry() {  # VERSION MAINTAINER
  printf 'waymark (%s) %s; urgency=medium\n\n' "$1" "$(suite_of "$1")"
  items_of "$1" | while read -r item; do
    fold --spaces --width="$width" <<<"$item" | sed -e '1s/^/  * /' -e '2,$s/^/    /' -e 's/ *$//'
  done
  printf '\n -- %s  %s\n' "$2" "$(LC_ALL=C date --utc --rfc-email --date="@$when")"
}

main() {
  local version=$1 maintainer=$2 output=$3
  [[ -n $(items_of "$version") ]] || {
    echo "changelog: CHANGELOG.md has nothing of version $version" >&2
    return 1
  }
  entry "$version" "$maintainer" | gzip --best --no-name >"$output"
}

changes=$(dirname "$0")/../../CHANGELOG.md
readonly changes
# The same sources make the same package: the time is that of what was committed last, where known.
when=${SOURCE_DATE_EPOCH:-$(git -C "$(dirname "$0")" log -1 --format=%ct 2>/dev/null || date +%s)}
readonly when
main "$@"
