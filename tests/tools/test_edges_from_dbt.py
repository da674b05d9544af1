"""A product that leaves its edges to dbt, before and after dbt has run."""

from pathlib import Path

from floe_command import compile_product, dbt_build, floe
from small_project import write_project

MODELS = {
    "b": "select 1 as id",
    "a": "select 1 as id",
    "both": "-- {{ ref('b') }} before {{ ref('a') }}\nselect * from {{ ref('a') }} join {{ ref('b') }} using (id)",
    "last": "{% set name = ref('both') %}select * from {{ name }} where id in (select id from {{ ref('a') }})",
}


def test_what_was_compiled_before_dbt_ran_is_up_to_date_after_it(tmp_path: Path) -> None:
    write_project(tmp_path, {"path": "shop.duckdb"}, [{"name": name} for name in MODELS])
    for name, text in MODELS.items():
        (tmp_path / "models" / f"{name}.sql").write_text(text)
    compile_product(tmp_path)
    dbt_build(tmp_path)
    assert (tmp_path / "target/manifest.json").is_file()
    ended = floe("compile", "--check", "--diff", cwd=tmp_path)
    assert (ended.returncode, ended.stdout) == (0, "")
