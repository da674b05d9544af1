"""What floe says of a dbt project without dbt is what dbt says of it."""

import json
from pathlib import Path

import pytest
from floe_command import floe, run_dbt
from small_project import write_project

_SEED = {"seeds/new/rates.csv": "id\n1\n", "seeds/old/rates.csv": "id\n1\n", "models/orders.sql": "{{ ref('rates') }}"}
_SNAPSHOT = (
    "{% snapshot kept %}{{ config(unique_key='id', strategy='check', check_cols='all') }} select 1 as id"
    " {% endsnapshot %}"
)
_VERSIONS = "models: [{name: orders, latest_version: %s, versions: [{v: 1}]}]"
_SEED_GROUP = "seeds: [{name: rates, config: {group: %s}}]\ngroups: [{name: finance, owner: {name: finance}}]"


def _project(more: str) -> str:
    return f"name: shop\nprofile: shop\n{more}\n"


_TAKEN = {
    "two seeds of one name, one switched off": {
        **_SEED,
        "dbt_project.yml": _project("seeds: {shop: {old: {+enabled: false}}}"),
    },
    "two seeds of one name, one ignored": {**_SEED, ".dbtignore": "seeds/old\n"},
    "two seeds of one name, Jinja decides": {
        **_SEED,
        "dbt_project.yml": _project("seeds: {shop: {old: {+enabled: \"{{ var('old', false) }}\"}}}"),
    },
    "a snapshot in a comment": {"snapshots/kept.sql": "{# " + _SNAPSHOT + " #}" + _SNAPSHOT},
    "the latest version as another number": {"models/orders_v1.sql": "select 1", "models/m.yml": _VERSIONS % "1.0"},
    "a group of a seed": {"seeds/rates.csv": "id\n1\n", "seeds/seeds.yml": _SEED_GROUP % "finance"},
    "a name of the project that Jinja makes": {
        "dbt_project.yml": "name: \"{{ 'shop' }}\"\nprofile: shop\n",
        "models/orders.sql": "select * from {{ ref('shop', 'customers') }}",
    },
}
_REFUSED = {
    "two seeds of one name": _SEED,
    "a seed whose folder is named twice": {
        "seeds/new/rates.csv": "id\n1\n",
        "dbt_project.yml": _project("seed-paths: [seeds, seeds/new]"),
    },
    "two snapshots of one name": {"snapshots/kept.sql": _SNAPSHOT + _SNAPSHOT},
    "a snapshot in SQL and in YAML": {
        "snapshots/kept.sql": _SNAPSHOT,
        "models/m.yml": "snapshots: [{name: kept, relation: ref('customers')}]",
    },
    "an unknown latest version": {"models/orders_v1.sql": "select 1", "models/m.yml": _VERSIONS % 2},
    "an unknown group of a seed": {"seeds/rates.csv": "id\n1\n", "seeds/seeds.yml": _SEED_GROUP % "finanze"},
}


@pytest.mark.parametrize("case", [*_TAKEN, *_REFUSED])
def test_floe_takes_what_dbt_takes(case: str, tmp_path: Path) -> None:
    write_project(tmp_path, {}, [])
    product = json.loads((tmp_path / "floe.yaml").read_text())
    (tmp_path / "floe.yaml").write_text(json.dumps({**product, "transforms": {"from": "dbt"}}))
    files = {"models/customers.sql": "select 1 as id", **(_TAKEN.get(case) or _REFUSED[case])}
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    (tmp_path / "by-hand").mkdir()
    target = {"type": "duckdb", "path": "shop.duckdb", "threads": 1}
    profile = {"shop": {"target": "dev", "outputs": {"dev": target}}}
    (tmp_path / "by-hand/profiles.yml").write_text(json.dumps(profile))
    compiled = floe("compile", cwd=tmp_path)
    parsed = run_dbt("parse", "--profiles-dir", "by-hand", product=tmp_path)
    assert (compiled.returncode == 0, parsed.returncode == 0) == (case in _TAKEN, case in _TAKEN), compiled.stderr
