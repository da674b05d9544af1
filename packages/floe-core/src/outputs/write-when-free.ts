import type { Outcome } from "../diagnostics/outcome.ts";
import { type WriteRequest, type WriteSummary, writeOutputs } from "./write-outputs.ts";

const longestMilliseconds = 5_000;

/** Writes outputs, waiting for another compile that writes to the same directory, five seconds unless told otherwise.
 *  Waits without blocking, so that the process hears of Ctrl-C. */
export async function writeWhenFree(
  request: WriteRequest,
  waitMilliseconds = longestMilliseconds,
): Promise<Outcome<WriteSummary>> {
  const end = performance.now() + waitMilliseconds;
  for (;;) {
    const written = writeOutputs(request);
    const isLocked = written.diagnostics.some(({ code }) => code === "outputs/locked");
    if (!isLocked || performance.now() >= end) return written;
    // Of many that wait, no two should try at the same time again and again.
    await pause(10 + Math.random() * 20);
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
