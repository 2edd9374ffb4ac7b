# Sourced by tests that are scripts: how they tell what came of them. They run in the source folder.
# shellcheck shell=bash

failed=0

# Notes that the test has failed and lets it go on.
fail() {
  printf 'FAILED: %s\n' "$*" >&2
  failed=1
}

give_up() {
  printf 'FAILED: %s\n' "$*" >&2
  exit 1
}

# The last line of a test.
end_test() { exit "$failed"; }
