"""Reads provenance.json, the record of what a set of files was compiled of."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path


def read_provenance(artifact: Path, content: bytes, set_root: Path) -> Mapping[str, object]:
    """The record beside the artifact; empty where there is none, or where it is of another artifact than `content`."""
    try:
        record = json.loads(artifact.with_name("provenance.json").read_bytes())
    except (OSError, ValueError):
        return {}
    digests = record.get("digests") if isinstance(record, dict) else None
    if not isinstance(digests, dict) or not artifact.is_relative_to(set_root):
        return {}
    return record if digests.get(artifact.relative_to(set_root).as_posix()) == digest_of(content) else {}


def digest_of(content: bytes) -> str:
    """The digest as floe writes it."""
    return f"sha256:{hashlib.sha256(content).hexdigest()}"
