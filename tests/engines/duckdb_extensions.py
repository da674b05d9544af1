"""The extensions of DuckDB that the lake needs, from the package index: a machine that tests asks no other host."""

from importlib.util import find_spec
from pathlib import Path

import duckdb

EXTENSIONS = ("avro", "httpfs", "iceberg")


def install_extensions(home: Path) -> None:
    """Installs them for whoever has this home. DuckDB looks at the signature of each."""
    folder = home / ".duckdb" / "extensions"
    with duckdb.connect(config={"extension_directory": str(folder)}) as connection:
        for name in EXTENSIONS:
            connection.execute(f"INSTALL '{_file_of(name)}'")


def _file_of(name: str) -> Path:
    spec = find_spec(f"duckdb_extension_{name}")
    assert spec is not None and spec.origin is not None, f"the tests need the extension {name}: `make setup-engines`"
    return next(Path(spec.origin).parent.rglob(f"{name}.duckdb_extension"))
