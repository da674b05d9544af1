import type { TimeLimit } from "floe-core";
import { exitCode } from "../exit-code.ts";
import type { StandardStreams } from "../terminal.ts";
import { errorDetail } from "./error-detail.ts";
import { isReaderGone, PrintError } from "./standard-streams.ts";

const interrupted = 130;
const terminated = 143;

/** What the guard is told about its process. */
export interface GuardedProcess {
  readonly streams: StandardStreams;
  /** The limit of the plugin's code that is running. */
  readonly running: () => TimeLimit | undefined;
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
export function guardProcess({ streams, running }: GuardedProcess): ProcessGuard {
  // A plugin may put others in their place.
  const reallyExit = reallyExitOf(process);
  const exit = process.exit.bind(process);
  let finalCode: number | undefined;

  const finish = (code: number, complaint?: string): number => {
    finalCode = code;
    process.exitCode = code;
    if (complaint !== undefined) complain(streams, complaint);
    return code;
  };
  const crash = (error: unknown): never => {
    const { code, complaint } = failureOf(error);
    return exit(finish(code, complaint));
  };
  const codeAtTheEnd = (): number => finalCode ?? finish(exitCode.bug, unfinished(running()));

  process.exitCode = exitCode.bug;
  // A plugin may print with Node's streams; that nobody reads it is no failure either.
  process.on("uncaughtException", (error) => (isReaderGone(error) ? undefined : crash(error)));
  process.on("SIGINT", () => exit(finish(interrupted)));
  process.on("SIGTERM", () => exit(finish(terminated)));
  // Someone else ended the process, or nothing was left to wait for: that must not look like success.
  process.on("exit", codeAtTheEnd);
  // The way out of `process.exit`, also where a plugin takes it by itself, removes listeners or sets another code.
  Object.assign(process, { reallyExit: () => reallyExit.call(process, codeAtTheEnd()) });
  return { finish, exit, crash };
}

// Where nothing can be printed, the exit code has to say it.
function complain(streams: StandardStreams, complaint: string): void {
  try {
    streams.err(`${complaint}\n`);
  } catch {}
}

function failureOf(error: unknown): { readonly code: number; readonly complaint: string } {
  const [message] = String(errorDetail(error, "message") ?? error).split("\n");
  if (error instanceof PrintError) return { code: exitCode.refused, complaint: `floe: ${message}` };
  const hint = process.env["FLOE_DEBUG"] === "1" ? errorDetail(error, "stack") : "Set FLOE_DEBUG=1 for the details.";
  return { code: exitCode.bug, complaint: `floe: this is a bug: ${message}\n${hint}` };
}

function unfinished(limit: TimeLimit | undefined): string {
  if (limit !== undefined) return `floe: ${limit.bug("it ended the process, as process.exit() does").message}`;
  return "floe: the command was ended before it was done; a plugin may have called process.exit().";
}

// What `process.exit` calls in the end. Node has it under this name and leaves it out of its types.
function reallyExitOf(value: NodeJS.Process): (code: number) => never {
  return (value as NodeJS.Process & { readonly reallyExit: (code: number) => never }).reallyExit;
}
