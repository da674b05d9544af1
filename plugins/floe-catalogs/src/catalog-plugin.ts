import {
  builtin,
  type CheckContext,
  definePlugin,
  type Located,
  members,
  type Plugin,
  type Rule,
  type TracedHelmPart,
} from "floe-core/plugin";
import type { z } from "zod";
import type { CatalogRow } from "./catalog-row.ts";
import { credentialsFitCatalog } from "./rules/credentials-fit-catalog.ts";

/** The catalog plugin of a row. */
export function catalogPlugin<C extends object>(
  row: CatalogRow,
  config: z.ZodType<C>,
  rules: readonly Rule<CheckContext<C>>[] = [],
): Plugin {
  return definePlugin<"catalog", C>({
    kind: "catalog",
    name: row.name,
    config,
    rules: [credentialsFitCatalog(row), ...rules],
    // What clients connect to, and what the cluster bootstraps a catalog of its own with. Secrets stay references.
    helm: (context) => partOf(row, context),
  });
}

/** Polaris runs in the cluster and has a key of its own; the others stand outside of it. */
function partOf<C extends object>({ name }: CatalogRow, { config }: CheckContext<C>): TracedHelmPart<"catalog"> {
  if (name === "polaris") return asPart({ polaris: config });
  const options = members(asTable(config)).filter(([, option]) => option.value !== undefined);
  return asPart({
    external: { type: builtin(name, "the kind of the selected catalog"), ...Object.fromEntries(options) },
  });
}

// What the schema of the options has accepted has the form of the values; floe looks at it again.
function asPart(part: object): TracedHelmPart<"catalog"> {
  return part as TracedHelmPart<"catalog">;
}

// A schema of a catalog is one of an object.
function asTable(config: Located<object>): Located<{ readonly [option: string]: unknown }> {
  return config as Located<{ readonly [option: string]: unknown }>;
}
