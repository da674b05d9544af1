"""Which environment this is: what the contract leaves open, so that one can be deployed to several places."""

import os

VARIABLE = "FLOE_ENV"


def run_environment(default: str | None) -> str | None:
    """The environment that `FLOE_ENV` names, else the contract's own.

    An empty variable counts as none.
    """
    return os.environ.get(VARIABLE) or default
