#!/usr/bin/env bash
# Unpacks Waymark's package for the images, within the build of them: see usage().
set -euo pipefail
cd "$(dirname "$0")/../.."

usage() {
  cat <<'END'
Usage: deploy/containers/unpack-package.sh source|prebuilt OUTPUT

Compiles Waymark's package from this checkout, or takes the one in build/packages, and puts into OUTPUT

  depends       the libraries that the services need, as a package's Depends
  common/       what both images have: reference data, policy, licence
  ingest/       what is of one service alone
  query/
END
}

fail() {
  echo "unpack-package: $*" >&2
  exit 1
}

package() {  # source|prebuilt
  case "$1" in
    source)
      deploy/install-dependencies.sh >&2
      deploy/package.sh
      ;;
    prebuilt)
      local packages
      packages=(build/packages/waymark_*.deb)
      [[ -e ${packages[0]} ]] || fail "there is no build/packages/waymark_*.deb: deploy/package.sh makes it"
      ((${#packages[@]} == 1)) || fail "which of these: ${packages[*]}"
      echo "${packages[0]}"
      ;;
    *) usage >&2 && exit 2 ;;
  esac
}

# What else the package depends on serves an installation with systemd.
libraries_of() {  # PACKAGE
  dpkg-deb --field "$1" Depends | tr ',' '\n' | grep -E '^ *lib' | paste -sd,
}

main() {
  (($# == 2)) || { usage >&2 && exit 2; }
  local output=$2 deb all service
  deb=$(package "$1")
  all=$output/all
  mkdir -p "$output"/{common/{etc/waymark,usr/share/doc/waymark},{ingest,query}/usr/bin}
  dpkg-deb --extract "$deb" "$all"
  libraries_of "$deb" >"$output/depends"
  cp -r "$all/usr/share/waymark" "$output/common/usr/share/"
  cp "$all/etc/waymark/policy.textproto" "$output/common/etc/waymark/"
  cp "$all/usr/share/doc/waymark/copyright" "$output/common/usr/share/doc/waymark/"
  for service in ingest query; do
    cp "$all/usr/bin/waymark-$service" "$output/$service/usr/bin/"
  done
}

main "$@"
