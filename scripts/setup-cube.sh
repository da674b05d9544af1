#!/usr/bin/env bash
# Installs the part of Cube that the tests ask, with exactly the packages of tests/products/cube/package-lock.json. Called by make. No package
# runs code when it is installed: one would download a program.
set -euo pipefail

log=.cache/setup-cube.log
mkdir -p .cache/cube
cp tests/products/cube/{package.json,package-lock.json,query.cjs} .cache/cube

echo "Installing Cube's compiler ..." >&2
if ! npm ci --prefix .cache/cube --ignore-scripts --omit=optional --no-audit --no-fund > "$log" 2>&1 < /dev/null; then
  if [[ -n ${CI:-} ]]; then tail -n 30 "$log" >&2; fi
  echo "Cube's compiler could not be installed from the npm registry; check the network (details: $log)." >&2
  exit 1
fi
