"""Dagster definitions from what `floe compile` wrote."""

from floe_dagster.definitions import FloeDefinitions
from floe_dagster.errors import (
    ArtifactInvalidError,
    ArtifactNotFoundError,
    ArtifactOutdatedError,
    CommitRecordError,
    ContractVersionError,
    DbtExecutableNotFoundError,
    DbtParseError,
    DbtProjectError,
    FloeError,
    PluginInvalidError,
    PluginNotFoundError,
    ScheduleInvalidError,
    SecretNotFoundError,
    SecretReferenceError,
)
from floe_dagster.plugin_parts import PluginContext, PluginParts
from floe_dagster.secrets import resolve_secret

__all__ = [
    "ArtifactInvalidError",
    "ArtifactNotFoundError",
    "ArtifactOutdatedError",
    "CommitRecordError",
    "ContractVersionError",
    "DbtExecutableNotFoundError",
    "DbtParseError",
    "DbtProjectError",
    "FloeDefinitions",
    "FloeError",
    "PluginContext",
    "PluginInvalidError",
    "PluginNotFoundError",
    "PluginParts",
    "ScheduleInvalidError",
    "SecretNotFoundError",
    "SecretReferenceError",
    "resolve_secret",
]
