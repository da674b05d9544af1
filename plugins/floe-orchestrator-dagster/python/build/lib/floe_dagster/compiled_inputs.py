"""Refuses an artifact of other files than those that stand beside it now."""

from collections.abc import Iterator
from pathlib import Path

from floe_dagster.errors import ArtifactOutdatedError
from floe_dagster.provenance_record import digest_of, read_provenance


def refuse_outdated(artifact: Path, content: bytes, set_root: Path) -> None:
    """Raises when floe.yaml or its manifest has changed since `floe compile` made the artifact of them.

    `content` is the artifact's, `set_root` the folder that the compile wrote to. A file that is not there, as in an
    image that holds only outputs, is not asked for; nor is any where the record of provenance is of another artifact.
    """
    changed = [path for path, digest in _inputs(artifact, content, set_root) if _is_changed(set_root / path, digest)]
    if changed:
        verb = "has" if len(changed) == 1 else "have"
        raise ArtifactOutdatedError(
            f"{' and '.join(changed)} in {set_root} {verb} changed since the outputs there were compiled; "
            f"run `floe compile` in {set_root}."
        )


def _inputs(artifact: Path, content: bytes, set_root: Path) -> Iterator[tuple[str, str]]:
    inputs = read_provenance(artifact, content, set_root).get("inputs")
    if isinstance(inputs, dict):
        yield from ((path, digest) for path, digest in inputs.items() if isinstance(digest, str) and _is_yaml(path))


def _is_yaml(path: str) -> bool:
    # The record may come from anybody, and nothing else is ever compiled.
    return path.lower().endswith((".yaml", ".yml"))


def _is_changed(file: Path, digest: str) -> bool:
    if not file.is_file():
        return False
    try:
        text = file.read_bytes()
    except OSError:
        return False
    # As floe makes it: Git may turn the ends of lines into those of Windows.
    return digest_of(text.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")) != digest
