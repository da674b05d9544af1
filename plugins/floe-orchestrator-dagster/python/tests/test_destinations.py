import logging
from pathlib import Path
from typing import Any

import pytest
from conftest import Json, artifact, write_artifact
from dagster import AssetKey, AssetSpec, Definitions, TableColumnDep

from floe_dagster import FloeDefinitions

CRM = {"name": "crm", "sink_type": "hubspot", "connection_secret_ref": "crm-access", "source_table": "mart_spend"}


def load(project: Path, *destinations: Json, **orchestrator: Any) -> Definitions:
    content = artifact(destinations=list(destinations), **orchestrator)
    return FloeDefinitions.from_compiled_artifacts(write_artifact(project, content))


def shown(project: Path, *destinations: Json) -> list[AssetSpec]:
    defs = load(project, *destinations, product={"owner": "data@acme.io", "labels": {"area": "north"}})
    Definitions.validate_loadable(defs)
    return [spec for spec in defs.resolve_all_asset_specs() if spec.key.path[1] == "destinations"]


def test_a_destination_is_downstream_of_its_table_and_no_run_builds_it(project: Path) -> None:
    [spec] = shown(project, CRM)
    assert spec.key == AssetKey(["customer_360", "destinations", "crm"])
    assert [dep.asset_key for dep in spec.deps] == [AssetKey(["customer_360", "mart_spend"])]
    assert (spec.group_name, spec.kinds, spec.owners) == ("customer_360", {"hubspot"}, ["data@acme.io"])
    assert spec.tags["floe.label/area"] == "north"
    assert "`mart_spend`" in (spec.description or "")
    graph = load(project, CRM).resolve_asset_graph()
    assert not graph.get(spec.key).is_executable
    assert spec.key not in load(project, CRM).resolve_job_def("customer_360_job").asset_layer.selected_asset_keys


def test_its_settings_are_shown_one_by_one_and_secrets_only_by_name(project: Path) -> None:
    config = {"mode": "append", "on": True, "rate": 0.5, "login": {"secret_ref": "crm", "key": "user"}, "tags": ["a"]}
    [spec] = shown(project, {**CRM, "config": config, "batch_size": 500})
    assert {name: entry.value for name, entry in spec.metadata.items()} == {
        "floe/sink_type": "hubspot",
        "floe/connection_secret": "crm-access",
        "floe/source_table": "mart_spend",
        "floe/batch_size": 500,
        "floe/config/mode": "append",
        "floe/config/on": True,
        "floe/config/rate": 0.5,
        "floe/config/login/secret_ref": "crm",
        "floe/config/login/key": "user",
        "floe/config/tags": ["a"],
    }


def test_the_fields_of_the_sink_have_the_columns_that_fill_them(project: Path) -> None:
    [spec] = shown(project, {**CRM, "field_mapping": {"total": "amount"}})
    [column] = spec.metadata["dagster/column_schema"].schema.columns
    assert (column.name, column.description) == ("amount", "The column `total`.")
    lineage = spec.metadata["dagster/column_lineage"].lineage.deps_by_column
    assert lineage == {"amount": [TableColumnDep(AssetKey(["customer_360", "mart_spend"]), "total")]}


def test_a_table_is_found_as_the_engine_spells_it(project: Path) -> None:
    [spec] = shown(project, {**CRM, "source_table": "MART_SPEND"})
    assert [dep.asset_key.path[-1] for dep in spec.deps] == ["mart_spend"]


def test_a_table_that_nobody_builds_is_named_and_has_no_edge(project: Path, caplog: pytest.LogCaptureFixture) -> None:
    [spec] = shown(project, {**CRM, "source_table": "nowhere", "field_mapping": {"a": "b"}})
    assert list(spec.deps) == []
    assert "`nowhere`" in next(each.getMessage() for each in caplog.records if each.levelno == logging.WARNING)


def test_a_destination_without_a_table_has_no_edge(project: Path) -> None:
    [spec] = shown(project, {key: value for key, value in CRM.items() if key != "source_table"})
    assert list(spec.deps) == []


def test_a_source_of_dbt_can_have_the_key(project: Path) -> None:
    schema = project / "models" / "schema.yml"
    schema.write_text(schema.read_text(encoding="utf-8").replace("- name: crm", "- name: destinations"), "utf-8")
    model = project / "models" / "stg_customers.sql"
    model.write_text(model.read_text(encoding="utf-8").replace("'crm'", "'destinations'"), encoding="utf-8")
    keys = {spec.key.to_user_string() for spec in shown(project, {**CRM, "name": "accounts"})}
    assert keys == {"customer_360/destinations/accounts", "customer_360/destinations/accounts/hubspot"}


@pytest.mark.parametrize("sink_type", ["Sales Force", "x" * 90, "é/ü"])
def test_dagster_takes_any_name_and_kind(project: Path, sink_type: str) -> None:
    names = ["a b", "é", "a/b", "*", 'a"b', "😀", "a.b", "x" * 100]
    specs = shown(project, *({**CRM, "name": name, "sink_type": sink_type} for name in names))
    assert sorted(spec.key.path[-1] for spec in specs) == sorted(names)
    assert {len(spec.kinds) for spec in specs} == {1}
