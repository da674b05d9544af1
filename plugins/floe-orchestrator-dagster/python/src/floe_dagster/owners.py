"""The product's owner as Dagster writes owners."""

import re

# Dagster's own notion of an address; it refuses to load an asset whose owner is neither this nor a team.
_EMAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,7}")


def dagster_owners(owner: str | None) -> list[str]:
    """An address as it is, anything else as a team; nobody when there is no owner."""
    if owner is None:
        return []
    if _EMAIL.fullmatch(owner):
        return [owner]
    team = re.sub(r"[^A-Za-z0-9]+", "_", owner.removeprefix("team:")).strip("_")
    return [f"team:{team}"] if team else []
