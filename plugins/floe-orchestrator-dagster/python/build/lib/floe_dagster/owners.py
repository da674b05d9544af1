"""Owners as Dagster takes them."""

import re
from collections.abc import Iterable

# Dagster's own notion of an address; it refuses to load an asset whose owner is neither this nor a team.
_EMAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,7}")
_TEAM = "team:"


def dagster_owners(owners: Iterable[str | None]) -> list[str]:
    """Each owner once: an address and what begins with `team:` as it is, anything else as a team of that name."""
    return list(dict.fromkeys(_dagster_owner(owner) for owner in owners if owner and owner.removeprefix(_TEAM)))


def _dagster_owner(owner: str) -> str:
    return owner if _EMAIL.fullmatch(owner) or owner.startswith(_TEAM) else f"{_TEAM}{owner}"
