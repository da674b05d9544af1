"""Finds the dbt that belongs to this Python, so that a stray dbt on PATH is never run by surprise."""

import os
import shutil
import sys
from pathlib import Path

from floe_dagster.artifacts import DbtEngine
from floe_dagster.errors import DbtExecutableNotFoundError

_PROGRAMS: dict[DbtEngine, str] = {"core": "dbt", "fusion": "dbtf"}
_REMEDIES: dict[DbtEngine, str] = {
    "core": "install dbt-core and the adapter into this environment",
    "fusion": "install the dbt Fusion engine, or set dbt's type to `core` in manifest.yaml and run `floe compile`",
}


def find_dbt_executable(engine: DbtEngine, *, python: Path | None = None) -> Path:
    """The absolute path of the engine's program: the one beside `python` (by default, this one), else the one on PATH.

    Relative entries of PATH are passed over: what they name depends on the working directory.
    """
    program = _PROGRAMS[engine]
    # The interpreter of a virtual environment is a symbolic link; its neighbours are beside the link, not its target.
    beside = (python or Path(sys.executable)).absolute().parent
    on_path = [entry for entry in os.environ.get("PATH", "").split(os.pathsep) if Path(entry).is_absolute()]
    for folders in (str(beside), os.pathsep.join(on_path)):
        found = shutil.which(program, path=folders)
        if found is not None and Path(found).is_absolute():
            return Path(found)
    raise DbtExecutableNotFoundError(
        f"The program `{program}` is neither in {beside} nor on PATH; {_REMEDIES[engine]}."
    )
