"""What reaches an engine keeps its secrets to itself."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from conftest import on_postgres
from engine import Engine, compiled, run_dbt
from postgres_server import Postgres

Build = Callable[[str], Path]


@pytest.mark.parametrize("name", ["postgres", "duckdb-lake", "spark-session"])
def test_no_file_beside_the_product_holds_a_secret(name: str, built: Build, engine: Callable[[str], Engine]) -> None:
    secrets = engine(name).secrets.values()
    assert _holding(secrets, built(name).parents[1]) == []


def test_a_wrong_password_is_refused_and_dbt_names_no_secret(postgres: Postgres, tmp_path: Path) -> None:
    wrong = "hunter-of-the-seven-seas"
    on = on_postgres(postgres, password=wrong)
    product = compiled(on, tmp_path)
    finished = run_dbt(on, product, "build")
    said = finished.stdout + finished.stderr
    assert finished.returncode != 0
    assert "password authentication failed" in said
    assert wrong not in said
    assert postgres.password not in said
    assert _holding([wrong, postgres.password], tmp_path) == []


def _holding(secrets: Iterable[str], folder: Path) -> list[Path]:
    """The files, of any kind, with one of the secrets in them."""
    sought = [secret.encode() for secret in secrets]
    files = [file for file in folder.rglob("*") if file.is_file()]
    return [file for file in files if any(secret in file.read_bytes() for secret in sought)]
