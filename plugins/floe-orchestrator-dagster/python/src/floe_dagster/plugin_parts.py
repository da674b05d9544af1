"""What the Python side of a plugin is given, and what it gives."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from dagster import JobDefinition, SensorDefinition

if TYPE_CHECKING:
    # Dagster has no public name for what `define_asset_job` gives.
    from dagster._core.definitions.unresolved_asset_job_definition import UnresolvedAssetJobDefinition


@dataclass(frozen=True)
class PluginContext:
    """The product, and the options of the plugin that its `readAtRunTime` names.

    Secrets are references for `resolve_secret`.
    """

    kind: str
    name: str
    config: Mapping[str, Any]
    product: str
    slug: str
    environment: str | None


@dataclass(frozen=True)
class PluginParts:
    """What a plugin adds to the definitions of a product."""

    resources: Mapping[str, object] = field(default_factory=dict)
    """Resources by name, beside floe's own `dbt`."""
    environment: Callable[[], Mapping[str, str]] | None = None
    """Variables for runs of dbt. It is asked when a run starts, never when definitions load, so it may look up
    secrets. A variable that is set already stays as it is."""
    pool: str | None = None
    """The pool of the runs of dbt, where the engine has none of its own."""
    sensors: "Callable[[JobDefinition | UnresolvedAssetJobDefinition], Sequence[SensorDefinition]] | None" = None
    """The sensors for the product's job."""
