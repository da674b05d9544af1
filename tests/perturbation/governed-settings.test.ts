import { describe, expect, test } from "vitest";
import { governedSettings } from "../../packages/floe-core/src/rules/governance/governed-settings.ts";
import { patternPlaces } from "../../packages/floe-core/src/rules/manifest/patterns-can-be-read.ts";
import { enforce } from "../../packages/floe-core/src/stages/enforce/enforce.ts";
import { load } from "../../packages/floe-core/src/stages/load/load.ts";
import { resolve } from "../../packages/floe-core/src/stages/resolve/resolve.ts";
import { stageRunner } from "../../packages/floe-core/src/stages/run-stages.ts";
import { isWithin, type Pointer } from "../../packages/floe-core/src/text/pointer.ts";
import { smallManifest, smallProduct, smallProject } from "../support/small-project.ts";
import { fileSchemas } from "./file-schema.ts";
import { maximalDbtProject, maximalManifest, maximalProduct } from "./maximal.ts";
import { schemaKeys } from "./schema-keys.ts";

const keys = {
  manifest: schemaKeys(fileSchemas.manifest),
  product: schemaKeys(fileSchemas.product),
};

const unenforced = governedSettings.filter(({ enforced }) => enforced.by === "not yet");

/** Sections that hold rules, and are none themselves. */
const holders = ["/governance"];

describe.each(["manifest", "product"] as const)("the list of rules, for the %s", (file) => {
  const rows = governedSettings.filter((row) => row.file === file).map(({ at }) => at);

  test("has a row for everything under `governance`, and for what is approved", () => {
    const governed = keys[file].filter((key) => /^\/(?:governance|approved_)/u.test(key) && !holders.includes(key));
    expect(governed.filter((key) => !rows.some((row) => isWithin(asPointer(key), row)))).toEqual([]);
  });

  test("names only settings that the schema has, each once", () => {
    // A name that the user chooses, and an index, is no key of its own: `environments/*` is there when something is in it.
    const known = (row: string): boolean => keys[file].some((key) => key === row || key.startsWith(`${row}/`));
    expect(rows.filter((row) => !known(row))).toEqual([]);
    expect(new Set(rows).size).toBe(rows.length);
  });
});

/** Projects that break a rule, by the row's setting: what the rule says hangs on the setting. */
const breaches: Readonly<
  Record<string, { readonly with: string; readonly without: string; readonly product?: string }>
> = {
  "manifest /governance/policy_enforcement_level": {
    with: "governance: {policy_enforcement_level: strict}\n",
    without: "governance: {policy_enforcement_level: warn}\n",
    product: "governance: {policy_enforcement_level: warn}\n",
  },
  "manifest /approved_plugins": {
    with: "scope: enterprise\napproved_plugins: {compute: [snowflake]}\n",
    without: "scope: enterprise\napproved_plugins: {compute: [duckdb]}\n",
  },
  "manifest /approved_sinks": {
    with: "scope: enterprise\napproved_sinks: [salesforce]\n",
    without: "scope: enterprise\napproved_sinks: [hubspot]\n",
    product: "destinations:\n  - {name: crm, sink_type: hubspot, connection_secret_ref: crm}\n",
  },
  "manifest /approved_products": {
    with: "scope: domain\nparent_manifest: top.yaml\napproved_products: [billing]\n",
    without: "scope: domain\nparent_manifest: top.yaml\napproved_products: [shop]\n",
  },
};

/** The tier that a domain stands below. */
const enterprise = `apiVersion: floe.dev/v1
kind: Manifest
metadata: {name: acme, version: 1.0.0, owner: platform@example.com}
scope: enterprise
plugins: {}
`;

describe("what the list calls enforced", () => {
  const enforced = governedSettings.filter(({ file, enforced: { by } }) => file === "manifest" && by !== "not yet");

  test("has a project here that breaks it", () => {
    expect(enforced.map(({ file, at }) => `${file} ${at}`).sort()).toEqual(Object.keys(breaches).sort());
  });

  test.each(enforced)(
    "$at is read by its rule: a change of it alone makes a breach",
    async ({ file, at, enforced: { by } }) => {
      const breach = breaches[`${file} ${at}`];
      if (breach === undefined || by === "not yet") throw new Error("there is no such project");
      const codes = by.problems.map(({ code }) => code);
      const found = async (manifest: string): Promise<boolean> => {
        const files = {
          manifest: smallManifest(manifest),
          product: smallProduct(breach.product),
          more: { "top.yaml": enterprise },
        };
        const { diagnostics } = await smallProject(files).compile("shop/floe.yaml", { outputs: "none" });
        return diagnostics.some(({ code }) => codes.includes(code));
      };
      expect(await found(breach.with)).toBe(true);
      expect(await found(breach.without)).toBe(false);
    },
  );

  test("the level of the product is read by its rule", async () => {
    const manifest = smallManifest("governance: {policy_enforcement_level: strict}\n");
    const product = smallProduct("governance: {policy_enforcement_level: off}\n");
    const { diagnostics } = await smallProject({ manifest, product }).compile("shop/floe.yaml", { outputs: "none" });
    expect(diagnostics.map(({ code }) => code)).toContain("governance/weakened");
  });
});

test("no rule reads what the list calls not enforced", async () => {
  const { context } = smallProject({ manifest: maximalManifest, product: maximalProduct, more: maximalDbtProject });
  const runner = stageRunner(context);
  const productPath = `${context.host.workingDirectory}/shop/floe.yaml`;
  const loaded = await runner.run(load, { kind: "product", productPath });
  const project = await runner.run(enforce, await runner.run(resolve, loaded));
  const read = (project?.readings ?? []).flatMap(({ setting: { origin } }) =>
    origin.kind === "source" ? [origin] : [],
  );
  expect(read.map(({ pointer }) => pointer)).toContain("/approved_plugins");
  const manifestOnly = read.filter(({ span }) => span.source.shown === "manifest.yaml");
  const wrongly = manifestOnly.filter(({ pointer }) =>
    unenforced.some(({ at }) => isWithin(asPointer(pointer.replace(/\/\d+/gu, "/*")), at)),
  );
  expect(wrongly.map(({ pointer }) => pointer)).toEqual([]);
});

test("every regular expression that the schema describes is read when a file is checked", () => {
  const described = describedPatterns(fileSchemas.manifest, "");
  expect(described.sort()).toEqual([...patternPlaces].map((place) => place.replace(/\/\*$/u, "")).sort());
});

function describedPatterns(schema: unknown, path: string): string[] {
  if (typeof schema !== "object" || schema === null) return [];
  if (Array.isArray(schema)) return [...new Set(schema.flatMap((each) => describedPatterns(each, path)))];
  const own =
    "description" in schema && /^Regular expressions? \(RE2\)/u.test(String(schema.description)) ? [path] : [];
  const inner = Object.entries(schema).flatMap(([key, member]) => {
    if (key === "properties")
      return Object.entries(member).flatMap(([name, each]) => describedPatterns(each, `${path}/${name}`));
    if (key === "items" || key === "additionalProperties") return describedPatterns(member, `${path}/*`);
    return ["anyOf", "oneOf", "allOf"].includes(key) ? describedPatterns(member, path) : [];
  });
  return [...own, ...inner];
}

// Keys of the schema are written as pointers.
function asPointer(key: string): Pointer {
  return key as Pointer;
}
