"""Dagster shows the project as it is now, not as it was when somebody parsed it last."""

import logging
import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Json, artifact, built_assets, write_artifact

from floe_dagster import FloeDefinitions
from floe_dagster.dbt_manifest import read_dbt_manifest
from floe_dagster.manifest_age import newer_file


def model_names(project: Path, content: Json) -> set[str]:
    defs = FloeDefinitions.from_compiled_artifacts(write_artifact(project, content))
    assets = built_assets(defs)
    return {key.path[-1] for key in assets.keys}


def with_transform(name: str) -> Json:
    content = artifact()
    content["transforms"]["models"].append({"name": name, "compute": "duckdb"})
    return content


def what_is_newer(project: Path) -> str | None:
    file = project / "target" / "manifest.json"
    manifest = read_dbt_manifest(file)
    assert manifest is not None
    found = newer_file(manifest, file, project)
    return None if found is None else os.path.relpath(found, project)


def age(project: Path, seconds: float) -> None:
    """Makes everything in the project that much older, and the manifest only a little."""
    now = time.time()
    for path in [project, *project.rglob("*")]:
        os.utime(path, (now - seconds, now - seconds))
    os.utime(project / "target" / "manifest.json", (now - seconds / 2, now - seconds / 2))


@pytest.fixture
def aged(project: Path) -> Path:
    age(project, 1000)
    return project


def test_a_model_that_was_added_is_there_at_the_next_loading(project: Path, caplog: pytest.LogCaptureFixture) -> None:
    assert model_names(project, artifact()) == {"raw_customers", "stg_customers", "mart_spend"}
    (project / "models" / "late.sql").write_text("select 1 as id\n")
    (project / "models" / "mart_spend.sql").write_text("select * from {{ ref('late') }}\n")
    with caplog.at_level(logging.WARNING, logger="floe_dagster"):
        assert "late" in model_names(project, with_transform("late"))
    assert "so dbt parses the project again" in caplog.text
    caplog.clear()
    with caplog.at_level(logging.WARNING, logger="floe_dagster"):
        assert "late" in model_names(project, with_transform("late"))
    assert caplog.text == ""


def test_other_variables_make_another_manifest(project: Path, caplog: pytest.LogCaptureFixture) -> None:
    (project / "models" / "late.sql").write_text("{{ config(enabled=var('late', false)) }} select 1 as id")
    assert "late" not in model_names(project, artifact())
    assert "late" in model_names(project, artifact(dbt={"type": "core", "vars": {"late": True}}))
    assert "other variables" in caplog.text
    caplog.clear()
    assert "late" in model_names(project, artifact(dbt={"type": "core", "vars": {"late": True}}))
    assert caplog.text == ""
    assert "late" not in model_names(project, artifact())


def test_a_manifest_without_a_transform_is_not_believed_whatever_its_age(aged: Path) -> None:
    (aged / "models" / "late.sql").write_text("select 1 as id\n")
    future = time.time() + 1000
    os.utime(aged / "target" / "manifest.json", (future, future))
    assert "late" in model_names(aged, with_transform("late"))


def test_a_transform_that_dbt_does_not_know_is_named(project: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, logger="floe_dagster"):
        assert "gone" not in model_names(project, with_transform("gone"))
    assert "dbt has no model for the transform `gone`" in caplog.text


def test_a_target_that_cannot_be_written_is_said_and_shown_as_it_is(
    project: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "models" / "late.sql").write_text("select 1 as id\n")
    may, target = os.access, project / "target"
    monkeypatch.setattr(os, "access", lambda path, mode: path != target and may(path, mode))
    with caplog.at_level(logging.WARNING, logger="floe_dagster"):
        assert "late" not in model_names(project, artifact())
    assert "cannot be written" in caplog.text


def test_half_a_manifest_is_made_again(project: Path) -> None:
    (project / "target" / "manifest.json").write_text('{"metadata": {', encoding="utf-8")
    assert len(model_names(project, artifact())) == 3


def test_nothing_is_newer_than_a_fresh_manifest(aged: Path) -> None:
    assert what_is_newer(aged) is None


def _write(name: str) -> Callable[[Path], object]:
    def write(project: Path) -> None:
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_text("{}", encoding="utf-8")

    return write


@pytest.mark.parametrize(
    ("change", "newer"),
    [
        (_write("models/mart_spend.sql"), "models/mart_spend.sql"),
        (_write("models/schema.yml"), "models/schema.yml"),
        (_write("models/deep/er/new.py"), "models"),
        (_write("macros/new.sql"), "macros/new.sql"),
        (_write("snapshots/history.yml"), "snapshots/history.yml"),
        (_write("tests/one.sql"), "tests/one.sql"),
        (_write("dbt_project.yml"), "dbt_project.yml"),
        (_write("profiles.yml"), "profiles.yml"),
        (_write("packages.yml"), "packages.yml"),
        (lambda project: (project / "models/mart_spend.sql").unlink(), "models"),
        (lambda project: (project / "seeds/raw_customers.csv").rename(project / "seeds/b.csv"), "seeds"),
    ],
)
def test_a_change_of_what_dbt_reads_is_noticed(aged: Path, change: Callable[[Path], object], newer: str) -> None:
    change(aged)
    assert what_is_newer(aged) == newer


@pytest.mark.parametrize(
    "name",
    [
        "warehouse.duckdb",
        "data/warehouse.duckdb",
        "data/export.csv",
        "definitions.py",
        "floe.yaml",
        "target/run/x.sql",
        "floe_target/values.yaml",
        "logs/dbt.log",
        "notes.md",
        ".git/index",
    ],
)
def test_what_others_write_beside_it_is_nothing_to_dbt(aged: Path, name: str) -> None:
    _write(name)(aged)
    assert what_is_newer(aged) is None


def test_a_circle_of_links_ends(aged: Path) -> None:
    (aged / "macros").mkdir()
    (aged / "macros" / "loop").symlink_to(aged / "macros")
    assert what_is_newer(aged) is None
