from pathlib import Path

import pytest
from conftest import artifact, write_artifact, write_record

from floe_dagster import ArtifactNotFoundError, CommitRecordError, FloeDefinitions


def without_dbt(folder: Path) -> Path:
    """An artifact that loads without a dbt project."""
    return write_artifact(folder, {**artifact(), "transforms": None})


def test_a_set_without_a_record_loads_as_in_an_image_copy(tmp_path: Path) -> None:
    assert FloeDefinitions.from_compiled_artifacts(without_dbt(tmp_path)).metadata


def test_a_complete_set_loads(tmp_path: Path) -> None:
    file = without_dbt(tmp_path)
    write_record(tmp_path)
    assert FloeDefinitions.from_compiled_artifacts(file).metadata


@pytest.mark.parametrize("state", ["writing", "unheard-of"])
def test_an_interrupted_compile_is_refused(tmp_path: Path, state: str) -> None:
    file = without_dbt(tmp_path)
    write_record(tmp_path, state=state)
    with pytest.raises(CommitRecordError, match="run `floe compile` again"):
        FloeDefinitions.from_compiled_artifacts(file)


def test_an_artifact_that_differs_from_its_record_is_refused(tmp_path: Path) -> None:
    file = without_dbt(tmp_path)
    write_record(tmp_path, digest_of=b"what the compile wrote")
    with pytest.raises(CommitRecordError, match="not from one complete compile"):
        FloeDefinitions.from_compiled_artifacts(file)


def test_an_artifact_that_the_record_does_not_list_is_refused(tmp_path: Path) -> None:
    file = without_dbt(tmp_path)
    write_record(tmp_path)
    other = file.with_name("other.json")
    other.write_bytes(file.read_bytes())
    with pytest.raises(CommitRecordError):
        FloeDefinitions.from_compiled_artifacts(other)


def test_the_record_of_the_compiled_set_counts_even_for_another_dbt_project(tmp_path: Path) -> None:
    file = without_dbt(tmp_path / "out")
    write_record(tmp_path / "out", state="writing")
    with pytest.raises(CommitRecordError):
        FloeDefinitions.from_compiled_artifacts(file, project_dir=tmp_path)


def test_a_record_of_another_version_is_refused(tmp_path: Path) -> None:
    file = without_dbt(tmp_path)
    write_record(tmp_path, version=2)
    with pytest.raises(CommitRecordError, match="not of version 1"):
        FloeDefinitions.from_compiled_artifacts(file)


def test_a_damaged_record_is_refused(tmp_path: Path) -> None:
    file = without_dbt(tmp_path)
    write_record(tmp_path)
    (tmp_path / ".floe" / "outputs.json").write_text("{", encoding="utf-8")
    with pytest.raises(CommitRecordError, match="cannot be read"):
        FloeDefinitions.from_compiled_artifacts(file)


def test_a_definitions_file_of_an_earlier_release_finds_the_new_place(tmp_path: Path) -> None:
    without_dbt(tmp_path)
    write_record(tmp_path)
    former = tmp_path / "target" / "compiled_artifacts.json"
    assert FloeDefinitions.from_compiled_artifacts(former).metadata
    former.parent.mkdir()
    former.write_text("left over", encoding="utf-8")
    assert FloeDefinitions.from_compiled_artifacts(former).metadata


def test_an_artifact_where_earlier_releases_wrote_it_loads_without_a_record(tmp_path: Path) -> None:
    file = without_dbt(tmp_path)
    former = tmp_path / "target" / file.name
    former.parent.mkdir()
    file.rename(former)
    assert FloeDefinitions.from_compiled_artifacts(file).metadata
    write_record(tmp_path, digest_of=former.read_bytes())
    with pytest.raises(CommitRecordError, match="not from one complete compile"):
        FloeDefinitions.from_compiled_artifacts(file)


def test_a_missing_artifact_is_refused_with_its_path(tmp_path: Path) -> None:
    file = tmp_path / "floe_target" / "compiled_artifacts.json"
    with pytest.raises(ArtifactNotFoundError) as refusal:
        FloeDefinitions.from_compiled_artifacts(file)
    assert str(file) in str(refusal.value)
    assert "run `floe compile`" in str(refusal.value)
