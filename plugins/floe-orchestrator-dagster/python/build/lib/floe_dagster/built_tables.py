"""The tables that a dbt project builds, by the name that floe.yaml calls them."""

from dataclasses import dataclass

from dagster import AssetKey, AssetsDefinition

from floe_dagster.asset_keys import model_name
from floe_dagster.dbt_manifest import DbtManifest

UNIQUE_ID = "dagster_dbt/unique_id"


@dataclass(frozen=True)
class BuiltTable:
    """A table as Dagster and as dbt know it."""

    key: AssetKey
    unique_id: str


def built_tables(manifest: DbtManifest, assets: AssetsDefinition) -> dict[str, BuiltTable]:
    """The tables by name. Where a package has a model of the same name, the project's own is meant."""
    nodes = manifest.content["nodes"]
    ids = {str(spec.metadata.get(UNIQUE_ID)): spec.key for spec in assets.specs}
    known = [(nodes[unique_id], BuiltTable(key, unique_id)) for unique_id, key in ids.items() if unique_id in nodes]
    return {model_name(node): table for node, table in sorted(known, key=lambda each: manifest.is_transformed(each[0]))}
