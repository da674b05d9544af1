import { chartValuesJsonSchema } from "floe-core/schemas";
import { stringify } from "yaml";
import { clusterSelections } from "./cluster-projects.ts";
import { compiledValues, type Table } from "./compiled-values.ts";

/** The values by which the chart is tried out: what floe compiles of projects that select the plugins for the cluster, and a pod for the
 *  code. */
export async function ciValues(): Promise<Readonly<Record<string, Table>>> {
  const sets = Object.entries(clusterSelections()).map(async ([name, selections], index) => {
    const values = await compiledValues(selections);
    const environment = ["dev", "staging", "prod"][index % 3];
    return [name, name === "none" ? values : { ...values, environment, codeLocation }] as const;
  });
  return Object.fromEntries(await Promise.all(sets));
}

const codeLocation = {
  image: { repository: "example.com/products", tag: "1.0.0", pullPolicy: "IfNotPresent" },
  resourcePreset: "small",
};

/** The files of charts/floe-platform that are made of others, by their paths inside it. */
export async function chartFiles(): Promise<Readonly<Record<string, string>>> {
  const heading =
    "# Written by tests/chart/update.ts: what `floe compile` makes of a project, for helm lint and the tests.\n";
  const values = Object.entries(await ciValues()).map(([name, each]) => [
    `ci/${name}-values.yaml`,
    `${heading}${stringify(each)}`,
  ]);
  return {
    "values.schema.json": `${JSON.stringify(chartValuesJsonSchema(), null, 2)}\n`,
    ...Object.fromEntries(values),
  };
}

/** The module with the leaves that the chart reads. */
export function chartReadsModule(patterns: readonly string[]): string {
  const list = patterns.map((pattern) => `  ${JSON.stringify(pattern)},\n`).join("");
  return `import type { LeafPattern } from "./leaf-patterns.ts";

// Written by tests/chart/update.ts, which changes each leaf and looks at what Helm renders.

/** The leaves of floe_target/values.yaml that charts/floe-platform reads. */
export const chartReads: readonly LeafPattern[] = [
${list}];
`;
}
