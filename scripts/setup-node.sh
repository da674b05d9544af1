#!/usr/bin/env bash
# Installs the Node packages of pnpm-lock.yaml. Called by make, which says in $PNPM how to run pnpm.
set -euo pipefail

log=.cache/setup-node.log
mkdir -p .cache

fail() {
  echo "$1" >&2
  exit 1
}

command -v npx > /dev/null || fail "floe needs Node 20.19 or newer with npm; install it and run make again."
node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' ||
  fail "floe needs Node 20.19 or newer, and this is $(node --version); install a newer one and run make again."

echo "Installing the Node packages ..." >&2
# CI=1: pnpm asks no questions.
if ! CI=1 $PNPM install --frozen-lockfile > "$log" 2>&1 < /dev/null; then
  if [[ -n ${CI:-} ]]; then tail -n 30 "$log" >&2; fi
  fail "The Node packages could not be installed from the npm registry; check the network and .npmrc (details: $log)."
fi
