#!/usr/bin/env bash
# Installs what tests/chart runs into the folder $1: Helm, built of Go modules, each by its hash, and from the package index the schemas
# of Kubernetes and the client of OpenLineage. Whoever comes while another installs waits for that one and then has nothing to do.
# Called by make, which says in $UV where uv is.
set -euo pipefail

installed=$1
tests=tests/chart
log=.cache/setup-chart.log
minutes=20
# What Helm believes about the cluster while it renders without one. Without these numbers it takes Kubernetes 1.20 for it.
kubernetes_minor=37

mkdir -p .cache
exec 9> .cache/setup-chart.lock
flock 9

made_of=$(cat "$0" "$tests"/requirements.lock "$tests"/tools/go.mod "$tests"/tools/go.sum | sha256sum)
if [[ -f $installed/made-of && $(< "$installed/made-of") == "$made_of" ]]; then exit 0; fi

build_helm() {
  local helm=helm.sh/helm/v3 version
  version=$(sed -n "s#^\t$helm \(v[0-9.]*\).*#\1#p" "$tests/tools/go.mod")
  local flags="-s -w -X $helm/internal/version.version=$version"
  for package in pkg/chartutil pkg/lint/rules; do
    flags+=" -X $helm/$package.k8sVersionMajor=1 -X $helm/$package.k8sVersionMinor=$kubernetes_minor"
  done
  # -mod=readonly is the default: a module that go.sum does not know is refused.
  CGO_ENABLED=0 timeout "${minutes}m" go build -C "$tests/tools" -buildvcs=false -trimpath -ldflags "$flags" \
    -o "$PWD/$installed/helm" "$helm/cmd/helm"
}

install_python_packages() {
  "$UV" venv --quiet --python .venv/bin/python "$installed/python" || return
  timeout "${minutes}m" "$UV" pip install --quiet --python "$installed/python/bin/python" --require-hashes -r "$tests/requirements.lock"
}

echo "Building Helm, and installing the schemas of Kubernetes ..." >&2
rm -rf "$installed"
mkdir -p "$installed"
if ! { build_helm && install_python_packages; } > "$log" 2>&1 < /dev/null; then
  if [[ -n ${CI:-} ]]; then tail -n 30 "$log" >&2; fi
  echo "What the tests of the chart need could not be installed; check that Go is there (go version), the network and the settings of Go and uv (details: $log)." >&2
  exit 1
fi
echo "$made_of" > "$installed/made-of"
