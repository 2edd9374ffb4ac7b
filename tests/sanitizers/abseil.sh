#!/usr/bin/env bash
# Builds Abseil's mutexes for ThreadSanitizer, from the source of Debian's package: those of the
# package are not instrumented, so that whatever they guard looks like a race. The source has the
# annotations in it. Prints the folder for LD_LIBRARY_PATH. Silent and quick where it is built.
set -euo pipefail
cd "$(dirname "$0")/../.."

readonly build=$PWD/build/tsan-abseil
readonly name=libabsl_synchronization.so.20220623
readonly sources=(barrier.cc blocking_counter.cc mutex.cc notification.cc
  internal/create_thread_identity.cc internal/per_thread_sem.cc internal/waiter.cc)
readonly libraries=(graphcycles_internal stacktrace symbolize time base malloc_internal
  raw_logging_internal spinlock_wait)

# With lists of packages of its own: those of the machine need not have sources.
fetch() {
  local mirror options
  # shellcheck disable=SC2016  # apt-get expands these, not the shell.
  mirror=$(apt-get indextargets --format '$(CODENAME) $(COMPONENT) $(REPO_URI)' \
    'Created-By: Packages' | awk '$1 == "bookworm" && $2 == "main" { print $3; exit }')
  [[ -n $mirror ]] || { echo "abseil.sh: found no mirror of bookworm" >&2 && return 1; }
  mkdir -p lists/partial cache
  echo "deb-src [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror bookworm main" \
    >sources.list
  options=(-o "Dir::Etc::sourcelist=$PWD/sources.list" -o Dir::Etc::sourceparts=/dev/null
    -o "Dir::State::lists=$PWD/lists" -o "Dir::Cache=$PWD/cache" -o APT::Sandbox::User=)
  apt-get -qq "${options[@]}" update
  apt-get -qq "${options[@]}" source --download-only abseil
  # apt-get has compared it with the signed list.
  dpkg-source --no-check -x abseil_*.dsc source >/dev/null
}

compile() {
  cd source
  g++ -std=c++17 -O1 -g1 -fPIC -shared -fsanitize=thread -I. -Wl,-soname,"$name" -o "../$name" \
    "${sources[@]/#/absl/synchronization/}" "${libraries[@]/#/-labsl_}"
}

if [[ ! -e $build/$name ]]; then
  rm -rf "$build"
  mkdir -p "$build"
  (cd "$build" && fetch >&2 && compile)
fi
echo "$build"
