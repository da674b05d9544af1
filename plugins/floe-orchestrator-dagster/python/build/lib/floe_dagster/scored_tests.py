"""Which dbt tests stand for the quality checks of floe.yaml, and on which assets their score is shown."""

from collections.abc import Iterator, Mapping
from typing import Any

from floe_dagster.artifacts import Artifact, Model
from floe_dagster.asset_keys import model_name
from floe_dagster.dbt_manifest import DbtManifest
from floe_dagster.quality_score import ScoredTest


def scored_tests(artifact: Artifact, manifest: DbtManifest) -> tuple[ScoredTest, ...]:
    """The tests that floe wrote, and those of dbt's own properties that a check of floe.yaml repeats."""
    if not artifact.quality.enabled or artifact.transforms is None:
        return ()
    nodes = manifest.content["nodes"]
    tests = [node for node in nodes.values() if node["resource_type"] == "test"]
    written = [test for node in tests if (test := _written(node)) is not None]
    known = {(test.transform, test.check) for test in written}
    repeated = [
        test
        for model in artifact.transforms.models.values()
        for test in _repeated(model, tests, nodes, artifact)
        if (test.transform, test.check) not in known
    ]
    return tuple(dict.fromkeys([*written, *repeated]))


def _written(node: Mapping[str, Any]) -> ScoredTest | None:
    meta = (node.get("config") or {}).get("meta") or node.get("meta") or {}
    said = meta.get("floe")
    if not isinstance(said, dict) or not {"transform", "check", "dimension", "weight"} <= said.keys():
        return None
    return ScoredTest(
        unique_id=node["unique_id"],
        transform=str(said["transform"]),
        check=str(said["check"]),
        dimension=str(said["dimension"]),
        weight=float(said["weight"]),
    )


def _repeated(
    model: Model, tests: list[Mapping[str, Any]], nodes: Mapping[str, Any], artifact: Artifact
) -> Iterator[ScoredTest]:
    generic = [node for node in tests if node.get("test_metadata") and _attached(node, nodes) == model.name]
    for check in model.quality_checks:
        if check.get("enabled") is False:
            continue
        found = next((node for node in generic if _is_same(check, node)), None)
        if found is None:
            continue
        own = check.get("custom_weight")
        weight = artifact.quality.severity_weights.get(str(check.get("severity")), 1.0) if own is None else own
        name, dimension = str(check.get("name")), str(check.get("dimension"))
        yield ScoredTest(found["unique_id"], model.name, name, dimension, float(str(weight)))


def _attached(node: Mapping[str, Any], nodes: Mapping[str, Any]) -> str | None:
    model = nodes.get(node.get("attached_node") or "")
    return None if model is None else model_name(model)


def _is_same(check: Mapping[str, object], node: Mapping[str, Any]) -> bool:
    generic = node["test_metadata"]
    namespace = generic.get("namespace")
    names = {generic["name"], f"{namespace}.{generic['name']}"}
    column, tested = check.get("column"), node.get("column_name")
    same_column = (column is None and tested is None) or str(column).lower() == str(tested).lower()
    return check.get("type") in names and same_column
