import type { CheckSeverity } from "../schemas/shared/quality-terms.ts";

/** How much a check counts in the score of its dimension: its own weight, or that of its severity. */
export function severityWeight(
  { severity, custom_weight: own }: { readonly severity: CheckSeverity; readonly custom_weight: number | null },
  configured: Readonly<Partial<Record<CheckSeverity, number>>> | undefined,
): number {
  return own ?? configured?.[severity] ?? defaultWeights[severity];
}

// Those of the contract, for platforms without `plugins.quality`.
const defaultWeights: Readonly<Record<CheckSeverity, number>> = { critical: 3, warning: 1, info: 0.5 };
