"""Dagster loads and runs what was compiled into another folder than that of floe.yaml."""

import json
import re
import shutil
from pathlib import Path

import pytest
import yaml
from dagster import DagsterInstance
from dagster_dbt import DbtCliResource
from floe_command import dagster, floe, run_dbt, succeeded
from floe_dagster import DbtProjectError
from generated_definitions import generated_definitions
from small_project import write_project


def _write_shop(folder: Path, project: str | None = None) -> None:
    """A product in a repository, with its dbt project beside floe.yaml or in a folder that floe.yaml names."""
    (folder / ".git").mkdir(parents=True)
    write_project(folder, {}, [{"name": "orders"}])
    (folder / "models/orders.sql").write_text("select 1 as id")
    if project is None:
        return
    (folder / project).mkdir(parents=True)
    for name in ("dbt_project.yml", "models"):
        shutil.move(folder / name, folder / project / name)
    product = json.loads((folder / "floe.yaml").read_text())
    (folder / "floe.yaml").write_text(json.dumps({**product, "dbt": {"project": project}}))


@pytest.mark.parametrize("project", [None, "sub folder/it's"])
@pytest.mark.parametrize("out", ["build", "dist/of shop"])
def test_the_dbt_project_is_found_from_another_folder(project: str | None, out: str, tmp_path: Path) -> None:
    shop = tmp_path / "shop"
    _write_shop(shop, project)
    succeeded(floe("compile", "-o", out, cwd=shop))
    definitions = generated_definitions(shop / out)
    dbt = (definitions.resources or {})["dbt"]
    assert isinstance(dbt, DbtCliResource)
    assert (dbt.project_dir, dbt.profiles_dir) == (str(shop / (project or ".")), str(shop / out))
    with DagsterInstance.ephemeral() as instance:
        assert definitions.resolve_job_def("shop_job").execute_in_process(instance=instance).success


def test_dagster_validates_what_was_compiled_into_another_folder(tmp_path: Path) -> None:
    shop, home = tmp_path / "shop", tmp_path / "dagster"
    home.mkdir()
    _write_shop(shop)
    # A profile of the user's own is what people compile elsewhere for.
    (shop / "profiles.yml").write_text("shop: {target: dev, outputs: {dev: {type: unheard_of}}}")
    succeeded(floe("compile", "-o", "build", cwd=shop))
    succeeded(dagster("definitions", "validate", "-f", "build/definitions.py", product=shop, home=home))


@pytest.mark.parametrize("project", [None, "transform"])
def test_dbt_runs_the_checks_of_another_folder_once_it_is_told_of_it(project: str | None, tmp_path: Path) -> None:
    shop = tmp_path / "shop"
    _write_shop(shop, project)
    floe_yaml = json.loads((shop / "floe.yaml").read_text())
    check = {"name": "has-id", "type": "not_null", "column": "id", "dimension": "completeness"}
    floe_yaml["transforms"] = [{"name": "orders", "qualityChecks": [check]}]
    (shop / "floe.yaml").write_text(json.dumps(floe_yaml))
    arguments = ("compile", "-o", "build", "--format", "json")
    [product] = json.loads(succeeded(floe(*arguments, cwd=shop)))["products"]
    [finding] = [each for each in product["diagnostics"] if each["severity"] == "warning"]
    assert finding["code"] == "outputs/not-seen-by-dbt"
    [setting] = re.findall(r"`(test-paths: .*?)`", finding["help"])
    folder = shop / (project or ".")
    dbt_project = json.loads((folder / "dbt_project.yml").read_text())
    (folder / "dbt_project.yml").write_text(json.dumps({**dbt_project, **yaml.safe_load(setting)}))
    [product] = json.loads(succeeded(floe(*arguments, cwd=shop)))["products"]
    assert [each for each in product["diagnostics"] if each["severity"] == "warning"] == []
    succeeded(run_dbt("build", "--project-dir", project or ".", "--profiles-dir", "build", product=shop))
    results = json.loads((folder / "target/run_results.json").read_text())["results"]
    statuses = {each["unique_id"].split(".")[0]: each["status"] for each in results}
    assert statuses == {"model": "success", "test": "pass"}


def test_a_dbt_project_that_was_copied_beside_the_outputs_goes_with_them(tmp_path: Path) -> None:
    shop = tmp_path / "shop"
    _write_shop(shop)
    succeeded(floe("compile", "-o", "build", cwd=shop))
    shutil.copy(shop / "dbt_project.yml", shop / "build")
    shutil.copytree(shop / "models", shop / "build/models")
    dbt = (generated_definitions(shop / "build").resources or {})["dbt"]
    assert isinstance(dbt, DbtCliResource)
    assert dbt.project_dir == str(shop / "build")


def test_the_way_out_of_a_repository_is_not_recorded(tmp_path: Path) -> None:
    shop = tmp_path / "shop"
    _write_shop(shop)
    succeeded(floe("compile", "-o", str(tmp_path / "elsewhere"), cwd=shop))
    assert "product_folder" not in (tmp_path / "elsewhere/floe_target/provenance.json").read_text()
    with pytest.raises(DbtProjectError, match="--out"):
        generated_definitions(tmp_path / "elsewhere")
