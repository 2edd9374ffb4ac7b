#!/usr/bin/env bash
# Installs from Debian what building Waymark needs and this machine lacks; with --tests also what
# tests/run.sh needs. Silent and quick when nothing is missing. Written for Debian 12.
set -euo pipefail

readonly build_packages=(
  g++ cmake ninja-build
  libgrpc++-dev protobuf-compiler-grpc protobuf-compiler libprotobuf-dev libabsl-dev
  librocksdb-dev libspdlog-dev libssl-dev nlohmann-json3-dev libre2-dev libicu-dev
  libtomlplusplus-dev
  prometheus-cpp-dev libmicrohttpd-dev libjemalloc-dev pkg-config
  libgtest-dev libgmock-dev         # CMake declares the tests even where they are not built
  libgoogle-common-protos-java      # google/rpc/*.proto, which no other package ships
  dpkg-dev file                     # deploy/package.sh
)
readonly test_packages=(
  clang-14 libclang-rt-14-dev clang-format-14 clang-tidy-14 shellcheck python3
  debootstrap docker.io docker-compose   # tests/deploy; deploy/containers/base-image.sh
  ccache git jq curl ca-certificates openssl
  patch                             # tests/mutants
  lintian                           # tests/deploy: the package
  python3-h2                        # frames of HTTP/2 that no client would send
  python3-grpcio python3-protobuf   # tests/independent calls the services from Python
  postgresql-15                     # tests/bench: a yardstick
)
# buf and grpcurl are built from source by tests/install-tools.sh. Debian 12's own Go is 1.19.
readonly go_minor=22
readonly backports_list=/etc/apt/sources.list.d/waymark-backports.list

usage() {
  echo "Usage: deploy/install-dependencies.sh [--tests]"
  echo "Installs the Debian packages that building (with --tests: also testing) Waymark needs."
}

fail() {
  echo "install-dependencies: $*" >&2
  exit 1
}

missing_packages() {
  local installed package
  installed=$(dpkg-query --show --showformat '${Package} ${db:Status-Status}\n' "$@" 2>/dev/null ||
    true)
  for package in "$@"; do
    grep -qxF "$package installed" <<<"$installed" || echo "$package"
  done
}

as_root() {
  if ((EUID == 0)); then
    "$@"
  elif command -v sudo >/dev/null; then
    # sudo drops the environment, so variables travel as arguments.
    sudo env "$@"
  else
    fail "must run as root, or with sudo installed, to run: $*"
  fi
}

# What fails is told on standard error; hundreds of lines of what is unpacked help nobody.
apt_get() {
  as_root env DEBIAN_FRONTEND=noninteractive apt-get --quiet=2 --assume-yes \
    -o Dpkg::Use-Pty=0 "$@" >/dev/null
}

install_packages() {
  echo "Installing from Debian: $*" >&2
  apt_get update || fail "'apt-get update' failed (see above)"
  [[ " $* " != *" postgresql-15 "* ]] || keep_postgresql_still
  apt_get install --no-install-recommends "$@" || fail "'apt-get install' failed (see above)"
}

# The benchmark starts a server of its own. Installed as it is, Debian's package would make and start
# one for everybody.
keep_postgresql_still() {
  apt_get install --no-install-recommends postgresql-common ||
    fail "'apt-get install' failed (see above)"
  as_root sed -i 's/^#\?create_main_cluster.*/create_main_cluster = false/' \
    /etc/postgresql-common/createcluster.conf
}

go_is_new_enough() {
  local version
  version=$(go version 2>/dev/null) || return 1
  [[ $version =~ go1\.([0-9]+) ]] && ((BASH_REMATCH[1] >= go_minor))
}

# The address this machine already installs the named suite from, whatever its sources look like.
mirror_of_suite() {
  # shellcheck disable=SC2016  # apt-get expands these, not the shell.
  apt-get indextargets --format '$(CODENAME) $(COMPONENT) $(REPO_URI)' 'Created-By: Packages' |
    awk -v suite="$1" '$1 == suite && $2 == "main" { print $3; exit }'
}

add_backports() {
  local suite=$1-backports mirror keyring=/usr/share/keyrings/debian-archive-keyring.gpg
  [[ -z $(mirror_of_suite "$suite") ]] || return 0
  mirror=$(mirror_of_suite "$1")
  [[ -n $mirror ]] || fail "found no mirror of $1 to read $suite from; install Go 1.$go_minor or newer"
  echo "Adding $suite (in $backports_list)" >&2
  echo "deb [signed-by=$keyring] $mirror $suite main" | as_root tee "$backports_list" >/dev/null
}

install_go() {
  local codename release=()
  # shellcheck source=/dev/null
  codename=$(. /etc/os-release && echo "${VERSION_CODENAME:-}")
  if [[ $codename == bookworm ]]; then
    # indextargets names suites only by the lists that an update has fetched.
    apt_get update || fail "'apt-get update' failed (see above)"
    add_backports "$codename"
    release=(--target-release "$codename-backports")
  fi
  install_packages "${release[@]}" golang-go
  hash -r
  go_is_new_enough || fail "$(go version) is older than 1.$go_minor: install a newer Go by hand"
}

main() {
  local packages=("${build_packages[@]}") tests=0 missing
  case "${1:-}" in
    "") ;;
    --tests) tests=1 packages+=("${test_packages[@]}") ;;
    --help | -h) usage && return ;;
    *) usage >&2 && return 2 ;;
  esac
  command -v apt-get >/dev/null ||
    fail "this is not a Debian system (no apt-get). Install what provides: ${packages[*]}"

  mapfile -t missing < <(missing_packages "${packages[@]}")
  ((${#missing[@]} == 0)) || install_packages "${missing[@]}"
  ((tests == 0)) || go_is_new_enough || install_go
}

main "$@"
