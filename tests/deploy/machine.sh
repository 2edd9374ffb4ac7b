# Sourced by tests of what is done on a machine: a clean Debian that systemd runs, in a container. They
# run in the source folder, and need root's rights over a Docker Engine, and a mirror for the libraries
# that the package depends on. Sets container, package, scratch, in (a folder of the container) and said.
# shellcheck shell=bash disable=SC2034  # What it sets is for who sources it.

# shellcheck source=tests/support/outcome.sh
source tests/support/outcome.sh

readonly image=waymark-systemd:12 patience=60
readonly in=/root/test  # Within the container.
scratch=$(mktemp -d)
container=
package=  # Of this build.
proxy_options=()

# shellcheck disable=SC2317  # Called by the trap.
clean_up() {
  [[ -z $container ]] || docker rm --force "$container" >/dev/null
  rm -rf "$scratch"
}
trap clean_up EXIT

inside() { docker exec "$container" "$@"; }

# Whether the command comes to succeed.
eventually() {
  local deadline=$((SECONDS + patience))
  until "$@" >/dev/null 2>&1; do
    ((SECONDS < deadline)) || return 1
    sleep 0.3
  done
}

# Installing and removing as nobody who could answer a question; what was said is kept in $said.
apt() {
  said=$(docker exec "${proxy_options[@]}" --env DEBIAN_FRONTEND=noninteractive "$container" \
    apt-get --quiet=2 --assume-yes -o Dpkg::Use-Pty=0 "$@" 2>&1) || give_up "apt-get $*: $said"
}

make_image() {
  local proxy arguments=()
  deploy/containers/base-image.sh >&2
  while read -r proxy; do arguments+=(--build-arg "$proxy"); done < <(deploy/containers/apt-proxies.sh)
  docker build --quiet "${arguments[@]}" --build-arg "BASE=${WAYMARK_BASE:-waymark-base:12}" \
    --tag "$image" - <tests/deploy/systemd.dockerfile >/dev/null
}

# A package of the next version, of the same programs.
make_next_package() {  # PACKAGE
  local version
  version=$(dpkg-deb --field "$1" Version)
  dpkg-deb --raw-extract "$1" "$scratch/next"
  sed -i "s/^Version: .*/Version: $version+next/" "$scratch/next/DEBIAN/control"
  dpkg-deb --root-owner-group --build "$scratch/next" "$scratch/next.deb" >/dev/null
}

# A clean machine that systemd runs, with the package of this build, one of the next version,
# certificates to try things out with, and the samples, in the folder $in. Docker's options are added.
start_machine() {  # DOCKER_OPTION...
  local proxy file
  command -v docker >/dev/null || give_up "needs a Docker Engine"
  while read -r proxy; do proxy_options+=(--env "$proxy"); done < <(deploy/containers/apt-proxies.sh)
  package=$(deploy/package.sh --output "$scratch")
  make_next_package "$package"
  deploy/certs.sh init "$scratch/certs" >/dev/null
  make_image
  # systemd mounts things for what it starts, and keeps its groups of processes beneath the container's.
  container=$(docker run --detach --cap-add SYS_ADMIN --cap-add SYS_PTRACE \
    --security-opt seccomp=unconfined --security-opt apparmor=unconfined --cgroupns=host \
    --volume /sys/fs/cgroup:/sys/fs/cgroup --tmpfs /run --tmpfs /tmp --env container=docker "$@" \
    "$image" /lib/systemd/systemd)
  eventually inside systemctl is-system-running --wait || give_up "systemd does not come up"
  inside mkdir "$in"
  for file in "$package" "$scratch/next.deb" "$scratch/certs" deploy/samples; do
    docker cp --quiet "$file" "$container:$in/" 2>/dev/null || docker cp "$file" "$container:$in/"
  done
  inside mv "$in/${package##*/}" "$in/waymark.deb"
}
