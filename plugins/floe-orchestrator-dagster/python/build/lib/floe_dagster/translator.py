"""What Dagster shows about each dbt resource."""

from collections.abc import Mapping, Sequence
from typing import Any

from dagster import AssetCheckSpec, AssetKey, AssetSpec, MetadataValue
from dagster_dbt import DagsterDbtTranslator, DbtProject

from floe_dagster.artifacts import Artifact, Model
from floe_dagster.asset_keys import asset_key, model_name, named_key
from floe_dagster.check_description import check_description
from floe_dagster.dbt_manifest import DbtManifest
from floe_dagster.output_port_check import port_schema
from floe_dagster.output_ports import OutputPort
from floe_dagster.owners import dagster_owners
from floe_dagster.tags import product_tags, tag_value, word_tags


class FloeDbtTranslator(DagsterDbtTranslator):
    """Adds the product's group, owner, labels, tiers and checks to what dbt itself says."""

    def __init__(self, artifact: Artifact, manifest: DbtManifest) -> None:
        super().__init__()
        self._artifact = artifact
        self._manifest = manifest

    def get_asset_key(self, dbt_resource_props: Mapping[str, Any]) -> AssetKey:
        """The key that dbt's `meta.dagster.asset_key` names, else one that begins with the product."""
        return named_key(dbt_resource_props) or asset_key(self._artifact, dbt_resource_props)

    def get_description(self, dbt_resource_props: Mapping[str, Any]) -> str:
        """What the output port and dbt's properties say about the resource; the SQL is no description of it."""
        port = self._port(dbt_resource_props)
        texts = [port.description if port else None, dbt_resource_props.get("description")]
        return "\n\n".join(dict.fromkeys(str(text).strip() for text in texts if text))

    def get_asset_check_spec(
        self, asset_spec: AssetSpec, manifest: Mapping[str, Any], unique_id: str, project: DbtProject | None
    ) -> AssetCheckSpec | None:
        """The check of a dbt test, with what it asserts; it blocks where dbt takes a failure for an error."""
        spec = super().get_asset_check_spec(asset_spec, manifest, unique_id, project)
        if spec is None:
            return None
        test = self.get_resource_props(manifest, unique_id)
        return AssetCheckSpec(
            name=spec.name,
            asset=spec.asset_key,
            description=check_description(test, asset=asset_spec.key.path[-1]),
            additional_deps=spec.additional_deps,
            blocking=spec.blocking,
            metadata=spec.metadata,
        )

    def get_group_name(self, dbt_resource_props: Mapping[str, Any]) -> str | None:
        """The product, so that one group holds all of it."""
        return self._artifact.product.slug

    def get_owners(self, dbt_resource_props: Mapping[str, Any]) -> Sequence[str] | None:
        """The owners that dbt names, then that of the output port, then the product's."""
        group = dbt_resource_props.get("group")
        named = group.get("owner", {}).get("name") if isinstance(group, dict) else None
        of_dbt = super().get_owners(dbt_resource_props) or []
        port = self._port(dbt_resource_props)
        of_floe = [port.owner if port else None, self._artifact.product.owner]
        return dagster_owners([*of_dbt, named if not of_dbt else None, *of_floe]) or None

    def get_tags(self, dbt_resource_props: Mapping[str, Any]) -> Mapping[str, str]:
        """The tags of dbt, the transform's, the product's labels, and floe's own."""
        model = self._model(dbt_resource_props)
        return {
            **super().get_tags(dbt_resource_props),
            **(word_tags(model.tags) if model else {}),
            **product_tags(self._artifact),
            **self._placement_tags(model),
        }

    def get_metadata(self, dbt_resource_props: Mapping[str, Any]) -> Mapping[str, Any]:
        """The metadata of dbt and the quality checks that floe.yaml asks for."""
        metadata = super().get_metadata(dbt_resource_props)
        model = self._model(dbt_resource_props)
        if model is None:
            return metadata
        checks = MetadataValue.json(list(model.quality_checks))
        port = self._port(dbt_resource_props)
        return {
            **metadata,
            **({"floe/quality_checks": checks} if model.quality_checks else {}),
            # What the product promises of a table says more than what dbt's properties do.
            **({"dagster/column_schema": port_schema(port, _types(dbt_resource_props))} if port else {}),
        }

    def _model(self, dbt_resource_props: Mapping[str, Any]) -> Model | None:
        transforms = self._artifact.transforms
        # A source, or a model of a package, may have the name of a transform.
        if transforms is None or not self._manifest.is_transformed(dbt_resource_props):
            return None
        return transforms.models.get(model_name(dbt_resource_props))

    def _port(self, dbt_resource_props: Mapping[str, Any]) -> OutputPort | None:
        model = self._model(dbt_resource_props)
        return next((port for port in self._artifact.output_ports if model and port.name == model.name), None)

    def _placement_tags(self, model: Model | None) -> dict[str, str]:
        # Seeds, snapshots and models that no transform names run on the product's own compute.
        compute = (model and model.compute) or self._artifact.compute.kind
        placement = {"floe/tier": model and model.quality_tier, "floe/compute": compute}
        return {key: tag_value(text) for key, text in placement.items() if text}


def _types(dbt_resource_props: Mapping[str, Any]) -> dict[str, str]:
    """The types that dbt's properties declare, by column in small letters."""
    columns = (dbt_resource_props.get("columns") or {}).values()
    return {str(each["name"]).lower(): str(each["data_type"]) for each in columns if each.get("data_type")}
