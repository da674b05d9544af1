"""The parts of dbt's manifest.json that say which project it is of, and what the project has."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from floe_dagster.asset_keys import model_name
from floe_dagster.check_names import with_check_names

_TRANSFORMED = ("model", "seed", "snapshot")
_WITH_FILES = ("nodes", "sources", "macros", "exposures", "semantic_models", "unit_tests", "docs")


@dataclass(frozen=True)
class DbtManifest:
    """A manifest as dbt wrote it, but for names of tests that Dagster refuses."""

    content: Mapping[str, Any]

    @property
    def project_name(self) -> str:
        """The project that was parsed; its packages have other names."""
        return str(self.content["metadata"]["project_name"])

    def transform_names(self) -> frozenset[str]:
        """What transforms can be called: models of the project itself, disabled ones too."""
        disabled = [each for versions in (self.content.get("disabled") or {}).values() for each in versions]
        nodes = [*self.content["nodes"].values(), *disabled]
        return frozenset(model_name(node) for node in nodes if self.is_transformed(node))

    def is_transformed(self, resource: Mapping[str, Any]) -> bool:
        """Whether the resource is one that the project itself builds."""
        return resource["resource_type"] in _TRANSFORMED and resource["package_name"] == self.project_name

    def files(self) -> Iterator[str]:
        """The files of the project itself, relative to it; some may lie beside it."""
        for group in _WITH_FILES:
            for resource in self.content.get(group, {}).values():
                if resource.get("package_name") == self.project_name:
                    yield str(resource["original_file_path"])
                    # `project://models/schema.yml`
                    patch = (resource.get("patch_path") or "").partition("://")[2]
                    yield from [patch] if patch else []


def read_dbt_manifest(file: Path) -> DbtManifest | None:
    """The manifest in a file; None when there is none that a whole run of dbt wrote."""
    try:
        content = json.loads(file.read_bytes())
    except (OSError, ValueError):
        return None
    is_whole = isinstance(content, dict) and isinstance(content.get("nodes"), dict)
    named = is_whole and isinstance(content.get("metadata", {}).get("project_name"), str)
    return DbtManifest(with_check_names(content)) if named else None
