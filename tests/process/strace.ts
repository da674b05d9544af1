import { readFileSync } from "node:fs";
import { type Exit, floe, type RunOptions, run } from "./floe-command.ts";

/** A system call that changes the disk: the `index`th of its name on the main thread, counted from 1. */
export interface WriteCall {
  readonly name: string;
  readonly index: number;
  /** As strace prints it. */
  readonly line: string;
}

const writeCalls = [
  "openat",
  "write",
  "pwrite64",
  "writev",
  "rename",
  "link",
  "unlink",
  "mkdir",
  "close",
  "ftruncate",
  "fsync",
];

/** Runs `strace` on `floe`. Fails with one sentence when strace is not installed. */
export async function runTraced(
  options: readonly string[],
  parameters: readonly string[],
  surroundings: RunOptions,
): Promise<Exit> {
  try {
    return await run("strace", ["-f", "-qq", ...options, process.execPath, floe, ...parameters], surroundings);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
    throw new Error("These tests need strace: install the Debian package `strace` (apt-get install strace).");
  }
}

/** The calls of a run that change something below a folder, in order. */
export async function writesOf(
  folder: string,
  parameters: readonly string[],
  surroundings: RunOptions,
): Promise<readonly WriteCall[]> {
  const log = `${surroundings.directory}/strace.log`;
  const exit = await runTraced(["-y", "-o", log, `--trace=${writeCalls.join(",")}`], parameters, surroundings);
  if (exit.code !== 0) throw new Error(`the traced run failed: ${exit.err}`);
  return writesIn(readFileSync(log, "utf8").split("\n"), folder);
}

function writesIn(lines: readonly string[], folder: string): readonly WriteCall[] {
  // The thread that logs first is the main one; JavaScript writes synchronously, so only that one matters.
  const main = /^\d+/u.exec(lines[0] ?? "")?.[0] ?? "";
  const counts = new Map<string, number>();
  const created = new Set<string>();
  const found: WriteCall[] = [];
  for (const line of lines) {
    const [, name] = new RegExp(`^${main} +(\\w+)\\(`, "u").exec(line) ?? [];
    if (name === undefined) continue;
    const index = (counts.get(name) ?? 0) + 1;
    counts.set(name, index);
    if (line.includes(folder) && !isReading(name, line, created)) found.push({ name, index, line });
  }
  return found;
}

/** Whether a file is opened or closed that was not made by this run; remembers those that were. */
function isReading(name: string, line: string, created: Set<string>): boolean {
  if (name !== "openat" && name !== "close") return false;
  const path = line.match(/<[^>]*>/gu)?.at(-1) ?? "";
  if (line.includes("O_CREAT")) created.add(path);
  return !created.has(path);
}

/** The line of the call that failed, or that was the last before the process was killed. */
export function faultyCall(log: string, fault: string): string {
  const lines = readFileSync(log, "utf8").split("\n");
  if (!fault.startsWith("signal=")) return lines.find((line) => line.includes("(INJECTED)")) ?? "";
  return lines.findLast((line) => /^\d+ +\w+\(/u.test(line)) ?? "";
}
