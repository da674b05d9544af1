"""The Python sides of plugins: which are loaded, what they add, and how they are refused."""

import os
import sys
from pathlib import Path
from typing import Any

import pytest
from conftest import artifact, built_assets, write_artifact
from dagster import Definitions

from floe_dagster import FloeDefinitions, PluginInvalidError, PluginNotFoundError

ABACUS = {"kind": "lineage_backend", "type": "abacus", "distribution": "floe-abacus", "config": {"url": "https://a"}}


@pytest.fixture(autouse=True)
def _installed(plugin_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(plugin_folder))


def storage(name: str) -> dict[str, Any]:
    return {"kind": "storage", "type": name, "distribution": "floe-abacus"}


def definitions(project: Path, *plugins: dict[str, Any], **compute: Any) -> Definitions:
    content = artifact(python_plugins=list(plugins), compute=compute)
    return FloeDefinitions.from_compiled_artifacts(write_artifact(project, content))


def test_a_plugin_brings_resources_a_pool_and_sensors_and_gets_its_options(project: Path) -> None:
    loaded = definitions(project, ABACUS)
    resources = dict(loaded.resources or {})
    assert resources["abacus"] == {"url": "https://a", "environment": None, "product": "customer-360"}
    assert set(resources) == {"abacus", "dbt"}
    assert [each.name for each in loaded.sensors or []] == ["customer_360_beads"]
    assert built_assets(loaded).op.pool == "abacus"
    # Dagster itself resolves what was put together.
    job = loaded.resolve_job_def("customer_360_job")
    assert job.tags["dagster/concurrency_key"] == "abacus"
    assert loaded.get_repository_def().get_sensor_def("customer_360_beads").job_name == "customer_360_job"


def test_the_pool_of_the_engine_goes_before_that_of_a_plugin(project: Path) -> None:
    assert built_assets(definitions(project, ABACUS, writers=1)).op.pool == "duckdb/customer_360"


def test_only_what_the_artifact_names_is_loaded(project: Path) -> None:
    definitions(project)
    definitions(project, ABACUS)
    assert "floe_idle" not in sys.modules


def test_variables_reach_dbt_when_a_run_starts_and_nobody_else(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ABACUS_SET", "by the deployment")
    (project / "models" / "told.sql").write_text(
        'select \'{{ env_var("ABACUS_URL", "") }}\' as url, \'{{ env_var("ABACUS_SET", "") }}\' as was_set\n',
        encoding="utf-8",
    )
    monkeypatch.chdir(project)
    loaded = definitions(project, ABACUS)
    assert "ABACUS_URL" not in os.environ
    result = loaded.resolve_job_def("customer_360_job").execute_in_process(raise_on_error=False)
    assert result.success
    assert "ABACUS_URL" not in os.environ
    [compiled] = (project / "target").rglob("compiled/**/told.sql")
    assert compiled.read_text(encoding="utf-8").strip() == "select 'https://a' as url, 'by the deployment' as was_set"


@pytest.mark.parametrize(
    ("plugin", "error", "words"),
    [
        (
            {**ABACUS, "distribution": "floe-nowhere"},
            PluginNotFoundError,
            "selects the lineage backend `abacus` in the distribution floe-nowhere, which is not installed",
        ),
        ({**ABACUS, "distribution": ""}, Exception, "distribution"),
        (
            {**ABACUS, "type": "slate"},
            PluginNotFoundError,
            "has no entry point `lineage_backend.slate` in the group floe_dagster.plugins, but lineage_backend.abacus,",
        ),
        ({**ABACUS, "distribution": "dagster"}, PluginNotFoundError, "but none; install the version"),
        (storage("broken"), PluginInvalidError, "failed: KeyError: 'beads'; tell its authors."),
        (storage("strange"), PluginInvalidError, "gives dict and not PluginParts"),
        (storage("number"), PluginInvalidError, "is no function"),
        (storage("gone"), PluginInvalidError, "does not load: AttributeError"),
        (storage("greedy"), PluginInvalidError, "The resource `dbt` is of floe itself"),
        ({**ABACUS, "distribution": "floe-idle"}, PluginInvalidError, "does not load: RuntimeError: nobody selected"),
    ],
)
def test_what_cannot_be_used_is_refused_by_name(
    project: Path, plugin: dict[str, Any], error: type[Exception], words: str
) -> None:
    with pytest.raises(error) as refused:
        definitions(project, plugin)
    assert words in str(refused.value)
    assert "\n" not in str(refused.value)


def test_two_plugins_that_give_the_same_are_both_named(project: Path) -> None:
    with pytest.raises(PluginInvalidError) as refused:
        definitions(project, ABACUS, storage("second"))
    assert "several plugins give one: the lineage backend `abacus`" in str(refused.value)
    assert "the storage `second`" in str(refused.value)
