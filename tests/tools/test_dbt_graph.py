"""floe sees the graph of real dbt projects as dbt does, with its manifest and without, and dbt builds them as well."""

import json
import os
import shutil
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from floe_command import ROOT, floe, from_source, run_dbt, succeeded

_PROJECTS = ("layout", "macros", "nodes", "packages", "several/reports", "several/warehouse", "versions")
_MANIFEST = """apiVersion: floe.dev/v1
kind: Manifest
metadata: {{name: projects, version: 1.0.0, owner: data@example.com}}
plugins:
  compute: {{type: duckdb, config: {{path: "{database}"}}}}
  orchestrator: {{type: dagster}}
"""


class _Graph(NamedTuple):
    """The models of a project that take part, with what each reads of the others; and those that are switched off."""

    edges: dict[str, set[str]]
    disabled: set[str]


@pytest.fixture(params=_PROJECTS)
def project(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of a project in a repository of its own, with its packages and what it reads of others."""
    left = shutil.ignore_patterns("target", "logs", "dbt_packages")
    shutil.copytree(ROOT / "tests/projects", tmp_path / "projects", ignore=left, symlinks=True)
    (tmp_path / "projects/.git").mkdir()
    folder: Path = tmp_path / "projects" / request.param
    if (folder / "packages.yml").exists():
        _dbt("deps", folder=folder)
    if request.param == "several/reports":
        _dbt("build", folder=folder.parent / "warehouse")
    return folder


def _dbt(command: str, *, folder: Path) -> None:
    profiles = folder.parent / "profiles"
    profiles.mkdir(exist_ok=True)
    target = {"type": "duckdb", "path": str(_database(folder)), "threads": 1}
    profile = {folder.name: {"target": "dev", "outputs": {"dev": target}}}
    (profiles / "profiles.yml").write_text(json.dumps(profile))
    succeeded(run_dbt(command, "--profiles-dir", str(profiles), product=folder))


def _database(folder: Path) -> Path:
    return folder.parent / "projects.duckdb"


def _graph_of_dbt(folder: Path) -> _Graph:
    manifest: dict[str, Any] = json.loads((folder / "target/manifest.json").read_text(encoding="utf-8"))
    own = {
        key: _name(node)
        for key, node in manifest["nodes"].items()
        if node["resource_type"] == "model" and node["package_name"] == folder.name
    }
    edges = {
        name: {own[parent] for parent in manifest["nodes"][key]["depends_on"]["nodes"] if parent in own}
        for key, name in own.items()
    }
    off = [node for nodes in manifest["disabled"].values() for node in nodes if node["resource_type"] == "model"]
    return _Graph(edges, {_name(node) for node in off})


def _name(node: dict[str, Any]) -> str:
    return str(node["name"]) if node.get("version") is None else f"{node['name']}_v{node['version']}"


def _graph_of_floe(folder: Path) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(succeeded(from_source("tests/tools/print-dbt-graph.ts", str(folder), cwd=ROOT)))
    assert read["findings"] == []
    return read


def test_without_a_manifest_what_floe_is_certain_of_is_so(project: Path) -> None:
    read = _graph_of_floe(project)
    assert read["from"] == "files"
    _dbt("parse", folder=project)
    dbt = _graph_of_dbt(project)
    existing = {model["name"] for model in read["models"] if model["existence"] == "there"}
    undecided = {model["name"] for model in read["models"] if model["existence"] == "undecided"}
    assert existing <= dbt.edges.keys() <= existing | undecided
    assert dbt.disabled <= {model["name"] for model in read["models"]} - existing
    for model in read["models"]:
        if model["existence"] != "there":
            continue
        edges = dbt.edges[model["name"]]
        assert set(model["certain"]) <= edges, model
        assert model["isOpen"] or edges <= {*model["certain"], *model["possible"]}, model
        assert model["refused"] == []


def test_with_a_manifest_the_two_are_equal(project: Path) -> None:
    _dbt("parse", folder=project)
    read = _graph_of_floe(project)
    dbt = _graph_of_dbt(project)
    assert read["from"] == "manifest"
    assert {m["name"]: set(m["certain"]) for m in read["models"] if m["existence"] == "there"} == dbt.edges
    assert {m["name"] for m in read["models"] if m["existence"] == "disabled"} == dbt.disabled
    assert not any(m["isOpen"] or m["possible"] or m["refused"] for m in read["models"])


def test_a_manifest_that_is_older_than_a_model_is_not_trusted(project: Path) -> None:
    _dbt("parse", folder=project)
    manifest = project / "target/manifest.json"
    # The files of a checkout may be older than any number of hours.
    os.utime(manifest, (0, 0))
    assert _graph_of_floe(project)["from"] == "files"


@pytest.mark.parametrize("with_manifest", [True, False])
def test_dbt_builds_the_project_with_what_floe_wrote(project: Path, with_manifest: bool) -> None:
    _dbt("parse", folder=project)
    _write_product(project, _graph_of_dbt(project))
    if not with_manifest:
        shutil.rmtree(project / "target")
    report = json.loads(succeeded(floe("compile", "--format", "json", cwd=project)))
    told = {finding["code"] for finding in report["diagnostics"] if finding["code"].startswith("dbt/")}
    assert told <= (set() if with_manifest else {"dbt/edges-not-compared"})
    succeeded(run_dbt("build", "--profiles-dir", ".", product=project))


def _write_product(folder: Path, graph: _Graph) -> None:
    transforms = [{"name": name, "dependsOn": sorted(edges)} for name, edges in graph.edges.items()]
    product = {
        "apiVersion": "floe.dev/v1",
        "kind": "FloeSpec",
        "metadata": {"name": folder.name, "version": "1.0.0"},
        "platform": {"manifest": "manifest.yaml"},
        "transforms": transforms,
    }
    (folder / "floe.yaml").write_text(json.dumps(product))
    (folder / "manifest.yaml").write_text(_MANIFEST.format(database=_database(folder)))
