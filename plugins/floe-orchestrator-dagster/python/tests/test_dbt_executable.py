import os
import sys
from pathlib import Path

import pytest

from floe_dagster import DbtExecutableNotFoundError
from floe_dagster.dbt_executable import find_dbt_executable


def program(folder: Path, name: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / name
    file.write_text("#!/bin/sh\n", encoding="utf-8")
    file.chmod(0o755)
    return file


def test_dbt_is_the_one_beside_this_python(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path, "dbt")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_dbt_executable("core") == Path(sys.executable).parent / "dbt"


def test_path_is_the_second_choice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    on_path = program(tmp_path / "path", "dbt")
    monkeypatch.setenv("PATH", str(on_path.parent))
    assert find_dbt_executable("core", python=tmp_path / "python") == on_path


@pytest.mark.parametrize("folder", ["beside", "path"])
def test_fusion_is_found_in_both_places(folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = program(tmp_path / folder, "dbtf")
    monkeypatch.setenv("PATH", str(tmp_path / "path"))
    assert find_dbt_executable("fusion", python=tmp_path / "beside" / "python") == expected


def test_core_does_not_stand_in_for_fusion(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path, "dbt")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(DbtExecutableNotFoundError, match=r"`dbtf` is neither in .* nor on PATH"):
        find_dbt_executable("fusion", python=tmp_path / "python")


@pytest.mark.parametrize("path", [None, "", "relative", f".{os.pathsep}relative"])
def test_the_working_directory_is_never_searched(
    path: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path, "dbt")
    program(tmp_path / "relative", "dbt")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PATH") if path is None else monkeypatch.setenv("PATH", path)
    with pytest.raises(DbtExecutableNotFoundError, match="install dbt-core"):
        find_dbt_executable("core", python=tmp_path / "elsewhere" / "python")
