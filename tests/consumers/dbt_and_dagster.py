"""What dbt and Dagster make of a compiled product, as plain data that can be compared."""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import yaml
from dagster import instance_for_test
from dagster._core.workspace.context import WorkspaceProcessContext
from dagster._core.workspace.load_target import PythonFileTarget
from dagster_graphql.schema import create_schema
from dbt.cli.main import dbtRunner

QUERY = (Path(__file__).parent / "definitions.graphql").read_text(encoding="utf-8")

# Each changes from run to run, whatever the product says.
VOLATILE_OF_DBT = frozenset({"created_at", "build_path", "compiled_path"})


class Dbt:
    """The real dbt, in one process, which keeps what it parsed."""

    def __init__(self, product: Path, project: Path) -> None:
        self._product = product
        self._project = project
        self._runner = dbtRunner()

    def view(self) -> object:
        """All that `dbt parse` knows of the project, and the target that the profile chooses."""
        folders = ["--project-dir", str(self._project), "--profiles-dir", str(self._product)]
        result = self._runner.invoke(["--quiet", "parse", *folders, "--no-send-anonymous-usage-stats"])
        assert result.success, f"dbt refuses the product: {result.exception}"
        manifest = json.loads((self._project / "target/manifest.json").read_text(encoding="utf-8"))
        kept = {key: manifest[key] for key in ("nodes", "sources", "exposures", "selectors", "disabled", "groups")}
        profiles = yaml.safe_load((self._product / "profiles.yml").read_text(encoding="utf-8"))
        project = yaml.safe_load((self._project / "dbt_project.yml").read_text(encoding="utf-8"))
        profile = profiles[project["profile"]]
        return _without(kept, VOLATILE_OF_DBT), profile["target"], profile["outputs"][profile["target"]]


class Dagster:
    """A Dagster that has the product's code location in a process of its own, asked as its web page asks."""

    def __init__(self, context: WorkspaceProcessContext) -> None:
        self._context = context
        self._schema = create_schema()

    def view(self) -> object:
        """The code location, loaded again: its assets, checks, jobs, schedules, sensors and resources."""
        self._context.reload_workspace()
        result = self._schema.execute(QUERY, context_value=self._context.create_request_context())
        assert result.errors is None, result.errors
        (location,) = result.data["workspaceOrError"]["locationEntries"]
        failure = location["locationOrLoadError"].get("message")
        assert failure is None, f"Dagster refuses the product: {failure}"
        return location


@contextmanager
def dagster_of(product: Path) -> Iterator[Dagster]:
    """A Dagster for one product's definitions.py."""
    target = PythonFileTarget(
        python_file=str(product / "definitions.py"),
        attribute=None,
        working_directory=str(product),
        location_name=None,
    )
    with instance_for_test() as instance, WorkspaceProcessContext(instance, target) as context:
        yield Dagster(context)


def _without(value: Any, keys: frozenset[str]) -> Any:
    if isinstance(value, dict):
        return {key: _without(member, keys) for key, member in value.items() if key not in keys}
    if isinstance(value, list):
        return [_without(member, keys) for member in value]
    return value


def floe_compile(product: Path, root: Path) -> None:
    """Compiles by the built command, as the user does."""
    command = ["node", str(root / "packages/floe-cli/bin/floe.cjs"), "compile"]
    finished = subprocess.run(command, cwd=product, capture_output=True, encoding="utf-8", timeout=60, check=False)
    assert finished.returncode == 0, finished.stdout + finished.stderr
