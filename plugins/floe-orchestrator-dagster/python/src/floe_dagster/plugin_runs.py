"""What the Python sides of plugins add to definitions and to runs, put together."""

import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dagster import JobDefinition, SensorDefinition

from floe_dagster.errors import PluginInvalidError
from floe_dagster.plugin_loading import LoadedPart

if TYPE_CHECKING:
    # Dagster has no public name for what `define_asset_job` gives.
    from dagster._core.definitions.unresolved_asset_job_definition import UnresolvedAssetJobDefinition

_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


@dataclass(frozen=True)
class PluginRuns:
    """What plugins give to runs of dbt: a pool, and variables that are asked for when a run starts."""

    parts: Sequence[LoadedPart] = ()
    pool: str | None = None

    @contextmanager
    def variables(self) -> Iterator[None]:
        """Sets the variables of the plugins as long as dbt starts, and takes them back."""
        added: dict[str, str] = {}
        for part in self.parts:
            for name, value in _variables(part).items():
                if name not in os.environ:
                    added[name] = os.environ[name] = value
        try:
            yield
        finally:
            for name in added:
                os.environ.pop(name, None)


def plugin_runs(parts: Sequence[LoadedPart]) -> PluginRuns:
    """What plugins give to runs; two of them cannot each have a pool of their own."""
    owners: dict[str, str] = {}
    for part in parts:
        if part.parts.pool is not None:
            owners[part.parts.pool] = part.title
    if len(owners) > 1:
        raise PluginInvalidError(
            f"A run of dbt has one pool, and several plugins give one: {_several(owners)}; select one of them."
        )
    return PluginRuns(parts, next(iter(owners), None))


def plugin_resources(parts: Sequence[LoadedPart]) -> Mapping[str, object]:
    """The resources of all plugins by name."""
    resources: dict[str, object] = {}
    owners = {"dbt": "floe itself"}
    for part in parts:
        for name, resource in part.parts.resources.items():
            if name in owners:
                raise PluginInvalidError(
                    f"The resource `{name}` is of {owners[name]}, and {part.title} gives another one; tell its authors."
                )
            owners[name] = part.title
            resources[name] = resource
    return resources


def plugin_sensors(
    parts: Sequence[LoadedPart], job: "JobDefinition | UnresolvedAssetJobDefinition"
) -> Sequence[SensorDefinition]:
    """The sensors of all plugins."""
    return [sensor for part in parts if part.parts.sensors is not None for sensor in _sensors(part, job)]


def _sensors(part: LoadedPart, job: "JobDefinition | UnresolvedAssetJobDefinition") -> Sequence[SensorDefinition]:
    make: Callable[[JobDefinition | UnresolvedAssetJobDefinition], Sequence[SensorDefinition]] | None
    make = part.parts.sensors
    sensors = [] if make is None else list(make(job))
    if any(not isinstance(sensor, SensorDefinition) for sensor in sensors):
        raise PluginInvalidError(f"The Python side of {part.title} gives a sensor that is none; tell its authors.")
    return sensors


def _variables(part: LoadedPart) -> Mapping[str, str]:
    given = {} if part.parts.environment is None else dict(part.parts.environment())
    for name, value in given.items():
        if not isinstance(name, str) or not _VARIABLE.fullmatch(name) or not isinstance(value, str):
            # The value may be a secret.
            raise PluginInvalidError(
                f"The Python side of {part.title} gives a variable that has no name or no text; tell its authors."
            )
    return given


def _several(owners: Mapping[str, str]) -> str:
    return ", ".join(sorted(owners.values()))
