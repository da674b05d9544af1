#!/usr/bin/env bash
# Installs Debian's package of a program that tests need; everything else comes with npm, pip and Maven. strace ends the command at each
# of its writes, chromium shows Dagster's user interface, docker-registry is the registry that manifests are published in, mvn fetches
# engines, initdb makes PostgreSQL. $2 is the package where it is called otherwise.
set -euo pipefail
name=$1 package=${2:-$1}
is_there() {
  command -v "$name" >/dev/null && return
  # Debian keeps the programs of PostgreSQL off PATH.
  command -v dpkg >/dev/null && dpkg --listfiles "$package" 2>/dev/null | grep "/bin/$name\$" >/dev/null
}
is_there && exit 0
if [[ $(id -u) == 0 ]] && command -v apt-get >/dev/null; then
  echo "Installing $package for the tests."
  # One at a time: apt-get does not wait for another one.
  mkdir -p .cache && exec 9> .cache/setup-system.lock && flock 9
  apt-get update -qq >/dev/null && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$package" >/dev/null || true
fi
is_there || { echo "The tests need $name: install the package $package (apt-get install $package)." >&2; exit 1; }
