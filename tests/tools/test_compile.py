"""`floe compile` is repeatable, needs no network, and `--check` notices every byte."""

import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest
from floe_command import PRODUCTS, compile_product, copy_demo, floe, succeeded

# Beside the demo's own manifest and floe.yaml, each of these is one file that a compile writes.
OUTPUTS = (
    "definitions.py",
    "profiles.yml",
    "floe_target/compiled_artifacts.json",
    "floe_target/requirements.txt",
    "floe_target/values.yaml",
    "floe_target/provenance.json",
)


@pytest.mark.parametrize("product", PRODUCTS)
def test_two_compiles_write_the_same_bytes(product: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    first = _compiled_outputs(copy_demo(tmp_path / "first") / product)
    monkeypatch.setenv("TZ", "America/Los_Angeles")
    monkeypatch.setenv("LC_ALL", "tr_TR.UTF-8")
    second = _compiled_outputs(copy_demo(tmp_path / "second") / product)
    assert first == second


@pytest.mark.parametrize("product", PRODUCTS)
def test_a_second_compile_in_place_changes_no_byte(product: str, demo: Path) -> None:
    first = _compiled_outputs(demo / product)
    assert _compiled_outputs(demo / product) == first


@pytest.mark.parametrize("product", PRODUCTS)
def test_the_check_is_silent_after_a_compile(product: str, demo: Path) -> None:
    compile_product(demo / product)
    checked = floe("compile", "--check", cwd=demo / product)
    assert (checked.returncode, checked.stdout, checked.stderr) == (0, "", "")


@pytest.mark.parametrize("output", OUTPUTS)
def test_the_check_notices_one_changed_byte_of_an_output(output: str, demo: Path) -> None:
    product = demo / "customer-360"
    compile_product(product)
    file = product / output
    file.write_bytes(_with_one_byte_changed(file.read_bytes()))
    assert floe("compile", "--check", cwd=product).returncode == 1


@pytest.mark.parametrize("change", [("floe.yaml", b"Before the shop"), ("../manifest.yaml", b"Runs the SQL")])
def test_the_check_notices_one_changed_byte_of_an_input(change: tuple[str, bytes], demo: Path) -> None:
    name, comment = change
    product = demo / "customer-360"
    compile_product(product)
    content = (product / name).read_bytes()
    assert comment in content
    (product / name).write_bytes(content.replace(comment, comment.swapcase()[:1] + comment[1:]))
    assert floe("compile", "--check", cwd=product).returncode == 1


def test_the_check_writes_nothing(demo: Path) -> None:
    product = demo / "customer-360"
    before = sorted(product.rglob("*"))
    assert floe("compile", "--check", cwd=product).returncode == 1
    assert sorted(product.rglob("*")) == before


def test_a_compile_needs_no_network(demo: Path) -> None:
    # A network namespace of its own has no interface but a loopback that is down.
    offline = ("unshare", "--net", "--map-root-user")
    succeeded(floe("compile", *PRODUCTS, cwd=demo, prefix=offline))
    assert all((demo / product / output).is_file() for product in PRODUCTS for output in OUTPUTS)


def test_pip_takes_the_requirements_and_asks_no_index_where_they_are_met(compiled_demo: Path) -> None:
    requirements = compiled_demo / "customer-360" / "floe_target" / "requirements.txt"
    command = [sys.executable, "-m", "pip", "install", "--dry-run", "--no-index", "--no-deps", "-r", str(requirements)]
    finished = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    out = succeeded(finished)
    wanted = ("dagster", "dagster-dbt", "dbt-core", "dbt-duckdb", "sqlalchemy")
    assert all(f"Requirement already satisfied: {package}" in out for package in wanted), out
    assert out.count("Requirement already satisfied") == len(wanted), version("pip")


def _compiled_outputs(product: Path) -> dict[str, bytes]:
    compile_product(product)
    return {output: (product / output).read_bytes() for output in OUTPUTS}


def _with_one_byte_changed(content: bytes) -> bytes:
    return content[:-2] + bytes([content[-2] ^ 1]) + content[-1:]
