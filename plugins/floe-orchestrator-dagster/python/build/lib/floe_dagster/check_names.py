"""Names that dbt gives to its tests, as Dagster takes them for asset checks."""

import re
from collections import Counter
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

_REFUSED = re.compile(r"[^A-Za-z0-9_]")


def with_check_names(content: Mapping[str, Any]) -> Mapping[str, Any]:
    """The content of a manifest whose tests have names for Dagster.

    dbt names a test after its model, which may have a hyphen or a dot; Dagster loads no definitions with such a check.
    """
    tests = {key: node for key, node in content["nodes"].items() if node.get("resource_type") == "test"}
    if not any(_REFUSED.search(node["name"]) for node in tests.values()):
        return content
    plain = {key: _REFUSED.sub("_", node["name"]) for key, node in tests.items()}
    uses = Counter(plain.values())
    named = {
        key: {**node, "name": plain[key] if uses[plain[key]] == 1 else f"{plain[key]}_{_short_digest(key)}"}
        for key, node in tests.items()
    }
    return {**content, "nodes": {**content["nodes"], **named}}


def _short_digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:8]
