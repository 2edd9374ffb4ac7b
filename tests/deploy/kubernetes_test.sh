#!/usr/bin/env bash
# The Kubernetes manifests, without a cluster: what kustomize makes of them is decoded strictly into
# Kubernetes' own types and admitted by Pod Security's level "restricted" (kubernetes/), and the
# programs know every command, flag and setting in them.
set -euo pipefail
cd "$(dirname "$0")/../.."
# shellcheck source=tests/support/outcome.sh
source tests/support/outcome.sh

: "${WAYMARK_BIN_DIR:?is the folder of waymark-ingest and waymark-query}"
PATH=$PWD/.deps/bin:$PATH
readonly manifests=deploy/kubernetes
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

check() { "$scratch/check"; }

# kustomize asks for more than Debian 12's can, and says so each time.
render() {  # FOLDER
  kubectl kustomize "$manifests/$1" 2>"$scratch/errors" || give_up "$1: $(<"$scratch/errors")"
}

has_flag() {  # PROGRAM COMMAND FLAG
  local help
  help=$("$WAYMARK_BIN_DIR/$1" "$2" --help) && grep -qE "^  --$3(=|\$)" <<<"$help"
}

# A command as it stands in a manifest, each word an argument.
test_command() {  # OF PROGRAM COMMAND FLAG...
  local of=$1 program=${2##*/} command=$3 flag
  shift 3
  [[ -x $WAYMARK_BIN_DIR/$program ]] || { fail "$of: there is no program $program" && return; }
  for flag in "$@"; do
    [[ $flag == --*=* ]] || fail "$of: '$flag' is no flag with a value"
    flag=${flag#--}
    has_flag "$program" "$command" "${flag%%=*}" ||
      fail "$of: '$program $command' has no flag --${flag%%=*}"
  done
}

# Each setting of a file is a flag of 'serve', and none that the image has a variable of, which would win.
test_settings() {  # OF FILE TEXT
  local key
  while read -r key; do
    has_flag "waymark-${2%.toml}" serve "$key" || fail "$1: $2 sets $key, which there is not"
    ! grep -q "WAYMARK_${key^^}=" deploy/containers/Dockerfile || fail "$1: the image decides $key, not $2"
  done < <(sed -nE 's/^([a-z_]+) = .*/\1/p' <<<"$3")
}

test_contents() {  # CONTENTS, lines of the checker
  local line of words
  while read -r line; do
    of=$(jq -r .of <<<"$line")
    if jq -e .command <<<"$line" >/dev/null; then
      mapfile -t words < <(jq -r '.command[]' <<<"$line")
      test_command "$of" "${words[@]}"
    elif [[ $(jq -r .file <<<"$line") == *.toml ]]; then
      test_settings "$of" "$(jq -r .file <<<"$line")" "$(jq -r .text <<<"$line")"
    fi
  done <<<"$1"
}

test_kustomization() {  # FOLDER
  local contents
  render "$1" >"$scratch/rendered.yaml"
  contents=$(check <"$scratch/rendered.yaml" 2>&1) || { fail "$1: $contents" && return; }
  test_contents "$contents"
}

# That the checks find what they are for.
test_faults() {
  local what expected fault said
  render base >"$scratch/rendered.yaml"
  while IFS='|' read -r what expected fault; do
    sed -E "$fault" "$scratch/rendered.yaml" >"$scratch/faulty.yaml"
    ! cmp --silent "$scratch/rendered.yaml" "$scratch/faulty.yaml" || fail "$what: nothing to change"
    ! said=$(check <"$scratch/faulty.yaml" 2>&1) || fail "$what is not noticed"
    [[ $said == *"$expected"* ]] || fail "$what is not told as '$expected': $said"
  done <<'FAULTS'
an unknown field|unknown field|s/^( *)enableServiceLinks: .*/&\n\1enableServiceLink: false/
a field that stands twice|already set|s/^( *)enableServiceLinks: .*/&\n&/
a field in the wrong place|unknown field|s/^( *)serviceName: .*/&\n\1enableServiceLinks: false/
a number for a text|cannot unmarshal number|s/^( *)path: tls.key/\1path: 7/
variables of services|taken for flags|s/enableServiceLinks: false/enableServiceLinks: true/
privileges|allowPrivilegeEscalation|s/allowPrivilegeEscalation: false/allowPrivilegeEscalation: true/
root|runAsUser=0|s/runAsUser: 10001/runAsUser: 0/
a namespace that lets in anything|does not enforce|s/(enforce): restricted/\1: privileged/
a selector of nothing|selects no pod|/^kind: PodDisruptionBudget/,/^---/s/: waymark-query$/&-2/
a port that there is not|has the port|s/targetPort: grpc/targetPort: http/
settings that there are not|no ConfigMap|s/^( {8,}name: waymark-policy)$/\1-2/
FAULTS
}

test_copies() {
  cmp deploy/policy.textproto "$manifests/base/policy/policy.textproto" ||
    fail "the policy of the manifests is not the one that is shipped"
  local version
  version=$(sed -nE 's/^project\(waymark VERSION ([0-9.]+) .*/\1/p' CMakeLists.txt)
  [[ $(grep -c "newTag: $version\$" "$manifests/base/kustomization.yaml") == 2 ]] ||
    fail "the images are not of version $version"
}

main() {
  command -v kubectl >/dev/null || give_up "kubectl is missing: run tests/install-tools.sh"
  CGO_ENABLED=0 GOTOOLCHAIN=local GOFLAGS=-buildvcs=false \
    go -C tests/deploy/kubernetes build -o "$scratch/check" . || give_up "the checker does not build"
  test_copies
  test_kustomization base
  test_kustomization overlays/example
  test_faults
}

main
end_test
