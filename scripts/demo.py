"""Compiles the three demo products with floe and runs them with dbt on DuckDB: `demo.py build` or `demo.py parse`."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import zip_longest
from pathlib import Path
from typing import Any

import duckdb

ROOT = Path(__file__).parents[1]
DEMO = ROOT / "demo"
PRODUCTS = ("customer-360", "iot-telemetry", "financial-risk")
FLOE = ("node", str(ROOT / "packages/floe-cli/bin/floe.cjs"))
# Beside this Python, so that another dbt on PATH does not run by surprise.
DBT = str(Path(sys.executable).parent / "dbt")
SHOWN_LINES = 30


class DemoError(Exception):
    """What went wrong, with the end of the program's own words."""


@dataclass(frozen=True)
class Outcome:
    """What is known about one product after its run."""

    product: str
    models: int
    tests_passed: int
    metrics: Sequence[str]
    files: Sequence[str]


def main(arguments: Sequence[str]) -> int:
    """Runs the demo; `build` also runs the models and prints what came out."""
    if list(arguments) not in (["build"], ["parse"]):
        print("usage: demo.py build|parse", file=sys.stderr)
        return 2
    try:
        _compile()
        if list(arguments) == ["parse"]:
            for product in PRODUCTS:
                _dbt("parse", product)
        else:
            _print_table([_build(product) for product in PRODUCTS])
    except DemoError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _compile() -> None:
    print("floe compile", *(f"demo/{product}" for product in PRODUCTS), flush=True)
    # Shown as it comes: this is what the demo is about.
    command = [*FLOE, "compile", *(f"demo/{product}" for product in PRODUCTS)]
    if subprocess.run(command, cwd=ROOT, check=False).returncode != 0:
        raise DemoError("floe could not compile the demo; it says above what to correct.")


def _dbt(command: str, product: str) -> None:
    print(f"dbt {command} in demo/{product} ...", flush=True)
    finished = subprocess.run(
        [DBT, "--no-use-colors", command, "--profiles-dir", "."],
        cwd=DEMO / product,
        env={**os.environ, "DBT_SEND_ANONYMOUS_USAGE_STATS": "false"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if finished.returncode != 0:
        tail = "\n".join(finished.stdout.rstrip().splitlines()[-SHOWN_LINES:])
        raise DemoError(f"{tail}\ndbt {command} failed in demo/{product}; its last lines are above.")


def _build(product: str) -> Outcome:
    _dbt("build", product)
    results = _json(DEMO / product / "target/run_results.json")["results"]
    return Outcome(
        product=product,
        models=_count(results, kind="model", status="success"),
        tests_passed=_count(results, kind="test", status="pass") + _count(results, kind="unit_test", status="pass"),
        metrics=_metrics(product),
        files=sorted(_json(DEMO / product / ".floe/outputs.json")["files"]),
    )


def _count(results: Sequence[dict[str, str]], *, kind: str, status: str) -> int:
    return sum(result["unique_id"].startswith(f"{kind}.") and result["status"] == status for result in results)


def _metrics(product: str) -> list[str]:
    folder = DEMO / product
    with duckdb.connect(str(_database(folder)), read_only=True) as connection:
        return [_metric(connection, **entry) for entry in _json(folder / "headline.json")]


def _metric(connection: duckdb.DuckDBPyConnection, *, label: str, sql: str) -> str:
    row = connection.sql(sql).fetchone()
    value = row[0] if row is not None else None
    return f"{value:,} {label}" if isinstance(value, int | Decimal | float) else f"{value} {label}"


def _database(folder: Path) -> Path:
    profile = next(iter(_json(folder / "floe_target/compiled_artifacts.json")["dbt_profiles"].values()))
    path = str(profile["outputs"][profile["target"]]["path"])
    # dbt renders this; the profile stands in the product's folder.
    return folder / path.removeprefix("{{ flags.PROFILES_DIR or '.' }}/")


def _json(file: Path) -> Any:
    return json.loads(file.read_text(encoding="utf-8"))


def _print_table(outcomes: Sequence[Outcome]) -> None:
    header = ("product", "models", "tests passed", "headline metrics", "files written")
    rows = [header, *(row for outcome in outcomes for row in _rows(outcome))]
    widths = [max(len(row[column]) for row in rows) for column in range(len(header))]
    rule = "-+-".join("-" * width for width in widths)
    print(f"\n{_line(header, widths)}")
    for outcome in outcomes:
        print(rule)
        for row in _rows(outcome):
            print(_line(row, widths))


def _rows(outcome: Outcome) -> list[tuple[str, ...]]:
    first = [outcome.product], [str(outcome.models)], [str(outcome.tests_passed)]
    return list(zip_longest(*first, outcome.metrics, outcome.files, fillvalue=""))


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    return " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
