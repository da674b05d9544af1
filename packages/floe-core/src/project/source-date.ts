import { defineDiagnostics, problem } from "../diagnostics/define.ts";
import { failed, type Outcome, ok } from "../diagnostics/outcome.ts";
import type { Host } from "../host/host.ts";
import { display } from "../secrets/display.ts";

/** Findings about the variables that a compile reads. */
export const environmentDiagnostics = defineDiagnostics("environment", {
  "bad-source-date": problem({
    severity: "error",
    message: (p: { value: string }) => `SOURCE_DATE_EPOCH is \`${display(p.value)}\`, which is no number of seconds.`,
    help: () => "Set it to whole seconds since 1970, such as `1767225600` from `git log -1 --format=%ct`, or unset it.",
    docs: {
      cause:
        "The environment variable SOURCE_DATE_EPOCH dates the artifact. Its specification wants the digits that `date +%s` prints: no sign, blank, line end, fraction, exponent or leading zero; and floe can write dates up to the year 9999. An empty value counts as none.",
      fix: "Correct the variable, or unset it.",
    },
  }),
});

/** The seconds since 1970 that SOURCE_DATE_EPOCH names; `undefined` when it is unset or empty, as it is where a container
 *  or a pipeline passes on what it does not have. */
export function sourceDate(host: Pick<Host, "environment">): Outcome<number | undefined> {
  const value = host.environment.SOURCE_DATE_EPOCH ?? "";
  if (value === "") return ok(undefined);
  const seconds = /^(?:0|[1-9][0-9]{0,11})$/u.test(value) ? Number(value) : Number.NaN;
  if (seconds <= lastSecond) return ok(seconds);
  return failed([environmentDiagnostics["bad-source-date"]({ value }, undefined)]);
}

// The last one of the year 9999: the contract has four digits for the year.
const lastSecond = 253_402_300_799;
