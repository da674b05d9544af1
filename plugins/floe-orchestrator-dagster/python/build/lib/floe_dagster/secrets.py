"""Secrets, looked up when they are used and never before.

A reference `{secret_ref, key?}` is answered by the variable that floe writes into dbt profiles, then by the file of a
mounted Kubernetes secret. No message and no exception holds a value.
"""

import os
import re
from collections.abc import Mapping
from pathlib import Path

from floe_dagster.errors import SecretNotFoundError, SecretReferenceError

SECRETS_ROOT = Path("/var/run/secrets/floe")
# dbt removes the values of variables with this prefix from its logs.
VARIABLE_PREFIX = "DBT_ENV_SECRET_FLOE_"

# What Kubernetes allows, and floe in manifest.yaml: the patterns are those of the exported JSON schemas, and a test
# compares them. No name leaves the mounted folder: there is no slash in one, and none begins with `..`.
NAME_PATTERN = r"^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$"
KEY_PATTERN = r"^(?:[-_a-zA-Z0-9]|\.[-_a-zA-Z0-9])[-._a-zA-Z0-9]*$"
MAX_LENGTH = 253


def resolve_secret(ref: Mapping[str, object], *, root: Path = SECRETS_ROOT) -> str:
    """The value of the secret that `ref` names, from the environment or else from the folder of mounted secrets.

    Args:
        ref: `secret_ref` and, for a secret with several values, `key`.
        root: The folder that holds one folder for each mounted secret.

    Raises:
        SecretReferenceError: `ref` has no usable name.
        SecretNotFoundError: Neither place holds a value; an empty one counts as none.
    """
    name = _part(ref, "secret_ref", NAME_PATTERN)
    key = _part(ref, "key", KEY_PATTERN) if ref.get("key") is not None else None
    variable = secret_variable(name, key)
    file = root / name / (key or "value")
    value = os.environ.get(variable) or _mounted(file)
    if not value:
        raise SecretNotFoundError(
            f"The secret `{name}` has no value; set the variable {variable}, or mount it as the file {file}."
        )
    return value


def secret_variable(name: str, key: str | None) -> str:
    """The environment variable that answers for a secret."""
    words = name if key is None else f"{name}_{key}"
    return VARIABLE_PREFIX + re.sub(r"[^A-Z0-9]", "_", words.upper())


def _part(ref: Mapping[str, object], part: str, pattern: str) -> str:
    text = ref.get(part)
    # `fullmatch`, because `$` also matches before a final line break.
    if isinstance(text, str) and len(text) <= MAX_LENGTH and re.fullmatch(pattern, text):
        return text
    form = "small letters, digits, `-` and `.`" if part == "secret_ref" else "letters, digits, `-`, `_` and `.`"
    raise SecretReferenceError(
        f"The `{part}` of a secret reference is not one that Kubernetes takes, of at most {MAX_LENGTH} {form}; "
        "correct it in manifest.yaml."
    )


def _mounted(file: Path) -> str | None:
    try:
        # Editors and `kubectl create secret --from-file` leave a final newline that is no part of the secret.
        return file.read_text(encoding="utf-8").removesuffix("\n").removesuffix("\r")
    except (OSError, UnicodeDecodeError):
        # A decoding error carries the bytes of the secret, so it must not be chained.
        return None
