#!/usr/bin/env bash
# Makes .venv with exactly the packages of requirements.lock, and floe-dagster from its sources. Called by make with the
# folder of floe-dagster.
set -euo pipefail

package=$1
log=.cache/setup-python.log
mkdir -p .cache

fail() {
  echo "$1" >&2
  exit 1
}

is_usable() {
  "$1" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' > /dev/null 2>&1
}

find_python() {
  local candidate
  for candidate in ${PYTHON:-python3 python3.11 python3.12 python3.13}; do
    if is_usable "$candidate"; then
      echo "$candidate"
      return
    fi
  done
  fail "dbt and Dagster need Python 3.11 or newer with its venv module; install it, or name it with \`make PYTHON=...\`."
}

install() {
  .venv/bin/python -m pip install --quiet --disable-pip-version-check "$@" >> "$log" 2>&1 < /dev/null
}

: > "$log"
if ! { [[ -x .venv/bin/python ]] && is_usable .venv/bin/python; }; then
  python=$(find_python)
  rm -rf .venv
  "$python" -m venv .venv
fi

echo "Installing the Python packages ..." >&2
if ! {
  install --require-hashes -r "$package/build-requirements.lock" &&
    install --require-hashes -r "$package/requirements.lock" &&
    # Without isolation and dependencies: both were just installed, by hash.
    install --no-deps --no-build-isolation -e "$package"
}; then
  if [[ -n ${CI:-} ]]; then tail -n 30 "$log" >&2; fi
  fail "The Python packages could not be installed from the package index; check the network and pip's settings (details: $log)."
fi
