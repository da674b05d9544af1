"""The tests of dbt sources, which Cosmos leaves out."""

import json
from pathlib import Path

from airflow.sdk import DAG
from cosmos import ProfileConfig
from cosmos.constants import InvocationMode
from cosmos.operators.local import DbtTestLocalOperator

from floe_airflow.compiled_set import CompiledSet

TASK_ID = "source_tests"


def add_source_tests(dag: DAG, compiled: CompiledSet, *, profile: ProfileConfig, dbt: str) -> None:
    """Puts a task before all others that runs the tests of sources, where the project has some.

    `dbt build` builds nothing of a table whose test failed.
    """
    if not _has_source_tests(compiled.project_dir / "target" / "manifest.json"):
        return
    first = [task for task in dag.tasks if not task.upstream_task_ids]
    tests = DbtTestLocalOperator(
        dag=dag,
        task_id=TASK_ID,
        select="source:*",
        # A test that reads a model too runs after that.
        indirect_selection="cautious",
        project_dir=str(compiled.project_dir),
        profile_config=profile,
        vars=dict(compiled.artifact.dbt.vars) or None,
        install_deps=False,
        dbt_executable_path=dbt,
        invocation_mode=InvocationMode.SUBPROCESS,
        partial_parse=False,
        emit_datasets=False,
    )
    tests.set_downstream(first)


def _has_source_tests(manifest: Path) -> bool:
    try:
        nodes = json.loads(manifest.read_bytes())["nodes"]
        parents = [set(node["depends_on"]["nodes"]) for node in nodes.values() if node["resource_type"] == "test"]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return False
    return any(each and all(parent.startswith("source.") for parent in each) for each in parents)
