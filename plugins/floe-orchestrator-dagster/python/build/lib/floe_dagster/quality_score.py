"""The quality score of a product: what its quality checks found in one run of dbt."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from dagster import AssetCheckResult, AssetCheckSeverity, AssetCheckSpec, AssetKey, MetadataValue

from floe_dagster.quality_settings import QualitySettings

CHECK_NAME = "floe_quality_score"

_PASSED = {"pass"}
# What did not run says nothing about the data.
_FAILED = {"warn", "fail", "error"}


@dataclass(frozen=True)
class ScoredTest:
    """A dbt test that stands for a quality check of floe.yaml."""

    unique_id: str
    transform: str
    check: str
    dimension: str
    weight: float


@dataclass(frozen=True)
class QualityScore:
    """The score of a run, and what it is made of. All numbers are from 0 to 100."""

    total: float
    dimensions: Mapping[str, float]
    """Only of dimensions that a check measured."""
    passed: int
    failed: tuple[str, ...]


def score(tests: Iterable[ScoredTest], statuses: Mapping[str, str], settings: QualitySettings) -> QualityScore | None:
    """The score of a run by the status of each test; None when none of the tests ran.

    Of each dimension, the share of its checks that passed, each with its weight; a dimension without checks counts as
    passed. Their weighted sum moves the score away from the baseline, as far as the settings let it.
    """
    ran = [test for test in tests if statuses.get(test.unique_id) in _PASSED | _FAILED]
    if not ran:
        return None
    dimensions = {name: _share(ran, name, statuses) for name in sorted({test.dimension for test in ran})}
    raw = sum(weight * dimensions.get(name, 100.0) for name, weight in settings.dimension_weights.items())
    failed = tuple(test.check for test in ran if statuses[test.unique_id] in _FAILED)
    return QualityScore(
        total=round(_within_influence(raw, settings), 2),
        dimensions={name: round(value, 2) for name, value in dimensions.items()},
        passed=len(ran) - len(failed),
        failed=failed,
    )


def _share(tests: Iterable[ScoredTest], dimension: str, statuses: Mapping[str, str]) -> float:
    of_dimension = [test for test in tests if test.dimension == dimension]
    total = sum(test.weight for test in of_dimension)
    passed = sum(test.weight for test in of_dimension if statuses[test.unique_id] in _PASSED)
    return 100.0 if total == 0 else 100.0 * passed / total


def _within_influence(raw: float, settings: QualitySettings) -> float:
    baseline, most, least = settings.baseline, settings.max_positive_influence, settings.max_negative_influence
    if raw >= baseline:
        moved = baseline if baseline >= 100 else baseline + (raw - baseline) / (100 - baseline) * most
    else:
        moved = baseline - (baseline - raw) / baseline * least
    return min(max(moved, baseline - least, 0.0), baseline + most, 100.0)


def score_check_spec(asset: AssetKey, settings: QualitySettings, metadata: Mapping[str, Any]) -> AssetCheckSpec:
    """The check that shows the score on an asset. Only critical checks block."""
    description = "How many of the product's quality checks passed in the run, by dimension, weight and severity."
    stated = {"floe/quality_settings": MetadataValue.json(asdict(settings))}
    return AssetCheckSpec(
        name=CHECK_NAME, asset=asset, description=description, metadata={**metadata, **stated}, blocking=False
    )


def score_check_result(asset: AssetKey, scored: QualityScore, settings: QualitySettings) -> AssetCheckResult:
    """The score as the result of that check: below the least score an error, below the one to warn at a warning."""
    is_error = scored.total < settings.min_score
    return AssetCheckResult(
        asset_key=asset,
        check_name=CHECK_NAME,
        passed=scored.total >= max(settings.min_score, settings.warn_score),
        severity=AssetCheckSeverity.ERROR if is_error else AssetCheckSeverity.WARN,
        description=f"{scored.total:g} of 100; {scored.passed} checks passed and {len(scored.failed)} failed.",
        metadata={
            "score": MetadataValue.float(scored.total),
            "min_score": MetadataValue.float(float(settings.min_score)),
            "warn_score": MetadataValue.float(float(settings.warn_score)),
            **{f"score/{name}": MetadataValue.float(value) for name, value in scored.dimensions.items()},
            "failed_checks": MetadataValue.json(list(scored.failed)),
        },
    )
