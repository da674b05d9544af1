"""Which versions of the CompiledArtifacts contract this release reads."""

import logging
import re
from pathlib import Path

from floe_dagster.errors import ArtifactInvalidError, ContractVersionError

MAJOR = 0
NEWEST_MINOR = 8

_VERSION = re.compile(r"(\d+)\.(\d+)\.(\d+)")
_logger = logging.getLogger(__name__)


def check_contract_version(version: str, file: Path) -> None:
    """Refuses another major version; a newer minor only adds optional keys, so it is read with one notice."""
    match = _VERSION.fullmatch(version)
    if match is None:
        raise ArtifactInvalidError(
            f"`/version` in {file} is not a version like 0.{NEWEST_MINOR}.0; run `floe compile` to write it again."
        )
    major, minor = int(match[1]), int(match[2])
    if major != MAJOR:
        raise ContractVersionError(
            f"The artifact's contract version {version} is newer than this floe-dagster understands ({MAJOR}.x); "
            "upgrade floe-dagster."
        )
    if minor > NEWEST_MINOR:
        _logger.warning(
            "The artifact's contract version %s is newer than %d.%d, which this floe-dagster was made for; "
            "keys that it does not know are ignored.",
            version,
            MAJOR,
            NEWEST_MINOR,
        )
