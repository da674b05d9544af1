import type { Terminal } from "./session.ts";

/** The terminal of this process. Colour only on a terminal that wants it (https://no-color.org). */
export function processTerminal(): Terminal {
  const { stdout, stderr, env } = process;
  const color =
    (stderr.isTTY && env["NO_COLOR"] === undefined && env["TERM"] !== "dumb") || isForced(env["FORCE_COLOR"]);
  return {
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    color: color ? "always" : "never",
    live: stderr.isTTY === true && env["CI"] === undefined,
  };
}

function isForced(value: string | undefined): boolean {
  return value !== undefined && value !== "" && value !== "0";
}
