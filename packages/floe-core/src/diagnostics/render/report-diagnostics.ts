import { defineDiagnostics, problem } from "../define.ts";

/** What a report says about itself. */
export const reportDiagnostics = defineDiagnostics("report", {
  "left-out": problem({
    severity: "warning",
    message: (p: { count: number }) =>
      `The report leaves out ${p.count} ${p.count === 1 ? "finding" : "findings"}: its format has no room for more.`,
    help: () => "Fix those that are shown, or read all of them with `--format json`.",
    docs: {
      cause:
        "A SARIF report holds at most 5000 findings, which is what GitHub shows of one. Errors come first. An error when an error was left out.",
      fix: "Fix the findings that are shown and run floe again, or use `--format json`, which has no limit.",
    },
  }),
});
