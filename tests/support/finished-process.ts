import type { ChildProcessByStdio } from "node:child_process";
import type { Readable } from "node:stream";

/** How a process ended, and what it printed. */
export interface FinishedProcess {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

/** Waits for the end of a process and collects what it prints until then. */
export function finishedProcess(child: ChildProcessByStdio<null, Readable, Readable>): Promise<FinishedProcess> {
  return new Promise((resolve, reject) => {
    let out = "";
    let err = "";
    child.stdout.on("data", (chunk) => (out += chunk));
    child.stderr.on("data", (chunk) => (err += chunk));
    child.on("error", reject);
    child.on("close", (code, signal) => resolve({ code, signal, out, err }));
  });
}
