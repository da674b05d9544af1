import { describe, expect, test } from "vitest";
import { plugins } from "../../plugins/floe-cluster/src/index.ts";
import { sampleConfigs } from "../../plugins/floe-cluster/test/sample-configs.ts";
import { ciValues } from "./support/chart-files.ts";
import { leavesOf, type Path, valueAt, withValueAt } from "./support/chart-reads.ts";
import { compiledValues, type Table } from "./support/compiled-values.ts";
import { render } from "./support/helm.ts";

// From manifest.yaml to the cluster: each option, changed, changes an object that Helm renders.
describe.each(plugins.map((plugin) => [`${plugin.kind} ${plugin.name}`, plugin] as const))("%s", (title, plugin) => {
  const { kind, name: type } = plugin;
  const config = sampleConfigs[title] ?? {};

  test("each option changes an object", { timeout: 120_000 }, async () => {
    const before = new Map<string, string>();
    const dead: string[] = [];
    for (const path of leavesOf(config).filter(({ length }) => length > 0)) {
      const environment = ["dev", "staging"].find((each) => each === path.at(-1)) ?? "prod";
      const old = before.get(environment) ?? (await rendered({ kind, type, config, environment }));
      before.set(environment, old);
      const changed = otherConfig(config, path, (candidate) => plugin.config.safeParse(candidate).success);
      if ((await rendered({ kind, type, config: changed, environment })) === old) dead.push(path.join("."));
    }
    expect(dead).toEqual([]);
  });
});

interface Selected {
  readonly kind: string;
  readonly type: string;
  readonly config: Table;
  readonly environment: string;
}

async function rendered({ kind, type, config, environment }: Selected): Promise<string> {
  const { "full-1": full = {} } = await ciValues();
  const values = await compiledValues({ [kind]: { type, config } });
  const { stdout, stderr } = await render({ ...values, environment, codeLocation: full["codeLocation"] });
  expect(stderr).toBe("");
  return stdout;
}

// The other words that options with a few of them take.
const words = ["ClusterSecretStore", "Owner", "Retain", "external-secrets.io/v1", "grpc", "none"];

/** The options with another value at one place, which the plugin accepts. */
function otherConfig(config: Table, path: Path, isAccepted: (candidate: Table) => boolean): Table {
  const old = valueAt(config, path);
  const candidates =
    typeof old === "boolean"
      ? [!old]
      : typeof old === "number"
        ? [old + 1, old / 2]
        : [...words, `${String(old)}x`, String(old).replace("//", "//x")];
  const found = candidates.map((value) => withValueAt(config, path, value)).find(isAccepted);
  if (found === undefined) throw new Error(`no other value for ${path.join(".")}`);
  return found;
}
