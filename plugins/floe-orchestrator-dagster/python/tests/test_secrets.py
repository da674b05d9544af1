import json
import traceback
from pathlib import Path

import pytest

from floe_dagster import SecretNotFoundError, SecretReferenceError, resolve_secret
from floe_dagster.secrets import KEY_PATTERN, MAX_LENGTH, NAME_PATTERN, secret_variable


def mount(root: Path, name: str, key: str, content: bytes) -> None:
    (root / name).mkdir(parents=True, exist_ok=True)
    (root / name / key).write_bytes(content)


@pytest.mark.parametrize(
    ("name", "key", "variable"),
    [
        ("polaris", None, "DBT_ENV_SECRET_FLOE_POLARIS"),
        ("polaris-admin.v2", "client_secret", "DBT_ENV_SECRET_FLOE_POLARIS_ADMIN_V2_CLIENT_SECRET"),
    ],
)
def test_the_variable_is_the_one_that_floe_writes_into_profiles(name: str, key: str | None, variable: str) -> None:
    assert secret_variable(name, key) == variable


def test_the_variable_wins_over_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mount(tmp_path, "polaris", "value", b"from the file")
    monkeypatch.setenv("DBT_ENV_SECRET_FLOE_POLARIS", "from the variable")
    assert resolve_secret({"secret_ref": "polaris"}, root=tmp_path) == "from the variable"


def test_an_empty_variable_counts_as_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mount(tmp_path, "polaris", "client_id", b"root\n")
    monkeypatch.setenv("DBT_ENV_SECRET_FLOE_POLARIS_CLIENT_ID", "")
    assert resolve_secret({"secret_ref": "polaris", "key": "client_id"}, root=tmp_path) == "root"


def test_a_null_key_is_no_key(tmp_path: Path) -> None:
    mount(tmp_path, "polaris", "value", b" keeps its spaces ")
    assert resolve_secret({"secret_ref": "polaris", "key": None}, root=tmp_path) == " keeps its spaces "


@pytest.mark.parametrize("content", [None, b"", b"\n"])
def test_a_secret_in_neither_place_names_both(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        mount(tmp_path, "polaris", "client_id", content)
    with pytest.raises(SecretNotFoundError) as refusal:
        resolve_secret({"secret_ref": "polaris", "key": "client_id"}, root=tmp_path)
    assert "DBT_ENV_SECRET_FLOE_POLARIS_CLIENT_ID" in str(refusal.value)
    assert str(tmp_path / "polaris" / "client_id") in str(refusal.value)


def test_the_default_root_is_the_mounted_folder() -> None:
    with pytest.raises(SecretNotFoundError, match="/var/run/secrets/floe/no-such-secret/value"):
        resolve_secret({"secret_ref": "no-such-secret"})


def test_a_file_that_is_not_text_does_not_leak(tmp_path: Path) -> None:
    mount(tmp_path, "polaris", "value", b"hunter2\xff")
    with pytest.raises(SecretNotFoundError) as refusal:
        resolve_secret({"secret_ref": "polaris"}, root=tmp_path)
    assert refusal.value.__context__ is None
    assert "hunter2" not in "".join(traceback.format_exception(refusal.value))


@pytest.mark.parametrize(
    "ref",
    [
        {},
        {"secret_ref": ""},
        {"secret_ref": 1},
        {"secret_ref": "../../etc/passwd"},
        {"secret_ref": ".."},
        {"secret_ref": "polaris", "key": "../other/value"},
        {"secret_ref": "polaris", "key": ""},
    ],
)
def test_a_reference_cannot_leave_the_mounted_folder(ref: dict[str, object], tmp_path: Path) -> None:
    with pytest.raises(SecretReferenceError):
        resolve_secret(ref, root=tmp_path)


@pytest.mark.parametrize(
    ("ref", "part"),
    [
        ({"secret_ref": "Upper_x"}, "secret_ref"),
        ({"secret_ref": "a" * 254}, "secret_ref"),
        ({"secret_ref": "a..b"}, "secret_ref"),
        ({"secret_ref": "-a"}, "secret_ref"),
        ({"secret_ref": "a b"}, "secret_ref"),
        ({"secret_ref": "a\n"}, "secret_ref"),
        ({"secret_ref": "{{ a }}"}, "secret_ref"),
        ({"secret_ref": "polaris", "key": "."}, "key"),
        ({"secret_ref": "polaris", "key": "..a"}, "key"),
        ({"secret_ref": "polaris", "key": "a" * 254}, "key"),
        ({"secret_ref": "polaris", "key": "a\n"}, "key"),
    ],
)
def test_a_name_that_kubernetes_refuses_is_refused(ref: dict[str, object], part: str, tmp_path: Path) -> None:
    with pytest.raises(SecretReferenceError, match=f"`{part}`"):
        resolve_secret(ref, root=tmp_path)


@pytest.mark.parametrize("key", [".hidden", "tls.crt", "a", "-", "_x"])
def test_a_key_that_kubernetes_takes_is_taken(key: str, tmp_path: Path) -> None:
    mount(tmp_path, "polaris.prod", key, b"value")
    assert resolve_secret({"secret_ref": "polaris.prod", "key": key}, root=tmp_path) == "value"


def test_the_names_are_those_of_the_exported_schemas() -> None:
    schemas = Path(__file__).parents[4] / "docs" / "schemas"
    references = [
        found
        for file in ("manifest.schema.json", "helm-values.schema.json")
        for found in references_within(json.loads((schemas / file).read_text(encoding="utf-8")))
    ]
    assert len(references) > 10
    for reference in references:
        assert reference["secret_ref"]["pattern"] == NAME_PATTERN
        assert reference["secret_ref"]["maxLength"] == MAX_LENGTH
        if "key" in reference:
            assert reference["key"]["pattern"] == KEY_PATTERN
            assert reference["key"]["maxLength"] == MAX_LENGTH


def references_within(schema: object) -> list[dict[str, dict[str, object]]]:
    if isinstance(schema, list):
        return [found for item in schema for found in references_within(item)]
    if not isinstance(schema, dict):
        return []
    properties = schema.get("properties")
    # An empty schema only says that the key has to be there, beside the one that says what it takes.
    own = [properties] if isinstance(properties, dict) and properties.get("secret_ref") else []
    return own + [found for member in schema.values() for found in references_within(member)]
