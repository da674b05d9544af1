#!/usr/bin/env bash
# Makes .venv-products with exactly the packages of tests/products/requirements.lock, and floe-dagster from its sources. Called by make, which
# says in $UV where uv is.
set -euo pipefail

log=.cache/setup-products.log
mkdir -p .cache
: > "$log"

echo "Installing dlt beside floe-dagster ..." >&2
if ! {
  "$UV" venv --quiet --clear --python .venv/bin/python .venv-products &&
    "$UV" pip install --quiet --python .venv-products/bin/python --require-hashes -r tests/products/requirements.lock
} >> "$log" 2>&1 < /dev/null; then
  if [[ -n ${CI:-} ]]; then tail -n 30 "$log" >&2; fi
  echo "dlt could not be installed from the package index; check the network (details: $log)." >&2
  exit 1
fi
# Its sources alone: what it needs is in the lock.
echo "$PWD/plugins/floe-orchestrator-dagster/python/src" > "$(.venv-products/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/floe-dagster.pth"
