"""What floe.yaml says stands in Dagster's user interface, and a person can read it there."""

import pytest
from conftest import SCREENSHOTS
from dagster_server import graphql
from playwright.sync_api import Browser, expect

MART = "/assets/customer_360/mart_customer_360"
UNIQUE = "unique_mart_customer_360_email"

# A page, and the texts that somebody looks for on it.
PAGES = {
    "code-locations": ("/locations", ["customer-360", "financial-risk", "iot-telemetry", "loyalty", "Loaded"]),
    "asset-graph": ("/asset-groups", ["customer_360", "financial_risk", "iot_telemetry"]),
    "asset": (MART, ["One row per customer with what they bought", "customer-analytics"]),
    "columns": (MART, ["Column name", "customer_id", "Identifier of the customer.", "decimal(18,2)"]),
    "checks": (f"{MART}?view=checks&checkDetail={UNIQUE}", [UNIQUE, "of mart_customer_360 has no value twice."]),
    "product-graph": (
        "/locations/customer-360/asset-groups/customer_360/lineage",
        ["stg_customers", "int_customer_orders"],
    ),
    "lineage-between-products": (
        "/assets/loyalty/mart_loyal_customers?view=lineage",
        ["mart_customer_360", "mart_loyal_customers", "newsletter"],
    ),
    "destination": (
        "/assets/loyalty/destinations/newsletter",
        ["sent here by a program outside of Dagster", "hubspot", "marketing"],
    ),
    "schedules": ("/automation", ["customer-360", "customer_360_schedule", "Scheduled At 05:30 AM", "risk_schedule"]),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_person_finds_it_on_the_page(name: str, chromium: Browser, address: str) -> None:
    path, texts = PAGES[name]
    page = chromium.new_page(viewport={"width": 1600, "height": 1200})
    page.goto(f"{address}{path}", timeout=120_000)
    try:
        body = page.locator("body")
        for text in texts:
            expect(body).to_contain_text(text, timeout=120_000)
        assert "#### Raw SQL" not in body.inner_text()
        assert page.get_by_role("dialog").count() == 0
    finally:
        page.screenshot(path=SCREENSHOTS / f"{name}.png")
        page.close()


def test_every_product_is_a_code_location_of_its_name(address: str) -> None:
    data = graphql(
        address,
        "{ workspaceOrError { ... on Workspace { locationEntries { name locationOrLoadError { __typename } } } } }",
    )
    entries = data["workspaceOrError"]["locationEntries"]
    assert {each["name"]: each["locationOrLoadError"]["__typename"] for each in entries} == {
        name: "RepositoryLocation" for name in ("customer-360", "financial-risk", "iot-telemetry", "loyalty")
    }


def test_assets_have_the_product_the_owner_the_columns_and_the_checks(address: str) -> None:
    query = """{ assetNodes(assetKeys: [{path: ["customer_360", "mart_customer_360"]}]) {
        groupName description dependencyKeys { path }
        owners { ... on TeamAssetOwner { team } }
        metadataEntries { label ... on TableSchemaMetadataEntry { schema { columns { name description } } } }
        assetChecksOrError { ... on AssetChecks { checks { name blocking description } } } } }"""
    [node] = graphql(address, query)["assetNodes"]
    assert (node["groupName"], node["owners"]) == ("customer_360", [{"team": "customer-analytics"}])
    assert "select" not in node["description"]
    upstream = {tuple(key["path"]) for key in node["dependencyKeys"]}
    assert ("customer_360", "stg_customers") in upstream
    [schema] = [entry["schema"] for entry in node["metadataEntries"] if entry["label"] == "dagster/column_schema"]
    assert {"name": "customer_id", "description": "Identifier of the customer."} in schema["columns"]
    checks = {check["name"]: check for check in node["assetChecksOrError"]["checks"]}
    assert checks[UNIQUE] == {
        "name": UNIQUE,
        "blocking": True,
        "description": "`email` of `mart_customer_360` has no value twice.",
    }


def test_the_schedule_is_the_one_of_floe_yaml(address: str) -> None:
    query = """{ schedulesOrError(repositorySelector: {repositoryLocationName: "customer-360",
        repositoryName: "__repository__"}) { ... on Schedules { results { name cronSchedule executionTimezone } } } }"""
    [schedule] = graphql(address, query)["schedulesOrError"]["results"]
    assert schedule == {
        "name": "customer_360_schedule",
        "cronSchedule": "30 5 * * *",
        "executionTimezone": "Europe/Berlin",
    }


def test_one_product_is_downstream_of_another(address: str) -> None:
    query = """{ assetNodes(assetKeys: [{path: ["customer_360", "mart_customer_360"]}]) {
        isExecutable dependedByKeys { path } } }"""
    nodes = graphql(address, query)["assetNodes"]
    readers = [key["path"] for node in nodes for key in node["dependedByKeys"]]
    assert ["loyalty", "mart_loyal_customers"] in readers
