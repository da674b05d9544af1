import type { FinishedRun } from "../remember-unchanged.ts";

/** What the cache holds about a run. */
export interface RememberedRun extends FinishedRun {
  /** All that decided about the run beside the files. */
  readonly run: string;
}
