"""Typed reading of parsed JSON that knows where it is, so that a refusal can name the place."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NoReturn, Self, TypeAlias, TypeVar

from floe_dagster.errors import ArtifactInvalidError

T = TypeVar("T")
Members: TypeAlias = Mapping[str, object]


@dataclass(frozen=True)
class JsonObject:
    """One JSON object of the artifact. A value of null counts as absent, as the contract writes it.

    The methods are the only way to what it holds: `tests/recorded_reads.py` puts others in their place and so learns
    what is read. What is read is what floe tells its users to be read.
    """

    values: Mapping[str, object]
    pointer: str
    file: Path

    def object(self, key: str) -> Self:
        """The object under `key`; an empty one when absent."""
        values: Mapping[str, object] = self._optional(key, dict, "an object") or {}
        return replace(self, values=values, pointer=self._pointer(key))

    def plain(self) -> Members:
        """All that the object holds, to be shown as it is."""
        return self.values

    def has(self, key: str) -> bool:
        """Whether `key` holds anything but null."""
        return self.values.get(key) is not None

    def required_object(self, key: str) -> Self:
        """The object under `key`, which must be there."""
        self._require(key)
        return self.object(key)

    def required_string(self, key: str) -> str:
        """The text under `key`, which must be there and not be empty."""
        self._require(key)
        return self.string(key) or self._refuse(key, "a string that is not empty")

    def string(self, key: str) -> str | None:
        """The text under `key`."""
        return self._optional(key, str, "a string")

    def boolean(self, key: str) -> bool | None:
        """The truth value under `key`."""
        return self._optional(key, bool, "true or false")

    def positive_integer(self, key: str) -> int | None:
        """The whole number above zero under `key`."""
        value = self._optional(key, int, "a whole number")
        if value is not None and (isinstance(value, bool) or value <= 0):
            self._refuse(key, "a whole number above zero")
        return value

    def number(self, key: str) -> float | None:
        """The number under `key`."""
        value = self.values.get(key)
        if value is None or (isinstance(value, int | float) and not isinstance(value, bool)):
            return value
        return self._refuse(key, "a number")

    def strings(self, key: str) -> tuple[str, ...]:
        """The texts in the list under `key`; none when absent."""
        items: list[object] = self._optional(key, list, "a list") or []
        return tuple(item if isinstance(item, str) else self._refuse(key, "a list of texts") for item in items)

    def string_map(self, key: str) -> Mapping[str, str]:
        """The texts by name under `key`; none when absent."""
        entries = self.object(key)
        return {name: entries.string(name) or "" for name in entries.values}

    def objects(self, key: str) -> tuple[Self, ...]:
        """The objects in the list under `key`; none when absent."""
        items: list[object] = self._optional(key, list, "a list") or []
        return tuple(
            replace(self, values=item, pointer=f"{self._pointer(key)}/{index}")
            if isinstance(item, dict)
            else self._refuse(key, "a list of objects")
            for index, item in enumerate(items)
        )

    def _optional(self, key: str, kind: type[T], wanted: str) -> T | None:
        value = self.values.get(key)
        if value is None or isinstance(value, kind):
            return value
        return self._refuse(key, wanted)

    def _require(self, key: str) -> None:
        if not self.has(key):
            raise ArtifactInvalidError(
                f"{self.file} lacks `{self._pointer(key)}`; run `floe compile` to write it again."
            )

    def _refuse(self, key: str, wanted: str) -> NoReturn:
        raise ArtifactInvalidError(
            f"`{self._pointer(key)}` in {self.file} is not {wanted}; run `floe compile` to write it again."
        )

    def _pointer(self, key: str) -> str:
        return f"{self.pointer}/{key.replace('~', '~0').replace('/', '~1')}"
