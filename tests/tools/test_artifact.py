"""What floe wrote means the same to readers that are not floe."""

import copy
import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from floe_command import PRODUCTS, ROOT, compile_product, floe, succeeded
from jsonschema import Draft202012Validator

# Strings that a YAML 1.1 reader takes for something else when they stand without quotes, each in place of one of the
# manifest's own.
_TREACHEROUS = {
    "owner: platform-team": "off",
    "description: A complete small platform": "12:30:45",
    "region: us-east-1": "1e3",
    "bucket: floe-iceberg": "0o17",
}


@pytest.mark.parametrize("product", PRODUCTS)
def test_the_artifact_follows_the_exported_schema(product: str, compiled_demo: Path) -> None:
    assert list(_validator(compiled_demo).iter_errors(_artifact(compiled_demo / product))) == []


def test_the_exported_schema_refuses_an_artifact_without_metadata(compiled_demo: Path) -> None:
    artifact = _artifact(compiled_demo / "customer-360")
    del artifact["metadata"]
    assert not _validator(compiled_demo).is_valid(artifact)


def test_the_exported_schema_refuses_a_wrong_type_deep_down(compiled_demo: Path) -> None:
    artifact = copy.deepcopy(_artifact(compiled_demo / "customer-360"))
    artifact["observability"]["telemetry"]["enabled"] = "yes"
    assert not _validator(compiled_demo).is_valid(artifact)


@pytest.mark.parametrize("product", PRODUCTS)
def test_a_yaml_1_1_reader_finds_the_profile_of_the_artifact(product: str, compiled_demo: Path) -> None:
    profiles = yaml.safe_load((compiled_demo / product / "profiles.yml").read_text(encoding="utf-8"))
    (profile,) = _artifact(compiled_demo / product)["dbt_profiles"].values()
    assert profiles == {product: profile, product.replace("-", "_"): profile}


@pytest.mark.parametrize("product", PRODUCTS)
def test_yaml_1_1_and_1_2_readers_agree_about_the_helm_values(product: str, compiled_demo: Path) -> None:
    values = compiled_demo / product / "floe_target/values.yaml"
    assert yaml.safe_load(values.read_text(encoding="utf-8")) == _yaml_12(values)


@pytest.mark.parametrize("place", _TREACHEROUS)
def test_they_agree_about_strings_that_look_like_something_else(place: str, demo: Path) -> None:
    manifest = demo / "manifest.yaml"
    key = place.partition(":")[0]
    treacherous = f'{key}: "{_TREACHEROUS[place]}"'
    changed, count = re.subn(re.escape(place) + "[^}\n]*", f"{treacherous} ", manifest.read_text(encoding="utf-8"))
    assert count == 1
    manifest.write_text(changed, encoding="utf-8")
    compile_product(demo / "iot-telemetry")
    values = demo / "iot-telemetry/floe_target/values.yaml"
    assert treacherous in values.read_text(encoding="utf-8")
    assert yaml.safe_load(values.read_text(encoding="utf-8")) == _yaml_12(values)


def _artifact(product: Path) -> Any:
    return json.loads((product / "floe_target/compiled_artifacts.json").read_text(encoding="utf-8"))


def _validator(cwd: Path) -> Draft202012Validator:
    schema = json.loads(succeeded(floe("schema", "export", "artifacts", cwd=cwd)))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


def _yaml_12(file: Path) -> Any:
    script = 'import { readFileSync } from "node:fs"; import { parse } from "yaml";'
    script += 'process.stdout.write(JSON.stringify(parse(readFileSync(process.argv[1], "utf8"))))'
    command = ["node", "--input-type=module", "--eval", script, str(file)]
    # In `tests`, where the workspace has the yaml package.
    return json.loads(subprocess.run(command, cwd=ROOT / "tests", check=True, capture_output=True).stdout)
