#!/usr/bin/env bash
# Makes .venv-adapters with exactly the packages of tests/adapters/requirements.lock. Called by make, which says in $UV where uv is: it
# installs them in half a minute; pip takes several.
set -euo pipefail

log=.cache/setup-adapters.log
mkdir -p .cache
: > "$log"

fail() {
  if [[ -n ${CI:-} ]]; then tail -n 30 "$log" >&2; fi
  echo "The adapters of dbt could not be installed from the package index; check the network (details: $log)." >&2
  exit 1
}

echo "Installing the adapters of dbt ..." >&2
{
  "$UV" venv --quiet --clear --python .venv/bin/python .venv-adapters &&
    "$UV" pip install --quiet --python .venv-adapters/bin/python --require-hashes -r tests/adapters/requirements.lock
} >> "$log" 2>&1 < /dev/null || fail
