"""A source of the manifest as dlt takes it. dlt is imported when a load begins: who loads nothing needs none."""

from collections.abc import Collection, Mapping
from typing import Any

from floe_dagster.ingestion import IngestionSource

_CONTRACTS = {"freeze": "freeze", "discard_value": "discard_value"}


def dlt_source(source: IngestionSource, options: Mapping[str, Any], tables: Collection[str]) -> Any:
    """The chosen tables of a source, with how each is written; `options` have the values of the secrets."""
    wanted = [each for each in options["tables"] if each["name"] in tables]
    made = _SOURCES[source.kind](options, wanted)
    contract = _CONTRACTS.get(str(options.get("schema_contract")))
    for table in wanted:
        made.resources[table["name"]].apply_hints(
            write_disposition=options.get("write_mode") or "replace",
            primary_key=table.get("primary_key") or None,
            **({} if contract is None else {"schema_contract": {"columns": contract, "data_type": contract}}),
        )
    return made


def _rest_api(options: Mapping[str, Any], tables: list[Mapping[str, Any]]) -> Any:
    from dlt.sources.rest_api import rest_api_source

    token = options.get("token")
    client: dict[str, Any] = {"base_url": options["base_url"]}
    if token is not None:
        client["auth"] = {"type": "bearer", "token": token}
    config: Any = {"client": client, "resources": [_endpoint(table) for table in tables]}
    return rest_api_source(config)


def _endpoint(table: Mapping[str, Any]) -> dict[str, Any]:
    optional = {"params": table.get("parameters"), "data_selector": table.get("rows_at")}
    endpoint = {"path": table["path"], **{key: value for key, value in optional.items() if value}}
    return {"name": table["name"], "endpoint": endpoint}


def _sql_database(options: Mapping[str, Any], tables: list[Mapping[str, Any]]) -> Any:
    import dlt
    from dlt.sources.sql_database import sql_database

    names = [table["name"] for table in tables]
    made = sql_database(options["connection"], schema=options.get("schema"), table_names=names)
    for table in tables:
        if table.get("cursor"):
            made.resources[table["name"]].apply_hints(incremental=dlt.sources.incremental(table["cursor"]))
    return made


def _filesystem(options: Mapping[str, Any], tables: list[Mapping[str, Any]]) -> Any:
    import dlt

    def files() -> Any:
        return [_files_of(options, table) for table in tables]

    return dlt.source(files, name="files")()


def _files_of(options: Mapping[str, Any], table: Mapping[str, Any]) -> Any:
    from dlt.sources.filesystem import filesystem, read_csv_duckdb, read_jsonl, read_parquet

    readers: dict[str, Any] = {"csv": read_csv_duckdb, "jsonl": read_jsonl, "parquet": read_parquet}
    keys = {name: options.get(name) for name in ("access_key_id", "secret_access_key", "endpoint_url", "region")}
    given = {_AWS[name]: value for name, value in keys.items() if value is not None}
    credentials: dict[str, Any] = {"credentials": given} if given else {}
    found = filesystem(options["url"], file_glob=table["files"], **credentials)
    return (found | readers[table["format"]]()).with_name(table["name"])


_AWS = {
    "access_key_id": "aws_access_key_id",
    "secret_access_key": "aws_secret_access_key",
    "endpoint_url": "endpoint_url",
    "region": "region_name",
}

_SOURCES = {"rest_api": _rest_api, "sql_database": _sql_database, "filesystem": _filesystem}
