import type { QualityTier } from "../schemas/shared/quality-terms.ts";
import type { TierFolder } from "./tier-folders.ts";
import { yamlText } from "./yaml-text.ts";

/** A model as a list of transforms names it. */
export interface ListedModel {
  readonly name: string;
  readonly tier: QualityTier | undefined;
  /** `undefined` where the edges are left to the dbt project. */
  readonly dependsOn: readonly string[] | undefined;
}

/** What a new floe.yaml says. */
export interface NewProduct {
  readonly name: string;
  readonly version: string;
  readonly description?: string;
  readonly owner: string | undefined;
  /** Relative to floe.yaml, as its schema is. */
  readonly manifest: string;
  readonly schema: string;
  /** Where the dbt project is, where that is another folder. */
  readonly dbtProject: string | undefined;
  readonly tiers: readonly TierFolder[];
  /** In place of all models of the dbt project. */
  readonly list: readonly ListedModel[] | undefined;
}

/** The text of a new floe.yaml. */
export function productFileText({
  name,
  version,
  description,
  owner,
  manifest,
  schema,
  dbtProject,
  tiers,
  list,
}: NewProduct): string {
  const lines = [
    `# yaml-language-server: $schema=${schema}`,
    "# One data product. `floe explain floe.yaml#/transforms` tells what becomes of each key.",
    "apiVersion: floe.dev/v1",
    "kind: FloeSpec",
    "metadata:",
    `  name: ${yamlText(name)}`,
    `  version: ${version}`,
    ...(description === undefined ? [] : [`  description: ${yamlText(description)}`]),
    ...(owner === undefined ? [] : [`  owner: ${yamlText(owner)}`]),
    "platform:",
    `  manifest: ${yamlText(manifest)}`,
    ...(dbtProject === undefined ? [] : ["dbt:", `  project: ${yamlText(dbtProject)}`]),
    ...(list === undefined ? allModels(tiers) : listed(list)),
  ];
  return `${lines.join("\n")}\n`;
}

function allModels(tiers: readonly TierFolder[]): readonly string[] {
  const rules = tiers.map(({ path, tier }) => `    - { path: ${yamlText(path)}, tier: ${tier} }`);
  const head = ["# Every enabled model of the dbt project, with its edges.", "transforms:", "  from: dbt"];
  return rules.length === 0 ? head : [...head, "  tiers:", ...rules];
}

function listed(models: readonly ListedModel[]): readonly string[] {
  return ["transforms:", ...models.flatMap(listedModel)];
}

function listedModel({ name, tier, dependsOn }: ListedModel): readonly string[] {
  return [
    `  - name: ${yamlText(name)}`,
    ...(tier === undefined ? [] : [`    tier: ${tier}`]),
    ...(dependsOn === undefined ? [] : [`    dependsOn: [${dependsOn.map(yamlText).join(", ")}]`]),
  ];
}
