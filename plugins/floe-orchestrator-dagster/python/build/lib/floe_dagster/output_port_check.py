"""Whether a table that was built has the columns that its output port promises."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from dagster import (
    AssetCheckResult,
    AssetCheckSeverity,
    AssetCheckSpec,
    AssetKey,
    MetadataValue,
    TableColumn,
    TableColumnConstraints,
    TableConstraints,
    TableSchema,
)

from floe_dagster.output_ports import OutputPort, PortColumn
from floe_dagster.tags import tag_value

CHECK_NAME = "floe_output_port"

_WHOLE = r"u?(big|small|tiny|huge)?int(eger)?(\d+)?"
# What engines call a type, without its length.
_TYPES: Mapping[str, str] = {
    "string": r"(var)?char(acter)?( varying)?|text|string|bpchar|nvarchar|uuid|enum",
    "text": r"(var)?char(acter)?( varying)?|text|string|bpchar|nvarchar",
    "integer": rf"{_WHOLE}|long|short|byteint|number|numeric|decimal",
    "number": rf"decimal|numeric|number|float\d*|double( precision)?|real|bignumeric|{_WHOLE}",
    "boolean": r"bool(ean)?|bit",
    "date": r"date",
    "timestamp": r"timestamp(tz|_ntz|_ltz|_tz|_s|_ms|_ns)?( with(out)? time zone)?|datetime\d?",
    "time": r"time(tz)?( with(out)? time zone)?",
    "object": r"struct|json|variant|object|record|map|row|super",
    "array": r"array|list|.*\[\d*\]",
}


def port_schema(port: OutputPort, types: Mapping[str, str]) -> TableSchema:
    """The columns that the port promises. `types` are the engine's, by column in small letters."""
    keys = [column.name for column in port.columns if column.primary_key]
    constraints = TableConstraints(other=[f"primary key: {', '.join(keys)}"]) if keys else TableConstraints(other=[])
    return TableSchema(
        columns=[_shown(column, types.get(column.name.lower())) for column in port.columns], constraints=constraints
    )


def _shown(column: PortColumn, engine_type: str | None) -> TableColumn:
    # What dbt declares says more of the table, and the promise is still to be seen.
    promised = [] if engine_type is None else [f"promised as {column.logical_type}"]
    return TableColumn(
        name=column.name,
        type=engine_type or column.logical_type,
        description=column.description,
        constraints=TableColumnConstraints(
            nullable=not (column.required or column.primary_key),
            other=[*(["primary key"] if column.primary_key else []), *promised],
        ),
        tags={"classification": tag_value(column.classification)} if column.classification else {},
    )


def port_check_spec(port: OutputPort, asset: AssetKey, metadata: Mapping[str, Any]) -> AssetCheckSpec:
    """The check on the asset of the port."""
    return AssetCheckSpec(
        name=CHECK_NAME,
        asset=asset,
        description=f"The table that was built has the {len(port.columns)} columns that the output port promises.",
        metadata=metadata,
        blocking=False,
    )


def port_check_result(port: OutputPort, asset: AssetKey, built: TableSchema) -> AssetCheckResult:
    """What the table that was built has that was not promised, and the other way round."""
    columns = {column.name.lower(): column for column in built.columns}
    promised = {column.name.lower() for column in port.columns}
    missing = [column.name for column in port.columns if column.name.lower() not in columns]
    extra = [column.name for column in built.columns if column.name.lower() not in promised]
    differing = _differing(port.columns, columns)
    found = {"missing": missing, "not promised": extra, "of another type": differing}
    said = "; ".join(f"{what}: {', '.join(names)}" for what, names in found.items() if names)
    return AssetCheckResult(
        asset_key=asset,
        check_name=CHECK_NAME,
        passed=said == "",
        # A column more breaks no reader.
        severity=AssetCheckSeverity.ERROR if missing or differing else AssetCheckSeverity.WARN,
        description=said or "The table has the columns that the output port promises.",
        metadata={what.replace(" ", "_"): MetadataValue.json(names) for what, names in found.items()},
    )


def _differing(promised: Iterable[PortColumn], built: Mapping[str, TableColumn]) -> list[str]:
    pairs = [(column, built.get(column.name.lower())) for column in promised]
    return [
        f"{column.name} ({found.type}, not {column.logical_type})"
        for column, found in pairs
        if found is not None and not is_of_type(found.type, column.logical_type)
    ]


def is_of_type(built: str, logical: str) -> bool:
    """Whether a type of an engine is one of those that a logical type stands for; True for types that nobody knows."""
    pattern = _TYPES.get(logical.lower())
    if pattern is None:
        return True
    name = re.sub(r"\s*\(.*\)|<.*>", "", built.strip().lower())
    return re.fullmatch(pattern, name) is not None or not _is_known(name)


def _is_known(name: str) -> bool:
    return any(re.fullmatch(pattern, name) for pattern in _TYPES.values())
