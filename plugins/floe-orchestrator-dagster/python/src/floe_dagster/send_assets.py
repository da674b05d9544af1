"""Destinations that floe-dagster sends tables to itself, after dbt has built them."""

import json
import tempfile
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from dagster import AssetExecutionContext, AssetsDefinition, AssetSpec, MaterializeResult, MetadataValue, multi_asset

from floe_dagster.artifacts import Artifact, slug_of
from floe_dagster.destination import Destination
from floe_dagster.engine import Engine, Rows
from floe_dagster.errors import IngestionError
from floe_dagster.resolved_options import resolved_options, without_secrets

_BATCH: Final = 1000
_SECONDS: Final = 60


def is_sent(artifact: Artifact, destination: Destination) -> bool:
    """Whether the table is sent here: dlt is the loader of the platform, and knows the kind of system."""
    ingestion = artifact.ingestion
    is_named = destination.source_table is not None and destination.connection_secret is not None
    return ingestion is not None and ingestion.kind == "dlt" and destination.sink_type in _SINKS and is_named


def build_send_asset(
    artifact: Artifact, destination: Destination, spec: AssetSpec, *, engine: Engine, relation: str, pool: str | None
) -> AssetsDefinition:
    """The destination as an asset that a run fills from the table."""

    @multi_asset(
        name=f"{artifact.product.slug}_send_{slug_of(destination.name)}",
        specs=[spec],
        pool=pool,
    )
    def send(context: AssetExecutionContext) -> Iterator[MaterializeResult[Any]]:
        sent = _sent(artifact, destination, engine, relation)
        yield MaterializeResult(asset_key=spec.key, metadata={"dagster/row_count": MetadataValue.int(sent)})

    return send


def _sent(artifact: Artifact, destination: Destination, engine: Engine, relation: str) -> int:
    secrets: list[str] = []
    try:
        options = resolved_options({"connection": {"secret_ref": destination.connection_secret}}, secrets)
        batch = destination.batch_size or _BATCH
        batches = (_mapped(rows, destination.field_mapping) for rows in engine.rows(relation, batch=batch))
        return _SINKS[destination.sink_type](_Sending(artifact, destination, str(options["connection"])), batches)
    except IngestionError:
        raise
    except Exception as error:
        said = without_secrets(str(error), secrets)
        raise IngestionError(
            f"The destination `{destination.name}` was not filled: {type(error).__name__}: {said}"
        ) from None


def _mapped(rows: Rows, fields: Mapping[str, str]) -> Rows:
    """The rows under the names of the sink; of a destination that names fields nothing else is sent."""
    if not fields:
        return rows
    folded = {column.lower(): field for column, field in fields.items()}
    return [{folded[name.lower()]: value for name, value in row.items() if name.lower() in folded} for row in rows]


class _Sending:
    def __init__(self, artifact: Artifact, destination: Destination, connection: str) -> None:
        self.artifact = artifact
        self.destination = destination
        self.connection = connection

    def option(self, key: str, default: str) -> str:
        value = self.destination.config.get(key)
        return value if isinstance(value, str) else default


def _by_dlt(sending: _Sending, batches: Iterable[Rows], to: Any, **load: Any) -> int:
    import dlt

    dlt.config["runtime.dlthub_telemetry"] = False
    destination = sending.destination
    count = 0

    def rows() -> Iterator[Rows]:
        nonlocal count
        for batch in batches:
            count += len(batch)
            yield batch

    table = sending.option("table", slug_of(destination.source_table or destination.name))
    with tempfile.TemporaryDirectory(prefix="floe-dlt-") as folder:
        pipeline = dlt.pipeline(
            pipeline_name=f"{sending.artifact.product.slug}_to_{slug_of(destination.name)}",
            destination=to,
            dataset_name=sending.option("dataset", sending.artifact.product.slug),
            pipelines_dir=folder,
        )
        mode = sending.option("write_mode", "replace")
        resource = dlt.resource(rows, name=table, write_disposition=mode)  # type: ignore[call-overload, unused-ignore]
        pipeline.run(resource, **load).raise_on_failed_jobs()
    return count


def _sql(sending: _Sending, batches: Iterable[Rows]) -> int:
    import dlt

    return _by_dlt(sending, batches, dlt.destinations.sqlalchemy(credentials=sending.connection))


def _postgres(sending: _Sending, batches: Iterable[Rows]) -> int:
    import dlt

    return _by_dlt(sending, batches, dlt.destinations.postgres(credentials=sending.connection))


def _filesystem(sending: _Sending, batches: Iterable[Rows]) -> int:
    import dlt

    to = dlt.destinations.filesystem(bucket_url=sending.connection)
    return _by_dlt(sending, batches, to, loader_file_format=sending.option("format", "parquet"))


def _webhook(sending: _Sending, batches: Iterable[Rows]) -> int:
    if not sending.connection.startswith(("https://", "http://")):
        raise IngestionError(
            f"The connection of the destination `{sending.destination.name}` is no address of the web."
        )
    count = 0
    for batch in batches:
        _post(sending.connection, {"product": sending.artifact.product.name, "rows": batch})
        count += len(batch)
    return count


def _post(url: str, content: object) -> None:
    body = json.dumps(content, default=str).encode()
    request = urllib.request.Request(url, body, {"Content-Type": "application/json"}, method="POST")
    try:
        # The scheme was compared: neither a file nor anything else is opened.
        with urllib.request.build_opener(_NoRedirects()).open(request, timeout=_SECONDS):
            pass
    except urllib.error.HTTPError as error:
        raise ValueError(f"it answers {error.code}") from None


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """Leads nowhere else: a redirect would take the rows along."""

    def redirect_request(self, *_: object, **__: object) -> None:
        return None


_SINKS: Final[Mapping[str, Callable[[_Sending, Iterable[Rows]], int]]] = {
    "sql": _sql,
    "postgres": _postgres,
    "filesystem": _filesystem,
    "webhook": _webhook,
}
