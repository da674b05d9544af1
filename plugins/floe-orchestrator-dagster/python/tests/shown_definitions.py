"""All that Dagster is told by an artifact, as plain data."""

import logging
from pathlib import Path
from typing import Any

from dagster import AssetsDefinition, Definitions, ScheduleDefinition
from dagster_dbt import DbtCliResource

from floe_dagster import FloeDefinitions, FloeError


def shown(artifact: Path) -> object:
    """What the definitions of an artifact hold, or the refusal to make any."""
    try:
        definitions = FloeDefinitions.from_compiled_artifacts(artifact)
    except FloeError as error:
        return str(error)
    dbt = (definitions.resources or {}).get("dbt")
    return {
        "assets": sorted(_asset(spec) for spec in definitions.resolve_all_asset_specs()),
        "ops": sorted(f"{each.op.name} {each.op.pool}" for each in _built(definitions)),
        # Dagster's graph does not say in which order it lists the runs of two targets.
        "checks": sorted((_check(spec) for each in _built(definitions) for spec in each.check_specs), key=str),
        "jobs": [(job.name, job.description, dict(job.tags or {})) for job in definitions.jobs or []],
        "schedules": [
            (each.name, each.cron_schedule, each.execution_timezone, each.default_status)
            for each in definitions.schedules or []
            if isinstance(each, ScheduleDefinition)
        ],
        "sensors": [(each.name, each.description, each.default_status) for each in definitions.sensors or []],
        "metadata": {key: str(value) for key, value in (definitions.metadata or {}).items()},
        "dbt": (dbt.dbt_executable, dbt.target, dbt.global_config_flags) if isinstance(dbt, DbtCliResource) else None,
        "log level": logging.getLogger("floe_dagster").level,
    }


def _built(definitions: Definitions) -> list[AssetsDefinition]:
    # Sources are assets that nobody here builds.
    return [each for each in definitions.resolve_asset_graph().assets_defs if each.is_executable]


def _asset(spec: Any) -> Any:
    metadata = _metadata(spec)
    deps = sorted(dep.asset_key.to_user_string() for dep in spec.deps)
    about = (spec.group_name, list(spec.owners), dict(spec.tags), metadata, spec.description)
    return (spec.key.to_user_string(), deps, *about)


def _check(spec: Any) -> object:
    return (spec.key.to_user_string(), spec.description, spec.blocking, _metadata(spec))


def _metadata(spec: Any) -> dict[str, str]:
    told = {key: value for key, value in spec.metadata.items() if key.startswith(("floe/", "dagster/column_"))}
    return {key: str(value) for key, value in told.items()}
