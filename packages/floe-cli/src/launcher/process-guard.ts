import type { TimeLimit } from "floe-core";
import { exitCode } from "../exit-code.ts";
import { errorDetail } from "./error-detail.ts";
import type { FailureReporter } from "./failure-report.ts";
import { isReaderGone, type KnowingStreams, PrintError } from "./standard-streams.ts";

const interrupted = 130;
const terminated = 143;
// A document is owed after each of these; whoever ends a run with a signal waits for none.
const failures: ReadonlySet<number> = new Set([exitCode.refused, exitCode.usage, exitCode.bug]);

/** What the guard is told about its process. */
export interface GuardedProcess {
  readonly streams: KnowingStreams;
  /** The limit of the plugin's code that is running. */
  readonly running: () => TimeLimit | undefined;
  /** Whether code of an installed plugin has run. */
  readonly hasForeignCode: () => boolean;
  /** Loads what is needed when a run fails. */
  readonly reporter: () => FailureReporter;
}

/** The only ways to end the command. */
export interface ProcessGuard {
  /** Decides the exit code, and says why where there is something to say. */
  readonly finish: (code: number, complaint?: string) => number;
  /** Ends the process at once, with the code that was decided. */
  readonly exit: (code: number) => never;
  /** Ends the process for something that was thrown. */
  readonly crash: (error: unknown) => never;
}

/** Guards how the process ends: nothing but `finish` makes a success of a run, in whatever way a plugin ends it. */
export function guardProcess({ streams, running, hasForeignCode, reporter }: GuardedProcess): ProcessGuard {
  // A plugin may put others in their place.
  const reallyExit = reallyExitOf(process);
  const exitProcess = process.exit.bind(process);
  let finalCode: number | undefined;

  const finish = (code: number, complaint?: string): number => {
    finalCode = code;
    process.exitCode = code;
    if (complaint !== undefined) unlessItFails(() => streams.err(`${complaint}\n`));
    if (failures.has(code) && !streams.hasPrinted()) unlessItFails(() => reporter().reportFailure(code));
    return code;
  };
  const exit = (code: number): never => {
    exitProcess(code);
    // A plugin has put something else where Node looks for it.
    return reallyExit.call(process, code);
  };
  const crashWith = (error: unknown, where: string): never => {
    let text = "it does not say why";
    unlessItFails(() => {
      text = reporter().thrownText(error);
    });
    const { code, complaint } = failureOf(error, `${text}${where}`);
    return exit(finish(code, complaint));
  };
  const crash = (error: unknown): never => crashWith(error, "");
  // Not what the command waits for has failed, but something that was left to itself.
  const crashAside = (error: unknown): never => crashWith(error, hasForeignCode() ? aside : "");
  const codeAtTheEnd = (): number => finalCode ?? finish(exitCode.bug, unfinished(running()));

  process.exitCode = exitCode.bug;
  // A plugin may print with Node's streams; that nobody reads it is no failure either.
  process.on("uncaughtException", (error) => (isReaderGone(error) ? undefined : crashAside(error)));
  process.on("SIGINT", () => exit(finish(interrupted)));
  process.on("SIGTERM", () => exit(finish(terminated)));
  // Someone else ended the process, or nothing was left to wait for: that must not look like success.
  process.on("exit", codeAtTheEnd);
  // The way out of `process.exit`, also where a plugin takes it by itself, removes listeners or sets another code.
  Object.assign(process, { reallyExit: () => reallyExit.call(process, codeAtTheEnd()) });
  return { finish, exit, crash };
}

// Where nothing can be printed, the exit code has to say it.
function unlessItFails(print: () => void): void {
  try {
    print();
  } catch {}
}

const aside = " (outside of a hook; a plugin may have left a timer or a promise)";

function failureOf(error: unknown, message: string): { readonly code: number; readonly complaint: string } {
  if (isPrintError(error)) return { code: exitCode.refused, complaint: `floe: ${message}` };
  const stack = errorDetail(error, "stack");
  const details = typeof stack === "string" ? stack : "It has no stack.";
  const hint = process.env["FLOE_DEBUG"] === "1" ? details : "Set FLOE_DEBUG=1 for the details.";
  return { code: exitCode.bug, complaint: `floe: this is a bug: ${message}\n${hint}` };
}

function isPrintError(error: unknown): boolean {
  try {
    return error instanceof PrintError;
  } catch {
    // A proxy may throw when it is asked what it is.
    return false;
  }
}

function unfinished(limit: TimeLimit | undefined): string {
  if (limit !== undefined) return `floe: ${limit.bug("it ended the process, as process.exit() does").message}`;
  return "floe: the command was ended before it was done; a plugin may have called process.exit().";
}

// What `process.exit` calls in the end. Node has it under this name and leaves it out of its types.
function reallyExitOf(value: NodeJS.Process): (code: number) => never {
  return (value as NodeJS.Process & { readonly reallyExit: (code: number) => never }).reallyExit;
}
