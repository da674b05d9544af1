"""Cube's own compiler, asked for the SQL of a query over the models that floe wrote."""

import json
import os
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_CUBE = Path(__file__).resolve().parents[2] / ".cache/cube"


@dataclass(frozen=True)
class CubeSql:
    """The cubes of a data model, and the SQL of each query."""

    cubes: Mapping[str, Mapping[str, object]]
    queries: Sequence[str]


def cube_sql(model: Path, queries: Sequence[Mapping[str, object]]) -> CubeSql:
    """Compiles all files below `model`, or fails the test with what Cube says of them."""
    files = {str(path.relative_to(model)): path.read_text() for path in sorted(model.rglob("*.yml"))}
    finished = subprocess.run(
        ["node", "query.cjs"],
        input=json.dumps({"files": files, "queries": list(queries)}),
        cwd=_CUBE,
        env={"PATH": os.environ["PATH"]},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert finished.returncode == 0, finished.stderr
    # Cube says on the same stream that its older planner will go.
    answer = json.loads(finished.stdout[finished.stdout.index("{") :])
    sql = [_with_parameters(each["sql"], each["parameters"]) for each in answer["queries"]]
    return CubeSql({each["name"]: each for each in answer["cubes"]}, sql)


def _with_parameters(sql: str, parameters: Sequence[str]) -> str:
    for number, value in enumerate(parameters, start=1):
        sql = sql.replace(f"${number}", "'" + value.replace("'", "''") + "'")
    return sql
