import { expect, test } from "vitest";
import type { RunEnvironment } from "../src/run-environment.ts";
import { processTerminal, type StandardStreams } from "../src/terminal.ts";

function terminalIn(environment: RunEnvironment, isTerminal: boolean) {
  const streams: StandardStreams = { out: () => undefined, err: () => undefined, isTerminal: () => isTerminal };
  const { color, live } = processTerminal(streams, environment);
  return { color, live };
}

test.each<[string, RunEnvironment, ReturnType<typeof terminalIn>]>([
  ["by itself", {}, { color: "always", live: true }],
  ["with NO_COLOR", { NO_COLOR: "" }, { color: "never", live: true }],
  ["that is dumb", { TERM: "dumb" }, { color: "never", live: true }],
  ["of a machine that builds", { CI: "true" }, { color: "always", live: false }],
  ["with NO_COLOR and FORCE_COLOR", { NO_COLOR: "1", FORCE_COLOR: "1" }, { color: "always", live: true }],
])("a terminal %s", (_what, environment, expected) => {
  expect(terminalIn(environment, true)).toEqual(expected);
});

test.each<[string | undefined, "always" | "never"]>([
  [undefined, "never"],
  ["", "never"],
  ["0", "never"],
  ["1", "always"],
])("where nobody watches, FORCE_COLOR %j decides about colour", (value, color) => {
  expect(terminalIn({ FORCE_COLOR: value }, false)).toEqual({ color, live: false });
});
