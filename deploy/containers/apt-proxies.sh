#!/usr/bin/env bash
# Prints the proxies that this machine's apt goes through, as the environment variables that programs
# and 'docker build' know them by; nothing where it needs none.
set -euo pipefail

apt-config dump --no-empty --format '%f=%v%n' Acquire |
  sed -nE 's/^Acquire::(http|https)::proxy=(.+)/\1_proxy=\2/Ip'
