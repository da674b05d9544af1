import { closeSync } from "node:fs";
import { join } from "node:path";
import type { TimeLimit } from "floe-core";
import { pendingName, setPending, tooLong } from "./pending-call.ts";
import type { PluginCodeTools } from "./plugin-code-tools.ts";

// The main thread has its own timer for the same; the other thread is for when that cannot fire.
const graceMilliseconds = 1000;

/** A thread that ends the process when the main one is still in the same turn after the time is up. */
export function watchImport(limit: TimeLimit, { folder, crash }: PluginCodeTools): { readonly end: () => void } {
  setPending(limit, () => {
    // Node would print that it waits for the debugger, which is our thread.
    process.once("exit", () => closeSync(2));
    crash(limit.bug(tooLong(limit)));
  });
  try {
    const { Worker } = process.getBuiltinModule("node:worker_threads");
    const workerData = { expression: `${pendingName}?.()`, milliseconds: limit.seconds * 1000 + graceMilliseconds };
    const options = { workerData, execArgv: [], env: {}, stdout: true, stderr: true };
    // A Node without an inspector or without threads has the timer only.
    const worker = new Worker(join(folder, "watch-import.cjs"), options).on("error", () => undefined);
    worker.unref();
    return { end: () => void worker.terminate() };
  } catch {
    return { end: () => undefined };
  }
}
