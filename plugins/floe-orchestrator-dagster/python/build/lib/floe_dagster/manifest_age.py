"""Whether dbt's manifest is of the files that the project has now."""

import os
from collections.abc import Iterator
from pathlib import Path, PurePath

from floe_dagster.artifacts import Artifact
from floe_dagster.dbt_manifest import DbtManifest

# dbt reads these in the project's folder itself; what floe, runs and others write there is nothing to it.
_AT_THE_ROOT = (
    "dbt_project.yml",
    "profiles.yml",
    "packages.yml",
    "dependencies.yml",
    "package-lock.yml",
    "selectors.yml",
)
# Where dbt looks when dbt_project.yml says nothing else; a folder that it names beside is known by what stands in it.
_BY_DEFAULT = ("models", "seeds", "snapshots", "macros", "tests", "analyses")
_ENDINGS = (".sql", ".py", ".yml", ".yaml", ".csv", ".md")


def missing_transform(manifest: DbtManifest, artifact: Artifact) -> str | None:
    """The first transform that the manifest knows nothing of."""
    transforms = artifact.transforms.models if artifact.transforms else {}
    known = manifest.transform_names()
    return next((name for name in transforms if name not in known), None)


def newer_file(manifest: DbtManifest, file: Path, project_dir: Path) -> Path | None:
    """A file of the project, or a folder that lost or gained one, that is newer than `file`, which holds `manifest`."""
    time_ns = file.stat().st_mtime_ns
    known = [PurePath(os.path.normpath(name)) for name in manifest.files()]
    places = (
        *(project_dir / name for name in _AT_THE_ROOT),
        *(project_dir / path for path in known if len(path.parts) == 1),
        *(project_dir / folder for folder in _folders_of(known)),
    )
    return next((place for place in (*places, *_files_below(project_dir, known)) if _is_newer(place, time_ns)), None)


def _is_newer(place: Path, time_ns: int) -> bool:
    try:
        return place.stat().st_mtime_ns > time_ns
    except OSError:
        # It went away, and the folder's time tells.
        return False


def _folders_of(known: list[PurePath]) -> list[PurePath]:
    """The folders that hold files, and those that hold the folders, but not the project's own and those above it."""
    return sorted({parent for path in known for parent in path.parents if parent.name not in ("", "..")})


def _files_below(project_dir: Path, known: list[PurePath]) -> Iterator[Path]:
    nested = {path.parts[0] if path.parts[0] != ".." else str(path.parent) for path in known if len(path.parts) > 1}
    seen: set[str] = set()
    for top in sorted(nested.union(_BY_DEFAULT)):
        # As dbt does; a circle of links ends at a folder that was seen.
        for folder, folders, files in os.walk(project_dir / top, followlinks=True):
            real = os.path.realpath(folder)
            folders[:] = [] if real in seen else sorted(folders)
            seen.add(real)
            yield from (Path(folder, name) for name in sorted(files) if name.lower().endswith(_ENDINGS))
