#!/usr/bin/env bash
# Installs Debian's package of a program that tests need; everything else comes with npm and pip. strace ends the command at each of
# its writes, chromium shows Dagster's user interface,
# docker-registry is the registry that manifests are published in.
set -euo pipefail
name=$1
command -v "$name" >/dev/null && exit 0
if [[ $(id -u) == 0 ]] && command -v apt-get >/dev/null; then
  echo "Installing $name for the tests."
  apt-get update -qq >/dev/null && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$name" >/dev/null || true
fi
command -v "$name" >/dev/null || { echo "The tests need $name: install the package of that name (apt-get install $name)." >&2; exit 1; }
