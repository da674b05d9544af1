"""The columns of a table as it was built, with what is said about them."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from dagster import AssetKey, AssetsDefinition, Output, TableColumn, TableSchema

_KEY = "dagster/column_schema"


def with_described_columns(events: Iterable[Any], assets: AssetsDefinition) -> Iterator[Any]:
    """The events; where one tells the columns of a table, with what the asset's definition says about them.

    The adapter knows names and types and nothing else, and what a run tells is shown in place of the definition's.
    """
    declared = {spec.key: spec.metadata for spec in assets.specs}
    keys = {name: key for name, key in assets.keys_by_output_name.items()}
    for event in events:
        yield _described(event, declared.get(_key_of(event, keys), {}))


def _key_of(event: Any, keys: Mapping[str, AssetKey]) -> Any:
    return keys.get(event.output_name) if isinstance(event, Output) else getattr(event, "asset_key", None)


def _described(event: Any, declared: Mapping[str, Any]) -> Any:
    built, known = (_schema_in(metadata) for metadata in (getattr(event, "metadata", None) or {}, declared))
    if not isinstance(event, Output) or built is None or known is None:
        return event
    by_name = {column.name.lower(): column for column in known.columns}
    columns = [_merged(column, by_name.get(column.name.lower())) for column in built.columns]
    schema = TableSchema(columns=columns, constraints=known.constraints)
    return event.with_metadata({**event.metadata, _KEY: schema})


def _merged(built: TableColumn, known: TableColumn | None) -> TableColumn:
    if known is None:
        return built
    return TableColumn(built.name, built.type, known.description, known.constraints, known.tags)


def _schema_in(metadata: Mapping[str, Any]) -> TableSchema | None:
    value = metadata.get(_KEY)
    schema = getattr(value, "schema", value)
    return schema if isinstance(schema, TableSchema) else None
