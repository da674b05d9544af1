"""From a compiled artifact to what a Dagster code location exports."""

import logging
import os
from pathlib import Path
from typing import Any

from dagster import AssetsDefinition, Definitions, MetadataValue, multiprocess_executor
from dagster_dbt import DbtProject

from floe_dagster.alerts import build_alert_sensor
from floe_dagster.artifact_place import find_artifact
from floe_dagster.artifacts import Artifact, parse_artifact
from floe_dagster.built_tables import built_tables
from floe_dagster.commit_record import read_committed_artifact
from floe_dagster.compiled_inputs import refuse_outdated
from floe_dagster.concurrency import writer_pool
from floe_dagster.dbt_assets import build_dbt_resource, dbt_definitions
from floe_dagster.dbt_executable import find_dbt_executable
from floe_dagster.dbt_parse import current_dbt_manifest
from floe_dagster.destinations import destination_assets, destination_specs
from floe_dagster.engine import Engine
from floe_dagster.environment import run_environment
from floe_dagster.errors import DbtProjectError
from floe_dagster.ingest_assets import build_ingest_assets
from floe_dagster.plugin_loading import load_plugin_parts
from floe_dagster.plugin_runs import plugin_resources, plugin_runs, plugin_sensors
from floe_dagster.product_assets import build_product_assets
from floe_dagster.product_folder import product_folder
from floe_dagster.schedule import build_job, build_schedule


class FloeDefinitions:
    """Where generated code locations get their definitions."""

    @staticmethod
    def from_compiled_artifacts(path: str | Path, *, project_dir: str | Path | None = None) -> Definitions:
        """The definitions of the product that was compiled to `path`.

        Loading needs no network, no secret, no DAGSTER_HOME and no environment variable; FLOE_ENV is read where it is
        set. It runs `dbt parse` when the project has no `target/manifest.json`, or one that is older than its files or
        lacks a transform.

        Args:
            path: The file `floe_target/compiled_artifacts.json`.
            project_dir: The dbt project with floe's profiles.yml; by default the one that floe.yaml names, seen from
                the folder that `floe compile` wrote to or from that of floe.yaml, with the profiles.yml of the former.

        Raises:
            FloeError: The artifact, the dbt project or the installed dbt is not usable; the message says what to do.
        """
        artifact_file, set_root = find_artifact(Path(path).absolute())
        content = read_committed_artifact(artifact_file, set_root)
        refuse_outdated(artifact_file, content, set_root)
        artifact = parse_artifact(content, artifact_file)
        if artifact.logs.level is not None:
            logging.getLogger("floe_dagster").setLevel(artifact.logs.level)
        if project_dir is not None:
            return _definitions(artifact, Path(project_dir).absolute(), Path(project_dir).absolute())
        # Where dbt_project.yml was copied beside the outputs, as into an image, that one goes with them.
        folders = (set_root, product_folder(artifact_file, content, set_root) or set_root)
        projects = [Path(os.path.normpath(folder / (artifact.dbt.project or "."))) for folder in folders]
        project = next((each for each in projects if (each / "dbt_project.yml").is_file()), projects[-1])
        return _definitions(artifact, project, set_root)


def _definitions(artifact: Artifact, project_dir: Path, profiles_dir: Path) -> Definitions:
    if artifact.transforms is None and not (project_dir / "dbt_project.yml").is_file():
        return Definitions(metadata=_metadata(artifact))
    dbt = find_dbt_executable(artifact.dbt_engine)
    project = _project(project_dir, profiles_dir, artifact)
    manifest = current_dbt_manifest(project_dir, dbt, artifact, profiles_dir=profiles_dir)
    of_dbt = dbt_definitions(artifact, project, manifest)
    tables = built_tables(manifest, of_dbt)
    parts = load_plugin_parts(artifact)
    of_plugins = plugin_runs(parts)
    assets = build_product_assets(artifact, manifest, of_dbt=of_dbt, tables=tables, plugins=of_plugins)
    engine = Engine(profiles_dir=profiles_dir, project_dir=project_dir, target=artifact.dbt.target)
    pool = writer_pool(artifact, of_plugins)
    specs = destination_specs(artifact, of_dbt, tables)
    destinations = destination_assets(artifact, specs, tables, of=(manifest, engine, pool))
    sent = [each for each in destinations if isinstance(each, AssetsDefinition)]
    ingested = build_ingest_assets(artifact, manifest, engine, pool=pool)
    runs = [*ingested, *assets, *sent]
    job = build_job(artifact, runs, of_plugins)
    schedule = build_schedule(artifact, job)
    sensor = build_alert_sensor(artifact, job)
    return Definitions(
        assets=[*ingested, *assets, *destinations],
        jobs=[job],
        schedules=[schedule] if schedule is not None else [],
        sensors=[*([sensor] if sensor is not None else []), *plugin_sensors(parts, job)],
        resources={"dbt": build_dbt_resource(artifact, project=project, dbt=dbt), **plugin_resources(parts)},
        # Runs of dbt on several targets, and of dlt, write to the same databases, one after the other.
        executor=multiprocess_executor.configured({"max_concurrent": 1}) if len(runs) > 1 else None,
        metadata=_metadata(artifact),
    )


def _project(project_dir: Path, profiles_dir: Path, artifact: Artifact) -> DbtProject:
    if not (project_dir / "dbt_project.yml").is_file():
        raise DbtProjectError(
            f"There is no dbt_project.yml in {project_dir}; put the dbt project beside floe.yaml, or say in "
            "`dbt.project` of floe.yaml where it is, and run `floe compile`. What is compiled with `--out` into a "
            "folder outside the repository needs the dbt project there."
        )
    if not (profiles_dir / "profiles.yml").is_file():
        raise DbtProjectError(f"There is no profiles.yml in {profiles_dir}; run `floe compile` to write it.")
    return DbtProject(project_dir=project_dir, profiles_dir=profiles_dir, target=artifact.dbt.target)


def _metadata(artifact: Artifact) -> dict[str, MetadataValue[Any]]:
    product = artifact.product
    return {
        "floe/product": MetadataValue.text(product.name),
        "floe/product_version": MetadataValue.text(product.version),
        "floe/product_description": MetadataValue.text(product.description or ""),
        "floe/artifact_version": MetadataValue.text(artifact.version),
        "floe/data_contracts": MetadataValue.json(list(artifact.data_contracts)),
        "floe/labels": MetadataValue.json(dict(product.labels)),
        "floe/dbt_vars": MetadataValue.json(dict(artifact.dbt.vars)),
        **_environment_metadata(artifact),
        **_alert_metadata(artifact),
    }


def _environment_metadata(artifact: Artifact) -> dict[str, MetadataValue[Any]]:
    environment = run_environment(artifact.environment)
    return {} if environment is None else {"floe/environment": MetadataValue.text(environment)}


def _alert_metadata(artifact: Artifact) -> dict[str, MetadataValue[Any]]:
    channel = artifact.alert_channel
    if channel is None:
        return {}
    return {"floe/alert_channel": MetadataValue.json({"type": channel.kind, "config": dict(channel.config)})}
