#!/usr/bin/env bash
# Makes .venv-airflow with exactly the packages of tests/airflow/requirements.lock, and floe-airflow from its sources. Called by make, which
# says in $UV where uv is.
set -euo pipefail

log=.cache/setup-airflow.log
mkdir -p .cache
: > "$log"

fail() {
  if [[ -n ${CI:-} ]]; then tail -n 30 "$log" >&2; fi
  echo "Airflow could not be installed from the package index; check the network (details: $log)." >&2
  exit 1
}

echo "Installing Airflow ..." >&2
{
  "$UV" venv --quiet --clear --python .venv/bin/python .venv-airflow &&
    "$UV" pip install --quiet --python .venv-airflow/bin/python --require-hashes -r tests/airflow/requirements.lock
} >> "$log" 2>&1 < /dev/null || fail
# As a path of its own, so that its sources are what is tried.
echo "$PWD/plugins/floe-orchestrator-airflow/python/src" > "$(echo .venv-airflow/lib/python3.*/site-packages)/floe_airflow.pth"
