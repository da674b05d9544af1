"""Two products in one folder, one of which reads the other, in Dagster as `dagster dev` shows them."""

from typing import Any

import pytest
from dagster import instance_for_test
from dagster._core.workspace.context import WorkspaceProcessContext
from dagster._core.workspace.load_target import WorkspaceFileTarget
from dagster_graphql.schema import create_schema
from floe_command import floe, succeeded

FLEET, PLANNING = "fleet-register", "berth-planning"

MANIFEST = """apiVersion: floe.dev/v1
kind: Manifest
metadata: {name: harbour, version: 1.0.0, owner: platform@harbour.example}
plugins:
  compute: {type: duckdb}
  orchestrator: {type: dagster}
"""

PRODUCT = """apiVersion: floe.dev/v1
kind: FloeSpec
metadata: {{name: {name}, version: 1.0.0, owner: {owner}, description: "{description}"}}
platform: {{manifest: ../manifest.yaml}}
"""

FLEET_YAML = """transforms:
  - name: ships
    tags: ["reads dagster/kind/dbt", "größe", "a/b/c", daily, "!", "{{ jinja }}"]
    qualityChecks:
      - {name: one_each, type: unique, column: ship_id, dimension: consistency, severity: critical}
      - {name: named, type: not_null, column: name, dimension: completeness, severity: warning}
outputPorts:
  - name: ships
    owner: team:fleet
    description: Every ship that ever called.
    schema: [{name: ship_id, type: integer, primaryKey: true}, {name: name, type: string}]
"""

PLANNING_YAML = """transforms:
  - name: calls
inputPorts:
  - {source: fleet.ships, product: fleet-register, outputPort: ships}
destinations:
  - {name: "Planning board, north", sink_type: Google Sheets, connection_secret_ref: board, source_table: calls}
"""

FILES = {
    "manifest.yaml": MANIFEST,
    f"{FLEET}/floe.yaml": PRODUCT.format(name=FLEET, owner='"Flåte & Skip"', description="Ships.") + FLEET_YAML,
    f"{FLEET}/dbt_project.yml": f"name: fleet\nversion: '1.0'\nprofile: {FLEET}\n",
    f"{FLEET}/models/ships.sql": "select 10 as ship_id, 'Nordlys' as name\n",
    f"{PLANNING}/floe.yaml": PRODUCT.format(name=PLANNING, owner="ops@harbour.technology", description="# Berths `x`")
    + PLANNING_YAML,
    f"{PLANNING}/dbt_project.yml": f"name: planning\nversion: '1.0'\nprofile: {PLANNING}\n",
    f"{PLANNING}/models/calls.sql": "select * from {{ source('fleet', 'ships') }} -- ; drop table x\n",
    f"{PLANNING}/models/sources.yml": "sources: [{name: fleet, tables: [{name: ships}]}]\n",
}

QUERY = """{ workspaceOrError { ... on Workspace { locationEntries { name locationOrLoadError {
  ... on PythonError { message }
  ... on RepositoryLocation { repositories { assetNodes {
    assetKey { path } isExecutable description kinds dependencyKeys { path } dependedByKeys { path }
    owners { ... on UserAssetOwner { email } ... on TeamAssetOwner { team } } tags { key }
    assetChecksOrError { ... on AssetChecks { checks { name blocking description } } }
  } } } } } } } }"""


@pytest.fixture(scope="module")
def locations(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[tuple[str, ...], Any]]:
    """The assets of each code location by their keys, by the location's name."""
    folder = tmp_path_factory.mktemp("harbour")
    for name, text in FILES.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    succeeded(floe("compile", ".", cwd=folder))
    target = WorkspaceFileTarget(paths=[str(folder / "workspace.yaml")])
    with instance_for_test() as instance, WorkspaceProcessContext(instance, target) as context:
        result = create_schema().execute(QUERY, context_value=context.create_request_context())
    assert result.errors is None, result.errors
    found = {}
    for location in result.data["workspaceOrError"]["locationEntries"]:
        loaded = location["locationOrLoadError"]
        assert "message" not in loaded, loaded
        [repository] = loaded["repositories"]
        found[location["name"]] = {tuple(node["assetKey"]["path"]): node for node in repository["assetNodes"]}
    return found


def test_each_product_is_a_code_location_of_its_name(locations: dict[str, Any]) -> None:
    assert sorted(locations) == [PLANNING, FLEET]


def test_one_product_is_downstream_of_the_other(locations: dict[str, Any]) -> None:
    ships = ("fleet_register", "ships")
    reading, made = locations[PLANNING][ships], locations[FLEET][ships]
    assert (reading["isExecutable"], made["isExecutable"]) == (False, True)
    assert {"path": ["berth_planning", "calls"]} in reading["dependedByKeys"]
    assert locations[PLANNING]["berth_planning", "calls"]["dependencyKeys"] == [{"path": list(ships)}]


def test_a_destination_ends_the_lineage(locations: dict[str, Any]) -> None:
    node = locations[PLANNING]["berth_planning", "destinations", "Planning board, north"]
    assert node["dependencyKeys"] == [{"path": ["berth_planning", "calls"]}]
    assert (node["isExecutable"], node["kinds"]) == (False, ["Google_Sheets"])


def test_owners_stay_as_written_where_dagster_allows(locations: dict[str, Any]) -> None:
    assert locations[FLEET]["fleet_register", "ships"]["owners"] == [{"team": "fleet"}, {"team": "Flåte & Skip"}]
    assert locations[PLANNING]["berth_planning", "calls"]["owners"] == [{"team": "ops@harbour.technology"}]


def test_every_tag_arrives_as_one_that_dagster_takes(locations: dict[str, Any]) -> None:
    keys = {tag["key"] for tag in locations[FLEET]["fleet_register", "ships"]["tags"]}
    assert {"reads_dagster_kind_dbt", "gr__e", "a_b_c", "daily", "_", "___jinja___"} <= keys


def test_only_what_is_critical_blocks_and_all_is_described(locations: dict[str, Any]) -> None:
    checks = locations[FLEET]["fleet_register", "ships"]["assetChecksOrError"]["checks"]
    blocking = {check["name"]: check["blocking"] for check in checks}
    assert [name for name, blocks in blocking.items() if blocks] == ["ships__one_each"]
    assert len(blocking) == 4
    assert all(check["description"] for check in checks)


def test_descriptions_hold_no_sql(locations: dict[str, Any]) -> None:
    nodes = [node for assets in locations.values() for node in assets.values()]
    assert [node["description"] for node in nodes if "select" in (node["description"] or "")] == []
    assert locations[FLEET]["fleet_register", "ships"]["description"] == "Every ship that ever called."
