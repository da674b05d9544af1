"""Runs dbt in the project itself."""

import shutil
from pathlib import Path
from typing import Any

from airflow.sdk import DAG
from cosmos.operators.local import AbstractDbtLocalBase


def run_in_project(dag: DAG) -> None:
    """Lets each task of the DAG run dbt in the folder of the project, with a target folder of its own.

    Cosmos runs dbt in a copy that goes away with the task. Macros beside the project would not be found from there, and
    a DuckDB file that the profile names relative to the project would go away too.
    """
    for task in dag.tasks:
        if isinstance(task, AbstractDbtLocalBase):
            operator = type(task)
            task.__class__ = type(operator.__name__, (_InProject, operator), {"__module__": operator.__module__})


class _InProject(AbstractDbtLocalBase):
    def _clone_project(self, tmp_dir_path: Path) -> None:
        # What Cosmos names its memory of parsed projects by.
        shutil.copyfile(Path(self.project_dir) / "dbt_project.yml", tmp_dir_path / "dbt_project.yml")

    def _generate_dbt_flags(self, tmp_project_dir: str, profile_path: Path) -> list[str]:
        flags = super()._generate_dbt_flags(str(self.project_dir), profile_path)
        # Tasks that run at a time would overwrite each other's results and logs.
        own = Path(tmp_project_dir)
        return [*flags, "--target-path", str(own / "target"), "--log-path", str(own / "logs")]

    def run_subprocess(self, command: list[str], env: dict[str, str], cwd: str, **kwargs: Any) -> Any:
        return super().run_subprocess(command, env, str(self.project_dir), **kwargs)
