import * as z from "zod";

/** The layer of a model; quality gates and coverage thresholds are set for each layer. */
export const QualityTier = z.enum(["bronze", "silver", "gold"]);
/** The layer of a model; quality gates and coverage thresholds are set for each layer. */
export type QualityTier = z.output<typeof QualityTier>;

/** The aspect of quality that a check measures. */
export const QualityDimension = z.enum(["completeness", "accuracy", "validity", "consistency", "timeliness"]);
/** The aspect of quality that a check measures. */
export type QualityDimension = z.output<typeof QualityDimension>;

/** How much a failed quality check weighs. */
export const CheckSeverity = z.enum(["critical", "warning", "info"]);
/** How much a failed quality check weighs. */
export type CheckSeverity = z.output<typeof CheckSeverity>;
