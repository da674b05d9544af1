"""Options with the values of their secrets, and texts of errors without them."""

from collections.abc import Mapping
from typing import Any

from floe_dagster.secrets import resolve_secret

_LEAST = 4


def resolved_options(options: Mapping[str, Any], secrets: list[str]) -> dict[str, Any]:
    """The options with each reference replaced; the values are noted in `secrets`."""
    return {key: _resolved(value, secrets) for key, value in options.items()}


def without_secrets(text: str, secrets: list[str]) -> str:
    """A text in which no value of a secret stands; libraries quote addresses with passwords in them."""
    for value in sorted((each for each in secrets if len(each) >= _LEAST), key=len, reverse=True):
        text = text.replace(value, "***")
    return text


def _resolved(value: Any, secrets: list[str]) -> Any:
    if isinstance(value, Mapping) and "secret_ref" in value:
        secret = resolve_secret(value)
        secrets.append(secret)
        # Of an address the password alone may be quoted.
        if "@" in secret and ":" in secret.partition("@")[0].partition("://")[2]:
            secrets.append(secret.partition("://")[2].rpartition("@")[0].partition(":")[2])
        return secret
    if isinstance(value, Mapping):
        return resolved_options(value, secrets)
    return [_resolved(each, secrets) for each in value] if isinstance(value, list) else value
