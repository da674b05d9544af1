import { closeSync, openSync, unlinkSync, writeFileSync } from "node:fs";
import type { Creation } from "./machine.ts";

/** Writes a new file with the mode 0600. What is there already, a link included, stays as it is. */
export function createPrivateFile(path: string, text: string): Creation {
  let descriptor: number;
  try {
    descriptor = openSync(path, "wx", 0o600);
  } catch (error) {
    const errno = errnoOf(error);
    return errno === "EEXIST" ? { kind: "exists" } : { kind: "failed", errno };
  }
  try {
    writeFileSync(descriptor, text);
    return { kind: "created" };
  } catch (error) {
    // Half a file would stand in the way of the next try.
    unlinkSync(path);
    return { kind: "failed", errno: errnoOf(error) };
  } finally {
    closeSync(descriptor);
  }
}

function errnoOf(error: unknown): string {
  if (error instanceof Error && "code" in error && typeof error.code === "string") return error.code;
  throw error;
}
