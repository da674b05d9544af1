import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import { display } from "../../secrets/display.ts";

/** Findings about settings that reach no output. */
export const configDiagnostics = defineDiagnostics("config", {
  "unused-key": problem({
    severity: "warning",
    message: (p: { setting: string }) =>
      `\`${display(p.setting)}\` has no effect: nothing in this floe, nor in a selected plugin, reads it.`,
    help: () => "Remove it, or rename its first key to begin with `x-` to keep it as a note.",
    docs: {
      cause:
        "The setting is valid, and no output and no policy of this version reads it. floe drops nothing silently. A warning at `off` and `warn`; an error at `strict`, where a rule that is not enforced would be a breach.",
      example: "artifacts:\n  registry: {uri: oci://registry.example.com/floe, auth: {type: anonymous}}\n",
      fix: "Remove the setting until a floe or a plugin that reads it is installed.",
    },
  }),
  shadowed: problem({
    severity: "info",
    message: (p: { setting: string }) => `\`${display(p.setting)}\` yields to the product's own setting.`,
    docs: {
      cause: "The platform offers a default, and floe.yaml says something else. The nearer one wins.",
      example:
        "# manifest.yaml\nplugins:\n  compute: {type: duckdb}\n  orchestrator:\n    type: dagster\n    config:\n      default_schedule: {cron: 0 6 * * *}\n# floe.yaml\nschedule:\n  cron: 0 7 * * *\n",
      fix: "Nothing has to be done; products without a setting of their own use the default.",
    },
  }),
  "not-selected": problem({
    severity: "info",
    message: (p: { setting: string }) => `\`${display(p.setting)}\` is not used by this product.`,
    docs: {
      cause: "The manifest offers profiles by name, and this product refers to others.",
      example: "# manifest.yaml\nprofiles:\n  compute:\n    default: {type: duckdb}\n    reports: {type: duckdb}\n",
      fix: "Nothing has to be done; other products may use it.",
    },
  }),
});
