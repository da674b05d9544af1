"""Makes dbt's manifest where there is none of the files that the project has now."""

import json
import logging
import os
import re
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from floe_dagster.artifacts import Artifact
from floe_dagster.dbt_manifest import DbtManifest, read_dbt_manifest
from floe_dagster.errors import DbtParseError
from floe_dagster.manifest_age import missing_transform, newer_file

TIMEOUT_SECONDS = 300
REPORTED_LINES = 20

_SECRET_VARIABLE = re.compile(r"\bDBT_ENV_SECRET_[A-Z0-9_]+")
# Parsing renders the profile but opens no connection, so any text does and no secret is needed.
_PLACEHOLDER = "not-needed-to-parse"
# What dbt keeps between two runs, so that it reads again only what has changed.
_PARTIAL_PARSE = "partial_parse.msgpack"
_ARGUMENTS = "floe_parse_arguments.json"
_logger = logging.getLogger(__name__)


def current_dbt_manifest(
    project_dir: Path, dbt: Path, artifact: Artifact, *, profiles_dir: Path | None = None
) -> DbtManifest:
    """The project's manifest, parsed now if there is none or if it is not of the files of now, which is logged.

    The profile is looked for in the project itself unless `profiles_dir` is another folder.
    """
    file = project_dir / "target" / "manifest.json"
    found = read_dbt_manifest(file)
    if found is not None and not _is_outdated(found, file, project_dir=project_dir, artifact=artifact):
        return found
    _parse(project_dir, profiles_dir or project_dir, [str(dbt), *_parse_arguments(artifact)])
    _note_arguments(file, artifact)
    parsed = read_dbt_manifest(file)
    if parsed is None:
        raise DbtParseError(f"dbt parsed {project_dir} and left no usable {file}; run `dbt parse` to see why.")
    missing = missing_transform(parsed, artifact)
    if missing is not None:
        _logger.warning("dbt has no model for the transform `%s`, so Dagster has no asset for it.", missing)
    return parsed


def _is_outdated(manifest: DbtManifest, file: Path, *, project_dir: Path, artifact: Artifact) -> bool:
    missing = missing_transform(manifest, artifact)
    newer = newer_file(manifest, file, project_dir)
    if missing is None and newer is None:
        if _was_parsed_with(file, artifact) or not os.access(file.parent, os.W_OK):
            return False
        _logger.warning("floe.yaml gives dbt other variables or another target now, so dbt parses the project again.")
        return True
    reason = f"{newer} is newer than {file}" if missing is None else f"{file} lacks the transform `{missing}`"
    # In an image files are often newer than what was made of them before they were copied, and nobody can parse there.
    if missing is None and not os.access(file.parent, os.W_OK):
        _logger.warning("%s; Dagster shows what it holds, as %s cannot be written.", reason, file.parent)
        return False
    # A warning, because that is shown by default: what Dagster shows from now on may differ from what it showed before.
    _logger.warning("%s, so dbt parses the project again.", reason)
    return True


def _parse_arguments(artifact: Artifact) -> list[str]:
    target = artifact.dbt.target
    return ["parse", *(("--target", target) if target is not None else ()), *artifact.dbt.arguments]


def _note_arguments(manifest: Path, artifact: Artifact) -> None:
    """Keeps what dbt was given, which its manifest does not tell."""
    note = manifest.with_name(_ARGUMENTS)
    try:
        note.write_text(json.dumps(_parse_arguments(artifact)), encoding="utf-8")
    except OSError as error:
        _logger.warning("%s could not be written (%s), so dbt will parse again.", note, error.strerror or error)


def _was_parsed_with(manifest: Path, artifact: Artifact) -> bool:
    """Whether the manifest comes from what floe.yaml gives dbt now. One of somebody else comes from no variables."""
    note = manifest.with_name(_ARGUMENTS)
    arguments = _parse_arguments(artifact)
    try:
        if note.stat().st_mtime_ns >= manifest.stat().st_mtime_ns:
            return bool(json.loads(note.read_text(encoding="utf-8")) == arguments)
    except (OSError, ValueError):
        pass
    return not artifact.dbt.arguments


def _parse(project_dir: Path, profiles_dir: Path, parse: Sequence[str]) -> None:
    command = [*parse, "--project-dir", str(project_dir), "--profiles-dir", str(profiles_dir)]
    target = project_dir / "target"
    try:
        target.mkdir(exist_ok=True)
        # Dagster loads a code location from several processes at once, and dbt writes its files in place: parse
        # elsewhere and move, so that no process sees half a manifest.
        with tempfile.TemporaryDirectory(prefix=".floe-parse-", dir=target) as scratch:
            _copy_if_there(target / _PARTIAL_PARSE, Path(scratch, _PARTIAL_PARSE))
            # A file that changes while dbt runs may have been read before, so the manifest is as old as the beginning.
            begun = Path(scratch).stat().st_mtime_ns
            arguments = [*command, "--no-use-colors", "--target-path", scratch, "--log-path", scratch]
            _run(arguments, command, project_dir, _environment(profiles_dir))
            # The manifest last: it is what says that there is nothing left to parse.
            for file in (Path(scratch, _PARTIAL_PARSE), Path(scratch, "manifest.json")):
                if file.exists():
                    os.utime(file, ns=(begun, begun))
                    file.replace(target / file.name)
    except OSError as error:
        raise DbtParseError(
            f"dbt could not be run in {project_dir} ({error.strerror or error}); "
            f"make {target} writable, or run `{shlex.join(command)}` beforehand."
        ) from error


def _copy_if_there(source: Path, target: Path) -> None:
    if source.is_file():
        shutil.copyfile(source, target)


def _run(arguments: Sequence[str], shown: Sequence[str], project_dir: Path, environment: Mapping[str, str]) -> None:
    try:
        finished = subprocess.run(
            arguments,
            cwd=project_dir,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            timeout=TIMEOUT_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise DbtParseError(
            f"dbt did not parse {project_dir} within {TIMEOUT_SECONDS} s; run `{shlex.join(shown)}` to see why."
        ) from None
    if finished.returncode != 0:
        last_lines = "\n".join(finished.stdout.rstrip().splitlines()[-REPORTED_LINES:])
        raise DbtParseError(
            f"dbt could not parse {project_dir}; correct what it reports, and try with `{shlex.join(shown)}`.\n"
            f"{last_lines}"
        )


def _environment(profiles_dir: Path) -> dict[str, str]:
    profiles = (profiles_dir / "profiles.yml").read_text(encoding="utf-8")
    return {
        **os.environ,
        **dict.fromkeys(_SECRET_VARIABLE.findall(profiles), _PLACEHOLDER),
        # Loading needs no network; dagster-dbt sets the same for runs.
        "DBT_SEND_ANONYMOUS_USAGE_STATS": "false",
    }
