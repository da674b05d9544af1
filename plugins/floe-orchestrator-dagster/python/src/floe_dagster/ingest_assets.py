"""The tables that dlt loads, as assets upstream of dbt's sources."""

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dagster import (
    AssetExecutionContext,
    AssetKey,
    AssetsDefinition,
    AssetSpec,
    MaterializeResult,
    MetadataValue,
    multi_asset,
)

from floe_dagster.artifacts import Artifact, slug_of
from floe_dagster.asset_keys import asset_key, named_key
from floe_dagster.dbt_manifest import DbtManifest
from floe_dagster.dlt_source import dlt_source
from floe_dagster.engine import Engine
from floe_dagster.errors import IngestionError
from floe_dagster.ingestion import IngestionSource
from floe_dagster.owners import dagster_owners
from floe_dagster.resolved_options import resolved_options, without_secrets
from floe_dagster.tags import product_tags


def build_ingest_assets(
    artifact: Artifact, manifest: DbtManifest, engine: Engine, *, pool: str | None
) -> Sequence[AssetsDefinition]:
    """A run of dlt for each source; none where the platform loads nothing, or by something else."""
    ingestion = artifact.ingestion
    if ingestion is None or ingestion.kind != "dlt":
        return []
    return [_assets_of(artifact, source, manifest, engine=engine, pool=pool) for source in ingestion.sources]


def _assets_of(
    artifact: Artifact, source: IngestionSource, manifest: DbtManifest, *, engine: Engine, pool: str | None
) -> AssetsDefinition:
    of_dbt = _sources_of_dbt(source, manifest)
    keys = {table: _key(artifact, source, table, of_dbt) for table in source.tables}
    tables = {key: table for table, key in keys.items()}
    dataset = next((str(each["schema"]) for each in of_dbt.values()), source.dataset)

    @multi_asset(
        name=f"{artifact.product.slug}_ingest_{slug_of(source.name)}",
        specs=[_spec(artifact, source, table, key) for table, key in keys.items()],
        can_subset=True,
        pool=pool,
    )
    def load(context: AssetExecutionContext) -> Iterator[MaterializeResult[Any]]:
        wanted = {tables[key]: key for key in context.selected_asset_keys}
        counts = _loaded(artifact, source, sorted(wanted), engine=engine, dataset=dataset)
        for table, key in wanted.items():
            rows = MetadataValue.int(counts.get(table, 0))
            yield MaterializeResult(asset_key=key, metadata={"dagster/row_count": rows})

    return load


def _loaded(
    artifact: Artifact, source: IngestionSource, tables: Sequence[str], *, engine: Engine, dataset: str
) -> Mapping[str, int]:
    """Loads some tables; gives the number of their rows."""
    secrets: list[str] = []
    try:
        import dlt
    except ImportError:
        raise IngestionError(
            "dlt is not installed beside floe-dagster; install the extra, `floe-dagster[dlt]`, which "
            "floe_target/requirements.txt names."
        ) from None
    try:
        dlt.config["runtime.dlthub_telemetry"] = False
        options = resolved_options(source.options, secrets)
        # What dlt has to remember of a load it keeps in the engine, so the folder may go.
        with tempfile.TemporaryDirectory(prefix="floe-dlt-") as folder:
            pipeline = dlt.pipeline(
                pipeline_name=f"{artifact.product.slug}_{slug_of(source.name)}",
                destination=engine.dlt_destination(dataset),
                dataset_name=dataset,
                pipelines_dir=folder,
            )
            pipeline.run(dlt_source(source, options, tables)).raise_on_failed_jobs()
            normalized: Any = pipeline.last_trace and pipeline.last_trace.last_normalize_info
            return dict(normalized.row_counts) if normalized else {}
    except IngestionError:
        raise
    except Exception as error:
        # What a library says of an address or a query may hold a secret, and so would the chain of errors.
        said = without_secrets(str(error), secrets)
        raise IngestionError(f"The source `{source.name}` was not loaded: {type(error).__name__}: {said}") from None


def _sources_of_dbt(source: IngestionSource, manifest: DbtManifest) -> Mapping[str, Mapping[str, Any]]:
    """The dbt sources of the same name, by table."""
    known = manifest.content.get("sources", {}).values()
    return {str(each["name"]): each for each in known if each["source_name"] == source.name}


def _key(artifact: Artifact, source: IngestionSource, table: str, of_dbt: Mapping[str, Mapping[str, Any]]) -> AssetKey:
    """The key that dbt's source of the same name and table has, so that its models are downstream."""
    resource = of_dbt.get(table) or {"resource_type": "source", "source_name": source.name, "name": table}
    return named_key(resource) or asset_key(artifact, resource)


def _spec(artifact: Artifact, source: IngestionSource, table: str, key: AssetKey) -> AssetSpec:
    return AssetSpec(
        key=key,
        description=f"The table `{table}` of the source `{source.name}`, loaded by dlt.",
        group_name=artifact.product.slug,
        kinds={"dlt"},
        owners=dagster_owners([artifact.product.owner]),
        tags=product_tags(artifact),
        # References, as in manifest.yaml: no value of a secret is here.
        metadata={"floe/ingestion": MetadataValue.json({**source.options, "tables": [source.tables[table]]})},
    )
