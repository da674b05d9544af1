"""What Dagster shows about each dbt resource."""

from collections.abc import Mapping, Sequence
from typing import Any

from dagster import MetadataValue
from dagster_dbt import DagsterDbtTranslator

from floe_dagster.artifacts import Artifact, Model
from floe_dagster.owners import dagster_owners
from floe_dagster.tags import label_tags, tag_value, word_tags


class FloeDbtTranslator(DagsterDbtTranslator):
    """Adds the product's group, owner, labels, tiers and checks to what dbt itself says."""

    def __init__(self, artifact: Artifact) -> None:
        super().__init__()
        self._artifact = artifact

    def get_group_name(self, dbt_resource_props: Mapping[str, Any]) -> str | None:
        """The product, so that one group holds all of it."""
        return self._artifact.product.slug

    def get_owners(self, dbt_resource_props: Mapping[str, Any]) -> Sequence[str] | None:
        """The owners that dbt names, then the product's."""
        owners = [*(super().get_owners(dbt_resource_props) or []), *dagster_owners(self._artifact.product.owner)]
        return list(dict.fromkeys(owners)) or None

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
        if model is None or not model.quality_checks:
            return metadata
        return {**metadata, "floe/quality_checks": MetadataValue.json(list(model.quality_checks))}

    def _model(self, dbt_resource_props: Mapping[str, Any]) -> Model | None:
        transforms = self._artifact.transforms
        return transforms.models.get(dbt_resource_props["name"]) if transforms else None

    def _placement_tags(self, model: Model | None) -> dict[str, str]:
        # dbt builds every model in the target that the profile names, whatever a transform asks for.
        placement = {"floe/tier": model and model.quality_tier, "floe/compute": self._artifact.compute.kind}
        return {key: tag_value(text) for key, text in placement.items() if text}


def product_tags(artifact: Artifact) -> dict[str, str]:
    """The tags that every asset and every run of the product carries."""
    product = artifact.product
    return {
        **label_tags(product.labels),
        "floe/product": tag_value(product.name),
        "floe/product_version": tag_value(product.version),
    }
