import { type HostResult, hostFailure } from "./host.ts";

/** Runs a file operation and turns what the system refuses into a value; anything else is thrown on. */
export function attempt<T>(path: string, operation: () => HostResult<T>): HostResult<T> {
  try {
    return operation();
  } catch (error) {
    return hostFailure(errnoOf(error), path);
  }
}

/** The errno name of an error thrown by node:fs. A path that node itself refuses (one with NUL) is `EINVAL`. */
export function errnoOf(error: unknown): string {
  if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string") throw error;
  if (/^E[A-Z0-9]+$/u.test(error.code)) return error.code;
  if (error.code === "ERR_INVALID_ARG_VALUE") return "EINVAL";
  throw error;
}
