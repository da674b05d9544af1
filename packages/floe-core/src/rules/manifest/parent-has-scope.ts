import { rule } from "../../checking/rule.ts";
import type { Place } from "../../checking/rule-definition.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import { isThere } from "../../origins/located.ts";
import type { ManifestHead } from "../../schemas/manifest/manifest.ts";
import { display } from "../../secrets/display.ts";
import type { OnTiers } from "./places.ts";

const problems = defineDiagnostics("manifest", {
  "parent-without-scope": problem({
    severity: "error",
    message: (p: { path: string }) => `\`${display(p.path)}\` has no scope, so it is no parent of a domain.`,
    help: () => "Add `scope: enterprise` to it. To complete a manifest of the same tier, use `extends`.",
    docs: {
      cause:
        "`parent_manifest` names a manifest that belongs to no tier. The parent of a domain is an enterprise, or another domain with a parent of its own.",
      example:
        "# enterprise.yaml\napiVersion: floe.dev/v1\nkind: Manifest\nmetadata: {name: acme, version: 1.0.0, owner: acme}\nplugins: {}\n# manifest.yaml\nscope: domain\nparent_manifest: shop/enterprise.yaml\n",
      fix: "Say the scope of the parent, or take its settings over with `extends` in place of `parent_manifest`.",
    },
  }),
});

const parentHeads: Place<OnTiers, ManifestHead> = ({ parents }) => parents.map(({ head }) => head);

/** Each parent is a tier. */
export const parentHasScope = rule({
  name: "parent-has-scope",
  at: parentHeads,
  readsIfThere: ["scope"],
  problems,
  check: ({ scope }, head, { parents }: OnTiers) => {
    const parent = parents.find((each) => each.head === head);
    if (parent === undefined || isThere(scope)) return [];
    return [problems["parent-without-scope"]({ path: parent.document.source.shown }, parent.namedAt)];
  },
});
