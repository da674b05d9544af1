"""The tables that a product promises: the data contracts of the artifact."""

from collections.abc import Iterable
from dataclasses import dataclass

from floe_dagster.json_object import JsonObject


@dataclass(frozen=True)
class PortColumn:
    """A column that a port promises."""

    name: str
    logical_type: str
    required: bool
    primary_key: bool
    description: str | None
    classification: str | None


@dataclass(frozen=True)
class OutputPort:
    """A table that the product promises; it has the name of a model."""

    name: str
    description: str | None
    owner: str | None
    columns: tuple[PortColumn, ...]


def read_output_ports(contracts: Iterable[JsonObject]) -> tuple[OutputPort, ...]:
    """The ports in the artifact's `data_contracts`."""
    return tuple(_port(table, contract) for contract in contracts for table in contract.objects("schema"))


def _port(table: JsonObject, contract: JsonObject) -> OutputPort:
    return OutputPort(
        name=table.required_string("name"),
        description=contract.object("description").string("purpose"),
        owner=contract.object("team").string("name"),
        columns=tuple(_column(column) for column in table.objects("properties")),
    )


def _column(column: JsonObject) -> PortColumn:
    return PortColumn(
        name=column.required_string("name"),
        logical_type=column.string("logicalType") or "",
        required=column.boolean("required") is True,
        primary_key=column.boolean("primaryKey") is True,
        description=column.string("description"),
        classification=column.string("classification"),
    )
