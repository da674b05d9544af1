"""From a compiled artifact to the DAG of a product."""

import os
import shutil
import sys
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, cast
from zoneinfo import ZoneInfo

from airflow.sdk import DAG, CronTriggerTimetable
from cosmos import DbtDag, ExecutionConfig, ProfileConfig, ProjectConfig, RenderConfig
from cosmos.constants import ExecutionMode, InvocationMode, LoadMode, TestBehavior
from cosmos.operators.local import AbstractDbtLocalBase

from floe_airflow.artifact import Artifact
from floe_airflow.compiled_set import CompiledSet, read_compiled_set
from floe_airflow.in_project import run_in_project
from floe_airflow.source_tests import add_source_tests


def product_dag(path: str | Path) -> DAG:
    """The DAG of the product that was compiled to `path`, the file `floe_target/compiled_artifacts.json`.

    A task for each seed, snapshot and model runs `dbt build` of it, with its tests; a task for each test of several
    models runs after those. Loading needs no network and no secret. The graph is that of `target/manifest.json` in the
    dbt project; where there is none, Cosmos asks dbt for it.

    Raises:
        FloeError: The artifact or the dbt project is not usable; the message says what to do.
    """
    compiled = read_compiled_set(Path(path).absolute())
    dbt = compiled.artifact.options.dbt_executable or _dbt_beside_python()
    dag: DAG = DbtDag(**_dag_settings(compiled.artifact), **_dbt_settings(compiled, dbt))
    _route(dag, compiled)
    profile = _profile(compiled, compiled.artifact.dbt.target or compiled.default_target)
    add_source_tests(dag, compiled, profile=profile, dbt=dbt)
    run_in_project(dag)
    return dag


def _dag_settings(artifact: Artifact) -> dict[str, Any]:
    product, schedule, options = artifact.product, artifact.schedule, artifact.options
    timezone = ZoneInfo(schedule.timezone if schedule else "UTC")
    return {
        "dag_id": product.name,
        "description": product.description,
        "doc_md": _documentation(artifact),
        "tags": _tags(artifact),
        "schedule": CronTriggerTimetable(schedule.cron, timezone=schedule.timezone) if schedule else None,
        "start_date": datetime.combine(options.start_date, datetime.min.time(), timezone),
        "is_paused_upon_creation": schedule is not None and not schedule.enabled,
        "catchup": options.catchup,
        # Two runs of one product would write the same tables.
        "max_active_runs": 1,
        **({} if artifact.writers is None else {"max_active_tasks": artifact.writers}),
        **(
            {}
            if artifact.run_timeout_seconds is None
            else {"dagrun_timeout": timedelta(seconds=artifact.run_timeout_seconds)}
        ),
        "default_args": _task_settings(artifact),
    }


def _task_settings(artifact: Artifact) -> dict[str, Any]:
    options = artifact.options
    named = {"owner": artifact.product.owner, "pool": options.pool, "queue": options.queue}
    return {
        "retries": options.retries,
        "retry_delay": timedelta(seconds=options.retry_delay_seconds),
        **{key: value for key, value in named.items() if value is not None},
    }


def _documentation(artifact: Artifact) -> str:
    product = artifact.product
    return f"{product.description or product.name}\n\nVersion {product.version}, compiled by floe."


def _tags(artifact: Artifact) -> list[str]:
    environment = os.environ.get("FLOE_ENV") or artifact.environment
    labels = [f"{label}: {value}" for label, value in artifact.product.labels.items()]
    # Airflow refuses a tag of more than 100 characters.
    return [tag[:100] for tag in ["floe", *labels, *([f"environment: {environment}"] if environment else [])]]


def _dbt_settings(compiled: CompiledSet, dbt: str) -> dict[str, Any]:
    project_dir, artifact = compiled.project_dir, compiled.artifact
    manifest = project_dir / "target" / "manifest.json"
    has_manifest = manifest.is_file()
    return {
        # Where the models are, dbt_project.yml says; Cosmos only looks whether the folder is there.
        "project_config": ProjectConfig(
            project_dir,
            models_relative_path=".",
            manifest_path=manifest if has_manifest else None,
            dbt_vars=cast(dict[str, str], dict(artifact.dbt.vars)) or None,
            # What `dbt deps` put there is part of what was deployed, and no task asks a package index.
            install_dbt_deps=False,
        ),
        "profile_config": _profile(compiled, artifact.dbt.target or compiled.default_target),
        "execution_config": ExecutionConfig(
            execution_mode=ExecutionMode.LOCAL,
            # In a process of its own dbt leaves no database open.
            invocation_mode=InvocationMode.SUBPROCESS,
            dbt_executable_path=dbt,
        ),
        "render_config": RenderConfig(
            load_method=LoadMode.DBT_MANIFEST if has_manifest else LoadMode.DBT_LS,
            invocation_mode=InvocationMode.SUBPROCESS,
            dbt_executable_path=dbt,
            test_behavior=TestBehavior.BUILD,
            # Else the first of its models that is built would run a test that reads the others.
            should_detach_multiple_parents_tests=True,
            emit_datasets=False,
        ),
    }


def _profile(compiled: CompiledSet, target: str) -> ProfileConfig:
    name = compiled.artifact.product.name
    return ProfileConfig(profile_name=name, target_name=target, profiles_yml_filepath=compiled.profiles_file)


def _route(dag: DAG, compiled: CompiledSet) -> None:
    """Gives the models that run on another target a profile of that one."""
    routes = compiled.artifact.dbt.routes
    for task in dag.tasks:
        if not isinstance(task, AbstractDbtLocalBase):
            continue
        node = task.extra_context.get("dbt_node_config", {})
        target = routes.get(str(node.get("unique_id", "")).split(".")[-1])
        if target is not None:
            task.profile_config = _profile(compiled, target)


def _dbt_beside_python() -> str:
    # The interpreter of a virtual environment is a symbolic link; its neighbours are beside the link, not its target.
    beside = Path(sys.executable).absolute().parent
    return shutil.which("dbt", path=str(beside)) or "dbt"
