#!/usr/bin/env bash
# Runs shellcheck over every shell script of the project.
set -euo pipefail
cd "$(dirname "$0")/../.."

git ls-files -z --cached --others --exclude-standard '*.sh' .ci/run \
  deploy/package/{postinst,postrm,prerm} |
  xargs -0 shellcheck
