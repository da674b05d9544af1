import { rule } from "../../checking/rule.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import { memberEntry } from "../../yaml/read-node.ts";
import { type OnTiers, tierHeads } from "./places.ts";

const problems = defineDiagnostics("manifest", {
  "wrong-scope": problem({
    severity: "error",
    message: (p: { key: string; scope: string }) => `\`${p.key}\` belongs in a manifest of scope \`${p.scope}\`.`,
    help: ({ scope }) => `Move it to the ${scope} manifest, or set \`scope: ${scope}\`.`,
    docs: {
      cause:
        "Lists of approved plugins and sinks are the enterprise's to give, those of approved products the domain's.",
      example: "approved_sinks: [salesforce]\n",
      fix: "Move the key to the manifest of that scope.",
    },
  }),
});

const scopeOf = { approved_plugins: "enterprise", approved_sinks: "enterprise", approved_products: "domain" } as const;

/** The lists of what is approved stand in the tier that gives them. */
export const keysFitScope = rule({
  name: "keys-fit-scope",
  at: tierHeads,
  readsIfThere: ["scope"],
  problems,
  check: ({ scope: actual }, head, context: OnTiers) => {
    const parent = context.parents.find((each) => each.head === head);
    const { documents } = parent ?? context;
    return Object.entries(scopeOf).flatMap(([key, scope]) => {
      const span = documents.map(({ root }) => memberEntry(root, key)?.keySpan).find((each) => each !== undefined);
      return span === undefined || actual.value === scope ? [] : [problems["wrong-scope"]({ key, scope }, span)];
    });
  },
});
