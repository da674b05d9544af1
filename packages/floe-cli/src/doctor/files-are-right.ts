import type { Check } from "./check.ts";

/** floe.yaml and its manifest compile. */
export const filesAreRight: Check = {
  name: "files",
  title: "floe.yaml and manifest",
  run: ({ compiled, shown }) => {
    const count = (wanted: string): number => compiled.diagnostics.filter(({ severity }) => severity === wanted).length;
    const errors = count("error");
    const warnings = count("warning");
    const cure = `\`floe validate ${shown}\` shows them.`;
    if (errors > 0) return [{ state: "failed", says: `${errors} ${errors === 1 ? "error" : "errors"}`, cure }];
    if (warnings > 0)
      return [{ state: "warning", says: `${warnings} ${warnings === 1 ? "warning" : "warnings"}`, cure }];
    return [{ state: "ok", says: "no problems" }];
  },
};
