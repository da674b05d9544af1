"""Makes dbt's manifest where nobody has made it yet."""

import os
import re
import shlex
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from floe_dagster.errors import DbtParseError

TIMEOUT_SECONDS = 300
REPORTED_LINES = 20

_SECRET_VARIABLE = re.compile(r"\bDBT_ENV_SECRET_[A-Z0-9_]+")
# Parsing renders the profile but opens no connection, so any text does and no secret is needed.
_PLACEHOLDER = "not-needed-to-parse"


def ensure_dbt_manifest(project_dir: Path, dbt: Path) -> Path:
    """The path of the project's manifest.json, parsed now if there is none."""
    manifest = project_dir / "target" / "manifest.json"
    if not manifest.is_file():
        _parse(project_dir, dbt)
    return manifest


def _parse(project_dir: Path, dbt: Path) -> None:
    command = [str(dbt), "parse", "--project-dir", str(project_dir), "--profiles-dir", str(project_dir)]
    target = project_dir / "target"
    try:
        target.mkdir(exist_ok=True)
        # Dagster loads a code location from several processes at once, and dbt writes its files in place: parse
        # elsewhere and move, so that no process sees half a manifest.
        with tempfile.TemporaryDirectory(prefix=".floe-parse-", dir=target) as scratch:
            _run([*command, "--no-use-colors", "--target-path", scratch, "--log-path", scratch], command, project_dir)
            # The manifest last: it is what says that there is nothing left to parse.
            for file in (Path(scratch, "partial_parse.msgpack"), Path(scratch, "manifest.json")):
                if file.exists():
                    file.replace(target / file.name)
    except OSError as error:
        raise DbtParseError(
            f"dbt could not be run in {project_dir} ({error.strerror or error}); "
            f"make {target} writable, or run `{shlex.join(command)}` beforehand."
        ) from error


def _run(arguments: Sequence[str], shown: Sequence[str], project_dir: Path) -> None:
    try:
        finished = subprocess.run(
            arguments,
            cwd=project_dir,
            env=_environment(project_dir),
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


def _environment(project_dir: Path) -> dict[str, str]:
    profiles = (project_dir / "profiles.yml").read_text(encoding="utf-8")
    return {
        **os.environ,
        **dict.fromkeys(_SECRET_VARIABLE.findall(profiles), _PLACEHOLDER),
        # Loading needs no network; dagster-dbt sets the same for runs.
        "DBT_SEND_ANONYMOUS_USAGE_STATS": "false",
    }
