"""The JUnit reports of the built command fit Jenkins' schema, whatever the files hold and whatever they are called."""

import os
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pytest
from floe_command import PRODUCTS, ROOT, compile_product, floe_bytes
from xmlschema import XMLSchema10

SPEC = "customer-360/floe.yaml"
MANIFESTS = ("manifest.yaml", *(f"platform/{name}/manifest.yaml" for name in ("dev", "local", "prod", "staging")))

# Names of folders: markup, control characters and a direction mark; and Latin-1, which is no UTF-8.
HOSTILE = "a & <b> \"c\" 'd' \u202eé\n\r\x01\t]]>"
LATIN_1 = os.fsdecode(b"caf\xe9")


def _several_mistakes(demo: Path) -> None:
    _replace(demo / SPEC, "dependsOn: [stg_transactions]", "dependsOn: [stg_transactionz, int_customer_orders]")
    _replace(demo / SPEC, 'cron: "30 5 * * *"', 'cron: "99 5 * * *"')
    _replace(demo / SPEC, "tier: gold", "tier: golden")


def _hostile_values(demo: Path) -> None:
    _replace(demo / SPEC, "tier: gold", r"""tier: "</failure><script>'\"&amp;]]>\u0007\u202e\ufffe" """)
    _replace(demo / SPEC, "[stg_transactions]", r'["::error::%0A\r\n\t", "\u001b[2J", "<![CDATA[", "&#0;", "😀"]')


def _very_many_mistakes(demo: Path) -> None:
    _replace(demo / SPEC, "\nschedule:", "\n" + "".join(f"key{index}: 1\n" for index in range(2000)) + "schedule:")


def _control_characters(demo: Path) -> None:
    (demo / SPEC).write_bytes((demo / SPEC).read_bytes() + b"# \0\x01\x0b\x1b\x7f\xc2\x85\xe2\x80\xa8\n")


def _not_utf8(demo: Path) -> None:
    (demo / SPEC).write_bytes(b"kind: FloeSpec\na: \x80\n")


def _not_yaml(demo: Path) -> None:
    (demo / SPEC).write_text("kind: FloeSpec\na: [1,\nb: 'x\n\tc", encoding="utf-8")


def _no_manifest(demo: Path) -> None:
    (demo / "manifest.yaml").unlink()


def _hostile_folder(demo: Path) -> None:
    (demo / "customer-360").rename(demo / HOSTILE)
    _replace(demo / HOSTILE / "floe.yaml", "tier: gold", "tier: golden")


def _latin_1_folder(demo: Path) -> None:
    (demo / "customer-360").rename(demo / LATIN_1)


def _empty_folder(demo: Path) -> None:
    (demo / "empty").mkdir()


def _nothing(_: Path) -> None:
    """Leaves the demo as it is."""


@pytest.mark.parametrize("command", ["validate", "compile"])
def test_a_report_of_good_files_fits_the_schema(command: str, demo: Path) -> None:
    files = (*PRODUCTS, *MANIFESTS) if command == "validate" else PRODUCTS
    report = _valid_report(command, files, demo, ends_with=0)
    assert [case.get("name") for case in report.iter("testcase")] == ["no findings"] * len(files)


@pytest.mark.parametrize("command", ["validate", "compile"])
@pytest.mark.parametrize(
    ("change", "path", "codes"),
    [
        (_several_mistakes, "customer-360", {"product/unknown-dependency", "product/bad-cron", "schema/wrong-value"}),
        (_hostile_values, "customer-360", {"product/unknown-dependency", "schema/wrong-value"}),
        (_very_many_mistakes, "customer-360", {"schema/unknown-key"}),
        (_control_characters, "customer-360", {"file/control-character"}),
        (_not_utf8, "customer-360", {"file/not-utf8"}),
        (_not_yaml, "customer-360", {"yaml/unclosed-bracket"}),
        (_no_manifest, "customer-360", {"file/missing"}),
        (_hostile_folder, HOSTILE, {"schema/wrong-value"}),
        (_latin_1_folder, LATIN_1, {"file/missing"}),
        (_empty_folder, "empty", {"paths/no-product"}),
        (_nothing, "no & <such>\"'.yaml", {"file/missing"}),
    ],
)
def test_a_report_of_bad_files_fits_the_schema(
    command: str, change: Callable[[Path], None], path: str, codes: set[str], demo: Path
) -> None:
    change(demo)
    report = _valid_report(command, [path, "iot-telemetry"], demo, ends_with=1)
    failures = report.findall(".//failure")
    assert report.get("failures") == str(len(failures))
    assert codes <= {failure.get("type") for failure in failures}


def test_a_report_with_warnings_fits_the_schema(demo: Path) -> None:
    (demo / "customer-360/models/staging/stg_more.sql").write_text("select 1\n", encoding="utf-8")
    report = _valid_report("validate", ["customer-360"], demo, ends_with=0)
    assert ["dbt/model-undeclared" in (output.text or "") for output in report.iter("system-out")] == [True]


def test_a_report_about_generated_files_fits_the_schema(demo: Path) -> None:
    compile_product(demo / "customer-360")
    (demo / "customer-360/profiles.yml").write_text("edited: by hand\n", encoding="utf-8")
    report = _valid_report("compile", ["customer-360"], demo, ends_with=1)
    assert [failure.get("type") for failure in report.iter("failure")] == ["outputs/edited-by-hand"]


def test_the_schema_refuses_other_shapes(demo: Path) -> None:
    report = floe_bytes("validate", "--format", "junit", "customer-360", cwd=demo).stdout.decode()
    others = {
        "<testcase name=": "<testcase title=",
        ' errors="0" skipped="0"': ' skipped="0"',
        "<testcase ": '<testcase severity="error" ',
        "</testsuite>": "<failure/></testsuite>",
        "testsuites": "reports",
    }
    assert _schema().is_valid(report)
    assert [right for right in others if right not in report] == []
    assert [wrong for right, wrong in others.items() if _schema().is_valid(report.replace(right, wrong))] == []


def _valid_report(command: str, files: Sequence[str], cwd: Path, *, ends_with: int) -> ElementTree.Element:
    """The root of the report, or a failed test with everything in it that the schema does not allow."""
    finished = floe_bytes(command, "--format", "junit", *files, cwd=cwd)
    assert (finished.returncode, finished.stderr) == (ends_with, b"")
    # Readers take the bytes for what the XML declaration says; anything else fails here.
    report = finished.stdout.decode("utf-8")
    assert report.startswith('<?xml version="1.0" encoding="UTF-8"?>\n')
    assert [f"{error.path}: {error.reason}" for error in _schema().iter_errors(report)] == []
    return ElementTree.fromstring(finished.stdout)


@cache
def _schema() -> XMLSchema10:
    return XMLSchema10(ROOT / "tests/render/schemas/junit-10.xsd", allow="local")


def _replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
