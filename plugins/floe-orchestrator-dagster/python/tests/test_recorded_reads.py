"""The list that floe is given says exactly what this library reads, and each entry of it is shown or acted on."""

import ast
import copy
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import Json, artifact, write_artifact
from recorded_reads import GENERATED, RecordedObject, generated_text, recorded_reads
from shown_definitions import shown

from floe_dagster.json_object import JsonObject

SOURCES = Path(__file__).parents[1] / "src" / "floe_dagster"
# Only these may touch JSON by themselves: one is the way to it, one hands it the text, one reads floe's ledger,
# one its record of what was compiled, one dbt's manifest, one what dbt was given before. Two write messages.
READS_JSON = {
    "alert_delivery.py",
    "json_object.py",
    "artifacts.py",
    "commit_record.py",
    "dbt_manifest.py",
    "dbt_parse.py",
    "provenance_record.py",
    "send_assets.py",
}


def test_the_committed_list_is_what_the_code_reads() -> None:
    assert GENERATED.read_text(encoding="utf-8") == generated_text(), "run tests/recorded_reads.py"


def test_a_read_that_is_added_or_dropped_changes_the_list(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("floe_dagster.artifacts._contract_name", lambda contract: contract.string("status") or "")
    changed = recorded_reads()
    assert "/data_contracts/*/status" in changed
    assert "/data_contracts/*/name" not in changed


def test_every_way_to_a_value_is_recorded() -> None:
    ways = {name for name in vars(JsonObject) if not name.startswith("_")} - set(JsonObject.__dataclass_fields__)
    # These two ask another way.
    built_on_others = {"required_object", "required_string"}
    assert ways - built_on_others == {name for name in vars(RecordedObject) if not name.startswith("_")} - {"reads"}


@pytest.mark.parametrize("file", sorted(SOURCES.glob("*.py")), ids=lambda file: file.name)
def test_nobody_goes_round_the_recorded_ways(file: Path) -> None:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    called = {id(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    raw = [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr == "values" and id(node) not in called
    ]
    parses = [node for node in ast.walk(tree) if isinstance(node, ast.Import) and node.names[0].name == "json"]
    if file.name != "json_object.py":
        assert raw == []
    if file.name not in READS_JSON:
        assert parses == []


@pytest.fixture(autouse=True)
def _installed_plugin(plugin_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(plugin_folder))


def full_artifact() -> Json:
    """An artifact with every leaf that is read."""
    content = artifact(
        schedule={"cron": "0 6 * * *", "timezone": "Europe/Oslo", "enabled": True},
        dbt={
            "type": "core",
            "project": ".",
            "target": "dev",
            "vars": {"since": 2020},
            "routes": [{"model": "mart_spend", "target": "fast"}],
        },
        product={"description": "Customers.", "owner": "data", "labels": {"area": "north"}},
        input_ports=[{"source": "crm.accounts", "product": "crm-core", "output_port": "accounts"}],
        destinations=[FULL_DESTINATION],
        python_plugins=[
            {"kind": "lineage_backend", "type": "abacus", "distribution": "floe-abacus", "config": {"url": "https://a"}}
        ],
        alert_channel={"type": "email", "config": {"host": "mail", "to": ["data@example.com"], "port": 25}},
    )
    source = {"name": "shop", "type": "rest_api", "dataset": "raw", "tables": [{"name": "orders", "path": "orders"}]}
    content["plugins"]["ingestion"] = {"type": "dlt", "config": {"sources": [source]}}
    first, second = content["transforms"]["models"]
    first["quality_checks"][0]["parameters"] = {"bounds": [1, 2]}
    second.update(tags=["late"], quality_tier="gold", quality_checks=[{"name": "total"}])
    content["observability"]["telemetry"]["resource_attributes"] = {"deployment_environment": "dev"}
    content["data_contracts"][0].update(
        description={"purpose": "What customers spend."},
        team={"name": "finance"},
        schema=[{"name": "mart_spend", "properties": [FULL_COLUMN]}],
    )
    content["quality_config"] = {
        "enabled": True,
        "dimension_weights": dict.fromkeys(("completeness", "accuracy", "validity", "consistency", "timeliness"), 0.2),
        "calculation": {
            "baseline_score": 60,
            "max_positive_influence": 40,
            "max_negative_influence": 60,
            "severity_weights": {"critical": 4, "warning": 2, "info": 1},
        },
        "thresholds": {"min_score": 50, "warn_score": 80},
    }
    return content


FULL_DESTINATION = {
    "name": "crm",
    "sink_type": "hubspot",
    "connection_secret_ref": "crm",
    "source_table": "mart_spend",
    "config": {"mode": "append", "limits": {"calls": 5}},
    "field_mapping": {"total": "amount"},
    "batch_size": 500,
}

FULL_COLUMN = {
    "name": "total",
    "logicalType": "number",
    "required": True,
    "primaryKey": False,
    "description": "All that was spent.",
    "classification": "internal",
}


def leaves(value: object, pointer: str = "") -> Iterator[str]:
    members: list[tuple[object, object]] = []
    if isinstance(value, dict):
        members = list(value.items())
    elif isinstance(value, list):
        members = list(enumerate(value))
    if not members:
        yield pointer
    for key, member in members:
        yield from leaves(member, f"{pointer}/{key}")


def is_claimed(pointer: str, pattern: str) -> bool:
    path, wanted = pointer.split("/"), pattern.split("/")
    if wanted[-1] == "**":
        wanted = wanted[:-1]
        path = path[: len(wanted)]
    return len(path) == len(wanted) and all(want in ("*", key) for key, want in zip(path, wanted, strict=True))


def claims(pointer: str) -> list[str]:
    return [pattern for pattern in recorded_reads() if is_claimed(pointer, pattern)]


def changed(content: Json, pointers: list[str]) -> Json:
    result = copy.deepcopy(content)
    for pointer in pointers:
        *path, last = pointer.split("/")[1:]
        holder: Any = result
        for key in path:
            holder = holder[int(key)] if isinstance(holder, list) else holder[key]
        index = int(last) if isinstance(holder, list) else last
        holder[index] = other(holder[index], pointer)
    return result


def other(value: object, pointer: str) -> object:
    """Another value that the library takes where there is one."""
    named: dict[str, object] = {"0 6 * * *": "0 7 * * *", "Europe/Oslo": "Europe/Berlin", "INFO": "DEBUG"}
    match value:
        case bool():
            return not value
        case int() | float():
            return value + 1
        case str() if pointer == "/version":
            return "0.8.1"
        case str():
            return named.get(value, f"{value}x")
        case _:
            return "was null or empty"


def test_the_full_artifact_has_every_leaf_that_is_read() -> None:
    found = {pattern for pointer in leaves(full_artifact()) for pattern in claims(pointer)}
    assert found == set(recorded_reads())


@pytest.fixture(scope="module")
def full_template(
    parsed_template: Path, plugin_folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, object]:
    """The dbt project as it was parsed for the full artifact, and what Dagster is told by that."""
    folder = tmp_path_factory.mktemp("full") / "customer-360"
    shutil.copytree(parsed_template, folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(plugin_folder))
        return folder, shown(write_artifact(folder, full_artifact()))


@pytest.fixture
def full_project(full_template: tuple[Path, object], tmp_path: Path) -> Path:
    return Path(shutil.copytree(full_template[0], tmp_path / "customer-360"))


@pytest.mark.parametrize("pointer", [pointer for pointer in leaves(full_artifact()) if claims(pointer)])
def test_a_leaf_that_is_read_changes_what_dagster_is_told(
    full_project: Path, full_template: tuple[Path, object], pointer: str
) -> None:
    # How many may write is told by whether anybody counts: any number of them shares one pool.
    gone = pointer.endswith("/writers")
    after = changed(full_artifact(), [pointer])
    if gone:
        after["plugins"]["orchestrator"]["config"]["compute"]["writers"] = None
    assert shown(write_artifact(full_project, after)) != full_template[1]


def test_all_other_leaves_change_nothing(full_project: Path, full_template: tuple[Path, object]) -> None:
    content = full_artifact()
    unread = [pointer for pointer in leaves(content) if not claims(pointer)]
    assert len(unread) > 10
    assert shown(write_artifact(full_project, changed(content, unread))) == full_template[1]
