import type { Terminal } from "./session.ts";

/** Where a process prints; the launcher's way is bin/standard-streams.cjs. */
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
export function processTerminal({ out, err, isTerminal }: StandardStreams): Terminal {
  const { env } = process;
  const isLive = isTerminal("err");
  const wantsColor = isLive && env["NO_COLOR"] === undefined && env["TERM"] !== "dumb";
  return {
    out,
    err,
    color: wantsColor || isForced(env["FORCE_COLOR"]) ? "always" : "never",
    live: isLive && env["CI"] === undefined,
  };
}

function isForced(value: string | undefined): boolean {
  return value !== undefined && value !== "" && value !== "0";
}
