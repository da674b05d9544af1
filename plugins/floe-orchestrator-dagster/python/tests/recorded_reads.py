"""What floe-dagster reads of the artifact, learned from its code, as the plugin hands it to floe.

Run this file to write the list again after a change of `artifacts.py`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Self

from floe_dagster.artifacts import read_artifact
from floe_dagster.json_object import JsonObject

GENERATED = Path(__file__).parents[2] / "src" / "floe-dagster-reads.generated.ts"

_HEADING = """// Written by python/tests/recorded_reads.py from what floe-dagster reads. Do not edit: run it again.

/** The leaves of the artifact that floe-dagster acts on or shows. */
export const floeDagsterReads = [
"""

# What reading goes on with, where it looks at the text.
_TEXTS = {"version": "0.8.0", "log_level": "INFO", "type": "core"}


@dataclass(frozen=True)
class RecordedObject(JsonObject):
    """An object that has whatever it is asked for, and remembers what that was."""

    reads: list[str] = field(default_factory=list)

    def object(self, key: str) -> Self:
        return replace(self, pointer=self._pointer(key))

    def plain(self) -> Mapping[str, Any]:
        # Whoever shows each object of a list shows the list, an empty one as well.
        self.reads.append(f"{self.pointer.removesuffix('/*')}/**")
        return {}

    def has(self, key: str) -> bool:
        return True

    def string(self, key: str) -> str | None:
        self.reads.append(self._pointer(key))
        return _TEXTS.get(key, "text")

    def boolean(self, key: str) -> bool | None:
        self.reads.append(self._pointer(key))
        return True

    def positive_integer(self, key: str) -> int | None:
        self.reads.append(self._pointer(key))
        return 1

    def number(self, key: str) -> float | None:
        self.reads.append(self._pointer(key))
        return 1.0

    def strings(self, key: str) -> tuple[str, ...]:
        self.reads.append(f"{self._pointer(key)}/**")
        return ("text",)

    def string_map(self, key: str) -> Mapping[str, str]:
        self.reads.append(f"{self._pointer(key)}/**")
        return {"key": "text"}

    def objects(self, key: str) -> tuple[Self, ...]:
        return (replace(self, pointer=f"{self._pointer(key)}/*"),)


def recorded_reads() -> list[str]:
    """The leaves that are read, as pointers; `*` stands for any index or key, `**` for all that is below."""
    root = RecordedObject({}, "", Path("compiled_artifacts.json"))
    read_artifact(root)
    return sorted(set(root.reads))


def generated_text() -> str:
    """The TypeScript module that holds them."""
    lines = "".join(f'  "{pointer}",\n' for pointer in recorded_reads())
    return f"{_HEADING}{lines}] as const;\n"


if __name__ == "__main__":
    GENERATED.write_text(generated_text(), encoding="utf-8")
