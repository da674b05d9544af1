import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from conftest import artifact, parsed, write_artifact
from dagster import AssetKey

from floe_dagster import FloeDefinitions
from floe_dagster.artifacts import slug_of
from floe_dagster.asset_keys import asset_key, model_name

LINKED = [{"source": "crm.accounts", "product": "crm-core", "output_port": "mart_accounts"}]


def key_of(resource: Mapping[str, Any], **orchestrator: Any) -> list[str]:
    return list(asset_key(parsed(artifact(**orchestrator)), resource).path)


def test_a_key_begins_with_the_product() -> None:
    assert key_of({"resource_type": "model", "name": "orders"}) == ["customer_360", "orders"]


def test_a_seed_and_a_source_of_one_name_have_two_keys() -> None:
    seed = {"resource_type": "seed", "name": "accounts"}
    source = {"resource_type": "source", "source_name": "crm", "name": "accounts"}
    assert key_of(seed) != key_of(source)
    assert key_of(source) == ["customer_360", "crm", "accounts"]


def test_a_source_that_is_linked_has_the_key_of_the_other_products_model() -> None:
    source = {"resource_type": "source", "source_name": "crm", "name": "accounts"}
    model = {"resource_type": "model", "name": "mart_accounts"}
    crm = artifact()
    crm["metadata"]["product_name"] = "crm-core"
    assert key_of(source, input_ports=LINKED) == list(asset_key(parsed(crm), model).path)


def test_the_keys_of_sources_are_those_of_the_definitions(project: Path) -> None:
    defs = FloeDefinitions.from_compiled_artifacts(write_artifact(project, artifact(input_ports=LINKED)))
    [staging] = [spec for spec in defs.resolve_all_asset_specs() if spec.key.path[-1] == "stg_customers"]
    assert AssetKey(["crm_core", "mart_accounts"]) in {dep.asset_key for dep in staging.deps}


def test_a_version_of_a_model_is_called_as_its_transform() -> None:
    assert model_name({"name": "orders", "version": 2}) == "orders_v2"
    assert model_name({"name": "orders", "version": None}) == "orders"


def test_a_key_that_the_dbt_project_names_stays_as_it_is(project: Path) -> None:
    manifest = project / "target" / "manifest.json"
    content = json.loads(manifest.read_bytes())
    node = content["nodes"]["model.customer_360.mart_spend"]
    node["config"]["meta"] = {"dagster": {"asset_key": ["finance", "spend"]}}
    manifest.write_text(json.dumps(content), encoding="utf-8")
    defs = FloeDefinitions.from_compiled_artifacts(write_artifact(project, artifact()))
    assert AssetKey(["finance", "spend"]) in defs.resolve_asset_graph().get_all_asset_keys()


@pytest.mark.parametrize(
    ("name", "slug"), [("customer-360", "customer_360"), ("shop-", "shop"), ("a--b", "a__b"), ("-", "floe")]
)
def test_the_slug_is_the_one_that_floe_makes(name: str, slug: str) -> None:
    assert slug_of(name) == slug
