#!/usr/bin/env bash
# Prints the bill of materials of an image as SPDX 2.3 in JSON, from within the image: every package of
# Debian's that its database has, and Waymark.
#
#   sbom.sh ingest|query VERSION
#
# SOURCE_DATE_EPOCH dates it; what is in the image names it, so that the same image has the same one.
# No field needs escaping: Debian's names and versions have neither quotes nor backslashes.
set -euo pipefail

readonly service=${1:?usage: sbom.sh ingest|query VERSION}
readonly version=${2:?usage: sbom.sh ingest|query VERSION}
readonly document=waymark-$service-$version

# name, version, architecture, source package and its version of all that is installed.
installed() {
  # shellcheck disable=SC2016  # dpkg-query expands these, not the shell.
  dpkg-query --show --showformat \
    '${db:Status-Status}\t${Package}\t${Version}\t${Architecture}\t${source:Package}\t${source:Version}\n' |
    awk -F'\t' -v OFS='\t' '$1 == "installed" { print $2, $3, $4, $5, $6 }' | LC_ALL=C sort
}

distribution() {
  # shellcheck source=/dev/null
  . /etc/os-release && echo "$ID-$VERSION_ID"
}

# An address may hold neither '+' nor ':' nor '~' as they are; the first two have another meaning.
escaped() { sed -e 's/%/%25/g' -e 's/+/%2B/g' -e 's/:/%3A/g' <<<"$1"; }

# A name in SPDX has letters, digits, dots and hyphens: a '+' becomes a word.
reference() { echo "SPDXRef-Package-${1//+/-plus-}"; }

own_package() {  # REFERENCE NAME PURPOSE
  cat <<END
    {
      "SPDXID": "$1",
      "name": "$2",
      "versionInfo": "$version",
      "primaryPackagePurpose": "$3",
      "supplier": "NOASSERTION",
      "downloadLocation": "NOASSERTION",
      "filesAnalyzed": false,
      "licenseConcluded": "NOASSERTION",
      "licenseDeclared": "Apache-2.0",
      "copyrightText": "NOASSERTION"
    }
END
}

debian_package() {  # NAME VERSION ARCHITECTURE SOURCE SOURCE_VERSION
  cat <<END
,
    {
      "SPDXID": "$(reference "$1")",
      "name": "$1",
      "versionInfo": "$2",
      "supplier": "Organization: Debian",
      "downloadLocation": "NOASSERTION",
      "filesAnalyzed": false,
      "sourceInfo": "built from Debian's source package $4 $5",
      "licenseConcluded": "NOASSERTION",
      "licenseDeclared": "NOASSERTION",
      "licenseComments": "see /usr/share/doc/$1/copyright in the image",
      "copyrightText": "NOASSERTION",
      "externalRefs": [
        {
          "referenceCategory": "PACKAGE-MANAGER",
          "referenceType": "purl",
          "referenceLocator": "pkg:deb/debian/$(escaped "$1")@$(escaped "$2")?arch=$3&distro=$distribution"
        }
      ]
    }
END
}

relationship() {  # FROM TYPE TO
  printf '    {"spdxElementId": "%s", "relationshipType": "%s", "relatedSpdxElement": "%s"}' "$@"
}

main() {
  local packages distribution digest name rest
  packages=$(installed)
  distribution=$(distribution)
  digest=$(sha256sum <<<"$document $packages" | cut -d' ' -f1)
  cat <<END
{
  "spdxVersion": "SPDX-2.3",
  "dataLicense": "CC0-1.0",
  "SPDXID": "SPDXRef-DOCUMENT",
  "name": "$document",
  "documentNamespace": "https://spdx.org/spdxdocs/$document-$digest",
  "creationInfo": {
    "created": "$(date --utc --date="@${SOURCE_DATE_EPOCH:-$(date +%s)}" +%Y-%m-%dT%H:%M:%SZ)",
    "creators": ["Tool: waymark-sbom.sh-$version"]
  },
  "packages": [
$(own_package SPDXRef-Image "waymark-$service image" CONTAINER),
$(own_package SPDXRef-Waymark "waymark-$service" APPLICATION)
END
  while IFS=$'\t' read -r name rest; do
    # shellcheck disable=SC2086  # Words of their own.
    debian_package "$name" $rest
  done <<<"$packages"
  printf '  ],\n  "relationships": [\n'
  relationship SPDXRef-DOCUMENT DESCRIBES SPDXRef-Image
  printf ',\n' && relationship SPDXRef-Image CONTAINS SPDXRef-Waymark
  while IFS=$'\t' read -r name rest; do
    printf ',\n' && relationship SPDXRef-Image CONTAINS "$(reference "$name")"
  done <<<"$packages"
  printf '\n  ]\n}\n'
}

main
