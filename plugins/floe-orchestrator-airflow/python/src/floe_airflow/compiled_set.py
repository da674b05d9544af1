"""The set of files that one compile wrote, and where its dbt project stands."""

import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import yaml

from floe_airflow.artifact import Artifact, read_artifact
from floe_airflow.errors import ArtifactInvalidError, DbtProjectError
from floe_airflow.json_reader import JsonReader

OUTPUT_FOLDER = "floe_target"


@dataclass(frozen=True)
class CompiledSet:
    """A compiled product with its files; all paths are absolute."""

    artifact: Artifact
    profiles_file: Path
    default_target: str
    """Of the profile; the environment has a name of its own there."""
    project_dir: Path


def read_compiled_set(artifact_file: Path) -> CompiledSet:
    """The set that `artifact_file` belongs to.

    Raises:
        FloeError: The set is not usable; the message says what to do.
    """
    set_root = artifact_file.parent.parent if artifact_file.parent.name == OUTPUT_FOLDER else artifact_file.parent
    content = _committed(artifact_file, set_root)
    artifact = read_artifact(JsonReader(_object(content, artifact_file), "", artifact_file))
    profiles_file = set_root / "profiles.yml"
    return CompiledSet(
        artifact,
        profiles_file,
        _default_target(profiles_file, artifact.product.name),
        _project_dir(artifact, artifact_file, set_root),
    )


def _default_target(profiles_file: Path, profile: str) -> str:
    try:
        target = yaml.safe_load(profiles_file.read_text(encoding="utf-8"))[profile]["target"]
    except FileNotFoundError:
        raise DbtProjectError(f"There is no {profiles_file}; run `floe compile` to write it.") from None
    except (OSError, yaml.YAMLError, KeyError, TypeError):
        target = None
    if not isinstance(target, str):
        raise DbtProjectError(f"{profiles_file} has no profile `{profile}`; run `floe compile` to write it again.")
    return target


def _committed(artifact_file: Path, set_root: Path) -> bytes:
    """The artifact's bytes, proved to be those of the last complete compile where there is its record."""
    try:
        content = artifact_file.read_bytes()
    except OSError as error:
        reason = error.strerror or "unreadable"
        raise ArtifactInvalidError(
            f"The artifact {artifact_file} cannot be read ({reason}); run `floe compile` in the product's folder."
        ) from error
    try:
        record = json.loads((set_root / ".floe" / "outputs.json").read_bytes())
        digest = record["files"][artifact_file.relative_to(set_root).as_posix()]
        is_whole = record["state"] == "complete" and digest == f"sha256:{hashlib.sha256(content).hexdigest()}"
    except FileNotFoundError:
        # As in an image that holds copies of the outputs.
        return content
    except (OSError, ValueError, KeyError, TypeError):
        is_whole = False
    if not is_whole:
        raise ArtifactInvalidError(
            f"The outputs in {set_root} are not from one complete compile "
            "(it was interrupted, or the artifact was changed afterwards); run `floe compile` again."
        )
    return content


def _object(content: bytes, file: Path) -> dict[str, object]:
    try:
        values = json.loads(content)
    except ValueError:
        # The parser quotes the text around the mistake, which a log has no use for.
        values = None
    if not isinstance(values, dict):
        raise ArtifactInvalidError(f"{file} does not hold a JSON object; run `floe compile` to write it again.")
    return values


def _project_dir(artifact: Artifact, artifact_file: Path, set_root: Path) -> Path:
    # Where dbt_project.yml was copied beside the outputs, as into an image, that one goes with them.
    folders = (set_root, _product_folder(artifact_file, set_root))
    projects = [Path(os.path.normpath(folder / (artifact.dbt.project or "."))) for folder in folders]
    for project in projects:
        if (project / "dbt_project.yml").is_file():
            return project
    raise DbtProjectError(
        f"There is no dbt_project.yml in {projects[-1]}; put the dbt project beside floe.yaml, or say in "
        "`dbt.project` of floe.yaml where it is, and run `floe compile`."
    )


def _product_folder(artifact_file: Path, set_root: Path) -> Path:
    """The folder of floe.yaml, as the compile recorded it for outputs that stand elsewhere."""
    try:
        named = json.loads((artifact_file.parent / "provenance.json").read_bytes()).get("product_folder")
    except (OSError, ValueError, AttributeError):
        named = None
    if not isinstance(named, str) or "\0" in named or PurePosixPath(named).is_absolute():
        return set_root
    return set_root / named
