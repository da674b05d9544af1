import { quotedList } from "../../checking/problems.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import { display } from "../../secrets/display.ts";

/** Findings of the platform's policies. */
export const governanceDiagnostics = defineDiagnostics("governance", {
  weakened: problem({
    severity: "warning",
    message: (p: { product: string; level: string; platform: string }) =>
      `Product \`${display(p.product)}\` lowers enforcement to \`${p.level}\`; \`${p.platform}\` stays in force.`,
    help: ({ platform }) => `A product may only strengthen. Remove the key, or set it to \`${platform}\`.`,
    docs: {
      cause:
        "floe.yaml asks for a weaker enforcement level than the manifest sets. The stricter one wins. A warning at `off` and `warn`, an error at `strict`.",
      example:
        "# manifest.yaml\ngovernance:\n  policy_enforcement_level: strict\n# floe.yaml\ngovernance:\n  policy_enforcement_level: off\n",
      fix: "Remove the key from floe.yaml, or set the manifest's level or a stricter one.",
    },
  }),
  "plugin-not-approved": problem({
    severity: "error",
    message: (p: { kind: string; type: string; approved: readonly string[] }) =>
      `The ${p.kind.replaceAll("_", " ")} \`${display(p.type)}\` is not approved.`,
    help: ({ approved }) => `Approved are: ${quotedList(approved)}.`,
    docs: {
      cause: "`approved_plugins` lists the plugins of this kind that may be used, and this one is not on it.",
      example:
        "# manifest.yaml\nscope: enterprise\napproved_plugins:\n  compute: [snowflake]\nplugins:\n  compute: {type: duckdb}\n  orchestrator: {type: dagster}\n",
      fix: "Use an approved plugin, or have the enterprise approve this one.",
    },
  }),
  "sink-not-approved": problem({
    severity: "error",
    message: (p: { type: string; approved: readonly string[] }) =>
      `The sink type \`${display(p.type)}\` is not approved.`,
    help: ({ approved }) => `Approved are: ${quotedList(approved)}.`,
    docs: {
      cause: "`approved_sinks` lists the systems that data may be sent to, and the destination's is not on it.",
      example:
        "# manifest.yaml\nscope: enterprise\napproved_sinks: [salesforce]\n# floe.yaml\ndestinations:\n  - name: crm\n    sink_type: hubspot\n    connection_secret_ref: crm\n",
      fix: "Use an approved sink, or have the enterprise approve this one.",
    },
  }),
  "product-not-approved": problem({
    severity: "error",
    message: (p: { product: string; approved: readonly string[] }) =>
      `The product \`${display(p.product)}\` is not approved.`,
    help: ({ approved }) => `Approved are: ${quotedList(approved)}.`,
    docs: {
      cause: "`approved_products` lists the products of this domain, and this one is not on it.",
      example: "# manifest.yaml\nscope: domain\nparent_manifest: ../enterprise.yaml\napproved_products: [billing]\n",
      fix: "Have the domain add the product.",
    },
  }),
});
