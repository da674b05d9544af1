"""What loads data before dbt runs, as the artifact has it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from floe_dagster.json_object import JsonObject


@dataclass(frozen=True)
class IngestionSource:
    """One system that data is loaded from. Secrets in `options` are references."""

    name: str
    options: Mapping[str, Any]

    @property
    def kind(self) -> str:
        """What kind of system it is."""
        return str(self.options.get("type"))

    @property
    def tables(self) -> Mapping[str, Mapping[str, Any]]:
        """What is loaded from it, by name."""
        return {str(each["name"]): each for each in self.options.get("tables") or ()}

    @property
    def dataset(self) -> str:
        """The schema that the tables are loaded into, where dbt does not say another."""
        return str(self.options.get("dataset") or self.name)


@dataclass(frozen=True)
class Ingestion:
    """The loader of the platform, and what it loads."""

    kind: str
    sources: tuple[IngestionSource, ...]


def read_ingestion(plugin: JsonObject) -> Ingestion | None:
    """The artifact's ingestion; none when the platform has none."""
    kind = plugin.string("type")
    if kind is None:
        return None
    sources = plugin.object("config").objects("sources")
    return Ingestion(kind, tuple(IngestionSource(each.required_string("name"), each.plain()) for each in sources))
