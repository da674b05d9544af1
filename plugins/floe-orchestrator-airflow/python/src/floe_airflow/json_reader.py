"""Reads JSON of which every member may be missing or of another form."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn, Self, TypeVar

from floe_airflow.errors import ArtifactInvalidError

T = TypeVar("T")


@dataclass(frozen=True)
class JsonReader:
    """An object of the artifact, with the pointer to it for messages."""

    values: Mapping[str, object]
    pointer: str
    file: Path

    def section(self, *keys: str) -> Self:
        """The object under the keys; an empty one when absent."""
        found = self
        for key in keys:
            values: Mapping[str, object] = found._optional(key, dict, "an object") or {}
            found = type(self)(values, f"{found.pointer}/{key}", self.file)
        return found

    def sections(self, key: str) -> tuple[Self, ...]:
        """The objects of the list under `key`; none when absent."""
        items: list[object] = self._optional(key, list, "a list") or []
        return tuple(
            type(self)(item, f"{self.pointer}/{key}/{index}", self.file)
            if isinstance(item, dict)
            else self._refuse(key, "a list of objects")
            for index, item in enumerate(items)
        )

    def string(self, key: str) -> str | None:
        """The string under `key`."""
        return self._optional(key, str, "a string")

    def required_string(self, key: str) -> str:
        """The string under `key`, which must be there and not be empty."""
        return self.string(key) or self._refuse(key, "a string that is not empty")

    def strings(self) -> Mapping[str, str]:
        """All members, which are strings."""
        return {key: self.string(key) or "" for key in self.values}

    def boolean(self, key: str, *, default: bool) -> bool:
        """The truth value under `key`."""
        value = self._optional(key, bool, "true or false")
        return default if value is None else value

    def whole_number(self, key: str) -> int | None:
        """The whole number from 0 under `key`."""
        value = self._optional(key, int, "a whole number")
        if value is not None and (isinstance(value, bool) or value < 0):
            self._refuse(key, "a whole number from 0")
        return value

    def _optional(self, key: str, kind: type[T], wanted: str) -> T | None:
        value = self.values.get(key)
        if value is None or isinstance(value, kind):
            return value
        self._refuse(key, wanted)

    def _refuse(self, key: str, wanted: str) -> NoReturn:
        raise ArtifactInvalidError(
            f"`{self.pointer}/{key}` in {self.file} is not {wanted}; run `floe compile` to write it again."
        )
