import { rule } from "../../checking/rule.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import { keySpan } from "../../origins/located.ts";
import { display } from "../../secrets/display.ts";
import { tierHeads } from "./places.ts";

const problems = defineDiagnostics("manifest", {
  "parent-forbidden": problem({
    severity: "error",
    message: (p: { scope: string | undefined }) =>
      p.scope === undefined
        ? "`parent_manifest` needs `scope: domain`."
        : `A manifest of scope \`${display(p.scope)}\` has no parent.`,
    help: () => "Remove `parent_manifest`, or set `scope: domain`.",
    docs: {
      cause: "Only a domain manifest has a parent: the enterprise is the top, and without a scope there are two tiers.",
      example: "scope: enterprise\nparent_manifest: ../other.yaml\n",
      fix: "Remove `parent_manifest` or correct `scope`.",
    },
  }),
});

export const onlyADomainHasAParent = rule({
  name: "only-a-domain-has-a-parent",
  at: tierHeads,
  readsIfThere: ["scope"],
  problems,
  check: ({ scope }, head) => {
    const key = keySpan(head, "parent_manifest");
    if (scope.value === "domain" || key === undefined) return [];
    return [problems["parent-forbidden"]({ scope: scope.value }, key)];
  },
});
