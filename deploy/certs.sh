#!/usr/bin/env bash
# Certificates for trying Waymark out, from an authority of your own. See usage() for the rest.
set -euo pipefail
umask 077

# What 'init' was told holds for all that comes after, where nothing else is said then.
trust_domain=${WAYMARK_TRUST_DOMAIN:-}
certificate_days=${WAYMARK_CERTIFICATE_DAYS:-}
list_days=${WAYMARK_REVOCATION_LIST_DAYS:-}
readonly authority_days=90
readonly server_names=${WAYMARK_SERVER_NAMES:-DNS:localhost,IP:127.0.0.1,IP:::1}

usage() {
  cat <<END
Usage: deploy/certs.sh COMMAND HOME [ARGUMENT...]

Makes a certificate authority in the folder HOME and directories of credentials beneath it, each
ready for --tls_dir: HOME/NAME with ca.pem, crl.pem, tls.crt and tls.key. For trying out: whoever
runs an authority in earnest keeps its key elsewhere.

Commands:
  init HOME                     an authority, and credentials of these names:
                                  ingest, query      for both services (query follows ingest)
                                  submitter, reader  for the authority of WAYMARK_AUTHORITY
                                  operator, auditor  for a service of that name
  issue HOME NAME PATH          credentials of a caller whose URI is spiffe://DOMAIN/PATH, for
                                example: issue certs leeds authority/leeds/submitter
  renew HOME [NAME...]          new keys and certificates, for all or the names given
  revoke HOME NAME              takes all of NAME's certificates back and publishes the new
                                revocation list to all others
  lists HOME                    publishes a new revocation list to all, without other changes
  rotate HOME                   a new authority beside the old one, which is still trusted, and
                                new credentials of all from the new one; again, and the old one goes

Running services take all of this over within three seconds: a directory is a symbolic link, and is
swapped as a whole.

Environment:
  WAYMARK_TRUST_DOMAIN          waymark.example, or what init was told
  WAYMARK_AUTHORITY             id or code of the authority of submitter and reader (sunderland)
  WAYMARK_SERVER_NAMES          alternative names of the services ($server_names)
  WAYMARK_CERTIFICATE_DAYS      how long certificates live (7, or what init was told)
  WAYMARK_REVOCATION_LIST_DAYS  when the next list is due (7, or what init was told)
END
}

fail() {
  echo "certs: $*" >&2
  exit 1
}

# Runs openssl, whose progress nobody wants to see unless it fails.
quietly() {
  local output
  output=$("$@" 2>&1 </dev/null) || fail "$* failed:"$'\n'"$output"
}

new_key() {  # FILE
  quietly openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$1"
}

# What `openssl ca` works by: where the authority of folder $1 keeps its books.
authority_config() {  # FOLDER
  cat <<END
[ca]
default_ca = authority
[authority]
dir = $1
database = $1/index.txt
new_certs_dir = $1/issued
certificate = $1/ca.pem
private_key = $1/ca.key
rand_serial = yes
unique_subject = no
default_md = sha256
policy = any_name
[any_name]
commonName = supplied
END
}

new_authority() {  # FOLDER
  mkdir -p "$1/issued"
  : >"$1/index.txt"
  authority_config "$1" >"$1/openssl.conf"
  new_key "$1/ca.key"
  # A name of its own for each: two authorities of one name would share their revocation lists.
  quietly openssl req -x509 -new -key "$1/ca.key" -sha256 -days "$authority_days" -out "$1/ca.pem" \
    -subj "/CN=Waymark trial authority $(openssl rand -hex 4)" \
    -addext basicConstraints=critical,CA:TRUE,pathlen:0 \
    -addext keyUsage=critical,keyCertSign,cRLSign
}

# The extensions of a certificate: a file of HOME/.profiles.
profile() {  # USAGES ALTERNATIVE_NAMES
  printf '%s\n' "basicConstraints=critical,CA:FALSE" "keyUsage=critical,digitalSignature" \
    "extendedKeyUsage=$1" "subjectAltName=$2"
}

caller_profile() {  # PATH
  profile clientAuth "URI:spiffe://$trust_domain/$1"
}

# A new key and certificate into FOLDER, from the current authority.
issue_into() {  # NAME FOLDER
  local authority=$home/.authority/current
  new_key "$2/tls.key"
  quietly openssl req -new -key "$2/tls.key" -subj "/CN=$1" -out "$2/request.pem"
  quietly openssl ca -batch -notext -config "$authority/openssl.conf" -in "$2/request.pem" \
    -extfile "$home/.profiles/$1" -days "$certificate_days" -out "$2/tls.crt"
  rm "$2/request.pem"
}

# What everybody trusts, into FOLDER: the authorities and a new revocation list of each.
trust_into() {  # FOLDER
  local authority
  : >"$1/ca.pem"
  : >"$1/crl.pem"
  for authority in "$home"/.authority/{current,previous}; do
    [[ -e $authority ]] || continue
    cat "$authority/ca.pem" >>"$1/ca.pem"
    quietly openssl ca -gencrl -config "$authority/openssl.conf" -crldays "$list_days" \
      -out "$1/list.pem"
    cat "$1/list.pem" >>"$1/crl.pem"
    rm "$1/list.pem"
  done
}

new_folder() {  # NAME -> a folder that will be one state of HOME/NAME
  mktemp -d "$home/.states/$1.XXXXXXXX"
}

# HOME/NAME leads to FOLDER from one moment to the next; what it led to before goes.
publish() {  # NAME FOLDER
  local before
  before=$(readlink "$home/$1" || true)
  ln -sfn ".states/${2##*/}" "$home/.next-$1"
  mv -T "$home/.next-$1" "$home/$1"
  [[ -z $before ]] || rm -rf "$home/.states/${before##*/}"
}

renew_one() {  # NAME
  local folder
  [[ -e $home/.profiles/$1 ]] || fail "there are no credentials named $1 in $home"
  folder=$(new_folder "$1")
  issue_into "$1" "$folder"
  trust_into "$folder"
  publish "$1" "$folder"
  echo "$home/$1: $(openssl x509 -in "$folder/tls.crt" -noout -enddate)"
}

# Everything of NAME stays but what it trusts.
refresh_trust() {  # NAME
  local folder
  folder=$(new_folder "$1")
  cp "$home/$1"/tls.{crt,key} "$folder"
  trust_into "$folder"
  publish "$1" "$folder"
}

names() { ls "$home/.profiles"; }

# From what was said at init, then what is usual.
settle() {
  local told_domain='' told_certificate_days='' told_list_days=''
  [[ ! -e $home/.settings ]] ||
    read -r told_domain told_certificate_days told_list_days <"$home/.settings"
  : "${trust_domain:=${told_domain:-waymark.example}}"
  : "${certificate_days:=${told_certificate_days:-7}}"
  : "${list_days:=${told_list_days:-7}}"
}

require_home() { [[ -d $home/.authority/current ]] || fail "there is no authority in $home: init it"; }

init() {
  [[ ! -e $home/.authority ]] || fail "there is an authority in $home already"
  local council=${WAYMARK_AUTHORITY:-sunderland}
  mkdir -p "$home"/{.authority,.profiles,.states}
  home=$(realpath "$home")
  echo "$trust_domain $certificate_days $list_days" >"$home/.settings"
  new_authority "$home/.authority/1"
  ln -s 1 "$home/.authority/current"
  profile serverAuth "$server_names" >"$home/.profiles/ingest"
  profile serverAuth,clientAuth "URI:spiffe://$trust_domain/service/query/replica,$server_names" \
    >"$home/.profiles/query"
  caller_profile "authority/$council/submitter" >"$home/.profiles/submitter"
  caller_profile "authority/$council/reader" >"$home/.profiles/reader"
  caller_profile service/operator/operator >"$home/.profiles/operator"
  caller_profile service/auditor/auditor >"$home/.profiles/auditor"
  renew_all
}

issue() {  # NAME PATH
  [[ ${1:-} =~ ^[a-z0-9][a-z0-9-]*$ && ${2:-} =~ ^(authority|service)/[A-Za-z0-9-]+/[a-z]+$ ]] ||
    fail "give a name in small letters and a path: authority/ID/ROLE or service/NAME/ROLE"
  [[ ! -e $home/.profiles/$1 ]] || fail "there are credentials named $1 already: renew them"
  caller_profile "$2" >"$home/.profiles/$1"
  renew_one "$1"
}

renew_all() {
  local name
  for name in $(names); do renew_one "$name"; done
}

renew() {  # NAME...
  local name
  for name in "$@"; do renew_one "$name"; done
}

lists() {
  local name
  for name in $(names); do
    [[ ! -e $home/$name ]] || refresh_trust "$name"
  done
}

# The serial numbers of what an authority has issued to NAME and not taken back.
serials_of() {  # AUTHORITY NAME
  awk -F '\t' -v subject="/CN=$2" '$1 == "V" && $6 == subject { print $4 }' "$1/index.txt"
}

# Takes back all certificates of NAME, also those from before a renewal, by whichever authority.
revoke() {  # NAME
  [[ -e $home/.profiles/${1:?revoke whom} ]] || fail "there are no credentials named $1 in $home"
  local authority serial revoked=()
  for authority in "$home"/.authority/{current,previous}; do
    [[ -e $authority ]] || continue
    for serial in $(serials_of "$authority" "$1"); do
      quietly openssl ca -config "$authority/openssl.conf" -revoke "$authority/issued/$serial.pem"
      revoked+=("$serial")
    done
  done
  ((${#revoked[@]} > 0)) || fail "all certificates of $1 are revoked already"
  lists
  echo "revoked: $1 (serial=${revoked[*]})"
}

rotate() {
  local current next
  current=$(readlink "$home/.authority/current")
  next=$((current + 1))
  new_authority "$home/.authority/$next"
  ln -sfn "$current" "$home/.authority/previous"
  ln -sfn "$next" "$home/.authority/current"
  # First everybody trusts the new authority, then its certificates appear; a running service takes
  # a second or two over the first.
  lists
  sleep 3
  renew_all
  find "$home/.authority" -mindepth 1 -maxdepth 1 -type d ! -name "$current" ! -name "$next" \
    -exec rm -rf {} +
}

case "${1:-}" in
  --help | -h) usage && exit ;;
  init | issue | renew | revoke | lists | rotate) ;;
  *) usage >&2 && exit 2 ;;
esac
readonly command=$1
home=${2:?"certs: say which folder: deploy/certs.sh $command HOME"}
shift 2
if [[ $command != init ]]; then
  require_home
  home=$(realpath "$home")
fi
settle
if [[ $command == renew ]] && (($# == 0)); then
  renew_all
else
  "$command" "$@"
fi
