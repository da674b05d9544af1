"""Airflow finds the DAG of a compiled product, shows what floe.yaml says, and runs it."""

import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest
from project import MANIFEST, OPTIONS, PRODUCT, REPOSITORY, compile_product, run_tool, write_product

ARTIFACT = "floe_target/compiled_artifacts.json"


def load(folder: Path) -> Any:
    """The DAG that Airflow loads of floe_dag.py."""
    namespace: dict[str, Any] = {"__file__": str(folder / "floe_dag.py")}
    exec((folder / "floe_dag.py").read_text(), namespace)
    return namespace["dag"]


def described(dag: Any) -> str:
    """All that Airflow is told of a DAG, as text."""
    tasks = [
        {
            "id": task.task_id,
            "owner": task.owner,
            "pool": task.pool,
            "queue": task.queue,
            "retries": task.retries,
            "delay": str(task.retry_delay),
            "upstream": sorted(task.upstream_task_ids),
            **{
                name: str(getattr(task, name, None))
                for name in ("select", "exclude", "vars", "profile_config", "project_dir", "dbt_executable_path")
            },
        }
        for task in sorted(dag.tasks, key=lambda task: task.task_id)
    ]
    names = (
        "dag_id",
        "description",
        "doc_md",
        "tags",
        "start_date",
        "is_paused_upon_creation",
        "catchup",
        "max_active_tasks",
        "dagrun_timeout",
    )
    return json.dumps([{name: str(getattr(dag, name)) for name in names}, str(dag.timetable), tasks])


def test_airflow_finds_the_dag_and_runs_it(product: Path) -> None:
    errors = run_tool("airflow", "dags", "list-import-errors", "-o", "json", folder=product)
    assert errors.stdout.splitlines()[-1] == "[]"
    # It ends with another code where a task fails.
    run_tool("airflow", "dags", "test", "web-shop", folder=product, timeout=400)
    with duckdb.connect(product / "data" / "shop.duckdb", read_only=True) as database:
        rows = database.execute("select id, amount from orders order by id").fetchall()
    # `least` of floe.yaml is 2, and the macro stands beside the project.
    assert rows == [(2, 4), (3, 6)]


def test_the_dag_says_what_the_files_say(product: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLOE_ENV", "staging")
    dag = load(product)
    assert dag.dag_id == "web-shop"
    assert dag.description == "Orders of the shop."
    assert "1.2.0" in dag.doc_md
    assert sorted(dag.tags) == ["domain: sales", "environment: staging", "floe"]
    # Midnight in Berlin.
    assert str(dag.start_date) == "2026-01-31 23:00:00+00:00"
    assert dag.catchup is False
    assert dag.is_paused_upon_creation is False
    # A DuckDB file has one writer.
    assert (dag.max_active_runs, dag.max_active_tasks) == (1, 1)
    assert dag.dagrun_timeout == timedelta(seconds=1200)
    assert "expression='15 4 * * 1', timezone='Europe/Berlin'" in str(dag.timetable)
    tasks = {task.task_id: task for task in dag.tasks}
    assert {task.owner for task in dag.tasks} == {"sales@example.com"}
    assert {task.retries for task in dag.tasks} == {2}
    targets = {name: task.profile_config.target_name for name, task in tasks.items() if "orders_model" in name}
    assert targets == {"stg_orders_model_build": "dev", "orders_model_build": "wide"}


def test_tests_run_where_dbt_build_runs_them(product: Path) -> None:
    tasks = {task.task_id: task for task in load(product).tasks}
    assert tasks["source_tests"].upstream_task_ids == set()
    seed = next(task for name, task in tasks.items() if name.startswith("raw_orders"))
    assert seed.upstream_task_ids == {"source_tests"}
    lost = next(task for name, task in tasks.items() if name.startswith("no_order_is_lost"))
    assert len(lost.upstream_task_ids) == 2
    # What `orders` is built with does not run it a second time.
    orders = next(task for name, task in tasks.items() if name.startswith("orders"))
    assert "no_order_is_lost" in str(orders.exclude)


def leaves(value: Any, pointer: str = "") -> Iterator[tuple[str, Any]]:
    """Each leaf of JSON with the pointer to it."""
    if isinstance(value, dict):
        for key, member in value.items():
            yield from leaves(member, f"{pointer}/{key}")
    elif isinstance(value, list):
        for index, member in enumerate(value):
            yield from leaves(member, f"{pointer}/{index}")
    else:
        yield pointer, value


CHANGED: dict[str, Any] = {
    "start_date": "2026-03-01",
    "project": "../other",
    "cron": "7 7 * * *",
    "timezone": "Asia/Tokyo",
    "model": "stg_orders",
}


def changed(pointer: str, value: Any) -> Any:
    """Another value of the same kind that Airflow takes as well."""
    name = pointer.rsplit("/", 1)[-1]
    if name in CHANGED:
        return CHANGED[name]
    if isinstance(value, bool):
        return not value
    return value + 1 if isinstance(value, int) else f"{value}x"


def put(root: Any, pointer: str, value: Any) -> None:
    """Sets the leaf that a pointer leads to."""
    *path, last = pointer.split("/")[1:]
    for key in path:
        root = root[int(key)] if isinstance(root, list) else root[key]
    root[int(last) if isinstance(root, list) else last] = value


def claimed() -> Callable[[str], bool]:
    """Whether the plugin says of a leaf that floe-airflow reads it."""
    file = REPOSITORY / "plugins" / "floe-orchestrator-airflow" / "src" / "floe-airflow-reads.ts"
    patterns = [
        line.strip().strip('",').split("/") for line in file.read_text().splitlines() if line.strip().startswith('"/')
    ]

    def fits(pattern: list[str], keys: list[str]) -> bool:
        if pattern[-1] == "**":
            return len(keys) >= len(pattern) and all(a in ("*", b) for a, b in zip(pattern[:-1], keys, strict=False))
        return len(pattern) == len(keys) and all(a in ("*", b) for a, b in zip(pattern, keys, strict=True))

    return lambda pointer: any(fits(pattern, pointer.split("/")) for pattern in patterns)


def test_each_leaf_that_the_plugin_claims_changes_the_dag_and_no_other_does(product: Path, dags: Path) -> None:
    config = {**OPTIONS, "pool": "dbt", "queue": "wide", "dbt_executable": "/opt/dbt/bin/dbt"}
    manifest = {**MANIFEST, "plugins": {"orchestrator": {"type": "airflow", "config": config}}}
    full = {**PRODUCT, "dbt": {"vars": {"least": 2}, "project": "../dags/web_shop"}}
    folder = dags.parent / "maximal"
    folder.mkdir()
    for name, content in {"manifest.yaml": manifest, "floe.yaml": full}.items():
        (folder / name).write_text(json.dumps(content))
    compile_product(folder)
    other = dags.parent / "other"
    write_product(other)
    (other / "target").mkdir()
    (other / "target" / "manifest.json").write_bytes((product / "target" / "manifest.json").read_bytes())
    # What is changed by hand belongs to no compile.
    (folder / ".floe" / "outputs.json").unlink()
    artifact = folder / ARTIFACT
    original = artifact.read_text()
    usual = described(load(folder))
    is_claimed = claimed()
    wrong = []
    for pointer, value in leaves(json.loads(original)):
        if value is None or pointer == "/version":
            continue
        root = json.loads(original)
        put(root, pointer, changed(pointer, value))
        artifact.write_text(json.dumps(root))
        if pointer == "/metadata/product_name":
            # The profile has the same name.
            profiles = (folder / "profiles.yml").read_text()
            (folder / "profiles.yml").write_text(profiles.replace("web-shop", "web-shopx"))
            changes = described(load(folder)) != usual
            (folder / "profiles.yml").write_text(profiles)
        else:
            changes = described(load(folder)) != usual
        if changes != is_claimed(pointer):
            wrong.append((pointer, changes))
    assert wrong == []


@pytest.mark.parametrize(
    ("damage", "says"),
    [
        (
            lambda folder: (folder / "floe_target" / "compiled_artifacts.json").write_text("{}"),
            "not from one complete compile",
        ),
        (lambda folder: (folder / "floe_target" / "compiled_artifacts.json").unlink(), "cannot be read"),
        (lambda folder: (folder / "profiles.yml").unlink(), "run `floe compile` to write it"),
        (lambda folder: (folder / "dbt_project.yml").unlink(), "There is no dbt_project.yml"),
    ],
)
def test_what_cannot_run_is_refused_with_what_to_do(
    dags: Path, tmp_path: Path, damage: Callable[[Path], object], says: str
) -> None:
    from floe_airflow import FloeError

    folder = tmp_path / "shop"
    write_product(folder)
    compile_product(folder)
    damage(folder)
    with pytest.raises(FloeError, match=says):
        load(folder)
