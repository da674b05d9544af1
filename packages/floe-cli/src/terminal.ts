import type { RunEnvironment } from "./run-environment.ts";
import type { Terminal } from "./session.ts";

/** Where a process prints; the launcher's way is launcher/standard-streams.ts. */
export interface StandardStreams {
  out(text: string): void;
  err(text: string): void;
  isTerminal(name: "out" | "err"): boolean;
}

/** The streams that Node makes. */
export const nodeStreams: StandardStreams = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  isTerminal: (name) => process[name === "out" ? "stdout" : "stderr"].isTTY === true,
};

/** The terminal of this process. Colour only on a terminal that wants it (https://no-color.org). */
export function processTerminal({ out, err, isTerminal }: StandardStreams, environment: RunEnvironment): Terminal {
  const isLive = isTerminal("err");
  const wantsColor = isLive && environment.NO_COLOR === undefined && environment.TERM !== "dumb";
  return {
    out,
    err,
    color: wantsColor || isForced(environment.FORCE_COLOR) ? "always" : "never",
    live: isLive && environment.CI === undefined,
  };
}

function isForced(value: string | undefined): boolean {
  return value !== undefined && value !== "" && value !== "0";
}
