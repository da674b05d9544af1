import { errorDetail } from "./error-detail.ts";

/** Whether a process with this number, other than this one, is there. */
export function isRunning(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // It is there, and belongs to somebody else.
    return errorDetail(error, "code") === "EPERM";
  }
}
