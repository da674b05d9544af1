#!/usr/bin/env bash
# Makes an environment of Python with exactly the packages of a lock file: setup-environment.sh <what> <environment> <lock> [sources]. The
# sources of a library of ours are added as a path, so that they are what is tried. Called by make, which says in $UV where uv is: it
# installs them in half a minute; pip takes several.
set -euo pipefail

what=$1 environment=$2 lock=$3 sources=${4:-}
log=.cache/setup-${environment#.}.log
mkdir -p .cache
: > "$log"

echo "Installing $what ..." >&2
if ! {
  "$UV" venv --quiet --clear --python .venv/bin/python "$environment" &&
    "$UV" pip install --quiet --python "$environment/bin/python" --require-hashes -r "$lock"
} >> "$log" 2>&1 < /dev/null; then
  if [[ -n ${CI:-} ]]; then tail -n 30 "$log" >&2; fi
  echo "Not installed: $what. It comes from the package index; check the network (details: $log)." >&2
  exit 1
fi
if [[ -n $sources ]]; then
  packages=$("$environment/bin/python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
  echo "$PWD/$sources" > "$packages/floe-sources.pth"
fi
