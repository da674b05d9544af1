import type { ChildProcess } from "node:child_process";
import type { Program, ProgramRun } from "./machine.ts";

const kept = 65_536;

/** Runs a program, with all that it starts, to its end or to that of its time. */
export function runProgram(
  program: Program,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<ProgramRun> {
  // Asked for here, because each compile would pay for an import.
  const { spawn } = process.getBuiltinModule("node:child_process");
  const { path, parameters, folder, variables, seconds, input } = program;
  const child = spawn(path, parameters, {
    cwd: folder,
    env: { ...environment, ...variables },
    stdio: [input === undefined ? "ignore" : "pipe", "pipe", "pipe"],
    // A group of its own, so that what it starts ends with it.
    detached: true,
  });
  // One that reads nothing closes its end, which is no failure of its own.
  child.stdin?.on("error", () => undefined).end(input);
  const printed = { out: "", err: "" };
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    printed.out = (printed.out + text).slice(-kept);
  });
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    printed.err = (printed.err + text).slice(-kept);
  });
  // Whoever interrupts floe means all that it has started.
  const endWithUs = (): void => end(child);
  process.once("exit", endWithUs);
  return new Promise((resolve) => {
    const finish = (run: ProgramRun): void => {
      clearTimeout(limit);
      process.removeListener("exit", endWithUs);
      // Something that it left behind may hold its streams, and must not keep this process.
      end(child);
      resolve(run);
    };
    const limit = setTimeout(() => finish({ kind: "out-of-time", ...printed }), seconds * 1000);
    child.on("error", (error: NodeJS.ErrnoException) =>
      finish({ kind: "not-started", errno: error.code ?? "unknown" }),
    );
    const finishWith = (code: number | null): void => finish({ kind: "ended", code: code ?? 1, ...printed });
    child.on("close", finishWith);
    child.on("exit", (code) => setTimeout(() => finishWith(code), streamsAfterEnd));
  });
}

/** Milliseconds for what a program has printed to arrive after its end. */
const streamsAfterEnd = 500;

function end(child: ChildProcess): void {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
  } catch {
    // All of the group has ended by itself.
  }
  child.stdout?.destroy();
  child.stderr?.destroy();
  child.unref();
}
