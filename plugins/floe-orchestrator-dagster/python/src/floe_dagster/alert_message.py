"""What is said about a failed run: names and the kind of error, never a value of the data or of a secret."""

from dataclasses import dataclass

from floe_dagster.artifacts import Artifact
from floe_dagster.environment import run_environment

_LONGEST_REASON = 500


@dataclass(frozen=True)
class AlertMessage:
    """A failed run of a product."""

    product: str
    version: str
    environment: str | None
    owner: str | None
    job: str
    run_id: str
    reason: str

    @property
    def title(self) -> str:
        """One line about it."""
        place = "" if self.environment is None else f" in {self.environment}"
        return f"floe: {self.product} {self.version} failed{place}"

    @property
    def text(self) -> str:
        """All of it, in lines."""
        owner = [] if self.owner is None else [f"Owner: {self.owner}"]
        lines = [self.title, f"Job: {self.job}", f"Run: {self.run_id}", *owner, f"Reason: {self.reason}"]
        return "\n".join(lines)

    @property
    def fields(self) -> dict[str, str]:
        """The same by name, for programs."""
        known = {"environment": self.environment, "owner": self.owner}
        return {
            "product": self.product,
            "version": self.version,
            **{name: value for name, value in known.items() if value is not None},
            "job": self.job,
            "run_id": self.run_id,
            "reason": self.reason,
        }


def alert_message(artifact: Artifact, *, job: str, run_id: str, reason: str) -> AlertMessage:
    """The message about a run.

    Of the reason the first line is taken: below it stand stack traces and rows of dbt's output.
    """
    first = next((line.strip() for line in reason.splitlines() if line.strip()), "unknown")
    return AlertMessage(
        product=artifact.product.name,
        version=artifact.product.version,
        environment=run_environment(artifact.environment),
        owner=artifact.product.owner,
        job=job,
        run_id=run_id,
        reason=first[:_LONGEST_REASON],
    )
