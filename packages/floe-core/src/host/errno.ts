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
  const unnamed = /^Unknown system error -(\d+)$/u.exec(error.code)?.[1];
  if (unnamed !== undefined) return errnoOfNumber(Number(unnamed));
  if (error.code === "ERR_INVALID_ARG_VALUE") return "EINVAL";
  throw error;
}

// Node's errors have no name for some numbers, EDQUOT among them, although its list of constants does.
function errnoOfNumber(number: number): string {
  const { errno } = process.getBuiltinModule("node:os").constants;
  return Object.entries(errno).find(([, value]) => value === number)?.[0] ?? `E${number}`;
}
