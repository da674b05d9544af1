"""How the assets of products are called, so that no two products share one and one can read another's."""

from collections.abc import Mapping
from typing import Any

from dagster import AssetKey

from floe_dagster.artifacts import Artifact


def asset_key(artifact: Artifact, resource: Mapping[str, Any]) -> AssetKey:
    """The key of a dbt resource: `product/model`, `product/source/table`, or another product's model.

    The last is the key of a source that `inputPorts` of floe.yaml links to an output port. A seed and a source cannot
    share a key: theirs have two and three parts.
    """
    slug = artifact.product.slug
    if resource["resource_type"] != "source":
        return AssetKey([slug, model_name(resource)])
    source, table = resource["source_name"], resource["name"]
    port = artifact.input_ports.get(f"{source}.{table}")
    return AssetKey([slug, source, table] if port is None else [port.product_slug, port.output_port])


def named_key(resource: Mapping[str, Any]) -> AssetKey | None:
    """The key that the dbt project itself asks for, by `meta.dagster.asset_key`."""
    meta = (resource.get("config") or {}).get("meta") or resource.get("meta") or {}
    named = (meta.get("dagster") or {}).get("asset_key")
    return AssetKey(named) if named else None


def model_name(resource: Mapping[str, Any]) -> str:
    """What a transform calls the resource: its name, and the version of a model that has several."""
    version = resource.get("version")
    name = str(resource["name"])
    return name if version is None else f"{name}_v{version}"
