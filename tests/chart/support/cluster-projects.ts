import { plugins } from "../../../plugins/floe-cluster/src/index.ts";
import { sampleConfigs } from "../../../plugins/floe-cluster/test/sample-configs.ts";
import { smallManifest, smallProduct } from "../../support/small-project.ts";

/** The selected plugins of a project for the cluster: for each kind the type and its options. */
export type Selections = Readonly<Record<string, { readonly type: string; readonly config?: unknown }>>;

/** One plugin of each kind with no more options than it has to have. */
const plain: Selections = {
  rbac: { type: "k8s" },
  secrets: {
    type: "infisical",
    config: { project_slug: "data", environment_slug: "dev", kubernetes_auth_identity: "8a5c5a4e" },
  },
  telemetry_backend: { type: "otlp", config: { endpoint: "http://collector:4317" } },
  lineage_backend: { type: "marquez", config: { url: "http://marquez:5000" } },
};

/** What else a project selects, so that there are secrets of each form: with a key, without, and a connection. */
const engine = `type: postgres
    connection_secret_ref: warehouse
    config:
      host: db
      database: shop
      schema: shop
      user: { secret_ref: db, key: user }
      password: { secret_ref: db-password }
`;

/** Projects that together select each plugin of the package floe-cluster with every option, one of each kind at a time; and
 *  one that selects each with no more options than it has to have. */
export function clusterSelections(): Readonly<Record<string, Selections>> {
  const kinds = [...new Set(plugins.map(({ kind }) => kind))];
  const byKind = kinds.map((kind) => [kind, plugins.filter((plugin) => plugin.kind === kind)] as const);
  const most = Math.max(...byKind.map(([, { length }]) => length));
  const rounds = Array.from({ length: most }, (_, round) => {
    const chosen = byKind.flatMap(([kind, all]) => {
      const plugin = all[round % all.length];
      if (plugin === undefined) return [];
      const { name: type } = plugin;
      const config = sampleConfigs[`${kind} ${type}`] ?? {};
      return [[kind, Object.keys(config).length === 0 ? { type } : { type, config }]];
    });
    return [`full-${round + 1}`, Object.fromEntries(chosen)];
  });
  return { none: {}, plain, ...Object.fromEntries(rounds) };
}

/** The files of a project with these plugins. */
export function clusterFiles(selections: Selections): Readonly<Record<string, string>> {
  const selected = Object.entries(selections).map(([kind, each]) => `  ${kind}: ${JSON.stringify(each)}\n`);
  const presets =
    "resource_presets:\n  small: { requests: { cpu: 250m, memory: 512Mi }, limits: { cpu: '1', memory: 1Gi } }\n";
  const manifest = smallManifest(`${selected.join("")}${presets}`)
    .replace("platform@example.com\n", "platform@example.com\n  description: Runs the shop.\n")
    .replace("type: duckdb\n", engine);
  const product = smallProduct().replace(
    "  version: 1.0.0\n",
    "  version: 1.0.0\n  owner: shop@example.com\n  labels: { cost-centre: sales }\n",
  );
  return { "manifest.yaml": manifest, "shop/floe.yaml": product };
}
