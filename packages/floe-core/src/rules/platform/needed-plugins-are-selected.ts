import { rule } from "../../checking/rule.ts";
import type { Place } from "../../checking/rule-definition.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import { at, isAbsent, isRefused, isThere, keySpan, type Located } from "../../origins/located.ts";
import { kindTable, type ProfileKind } from "../../schemas/kinds.ts";
import type { Manifest } from "../../schemas/manifest/manifest.ts";
import type { Product } from "../../schemas/product/product.ts";
import { manifestRoot } from "../manifest/places.ts";
import type { OnPlatform } from "./places.ts";

const problems = defineDiagnostics("resolve", {
  "no-plugin-selected": problem({
    severity: "error",
    message: (p: { kind: string }) => `The manifest selects no ${p.kind}.`,
    help: ({ kind }) =>
      `Add it:\n    plugins:\n      ${kind}:\n        type: ${kind === "compute" ? "duckdb" : "dagster"}`,
    docs: {
      cause:
        "A platform needs a compute engine and an orchestrator; the manifest names none, neither under `plugins` nor as a `default` profile.",
      example: "plugins: {}\n",
      fix: "Add `plugins.compute` and `plugins.orchestrator`.",
    },
  }),
});

const root: Place<OnPlatform, Manifest> = manifestRoot;

export const neededPluginsAreSelected = rule({
  name: "needed-plugins-are-selected",
  at: root,
  reads: ["plugins"],
  problems,
  check: ({ plugins }, manifest, { product }) => {
    const missing = kindTable.filter((row) => {
      if (!("needed" in row) || !isAbsent(at(plugins, row.kind))) return false;
      return !("profiles" in row) || !mayHaveProfile(manifest, product, row);
    });
    return missing.map(({ kind }) => problems["no-plugin-selected"]({ kind }, keySpan(manifest, "plugins")));
  },
});

/** Whether a profile stands for the plugin, or would if it had not been refused; one that the product names and that is not
 *  there is reported where it is named. */
function mayHaveProfile(
  manifest: Located<Manifest>,
  product: Located<Product> | undefined,
  { kind, profiles: category }: { readonly kind: ProfileKind; readonly profiles: "compute" | "catalogs" | "storage" },
): boolean {
  if (product !== undefined && !isAbsent(at(product, kind))) return true;
  const profiles = at(manifest, "profiles");
  if (!isThere(profiles)) return isRefused(profiles);
  const section = at(profiles, category);
  return isRefused(section) || !isAbsent(at<Readonly<Record<string, unknown>>, string>(section, "default"));
}
