import json
import logging
from pathlib import Path
from typing import Any

import pytest
from conftest import Json, artifact

from floe_dagster import ArtifactInvalidError, ContractVersionError
from floe_dagster.artifacts import Artifact, Compute, LogSettings, Product, Schedule, parse_artifact

FILE = Path("/products/customer-360/floe_target/compiled_artifacts.json")


def parse(content: Json) -> Artifact:
    return parse_artifact(json.dumps(content).encode(), FILE)


def test_the_artifact_gives_the_parts_that_dagster_needs() -> None:
    content = artifact(
        product={"owner": "data@acme.io", "description": "Customers.", "labels": {"domain": "retail"}},
        schedule={"cron": "0 6 * * *", "timezone": "Europe/Berlin", "enabled": False},
        dbt={"type": "fusion"},
    )
    parsed = parse(content)
    assert parsed.product == Product("customer-360", "1.2.3", "Customers.", "data@acme.io", {"domain": "retail"})
    assert parsed.schedule == Schedule("0 6 * * *", "Europe/Berlin", False)
    assert parsed.compute == Compute("duckdb", 1, 900)
    assert parsed.logs == LogSettings("INFO", True)
    assert parsed.dbt_engine == "fusion"
    assert parsed.data_contracts == ("customer-360-orders",)
    assert parsed.transforms is not None
    assert parsed.transforms.models["stg_customers"].quality_tier == "silver"


def test_an_artifact_of_the_first_contract_loads() -> None:
    content = artifact()
    for later in ("plugins", "transforms", "dbt_profiles", "governance", "data_contracts", "quality_config"):
        del content[later]
    parsed = parse({**content, "version": "0.1.0"})
    assert (parsed.transforms, parsed.schedule, parsed.dbt_engine) == (None, None, "core")
    assert parsed.compute == Compute(None, None, None)


def test_a_schedule_defaults_to_utc_and_enabled() -> None:
    assert parse(artifact(schedule={"cron": "@daily"})).schedule == Schedule("@daily", "UTC", True)


@pytest.mark.parametrize("schedule", [None, {}, {"cron": None, "timezone": "UTC", "enabled": True}])
def test_a_schedule_without_a_cron_is_none(schedule: Json | None) -> None:
    assert parse(artifact(schedule=schedule)).schedule is None


@pytest.mark.parametrize("version", ["0.1.0", "0.8.0", "0.8.7"])
def test_a_known_contract_gives_no_notice(version: str, caplog: pytest.LogCaptureFixture) -> None:
    assert parse({**artifact(), "version": version}).version == version
    assert caplog.records == []


def test_a_newer_minor_loads_with_one_notice(caplog: pytest.LogCaptureFixture) -> None:
    parsed = parse({**artifact(), "version": "0.10.0", "added_later": {"any": "thing"}})
    assert parsed.version == "0.10.0"
    [notice] = caplog.records
    assert (notice.levelno, "0.10.0" in notice.getMessage()) == (logging.WARNING, True)


def test_another_major_is_refused_in_one_sentence() -> None:
    with pytest.raises(ContractVersionError) as refusal:
        parse({**artifact(), "version": "1.0.0"})
    assert str(refusal.value) == (
        "The artifact's contract version 1.0.0 is newer than this floe-dagster understands (0.x); upgrade floe-dagster."
    )


@pytest.mark.parametrize("content", [b"{", b"\xff\xfe", b"[]", b"null"])
def test_what_is_not_a_json_object_is_refused(content: bytes) -> None:
    with pytest.raises(ArtifactInvalidError) as refusal:
        parse_artifact(content, FILE)
    assert str(FILE) in str(refusal.value)
    assert "run `floe compile`" in str(refusal.value)


@pytest.mark.parametrize(
    ("pointer", "path"),
    [
        ("/version", ["version"]),
        ("/metadata", ["metadata"]),
        ("/metadata/product_name", ["metadata", "product_name"]),
        ("/metadata/product_version", ["metadata", "product_version"]),
        ("/transforms/models/0/name", ["transforms", "models", 0, "name"]),
    ],
)
def test_a_missing_key_is_named(pointer: str, path: list[str | int]) -> None:
    content: Any = artifact()
    parent = content
    for step in path[:-1]:
        parent = parent[step]
    del parent[path[-1]]
    with pytest.raises(ArtifactInvalidError) as refusal:
        parse(content)
    assert str(refusal.value) == f"{FILE} lacks `{pointer}`; run `floe compile` to write it again."


@pytest.mark.parametrize(
    ("pointer", "orchestrator"),
    [
        ("/plugins/orchestrator/config/schedule", {"schedule": "0 6 * * *"}),
        ("/plugins/orchestrator/config/schedule/cron", {"schedule": {"cron": 6}}),
        ("/plugins/orchestrator/config/schedule/enabled", {"schedule": {"cron": "@daily", "enabled": "no"}}),
        ("/plugins/orchestrator/config/product/labels/a~1b", {"product": {"labels": {"a/b": 1}}}),
        ("/plugins/orchestrator/config/dbt/type", {"dbt": {"type": "cloud"}}),
    ],
)
def test_a_value_of_the_wrong_kind_is_named(pointer: str, orchestrator: Json) -> None:
    with pytest.raises(ArtifactInvalidError) as refusal:
        parse(artifact(**orchestrator))
    assert f"`{pointer}`" in str(refusal.value)


@pytest.mark.parametrize(
    ("pointer", "change"),
    [
        ("/version", {"version": "eight"}),
        ("/metadata/product_name", {"metadata": {"product_name": "", "product_version": "1.0.0"}}),
        ("/transforms/models", {"transforms": {"models": ["a"]}}),
        ("/transforms/models/0/tags", {"transforms": {"models": [{"name": "a", "tags": [1]}]}}),
        (
            "/plugins/orchestrator/config/compute/run_timeout_seconds",
            {"plugins": {"orchestrator": {"config": {"compute": {"run_timeout_seconds": 0}}}}},
        ),
        (
            "/plugins/orchestrator/config/compute/run_timeout_seconds",
            {"plugins": {"orchestrator": {"config": {"compute": {"run_timeout_seconds": True}}}}},
        ),
        (
            "/plugins/orchestrator/config/compute/writers",
            {"plugins": {"orchestrator": {"config": {"compute": {"writers": 0}}}}},
        ),
        (
            "/observability/telemetry/logging/log_level",
            {"observability": {"telemetry": {"logging": {"log_level": "LOUD"}}}},
        ),
    ],
)
def test_a_value_that_cannot_be_is_named(pointer: str, change: Json) -> None:
    with pytest.raises(ArtifactInvalidError) as refusal:
        parse({**artifact(), **change})
    assert f"`{pointer}`" in str(refusal.value)


@pytest.mark.parametrize(
    ("name", "slug"), [("customer-360", "customer_360"), ("plain", "plain"), ("Größe.2", "Gr__e_2")]
)
def test_the_slug_holds_only_what_dagster_allows(name: str, slug: str) -> None:
    content = artifact()
    content["metadata"]["product_name"] = name
    assert parse(content).product.slug == slug
