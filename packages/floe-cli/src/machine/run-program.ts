import type { ChildProcess } from "node:child_process";
import type { Program, ProgramRun } from "./machine.ts";

const kept = 65_536;

/** Runs a program, with all that it starts, to its end or to that of its time. It gets no input. */
export function runProgram(
  program: Program,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<ProgramRun> {
  // Asked for here, because each compile would pay for an import.
  const { spawn } = process.getBuiltinModule("node:child_process");
  const { path, parameters, folder, variables, seconds } = program;
  const child = spawn(path, parameters, {
    cwd: folder,
    env: { ...environment, ...variables },
    stdio: ["ignore", "pipe", "pipe"],
    // A group of its own, so that what it starts ends with it.
    detached: true,
  });
  const printed = { out: "", err: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    printed.out = (printed.out + text).slice(-kept);
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    printed.err = (printed.err + text).slice(-kept);
  });
  return new Promise((resolve) => {
    const limit = setTimeout(() => {
      end(child);
      resolve({ kind: "out-of-time", ...printed });
    }, seconds * 1000);
    const finish = (run: ProgramRun): void => {
      clearTimeout(limit);
      resolve(run);
    };
    child.on("error", (error: NodeJS.ErrnoException) =>
      finish({ kind: "not-started", errno: error.code ?? "unknown" }),
    );
    child.on("close", (code) => finish({ kind: "ended", code: code ?? 1, ...printed }));
  });
}

/** Ends a program and all of its group. What holds its streams open must not keep this process. */
function end(child: ChildProcess): void {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
  } catch {
    // It has ended by itself a moment ago.
  }
  child.stdout?.destroy();
  child.stderr?.destroy();
  child.unref();
}
