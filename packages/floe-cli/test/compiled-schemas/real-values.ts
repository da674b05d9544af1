import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { sampleConfigs } from "../../../../plugins/floe-alert-channels/test/sample-configs.ts";
import { catalogConfigs } from "../../../../plugins/floe-catalogs/test/catalog-configs.ts";
import { sampleConfigs as clusterConfigs } from "../../../../plugins/floe-cluster/test/sample-configs.ts";
import { type EngineRow, engines } from "../../../../plugins/floe-compute-dbt-adapters/src/index.ts";
import { sampleConfig } from "../../../../plugins/floe-compute-dbt-adapters/test/sample-config.ts";
import { sampleConfig as dltConfig } from "../../../../plugins/floe-ingestion/test/sample-config.ts";
import { sampleConfigs as semanticConfigs } from "../../../../plugins/floe-semantic-layers/test/sample-configs.ts";
import { baseFiles, casesIn } from "../../../../tests/corpus/read-cases.ts";
import { dbtProduct, domainManifest, maximalManifest, maximalProduct } from "../../../../tests/perturbation/maximal.ts";
import { demoFiles, demoProducts } from "../../../../tests/support/demo-project.ts";
import { parseYaml } from "../../../floe-core/src/yaml/parse.ts";
import { toPlain } from "../../../floe-core/src/yaml/to-plain.ts";
import type { Case, Subject } from "./compare.ts";

const root = fileURLToPath(new URL("../../../../", import.meta.url));

/** Files that are right, and all that is in them, as the values that the compiler hands to a schema. */
export function rightParts(): readonly Case[] {
  const maximal = {
    "maximal manifest": maximalManifest,
    "maximal product": maximalProduct,
    "product from dbt": dbtProduct,
    domain: domainManifest,
  };
  const bases = ["full", "small"].flatMap((base) => Object.entries(baseFiles(base)));
  const texts = [...Object.entries(demoFiles()), ...Object.entries(maximal), ...bases, ...helmValues()];
  return distinct(
    [...yamlValues(texts), ...jsonValues(), ...engineValues(), ...channelValues(), ...lakeValues(), tierHead].flatMap(
      partsOf,
    ),
  );
}

/** The files of the corpus that hold several mistakes, and all that is in them. */
export function wrongParts(): readonly Case[] {
  const texts = casesIn("several").flatMap(({ name, files }) =>
    Object.entries(files).map(([path, text]) => [`${name} ${path}`, text] as const),
  );
  return distinct(yamlValues(texts).flatMap(partsOf));
}

/** The largest of some values that a schema accepts: up to two, of 12,600 characters together. */
export function samplesFor({ accept }: Subject, parts: readonly Case[]): readonly Case[] {
  const accepted = parts.filter(({ value }) => accept(value) !== undefined);
  const sized = accepted.map((part) => ({ part, size: JSON.stringify(part.value).length }));
  const samples: Case[] = [];
  let total = 0;
  for (const { part, size } of sized.sort((left, right) => right.size - left.size)) {
    if (samples.length === 2 || total + size > 12_600) continue;
    samples.push(part);
    total += size;
  }
  return samples;
}

/** A value and everything inside it. */
export function partsOf({ what, value }: Case): readonly Case[] {
  if (typeof value !== "object" || value === null) return [{ what, value }];
  const members = Object.entries(value).flatMap(([key, member]) => partsOf({ what: `${what}/${key}`, value: member }));
  return [{ what, value }, ...members];
}

function distinct(cases: readonly Case[]): readonly Case[] {
  return [...new Map(cases.map((each) => [JSON.stringify(each.value), each])).values()];
}

/** What the texts say that are YAML; a case of the corpus has most of its files unchanged. */
function yamlValues(texts: readonly (readonly [string, string])[]): readonly Case[] {
  const once = new Map(texts.filter(([path]) => !/\.(?!ya?ml$)\w+$/u.test(path)).map(([path, text]) => [text, path]));
  return [...once].flatMap(([text, path]) => {
    const { value } = parseYaml({ path, shown: path, text });
    return value === undefined ? [] : [{ what: path, value: toPlain(value.root) }];
  });
}

function helmValues(): readonly (readonly [string, string])[] {
  const ofChart = readdirSync(`${root}charts/floe-platform/ci`).map((name) => `charts/floe-platform/ci/${name}`);
  const paths = [...demoProducts.map((product) => `tests/golden/fixtures/${product}/values.yaml`), ...ofChart];
  return paths.map((path) => [path, readFileSync(`${root}${path}`, "utf8")]);
}

function jsonValues(): readonly Case[] {
  const contracts = readdirSync(`${root}tests/contract/golden`).map((name) => `tests/contract/golden/${name}`);
  const goldens = demoProducts.map((product) => `tests/golden/fixtures/${product}/compiled_artifacts.json`);
  const packages = ["packages/floe-core", "packages/floe-cli", "plugins/floe-compute-duckdb", "node_modules/vitest"];
  const paths = [...contracts, ...goldens, ...packages.map((folder) => `${folder}/package.json`)];
  return paths.map((path) => ({ what: path, value: JSON.parse(readFileSync(`${root}${path}`, "utf8")) }));
}

/** Options of each engine beside DuckDB, with each kind of its credentials. */
function engineValues(): readonly Case[] {
  const any = { adapter: "sqlserver", output: { server: "db", schema: "shop" }, threads: 2 };
  const known = Object.values<EngineRow>(engines).flatMap((row) =>
    row.credentials.kinds.map((kind) => ({ what: `${row.name}: ${kind.name}`, value: sampleConfig(row, kind) })),
  );
  return [...known, { what: "any adapter", value: any }];
}

/** Options of each kind of catalog and storage. */
function lakeValues(): readonly Case[] {
  return [...Object.entries(catalogConfigs), ...Object.entries(storageSamples)].map(([what, value]) => ({
    what,
    value,
  }));
}

const storageSamples = {
  gcs: {
    bucket: "tables",
    credentials: { mode: "static", access_key_id: "k", secret_access_key: { secret_ref: "gcs" } },
  },
  azure: { account: "tables", bucket: "tables", tenant: "example.com", connection_string: { secret_ref: "azure" } },
  local: { path: "/var/lake", bucket: "tables" },
};

/** What a tier says of itself. */
const tierHead: Case = {
  what: "head of a domain",
  value: {
    metadata: { name: "sales", version: "1.0.0", owner: "sales@example.com", description: "All of sales." },
    scope: "domain",
    parent_manifest: "../enterprise.yaml",
  },
};

function channelValues(): readonly Case[] {
  const configs = { ...sampleConfigs, ...clusterConfigs, ...semanticConfigs, dlt: dltConfig };
  return Object.entries(configs).map(([what, value]) => ({ what, value }));
}
