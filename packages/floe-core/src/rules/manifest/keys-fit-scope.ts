import { rule } from "../../checking/rule.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import { keySpan } from "../../origins/located.ts";
import { manifestRoot } from "./places.ts";

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

export const keysFitScope = rule({
  name: "keys-fit-scope",
  at: manifestRoot,
  readsIfThere: ["scope"],
  problems,
  check: ({ scope: actual }, manifest) =>
    Object.entries(scopeOf).flatMap(([key, scope]) => {
      const span = keySpan(manifest, key);
      return span === undefined || actual.value === scope ? [] : [problems["wrong-scope"]({ key, scope }, span)];
    }),
});
