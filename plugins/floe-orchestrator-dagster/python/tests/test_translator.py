import json
from pathlib import Path
from typing import Any

import pytest
from conftest import artifact, built_assets, write_artifact
from dagster import AssetKey, AssetSpec

from floe_dagster import FloeDefinitions
from floe_dagster.owners import dagster_owners


def specs(project: Path, **product: Any) -> dict[str, AssetSpec]:
    file = write_artifact(project, artifact(product=product))
    assets = built_assets(FloeDefinitions.from_compiled_artifacts(file))
    return {spec.key.path[-1]: spec for spec in assets.specs}


@pytest.mark.parametrize(
    ("owner", "owners"),
    [
        ("data@acme.io", ["data@acme.io"]),
        ("Data & Insight Team", ["team:Data & Insight Team"]),
        ("team:data", ["team:data"]),
        ("someone@localhost", ["team:someone@localhost"]),
        ("???", ["team:???"]),
        ("team:", []),
        (None, []),
    ],
)
def test_an_address_owns_as_it_is_and_anything_else_as_a_team(owner: str | None, owners: list[str]) -> None:
    assert dagster_owners([owner, owner]) == owners


def test_every_asset_belongs_to_the_product(project: Path) -> None:
    by_name = specs(project, owner="data@acme.io", labels={"cost center": "R&D"})
    assert set(by_name) == {"raw_customers", "stg_customers", "mart_spend"}
    for spec in by_name.values():
        assert spec.group_name == "customer_360"
        assert spec.owners == ["data@acme.io"]
        assert spec.tags["floe/product"] == "customer-360"
        assert spec.tags["floe/product_version"] == "1.2.3"
        assert spec.tags["floe.label/cost_center"] == "R_D"
        assert spec.tags["floe/compute"] == "duckdb"


def test_nobody_owns_a_product_without_an_owner(project: Path) -> None:
    assert {tuple(spec.owners) for spec in specs(project).values()} == {()}


def test_owners_that_dbt_names_come_first(project: Path) -> None:
    manifest = project / "target" / "manifest.json"
    content = json.loads(manifest.read_bytes())
    content["nodes"]["model.customer_360.mart_spend"]["meta"] = {"dagster": {"owners": ["ada@acme.io"]}}
    manifest.write_text(json.dumps(content), encoding="utf-8")
    assert specs(project, owner="data@acme.io")["mart_spend"].owners == ["ada@acme.io", "data@acme.io"]


def test_a_transform_adds_its_tags_and_tier_to_those_of_dbt(project: Path) -> None:
    tags = specs(project)["stg_customers"].tags
    assert {"staging": "", "daily": "", "needs_review": "", "floe/tier": "silver"}.items() <= tags.items()


def test_a_transform_without_a_tier_has_no_tier_tag(project: Path) -> None:
    assert "floe/tier" not in specs(project)["mart_spend"].tags


def test_quality_checks_are_shown_where_there_are_some(project: Path) -> None:
    by_name = specs(project)
    shown = by_name["stg_customers"].metadata["floe/quality_checks"]
    assert shown.data == [{"name": "ids", "type": "not_null", "column": "id"}]
    assert "floe/quality_checks" not in by_name["mart_spend"].metadata


def test_descriptions_are_those_of_dbt(project: Path) -> None:
    by_name = specs(project)
    assert by_name["stg_customers"].description == "Customers that spend."
    assert by_name["mart_spend"].description is None


def test_assets_depend_on_each_other_as_in_dbt(project: Path) -> None:
    [dependency] = specs(project)["mart_spend"].deps
    assert dependency.asset_key == AssetKey(["customer_360", "stg_customers"])


def test_a_port_shows_the_type_that_dbt_declares_and_the_one_it_promises(project: Path) -> None:
    manifest = project / "target" / "manifest.json"
    node_id = "model.customer_360.mart_spend"
    content = json.loads(manifest.read_bytes())
    content["nodes"][node_id]["columns"] = {
        "TOTAL": {"name": "TOTAL", "data_type": "decimal(18,2)", "description": "", "meta": {}}
    }
    manifest.write_text(json.dumps(content), encoding="utf-8")
    product = artifact()
    columns = [{"name": "total", "logicalType": "number"}, {"name": "day", "logicalType": "date"}]
    product["data_contracts"][0]["schema"] = [{"name": "mart_spend", "properties": columns}]
    assets = built_assets(FloeDefinitions.from_compiled_artifacts(write_artifact(project, product)))
    [schema] = [spec.metadata["dagster/column_schema"] for spec in assets.specs if spec.key.path[-1] == "mart_spend"]
    shown = {column.name: (column.type, column.constraints.other) for column in schema.columns}
    assert shown == {"total": ("decimal(18,2)", ["promised as number"]), "day": ("date", [])}
