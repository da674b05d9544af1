import hashlib
import json
from pathlib import Path

import pytest

from floe_dagster import ArtifactOutdatedError
from floe_dagster.compiled_inputs import refuse_outdated

CONTENT = b"{}"


def digest(content: bytes) -> str:
    return f"sha256:{hashlib.sha256(content).hexdigest()}"


def compiled(folder: Path, *, artifact: bytes = CONTENT) -> Path:
    """A product of floe.yaml and the manifest above it, as compiled."""
    root = folder / "shop"
    file = root / "floe_target" / "compiled_artifacts.json"
    file.parent.mkdir(parents=True)
    (root / "floe.yaml").write_bytes(b"kind: FloeSpec\n")
    (folder / "manifest.yaml").write_bytes(b"kind: Manifest\n")
    inputs = {"floe.yaml": digest(b"kind: FloeSpec\n"), "../manifest.yaml": digest(b"kind: Manifest\n")}
    record = {"version": 1, "inputs": inputs, "digests": {"floe_target/compiled_artifacts.json": digest(artifact)}}
    file.with_name("provenance.json").write_text(json.dumps(record), encoding="utf-8")
    return file


def check(file: Path) -> None:
    refuse_outdated(file, CONTENT, file.parent.parent)


def test_what_was_compiled_of_the_files_of_now_is_taken(tmp_path: Path) -> None:
    check(compiled(tmp_path))


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (["shop/floe.yaml"], "floe.yaml in {root} has changed"),
        (["manifest.yaml"], "../manifest.yaml in {root} has changed"),
        (["shop/floe.yaml", "manifest.yaml"], "floe.yaml and ../manifest.yaml in {root} have changed"),
    ],
)
def test_a_file_that_changed_since_is_named_with_the_command(changed: list[str], said: str, tmp_path: Path) -> None:
    file = compiled(tmp_path)
    for name in changed:
        (tmp_path / name).write_text("kind: Another\n", encoding="utf-8")
    with pytest.raises(ArtifactOutdatedError) as refusal:
        check(file)
    root = tmp_path / "shop"
    assert str(refusal.value).startswith(said.format(root=root))
    assert f"run `floe compile` in {root}" in str(refusal.value)


def test_other_ends_of_lines_and_a_mark_of_byte_order_are_no_change(tmp_path: Path) -> None:
    file = compiled(tmp_path)
    (tmp_path / "shop/floe.yaml").write_bytes(b"\xef\xbb\xbfkind: FloeSpec\r\n")
    check(file)


def test_an_image_that_holds_only_outputs_is_taken(tmp_path: Path) -> None:
    file = compiled(tmp_path)
    (tmp_path / "shop/floe.yaml").unlink()
    (tmp_path / "manifest.yaml").unlink()
    check(file)


def test_a_record_of_another_artifact_says_nothing(tmp_path: Path) -> None:
    file = compiled(tmp_path, artifact=b"another")
    (tmp_path / "shop/floe.yaml").write_text("kind: Another\n", encoding="utf-8")
    check(file)


@pytest.mark.parametrize("record", [b"", b"[]", b"{", b'{"inputs": 1, "digests": {}}', b'{"inputs": {"floe.yaml": 1}}'])
def test_a_record_that_is_none_says_nothing(record: bytes, tmp_path: Path) -> None:
    file = compiled(tmp_path)
    file.with_name("provenance.json").write_bytes(record)
    check(file)


def test_only_files_that_floe_compiles_are_ever_read(tmp_path: Path) -> None:
    file = compiled(tmp_path)
    record = json.loads(file.with_name("provenance.json").read_bytes())
    record["inputs"] = {"../notes.txt": "sha256:00", "../folder.yaml": "sha256:00"}
    file.with_name("provenance.json").write_text(json.dumps(record), encoding="utf-8")
    (tmp_path / "notes.txt").touch()
    (tmp_path / "folder.yaml").mkdir()
    check(file)
