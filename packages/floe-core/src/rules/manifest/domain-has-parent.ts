import { rule } from "../../checking/rule.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import { isThere, placeOf } from "../../origins/located.ts";
import { manifestRoot } from "./places.ts";

const problems = defineDiagnostics("manifest", {
  "parent-missing": problem({
    severity: "error",
    message: () => "A manifest of scope `domain` needs `parent_manifest`.",
    help: () => "Name the enterprise manifest, relative to this file.",
    docs: {
      cause: "A domain manifest inherits from the enterprise manifest and has to say where it is.",
      example: "scope: domain\n",
      fix: "Add `parent_manifest`.",
    },
  }),
  "inheritance-unsupported": problem({
    severity: "error",
    message: () => "This version of floe does not merge a manifest with its parent.",
    help: () => "Compile against a complete manifest without `parent_manifest` until it does.",
    docs: {
      cause: "The manifest has a parent. Compiling without the parent's rules would drop them, so floe refuses.",
      example: "# manifest.yaml\nscope: domain\nparent_manifest: ../enterprise.yaml\n",
      fix: "Write the parent's settings into the manifest and remove `scope: domain` and `parent_manifest`.",
    },
  }),
});

export const domainHasParent = rule({
  name: "domain-has-parent",
  at: manifestRoot,
  reads: ["scope"],
  readsIfThere: ["parent_manifest"],
  problems,
  check: ({ scope, parent_manifest: parent }) => {
    if (scope.value !== "domain") return [];
    if (!isThere(parent)) return [problems["parent-missing"]({}, placeOf(scope))];
    return [problems["inheritance-unsupported"]({}, placeOf(parent))];
  },
});
