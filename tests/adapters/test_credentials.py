"""Each engine of the table against its real adapter: what floe compiles becomes the adapter's own credentials."""

import dataclasses
import functools
from enum import Enum
from pathlib import Path
from typing import Any

import pytest
import yaml
from dbt.adapters.factory import FACTORY, load_plugin
from dbt.cli.main import dbtRunner
from dbt.config.renderer import ProfileRenderer
from dbt_common.context import set_invocation_context
from way import Way, canaries, compile_way, engines, ways


class Compiled:
    """A way into an engine after `floe compile`."""

    def __init__(self, way: Way, folder: Path) -> None:
        self.way = way
        self.folder = folder
        self.targets, self.said = compile_way(way, folder)
        outputs = yaml.safe_load((folder / "profiles.yml").read_text())["web_shop"]["outputs"]
        set_invocation_context(canaries(way))
        self.outputs = ProfileRenderer({}).render_data(outputs)

    def credentials(self, profile: str) -> Any:
        """The object that the adapter makes of a profile, by the steps that dbt takes."""
        output = dict(self.outputs[self.targets[profile]])
        output.pop("threads")
        adapter = load_plugin(output.pop("type"))
        data = adapter.translate_aliases(output)
        adapter.validate(data)
        return adapter.from_dict(data)

    def facts(self, profile: str) -> dict[str, Any]:
        """All that the credentials say, and what dbt itself reads beside them."""
        credentials = self.credentials(profile)
        fields = {key: _plain(value) for key, value in vars(credentials).items() if not key.startswith("_")}
        threads = self.outputs[self.targets[profile]]["threads"]
        return {"class": type(credentials).__name__, "threads": threads, **fields}


@functools.cache
def _compiled(index: int, folder: Path) -> Compiled:
    way = WAYS[index]
    place = folder / str(index)
    place.mkdir()
    return Compiled(way, place)


WAYS = ways()


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("ways")


@pytest.fixture(params=range(len(WAYS)), ids=[str(way) for way in WAYS], scope="session")
def compiled(request: pytest.FixtureRequest, folder: Path) -> Compiled:
    return _compiled(request.param, folder)


def test_the_adapter_takes_the_generated_profile(compiled: Compiled) -> None:
    for profile in compiled.targets:
        assert compiled.credentials(profile).type == compiled.way.engine


def test_secrets_arrive_with_their_values(compiled: Compiled) -> None:
    facts = str(compiled.facts("default"))
    for option, value in compiled.way.full.items():
        if isinstance(value, dict) and "secret_ref" in value:
            [(_, canary)] = canaries(dataclasses.replace(compiled.way, full={option: value}, variants={})).items()
            assert canary in facts, option


def test_each_option_changes_the_credentials(compiled: Compiled) -> None:
    full = compiled.facts("default")
    unchanged = [option for option in compiled.way.variants if compiled.facts(option) == full]
    assert unchanged == []


def test_dbt_parses_and_shows_no_secret(compiled: Compiled, monkeypatch: pytest.MonkeyPatch, capfd: Any) -> None:
    values = canaries(compiled.way)
    for name, value in values.items():
        monkeypatch.setenv(name, value)
    FACTORY.adapters.clear()
    place = str(compiled.folder)
    arguments = ["parse", "--project-dir", place, "--profiles-dir", place, "--log-level-file", "debug"]
    result = dbtRunner().invoke([*arguments, "--target-path", f"{place}/target", "--log-path", f"{place}/logs"])
    printed = capfd.readouterr()
    assert result.success, f"{result.exception}\n{printed.out}\n{printed.err}"
    texts = {"floe": compiled.said, "dbt": printed.out + printed.err}
    for path in compiled.folder.rglob("*"):
        if path.is_file():
            texts[str(path.relative_to(compiled.folder))] = path.read_bytes().decode("utf-8", errors="replace")
    leaks = [(name, path) for name, value in values.items() for path, text in texts.items() if value in text]
    assert leaks == []


def test_what_is_left_out_is_what_the_table_says(compiled: Compiled) -> None:
    credentials = compiled.credentials("small")
    aliases = type(credentials)._ALIASES
    options = engines()[compiled.way.engine]["options"]
    for name, option in options.items():
        field = aliases.get(name, name)
        is_taken = name in compiled.way.full and name not in compiled.way.small
        if "usual" in option and is_taken:
            assert _plain(getattr(credentials, field)) == option["usual"], name


@pytest.mark.parametrize("engine", sorted(engines()))
def test_the_table_has_every_option_of_the_adapter(engine: str, folder: Path) -> None:
    known = set(engines()[engine]["options"])
    for index, way in enumerate(WAYS):
        if way.engine != engine:
            continue
        credentials = type(_compiled(index, folder).credentials("default"))
        aliases = {new: old for old, new in credentials._ALIASES.items() if old in known}
        fields = {each.name for each in dataclasses.fields(credentials) if not each.name.startswith("_")}
        assert {aliases.get(name, name) for name in fields} - known - _UNUSED.get(engine, set()) == set()


_UNUSED = {"spark": {"database"}}
"""dbt-spark has no database: the field must be empty, or the schema once more."""


def _plain(value: Any) -> Any:
    return value.value if isinstance(value, Enum) else value
