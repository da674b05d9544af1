from pathlib import Path

import pytest
from conftest import Json, artifact, built_assets, write_artifact
from dagster import DefaultScheduleStatus, Definitions, ScheduleDefinition

from floe_dagster import FloeDefinitions, ScheduleInvalidError


def load(project: Path, content: Json) -> Definitions:
    return FloeDefinitions.from_compiled_artifacts(write_artifact(project, content))


def schedule_of(defs: Definitions) -> ScheduleDefinition:
    schedule = defs.resolve_schedule_def("customer_360_schedule")
    assert isinstance(schedule, ScheduleDefinition)
    return schedule


@pytest.mark.parametrize(
    ("enabled", "status"), [(True, DefaultScheduleStatus.RUNNING), (False, DefaultScheduleStatus.STOPPED)]
)
def test_the_schedule_has_the_cron_zone_and_status_of_the_product(
    project: Path, enabled: bool, status: DefaultScheduleStatus
) -> None:
    schedule = schedule_of(
        load(project, artifact(schedule={"cron": "15 6 * * 1-5", "timezone": "Europe/Berlin", "enabled": enabled}))
    )
    assert schedule.cron_schedule == "15 6 * * 1-5"
    assert schedule.execution_timezone == "Europe/Berlin"
    assert schedule.default_status == status
    assert schedule.job_name == "customer_360_job"


def test_a_product_without_a_schedule_still_has_its_job(project: Path) -> None:
    defs = load(project, artifact(schedule=None))
    assert list(defs.schedules or []) == []
    selected = defs.resolve_job_def("customer_360_job").asset_layer.selected_asset_keys
    assert {key.to_user_string() for key in selected} == {
        f"customer_360/{name}" for name in ("raw_customers", "stg_customers", "mart_spend")
    }


def test_runs_carry_the_limits_of_the_compute(project: Path) -> None:
    tags = load(project, artifact(product={"labels": {"domain": "retail"}})).resolve_job_def("customer_360_job").tags
    assert tags == {
        "floe.label/domain": "retail",
        "floe/product": "customer-360",
        "floe/product_version": "1.2.3",
        "dagster/max_runtime": "900",
        "dagster/concurrency_key": "duckdb/customer_360",
    }


def test_an_engine_with_many_writers_and_no_limit_gets_no_limits(project: Path) -> None:
    content = artifact()
    content["plugins"]["compute"] = {"type": "snowflake", "version": "0.0.0", "config": None}
    content["plugins"]["orchestrator"]["config"]["compute"] = {"writers": None, "run_timeout_seconds": None}
    defs = load(project, content)
    job = defs.resolve_job_def("customer_360_job")
    assert set(job.tags) == {"floe/product", "floe/product_version"}
    assets = built_assets(defs)
    assert assets.op.pool is None


def test_only_one_run_at_a_time_writes_a_duckdb_file(project: Path) -> None:
    assets = built_assets(load(project, artifact()))
    assert assets.op.pool == "duckdb/customer_360"


@pytest.mark.parametrize("schedule", [{"cron": "every day"}, {"cron": "@daily", "timezone": "Mars/Olympus"}])
def test_a_schedule_that_dagster_does_not_accept_is_refused(project: Path, schedule: Json) -> None:
    with pytest.raises(ScheduleInvalidError, match=r"correct `schedule` in floe\.yaml"):
        load(project, artifact(schedule=schedule))
