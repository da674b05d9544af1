"""A system that gets data of the product, as floe.yaml describes it."""

from collections.abc import Mapping
from dataclasses import dataclass

from floe_dagster.json_object import JsonObject


@dataclass(frozen=True)
class Destination:
    """Secrets in `config` are references; `connection_secret` is the name of a Kubernetes Secret."""

    name: str
    sink_type: str
    connection_secret: str | None
    source_table: str | None
    config: Mapping[str, object]
    field_mapping: Mapping[str, str]
    """The field of the sink by column."""
    batch_size: int | None


def read_destination(destination: JsonObject) -> Destination:
    """One of the artifact's destinations."""
    return Destination(
        name=destination.required_string("name"),
        sink_type=destination.required_string("sink_type"),
        connection_secret=destination.string("connection_secret_ref"),
        source_table=destination.string("source_table"),
        config=destination.object("config").plain(),
        field_mapping=destination.string_map("field_mapping"),
        batch_size=destination.positive_integer("batch_size"),
    )
