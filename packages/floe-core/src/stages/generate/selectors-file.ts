import { modelNamed } from "../../dbt/meant-model.ts";
import { coreOwner } from "../../outputs/core-owner.ts";
import type { GeneratedFile } from "../../outputs/generated-file.ts";
import { outputPath } from "../../outputs/output-path.ts";
import { renderYaml } from "../../outputs/render-yaml.ts";
import type { CompiledProject } from "../../project/compiled-project.ts";
import { addressOf } from "../../quality/declared-model.ts";

const heading = `# Written by floe from the tags in floe.yaml, as this project has no selectors of its own: \`dbt build --selector <tag>\`.
# Once you write your own, delete this file: floe leaves a selectors.yml of yours alone.
`;

/** selectors.yml: a selector for each tag of floe.yaml, in a dbt project that has none. dbt knows the tags in its own files
 *  only, and those are the user's. */
export function selectorsFile(project: CompiledProject): readonly GeneratedFile[] {
  const { artifacts, dbtProject: dbt } = project;
  const models = artifacts.value.transforms?.models ?? [];
  const tags = [...new Set(models.flatMap((model) => model.tags ?? []))].filter(isPlain);
  if (dbt === undefined || dbt.declarations.hasSelectors || tags.length === 0) return [];
  const selectors = tags.map((tag) => ({
    name: tag,
    definition: {
      union: models
        .filter((model) => model.tags?.includes(tag) === true)
        .map(({ name }) => ({ method: "fqn", value: nameToDbt(dbt, name) })),
    },
  }));
  const trace = artifacts.trace.filter(({ pointer }) => /^\/transforms\/models\/\d+\/tags\//u.test(pointer));
  return [
    { path: outputPath("selectors.yml"), text: heading + renderYaml({ selectors }), owner: coreOwner, trace },
  ];
}

// dbt renders this file.
function isPlain(tag: string): boolean {
  return tag.trim() !== "" && !/[{}]/u.test(tag);
}

function nameToDbt(dbt: CompiledProject["dbtProject"], transform: string): string {
  const { name, version } = addressOf(dbt, dbt === undefined ? transform : modelNamed(dbt, transform));
  return version === undefined ? name : `${name}.v${version}`;
}
