"""The engine of the product as dbt knows it, for loading into it and reading from it beside dbt."""

from argparse import Namespace
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from floe_dagster.errors import IngestionError

Rows = list[dict[str, Any]]


class Engine:
    """The target of the profile, read as dbt reads it: `env_var()` and all. Nothing is read before somebody asks."""

    def __init__(self, *, profiles_dir: Path, project_dir: Path, target: str | None) -> None:
        self._profiles_dir = profiles_dir
        self._project_dir = project_dir
        self._target = target

    def dlt_destination(self, dataset: str) -> Any:
        """What dlt loads into; `dataset` is the schema.

        Raises:
            IngestionError: floe knows no destination of dlt for the engine, or the engine takes no such schema.
        """
        import dlt

        credentials = self._credentials()
        if credentials.type == "duckdb":
            file = _file_of(credentials)
            if Path(file).stem == dataset:
                raise IngestionError(
                    f"DuckDB does not tell the schema `{dataset}` from the database of that name; give the source "
                    "another `dataset` in manifest.yaml."
                )
            return dlt.destinations.duckdb(credentials=file)
        if credentials.type == "postgres":
            return dlt.destinations.postgres(credentials=_postgres_address(credentials))
        raise IngestionError(_UNKNOWN.format(engine=credentials.type))

    def rows(self, relation: str, *, batch: int) -> Iterator[Rows]:
        """The rows of a table, some at a time.

        Raises:
            IngestionError: Tables of the engine cannot be read beside dbt.
        """
        credentials = self._credentials()
        if credentials.type == "duckdb":
            import duckdb

            connection: Any = duckdb.connect(_file_of(credentials), read_only=True)
        elif credentials.type == "postgres":
            import psycopg2  # type: ignore[import-untyped, unused-ignore]

            connection = psycopg2.connect(_postgres_address(credentials))
        else:
            raise IngestionError(_UNKNOWN.format(engine=credentials.type))
        try:
            cursor = connection.cursor()
            cursor.execute(f"select * from {relation}")
            names = [str(column[0]) for column in cursor.description]
            while found := cursor.fetchmany(batch):
                yield [dict(zip(names, row, strict=True)) for row in found]
        finally:
            connection.close()

    def _credentials(self) -> Any:
        from dbt.config.runtime import load_profile
        from dbt.flags import set_from_args

        folders = {"PROFILES_DIR": str(self._profiles_dir), "PROJECT_DIR": str(self._project_dir)}
        set_from_args(Namespace(**folders, send_anonymous_usage_stats=False), None)
        return load_profile(str(self._project_dir), {}, target_override=self._target).credentials


_UNKNOWN = (
    "Beside dbt floe reads and writes tables of DuckDB and PostgreSQL, and the product runs on `{engine}`; load the "
    "data with a program of your own, and take the ingestion out of manifest.yaml."
)


def _file_of(credentials: Any) -> str:
    if ":memory:" in credentials.path:
        raise IngestionError(
            "DuckDB keeps nothing in memory between two programs; give `path` in manifest.yaml a file."
        )
    return str(credentials.path)


def _postgres_address(credentials: Any) -> str:
    from urllib.parse import quote

    parts: Mapping[str, str] = {key: quote(str(getattr(credentials, key)), safe="") for key in ("user", "password")}
    host, port, database = credentials.host, credentials.port, quote(credentials.database, safe="")
    return f"postgresql://{parts['user']}:{parts['password']}@{host}:{port}/{database}"
