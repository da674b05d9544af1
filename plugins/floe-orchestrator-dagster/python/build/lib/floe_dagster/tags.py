"""Text from floe.yaml as Dagster tags, whose keys and values allow few characters and at most 63 of them."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping

from floe_dagster.artifacts import Artifact

MAX_LENGTH = 63

_FORBIDDEN = re.compile(r"[^A-Za-z0-9_.-]")
_KEY = re.compile(r"([A-Za-z0-9_.-]{1,63}/)?[A-Za-z0-9_.-]{1,63}")
# Dagster gives these keys a meaning of its own.
_RESERVED = "dagster/"


def tag_value(text: str) -> str:
    """`text` as a tag value: other characters become `_`; what is too long ends in a digest of the whole."""
    cleaned = _FORBIDDEN.sub("_", text)
    return cleaned if len(cleaned) <= MAX_LENGTH else _with_digest(cleaned, text)


def label_tags(labels: Mapping[str, str]) -> dict[str, str]:
    """Tags for labels, under `floe.label/`, since a tag key has room for one slash only."""
    names = _distinct({label: tag_value(label) for label in labels if label})
    return {f"floe.label/{names[label]}": tag_value(text) for label, text in labels.items() if label}


def word_tags(words: Iterable[str]) -> dict[str, str]:
    """Tags with empty values, the way dagster-dbt writes dbt's own tags."""
    keys = _distinct({word: word if _is_usable_key(word) else tag_value(word) for word in words if word})
    return dict.fromkeys(keys.values(), "")


def product_tags(artifact: Artifact) -> dict[str, str]:
    """The tags that every asset and every run of the product carries."""
    product = artifact.product
    return {
        **label_tags(product.labels),
        "floe/product": tag_value(product.name),
        "floe/product_version": tag_value(product.version),
    }


def _is_usable_key(text: str) -> bool:
    return _KEY.fullmatch(text) is not None and not text.startswith(_RESERVED)


def _distinct(cleaned: Mapping[str, str]) -> dict[str, str]:
    """Adds a digest to texts that cleaning made equal, so that none of them is lost."""
    uses = Counter(cleaned.values())
    return {text: _with_digest(key, text) if uses[key] > 1 and key != text else key for text, key in cleaned.items()}


def _with_digest(cleaned: str, text: str) -> str:
    digest = hashlib.sha256(text.encode()).hexdigest()[:8]
    return f"{cleaned[: MAX_LENGTH - len(digest) - 1]}-{digest}"
