import type { TextForm } from "./launcher/leaving-text.ts";
import type { RunEnvironment } from "./run-environment.ts";
import type { Terminal } from "./session.ts";

/** Where a process prints; the only way is launcher/standard-streams.ts. A text is plain unless something else is said. */
export interface StandardStreams {
  out(text: string, form?: TextForm): void;
  err(text: string, form?: TextForm): void;
  isTerminal(name: "out" | "err"): boolean;
}

/** The terminal of this process. Colour only on a terminal that wants it (https://no-color.org). */
export function processTerminal({ out, err, isTerminal }: StandardStreams, environment: RunEnvironment): Terminal {
  const isLive = isTerminal("err");
  const wantsColor = isLive && environment.NO_COLOR === undefined && environment.TERM !== "dumb";
  const color = wantsColor || isForced(environment.FORCE_COLOR) ? "always" : "never";
  return {
    out,
    // Without colours of ours, a colour is somebody else's.
    err: (text, form) => err(text, form === "painted" && color === "never" ? "plain" : form),
    color,
    live: isLive && environment.CI === undefined,
  };
}

function isForced(value: string | undefined): boolean {
  return value !== undefined && value !== "" && value !== "0";
}
