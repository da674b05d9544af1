"""From `floe init` in a project that floe has never seen to a green `dbt build`: three commands."""

import json
import shlex
from pathlib import Path

import pytest
from floe_command import dagster, floe, run_dbt, succeeded

_JAFFLE = {
    "dbt_project.yml": """\
name: jaffle_shop
version: "1.0.0"
config-version: 2
profile: jaffle_shop
seed-paths: [jaffle-data]
vars: {cents: 100}
models:
  jaffle_shop:
    +tags: [daily]
    staging: {+materialized: view}
    marts: {+materialized: table}
seeds:
  jaffle_shop: {+schema: raw}
""",
    "jaffle-data/raw_customers.csv": "id,name\n1,Ada\n2,Grace\n",
    "jaffle-data/raw_orders.csv": "id,customer,amount\n1,1,1250\n2,2,700\n3,2,100\n",
    "macros/cents_to_euros.sql": "{% macro cents_to_euros(column) %}({{ column }}/ {{ var('cents') }}){% endmacro %}\n",
    "macros/generate_schema_name.sql": "{% macro generate_schema_name(custom, node) %}{{ custom or target.schema }}"
    "{% endmacro %}\n",
    "models/staging/sources.yml": """\
sources:
  - name: ecommerce
    schema: raw
    tables: [{name: raw_customers}, {name: raw_orders}]
""",
    "models/staging/stg_customers.sql": "-- depends_on: {{ ref('raw_customers') }}\n"
    "select id as customer_id, name from {{ source('ecommerce', 'raw_customers') }}\n",
    "models/staging/stg_orders.sql": "-- depends_on: {{ ref('raw_orders') }}\n"
    "select id as order_id, customer as customer_id, {{ cents_to_euros('amount') }} as amount\n"
    "from {{ source('ecommerce', 'raw_orders') }}\n",
    "models/marts/orders_v1.sql": "select order_id, customer_id from {{ ref('stg_orders') }}\n",
    "models/marts/orders_v2.sql": "select * from {{ ref('stg_orders') }}\n",
    "models/marts/customers.sql": "select customer_id, name, sum(amount) as amount\n"
    "from {{ ref('stg_customers') }} join {{ ref('orders') }} using (customer_id) group by all\n",
    "models/marts/scratch.sql": "{{ config(enabled=false) }} select 1 as id\n",
    "models/marts/marts.yml": """\
groups:
  - name: commerce
    owner: {name: Commerce, email: commerce@example.com}
models:
  - name: orders
    latest_version: 2
    columns: [{name: order_id, data_tests: [unique, not_null]}]
    versions: [{v: 1}, {v: 2}]
  - name: customers
    columns: [{name: customer_id, data_tests: [unique]}]
""",
    "snapshots/customers_history.yml": """\
snapshots:
  - name: customers_history
    relation: ref('stg_customers')
    config: {unique_key: customer_id, strategy: check, check_cols: [name]}
""",
    "tests/no_free_order.sql": "select * from {{ ref('orders') }} where amount <= 0\n",
}

_OWN_PROFILE = {
    "dbt_project.yml": "name: Tide_Tables\nversion: '2.1.0'\nprofile: harbour_db\nmodel-paths: [transformations]\n",
    "profiles.yml": """\
harbour_db:
  target: prod
  outputs:
    prod: {type: oracle, host: db.example.com, user: tides, password: hunter2hunter2, port: 543, dbname: t, schema: s}
""",
    "transformations/bronze/tides.sql": "select 1 as tide_id, 2.5 as height\n",
    "transformations/gold/high_tides.sql": "select * from {{ ref('tides') }} where height > 2\n",
}


@pytest.fixture(autouse=True)
def _home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path_factory.mktemp("home")))


def _project(folder: Path, files: dict[str, str]) -> Path:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    return folder


def _run_next(folder: Path, commands: list[str]) -> None:
    """Runs the commands that `floe init` names, each as it stands there."""
    for command in commands:
        program, *arguments = shlex.split(command)
        finished = floe(*arguments, cwd=folder) if program == "floe" else run_dbt(*arguments, product=folder)
        succeeded(finished)


def _built(folder: Path) -> dict[str, str]:
    results = json.loads((folder / "target/run_results.json").read_text())["results"]
    return {each["unique_id"]: each["status"] for each in results}


def _models(folder: Path) -> dict[str, dict[str, object]]:
    [path] = folder.rglob("compiled_artifacts.json")
    return {model["name"]: model for model in json.loads(path.read_text())["transforms"]["models"]}


@pytest.mark.parametrize("options", [[], ["--list"], ["--edges"]])
def test_a_project_with_seeds_sources_macros_versions_and_tests(options: list[str], tmp_path: Path) -> None:
    folder = _project(tmp_path, _JAFFLE)
    report = json.loads(succeeded(floe("init", "--format", "json", *options, cwd=folder)))
    assert report["next"] == ["floe compile", "dbt build"]
    assert report["diagnostics"] == []
    _run_next(folder, report["next"])
    assert set(_built(folder).values()) <= {"success", "pass"}
    models = _models(folder)
    assert list(models) == ["customers", "orders_v1", "orders_v2", "stg_customers", "stg_orders"]
    assert models["customers"]["depends_on"] == ["stg_customers", "orders_v2"]
    assert {name: model["quality_tier"] for name, model in models.items()}["stg_orders"] == "bronze"
    assert "owner: commerce@example.com" in (folder / "floe.yaml").read_text()


def test_a_project_with_a_profile_of_its_own_keeps_it(tmp_path: Path) -> None:
    folder = _project(tmp_path, _OWN_PROFILE)
    finished = floe("init", "--format", "json", cwd=folder)
    report = json.loads(succeeded(finished))
    assert [each["code"] for each in report["diagnostics"]] == [
        "init/adapter-without-plugin",
        "init/target-name",
        "init/own-profiles",
    ]
    assert "hunter2" not in finished.stdout + finished.stderr + (folder / "manifest.yaml").read_text()
    assert report["next"] == ["floe compile --out floe_out", "dbt build --profiles-dir floe_out"]
    _run_next(folder, report["next"])
    assert set(_built(folder).values()) == {"success"}
    assert (folder / "profiles.yml").read_text() == _OWN_PROFILE["profiles.yml"]
    assert {name: model["quality_tier"] for name, model in _models(folder).items()} == {
        "high_tides": "gold",
        "tides": "bronze",
    }


def test_a_dbt_project_in_a_folder_below(tmp_path: Path) -> None:
    _project(tmp_path, {"pipeline.py": "", ".git/HEAD": "ref: refs/heads/main\n"})
    _project(tmp_path / "transform", _JAFFLE)
    report = json.loads(succeeded(floe("init", "--format", "json", cwd=tmp_path)))
    assert report["diagnostics"] == []
    assert report["next"] == ["floe compile", "dbt build --project-dir transform --profiles-dir ."]
    _run_next(tmp_path, report["next"])
    built = _built(tmp_path / "transform")
    assert len(built) == 14
    assert set(built.values()) <= {"success", "pass"}
    assert _models(tmp_path)["stg_orders"]["quality_tier"] == "bronze"
    home = tmp_path / "dagster"
    home.mkdir()
    succeeded(dagster("definitions", "validate", "-f", "definitions.py", product=tmp_path, home=home))


def test_an_empty_folder_gets_an_example_that_runs_in_dbt_and_in_dagster(tmp_path: Path) -> None:
    folder = tmp_path / "first product"
    folder.mkdir()
    report = json.loads(succeeded(floe("init", "--format", "json", cwd=folder)))
    assert report["start"] == "example"
    _run_next(folder, report["next"])
    built = _built(folder)
    assert len(built) == 9
    assert set(built.values()) <= {"success", "pass"}
    home = tmp_path / "dagster"
    home.mkdir()
    succeeded(dagster("definitions", "validate", "-f", "definitions.py", product=folder, home=home))


def test_a_repository_on_the_platform_of_a_folder_above(tmp_path: Path) -> None:
    _project(tmp_path, {".git/HEAD": "ref: refs/heads/main\n"})
    succeeded(floe("init", "platform", cwd=tmp_path))
    (tmp_path / "platform/manifest.yaml").rename(tmp_path / "manifest.yaml")
    folder = _project(tmp_path / "shop", _JAFFLE)
    report = json.loads(succeeded(floe("init", "shop", "--format", "json", cwd=tmp_path)))
    assert report["next"] == ["cd shop", "floe compile", "dbt build"]
    assert "manifest: ../manifest.yaml" in (folder / "floe.yaml").read_text()
    assert not (folder / "manifest.yaml").exists()
    _run_next(folder, report["next"][1:])
