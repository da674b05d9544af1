"""Refuses a set of outputs that no single compile wrote.

floe writes `.floe/outputs.json` last, with the digest of every file: it is the commit record of the set.
"""

import hashlib
import json
from pathlib import Path

from floe_dagster.errors import ArtifactNotFoundError, CommitRecordError

RECORD_PATH = ".floe/outputs.json"
RECORD_VERSION = 1


def read_committed_artifact(artifact: Path, set_root: Path) -> bytes:
    """The artifact's bytes, proved to be those that the last complete compile wrote.

    `set_root` is the folder that the compile wrote to. Without a record, as in an image that holds copies of the
    outputs, the bytes are taken as they are.
    """
    digests = _recorded_digests(set_root)
    try:
        content = artifact.read_bytes()
    except OSError as error:
        reason = error.strerror or "unreadable"
        raise ArtifactNotFoundError(
            f"The artifact {artifact} cannot be read ({reason}); run `floe compile` in the product's folder."
        ) from error
    if digests is not None and digests.get(artifact.relative_to(set_root).as_posix()) != _digest(content):
        raise _mixed(set_root)
    return content


def _recorded_digests(set_root: Path) -> dict[str, object] | None:
    file = set_root / RECORD_PATH
    try:
        record = json.loads(file.read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, ValueError):
        raise CommitRecordError(f"The record {file} cannot be read; run `floe compile` again.") from None
    if not isinstance(record, dict) or record.get("version") != RECORD_VERSION:
        raise CommitRecordError(
            f"The record {file} is not of version {RECORD_VERSION}; "
            "use a floe and a floe-dagster of the same release, and run `floe compile` again."
        )
    files = record.get("files")
    if record.get("state") != "complete" or not isinstance(files, dict):
        raise _mixed(set_root)
    return files


def _mixed(set_root: Path) -> CommitRecordError:
    return CommitRecordError(
        f"The outputs in {set_root} are not from one complete compile "
        "(it was interrupted, or the artifact was changed afterwards); run `floe compile` again."
    )


def _digest(content: bytes) -> str:
    return f"sha256:{hashlib.sha256(content).hexdigest()}"
