import { smallManifest, smallProduct } from "../support/small-project.ts";

/** The code of a plugin: of its one hook, and at the top of its module. */
export interface PluginCode {
  readonly hook?: string;
  readonly top?: string;
  /** Added to its package.json. */
  readonly metadata?: object;
}

const packageName = "floe-compute-abacus";

/** The files of a project that selects an installed plugin with this code. */
export function pluginProject({
  hook = honest,
  top = "",
  metadata = {},
}: PluginCode): Readonly<Record<string, string>> {
  const plugin = {
    name: packageName,
    version: "3.2.1",
    type: "module",
    bugs: { url: "https://example.com/abacus/issues" },
    floe: { contract: "2", kind: "compute", name: "abacus", module: "index.js" },
    ...metadata,
  };
  return {
    "package.json": JSON.stringify({ name: "platform", dependencies: { [packageName]: "3.2.1" } }),
    [`node_modules/${packageName}/package.json`]: JSON.stringify(plugin),
    [`node_modules/${packageName}/index.js`]: `${top}
      export const plugin = { kind: "compute", name: "abacus", config: ${schema}, dbtTarget: ({ config }) => { ${hook} } };
    `,
    "manifest.yaml": smallManifest().replace("type: duckdb", "type: abacus"),
    "shop/floe.yaml": smallProduct(),
  };
}

// Gives the options back, which say where they come from.
const honest = "return config;";

// A schema in zod's terms, without zod.
const schema = `{
  _zod: { def: { type: "object", shape: {} }, run: (payload) => payload },
  safeParse: (data) => ({ success: true, data }),
  parse: (data) => data,
}`;
