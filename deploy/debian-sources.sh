#!/usr/bin/env bash
# Prints, as lines for another Debian's sources.list, every source that this machine has for a suite of
# Debian's, security updates among them. Backports are left out: who wants them adds them.
set -euo pipefail

readonly keyring=/usr/share/keyrings/debian-archive-keyring.gpg

# shellcheck disable=SC2016  # apt-get expands these, not the shell.
apt-get indextargets --format '$(REPO_URI) $(RELEASE) $(COMPONENT)' \
  'Created-By: Packages' 'Origin: Debian' |
  grep -v -e -backports | sort -u | sed "s|^|deb [signed-by=$keyring] |"
