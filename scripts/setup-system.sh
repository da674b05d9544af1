#!/usr/bin/env bash
# strace, with which the tests end the command at each of its writes. Debian's package; everything else comes with npm and pip.
set -euo pipefail
command -v strace >/dev/null && exit 0
if [[ $(id -u) == 0 ]] && command -v apt-get >/dev/null; then
  echo "Installing strace for the tests."
  apt-get update -qq >/dev/null && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq strace >/dev/null || true
fi
command -v strace >/dev/null || { echo "The tests need strace: install the package of that name (apt-get install strace)." >&2; exit 1; }
