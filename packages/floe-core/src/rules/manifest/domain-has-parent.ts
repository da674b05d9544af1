import { rule } from "../../checking/rule.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import { isThere, placeOf } from "../../origins/located.ts";
import { tierHeads } from "./places.ts";

const problems = defineDiagnostics("manifest", {
  "parent-missing": problem({
    severity: "error",
    message: () => "A manifest of scope `domain` needs `parent_manifest`.",
    help: () => "Name the enterprise manifest: a path relative to this file, or an `oci://` address.",
    docs: {
      cause: "A domain manifest inherits from the enterprise manifest and has to say where it is.",
      example: "scope: domain\n",
      fix: "Add `parent_manifest`.",
    },
  }),
});

/** A domain says which enterprise it belongs to. */
export const domainHasParent = rule({
  name: "domain-has-parent",
  at: tierHeads,
  reads: ["scope"],
  readsIfThere: ["parent_manifest"],
  problems,
  check: ({ scope, parent_manifest: parent }) => {
    if (scope.value !== "domain" || isThere(parent)) return [];
    return [problems["parent-missing"]({}, placeOf(scope))];
  },
});
