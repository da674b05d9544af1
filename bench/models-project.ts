import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { smallManifest } from "../tests/support/small-project.ts";

/** Writes a manifest and a product, `shop`, of so many dbt models: a third reads a source, and each other one reads two of those before it. Every model is a transform
 *  with a check, every tenth ends in an output port, and a properties file for ten models describes their columns. */
export function writeModelsProject(directory: string, modelCount: number): void {
  const models = Array.from({ length: modelCount }, (_, index) => index);
  const texts: Record<string, string> = {
    "manifest.yaml": smallManifest(),
    "shop/floe.yaml": product(models),
    "shop/dbt_project.yml": "name: shop\nversion: 1.0.0\nprofile: shop\n",
    "shop/models/sources.yml": sources,
  };
  for (const index of models) texts[`shop/models/${folderOf(index)}/${nameOf(index)}.sql`] = sql(index);
  for (const index of models.filter((each) => each % 10 === 0))
    texts[`shop/models/properties_${index}.yml`] = properties(models.slice(index, index + 10));
  for (const [path, text] of Object.entries(texts)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  }
}

const sources = "version: 2\nsources:\n  - name: raw\n    tables:\n      - name: events\n";

function product(models: readonly number[]): string {
  const transforms = models.map((index) => {
    const dependsOn = parentsOf(index).map(nameOf).join(", ");
    return `  - name: ${nameOf(index)}
    tier: ${tiers[index % 3]}
    dependsOn: [${dependsOn}]
    qualityChecks:
      - name: ${nameOf(index)}_key
        type: not_null
        column: id
        dimension: completeness
        severity: warning
`;
  });
  const ports = models
    .filter((index) => index % 10 === 2)
    .map((index) => `  - name: ${nameOf(index)}\n    schema: [{name: id, type: integer}]\n`);
  return `apiVersion: floe.dev/v1
kind: FloeSpec
metadata:
  name: shop
  version: 1.0.0
  owner: shop@example.com
platform: {manifest: ../manifest.yaml}
transforms:
${transforms.join("")}${ports.length === 0 ? "" : `outputPorts:\n${ports.join("")}`}`;
}

const tiers = ["bronze", "silver", "gold"];
const folders = ["staging", "intermediate", "marts"];

function folderOf(index: number): string {
  return folders[index % 3] ?? "marts";
}

function nameOf(index: number): string {
  return `${folderOf(index)}_model_${index}`;
}

function parentsOf(index: number): readonly number[] {
  return index % 3 === 0
    ? []
    : [index - 1, Math.floor(index / 2)].filter((parent, at, all) => all.indexOf(parent) === at);
}

function sql(index: number): string {
  const from = parentsOf(index).map((parent) => `{{ ref('${nameOf(parent)}') }}`);
  const tables = from.length === 0 ? ["{{ source('raw', 'events') }}"] : from;
  const selects = tables.map((table) => `select id, happened_at, amount, currency from ${table}\nwhere amount > 0`);
  return `{{ config(materialized='view') }}\n\n-- The events of part ${index}.\n${selects.join("\nunion all\n")}\n`;
}

function properties(models: readonly number[]): string {
  const entries = models.map(
    (index) => `  - name: ${nameOf(index)}
    description: Part ${index}.
    columns:
      - name: id
        description: The key.
        data_type: integer
      - name: happened_at
        data_type: timestamp
      - name: amount
        data_type: integer
      - name: currency
        data_type: varchar
`,
  );
  return `version: 2\nmodels:\n${entries.join("")}`;
}
