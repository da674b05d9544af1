"""How the platform wants quality to be scored: `plugins.quality` of manifest.yaml."""

from collections.abc import Mapping
from dataclasses import dataclass

from floe_dagster.json_object import JsonObject

# Those of the contract, for platforms without `plugins.quality`.
_DIMENSION_WEIGHTS = {
    "completeness": 0.25,
    "accuracy": 0.25,
    "validity": 0.2,
    "consistency": 0.15,
    "timeliness": 0.15,
}
_SEVERITY_WEIGHTS = {"critical": 3.0, "warning": 1.0, "info": 0.5}


@dataclass(frozen=True)
class QualitySettings:
    """What a score is made of; all scores are from 0 to 100."""

    enabled: bool
    dimension_weights: Mapping[str, float]
    severity_weights: Mapping[str, float]
    baseline: float
    max_positive_influence: float
    max_negative_influence: float
    min_score: float
    """A score below it is an error."""
    warn_score: float
    """A score below it is a warning."""


def read_quality_settings(config: JsonObject) -> QualitySettings:
    """The settings in the artifact's `quality_config`, with the contract's defaults."""
    weights, calculation, thresholds = (
        config.object(key) for key in ("dimension_weights", "calculation", "thresholds")
    )
    severities = calculation.object("severity_weights")
    return QualitySettings(
        enabled=config.boolean("enabled") is not False,
        dimension_weights={name: _number(weights, name, share) for name, share in _DIMENSION_WEIGHTS.items()},
        severity_weights={name: _number(severities, name, weight) for name, weight in _SEVERITY_WEIGHTS.items()},
        baseline=_number(calculation, "baseline_score", 70),
        max_positive_influence=_number(calculation, "max_positive_influence", 30),
        max_negative_influence=_number(calculation, "max_negative_influence", 50),
        min_score=_number(thresholds, "min_score", 70),
        warn_score=_number(thresholds, "warn_score", 85),
    )


def _number(section: JsonObject, key: str, fallback: float) -> float:
    value = section.number(key)
    return fallback if value is None else value
