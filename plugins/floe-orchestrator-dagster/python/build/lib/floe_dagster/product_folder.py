"""Finds the folder of floe.yaml for a set of files that was compiled to another place."""

from pathlib import Path, PurePosixPath

from floe_dagster.provenance_record import read_provenance


def product_folder(artifact: Path, content: bytes, set_root: Path) -> Path | None:
    """The folder of floe.yaml that the compile recorded; None where that is `set_root` itself, or nothing is known.

    `content` is the artifact's: a record that is of another artifact says nothing.
    """
    named = read_provenance(artifact, content, set_root).get("product_folder")
    if not isinstance(named, str) or "\0" in named or PurePosixPath(named).is_absolute():
        return None
    return set_root / named
