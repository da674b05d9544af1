"""The systems that get data of the product, as assets that end the lineage of its tables."""

import logging
from collections.abc import Collection, Iterator, Mapping, Sequence

from dagster import (
    AssetKey,
    AssetsDefinition,
    AssetSpec,
    MetadataValue,
    TableColumn,
    TableColumnDep,
    TableColumnLineage,
    TableSchema,
)

from floe_dagster.artifacts import Artifact
from floe_dagster.built_tables import BuiltTable
from floe_dagster.dbt_manifest import DbtManifest
from floe_dagster.destination import Destination
from floe_dagster.engine import Engine
from floe_dagster.owners import dagster_owners
from floe_dagster.send_assets import build_send_asset, is_sent
from floe_dagster.tags import product_tags, tag_value

_logger = logging.getLogger(__name__)


def destination_specs(
    artifact: Artifact, assets: AssetsDefinition, tables: Mapping[str, BuiltTable]
) -> list[AssetSpec]:
    """An asset for each destination, downstream of the table of the product that it gets."""
    taken = {*assets.keys, *(dep.asset_key for spec in assets.specs for dep in spec.deps)}
    return [
        _spec(artifact, each, _key(artifact, each, taken), table_of(each, tables)) for each in artifact.destinations
    ]


def destination_assets(
    artifact: Artifact,
    specs: Sequence[AssetSpec],
    tables: Mapping[str, BuiltTable],
    *,
    of: tuple[DbtManifest, Engine, str | None],
) -> list[AssetSpec | AssetsDefinition]:
    """The destinations as a run fills them, where floe-dagster sends the table; else as somebody else does."""
    manifest, engine, pool = of
    made: list[AssetSpec | AssetsDefinition] = []
    for destination, spec in zip(artifact.destinations, specs, strict=True):
        table = table_of(destination, tables) if is_sent(artifact, destination) else None
        found = next((each for each in tables.values() if each.key == table), None)
        relation = found and manifest.content["nodes"][found.unique_id].get("relation_name")
        made.append(
            build_send_asset(artifact, destination, spec, engine=engine, relation=str(relation), pool=pool)
            if relation
            else spec
        )
    return made


def _key(artifact: Artifact, destination: Destination, taken: Collection[AssetKey]) -> AssetKey:
    """`product/destinations/name`; with the kind of system where a dbt source called `destinations` has that key."""
    key = AssetKey([artifact.product.slug, "destinations", destination.name])
    return key if key not in taken else AssetKey([*key.path, destination.sink_type])


def table_of(destination: Destination, tables: Mapping[str, BuiltTable]) -> AssetKey | None:
    """The table of the product that a destination gets."""
    named = destination.source_table
    if named is None:
        return None
    folded = {name.lower(): table for name, table in tables.items()}
    found = tables.get(named) or folded.get(named.lower())
    if found is None:
        _logger.warning(
            "The destination `%s` gets the table `%s`, which dbt does not build; correct `source_table` in floe.yaml.",
            destination.name,
            named,
        )
        return None
    return found.key


def _spec(artifact: Artifact, destination: Destination, key: AssetKey, table: AssetKey | None) -> AssetSpec:
    slug = artifact.product.slug
    return AssetSpec(
        key=key,
        deps=[] if table is None else [table],
        description=_description(artifact, destination),
        group_name=slug,
        kinds={tag_value(destination.sink_type)},
        owners=dagster_owners([artifact.product.owner]),
        tags=product_tags(artifact),
        metadata={**_metadata(destination), **_columns(artifact, destination, table)},
    )


def _description(artifact: Artifact, destination: Destination) -> str:
    what = "Data" if destination.source_table is None else f"The table `{destination.source_table}`"
    by = "after each build" if is_sent(artifact, destination) else "by a program outside of Dagster"
    return f"{what} of `{artifact.product.name}` is sent here {by}."


def _metadata(destination: Destination) -> dict[str, MetadataValue]:
    stated = {
        "floe/sink_type": destination.sink_type,
        "floe/connection_secret": destination.connection_secret,
        "floe/source_table": destination.source_table,
        "floe/batch_size": destination.batch_size,
    }
    options = {f"floe/config/{name}": value for name, value in _options(destination.config)}
    return {name: _shown(value) for name, value in {**stated, **options}.items() if value is not None}


def _options(config: Mapping[str, object], above: str = "") -> Iterator[tuple[str, object]]:
    """The options of the sink, each under the keys that lead to it; a secret is a reference, as in floe.yaml."""
    for key, value in config.items():
        if isinstance(value, dict) and value:
            yield from _options(value, f"{above}{key}/")
        else:
            yield f"{above}{key}", value


def _shown(value: object) -> MetadataValue:
    match value:
        case bool():
            return MetadataValue.bool(value)
        case int():
            return MetadataValue.int(value)
        case float():
            return MetadataValue.float(value)
        case dict() | list():
            return MetadataValue.json(value)
        case _:
            return MetadataValue.text(str(value))


def _columns(artifact: Artifact, destination: Destination, table: AssetKey | None) -> dict[str, MetadataValue]:
    """The fields of the sink, and the columns that fill them."""
    fields = destination.field_mapping
    if not fields:
        return {}
    port = next((port for port in artifact.output_ports if port.name == destination.source_table), None)
    types = {column.name.lower(): column.logical_type for column in (port.columns if port else ())}
    schema = TableSchema(
        columns=[
            TableColumn(field, types.get(column.lower(), "unknown"), f"The column `{column}`.")
            for column, field in fields.items()
        ]
    )
    shown: dict[str, MetadataValue] = {"dagster/column_schema": MetadataValue.table_schema(schema)}
    if table is None:
        return shown
    lineage = {field: [TableColumnDep(asset_key=table, column_name=column)] for column, field in fields.items()}
    return {**shown, "dagster/column_lineage": MetadataValue.column_lineage(TableColumnLineage(lineage))}
