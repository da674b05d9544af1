"""A product `shop` in one folder with its manifest."""

import json
from collections.abc import Mapping
from pathlib import Path

SMALL_MANIFEST = """\
apiVersion: floe.dev/v1
kind: Manifest
metadata: {name: small, version: 1.0.0, owner: platform@example.com}
plugins:
  compute: {type: duckdb}
  orchestrator: {type: dagster}
"""
"""A platform on DuckDB and Dagster; what follows the last line belongs to its plugins."""

_MANIFEST = {
    "apiVersion": "floe.dev/v1",
    "kind": "Manifest",
    "metadata": {"name": "small", "version": "1.0.0", "owner": "platform"},
}
_PRODUCT = {
    "apiVersion": "floe.dev/v1",
    "kind": "FloeSpec",
    "metadata": {"name": "shop", "version": "1.0.0"},
    "platform": {"manifest": "manifest.yaml"},
}


def write_project(folder: Path, duckdb: Mapping[str, object], transforms: list[dict[str, object]]) -> None:
    """Writes the project, on DuckDB with these options, and no model yet."""
    plugins = {"compute": {"type": "duckdb", "config": duckdb}, "orchestrator": {"type": "dagster"}}
    for name, content in {
        "manifest.yaml": {**_MANIFEST, "plugins": plugins},
        "floe.yaml": {**_PRODUCT, "transforms": transforms},
        "dbt_project.yml": {"name": "shop", "profile": "shop"},
    }.items():
        (folder / name).write_text(json.dumps(content))
    (folder / "models").mkdir()
