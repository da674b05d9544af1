"""What a dbt test asserts, in words."""

from collections.abc import Mapping
from typing import Any


def check_description(test: Mapping[str, Any], *, asset: str) -> str | None:
    """The description that somebody wrote for the test; else a sentence made of the test and its arguments.

    None for a singular test without a description: only its SQL says what it is about.
    """
    return _written(test) or _generated(test, asset)


def _written(test: Mapping[str, Any]) -> str | None:
    places = (test, test.get("meta") or {}, (test.get("config") or {}).get("meta") or {})
    return next((text for place in places if isinstance(text := place.get("description"), str) and text.strip()), None)


def _generated(test: Mapping[str, Any], asset: str) -> str | None:
    generic = test.get("test_metadata")
    if not generic:
        return None
    arguments = {key: value for key, value in (generic.get("kwargs") or {}).items() if key != "model"}
    # dbt wraps the arguments of newer properties files once more.
    arguments |= arguments.pop("arguments", None) or {}
    column = arguments.pop("column_name", None)
    subject = f"`{asset}`" if column is None else f"`{column}` of `{asset}`"
    return f"{subject} {_assertion(generic, arguments)}."


def _assertion(generic: Mapping[str, Any], arguments: Mapping[str, Any]) -> str:
    name, namespace = generic["name"], generic.get("namespace")
    if namespace in (None, "dbt"):
        match name:
            case "not_null":
                return "is never null"
            case "unique":
                return "has no value twice"
            case "accepted_values":
                return f"is one of {_list(arguments.get('values'))}"
            case "relationships":
                return f"is found in `{arguments.get('field')}` of `{arguments.get('to')}`"
    called = name if namespace is None else f"{namespace}.{name}"
    stated = ", ".join(f"{key}: {_text(value)}" for key, value in arguments.items())
    return f"passes `{called}`" + (f" ({stated})" if stated else "")


def _list(values: Any) -> str:
    return ", ".join(_text(value) for value in values) if isinstance(values, list) else _text(values)


def _text(value: Any) -> str:
    return f"`{value}`"
