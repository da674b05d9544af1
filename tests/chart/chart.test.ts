import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { chartFiles, chartReadsModule, ciValues } from "./support/chart-files.ts";
import { chartReads } from "./support/chart-reads.ts";
import type { Table } from "./support/compiled-values.ts";
import { chart, helm, type KubernetesObject, objectsIn, render } from "./support/helm.ts";
import { python } from "./support/python.ts";

let valueSets: Readonly<Record<string, Table>> = {};

beforeAll(async () => {
  valueSets = await ciValues();
});

test("what the chart has of others is what update.ts writes", async () => {
  for (const [name, text] of Object.entries(await chartFiles()))
    expect(readFileSync(`${chart}/${name}`, "utf8"), name).toBe(text);
});

test("the leaves that the chart is said to read are those that change what it renders", {
  timeout: 120_000,
}, async () => {
  const written = new URL("../../packages/floe-core/src/outputs/readers/chart-reads.generated.ts", import.meta.url);
  const read = await chartReads(Object.values(valueSets));
  expect(readFileSync(written, "utf8").replaceAll(/\s+/gu, " ")).toBe(chartReadsModule(read).replaceAll(/\s+/gu, " "));
});

describe("with the values that floe compiles", { timeout: 60_000 }, () => {
  test("helm lint has nothing to say", async () => {
    for (const [name, values] of Object.entries(valueSets)) {
      const { status, stdout, stderr } = await helm(["lint", "--strict", chart], values);
      expect({ name, status, said: stdout.match(/\[(?:WARNING|ERROR)\].*/gu) ?? [], stderr }).toEqual({
        name,
        status: 0,
        said: [],
        stderr: "",
      });
    }
  });

  test("each object is one that Kubernetes takes, under a name of its own", async () => {
    const releases = ["floe", "a.b", "123", "x".repeat(53)];
    const rendered: KubernetesObject[] = [];
    for (const values of Object.values(valueSets))
      for (const release of releases) {
        const objects = objectsIn((await render(values, { release })).stdout);
        const names = objects.map(({ kind, metadata }) => `${kind}/${metadata.name}`);
        expect(new Set(names).size).toBe(names.length);
        rendered.push(...objects);
      }
    expect(rendered.flatMap(faultsOf)).toEqual([]);
    expect(await python("kubernetes_schemas.py", { input: rendered })).toEqual([]);
  });

  test("each selector finds a pod, and each name that an object refers to is there", async () => {
    for (const values of Object.values(valueSets)) {
      const objects = objectsIn((await render(values)).stdout);
      const labels = objects
        .filter(({ kind }) => kind === "Deployment")
        .map((each) => within(each, "spec.template.metadata.labels"));
      const selectors = objects.filter(({ kind }) => kind === "Service").map((each) => within(each, "spec.selector"));
      for (const selector of selectors) expect(labels).toContainEqual(expect.objectContaining(Object(selector)));
      const roles = objects.filter(({ kind }) => kind === "Role").map(({ metadata }) => metadata.name);
      const bound = objects.filter(({ kind }) => kind === "RoleBinding").map((each) => within(each, "roleRef.name"));
      expect(bound.sort()).toEqual(roles.sort());
    }
  });

  test("no version stands in a selector, which may never change", async () => {
    const { "full-1": values = {} } = valueSets;
    const [before, after] = await Promise.all(
      ["1.0.0", "2.0.0"].map(async (version) => {
        const changed = { ...values, product: { ...Object(values["product"]), version } };
        const deployments = objectsIn((await render(changed)).stdout).filter(({ kind }) => kind === "Deployment");
        return deployments.map((each) => within(each, "spec.selector"));
      }),
    );
    expect(after).toEqual(before);
  });
});

test.each([
  ["a key at the top", { secretEnvironmnt: [] }, "secretEnvironmnt"],
  ["a key deep inside", { codeLocation: { image: { repository: "shop", tagg: "1" } } }, "tagg"],
  ["a value of another type", { environment: 7 }, "environment"],
])("the schema of the values refuses %s", async (_what, more, named) => {
  const { status, stderr } = await render({ ...valueSets["none"], ...more });
  expect({ status, isNamed: stderr.includes(named) }).toEqual({ status: 1, isNamed: true });
});

test.each([
  ["an image without tag and digest", { image: { repository: "shop" } }, "has neither a tag nor a digest"],
  [
    "a size that the platform has not",
    { image: { repository: "shop", tag: "1" }, resourcePreset: "huge" },
    "There is no `huge` among resourcePresets",
  ],
])("%s is refused with what to do", async (_what, codeLocation, said) => {
  const { status, stderr } = await render({ ...valueSets["none"], codeLocation });
  expect({ status, isSaid: stderr.includes(said) }).toEqual({ status: 1, isSaid: true });
});

test("products whose names differ in what a name cannot hold get names that differ", async () => {
  const names = await Promise.all(
    ["shop", "shop-", `${"shop".repeat(15)}a`, `${"shop".repeat(15)}b`].map(async (name) => {
      const values = { ...valueSets["full-1"], product: { ...Object(valueSets["full-1"]?.["product"]), name } };
      const objects = objectsIn((await render(values)).stdout);
      expect(objects.flatMap(faultsOf)).toEqual([]);
      return objects.find(({ kind }) => kind === "Deployment")?.metadata.name;
    }),
  );
  expect(new Set(names).size).toBe(4);
});

const nameForm = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/u;
const labelForm = /^(?:[A-Za-z0-9](?:[A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?)?$/u;

/** What Kubernetes' server refuses and the schemas of its API do not say. */
function faultsOf({ kind, metadata }: KubernetesObject): readonly string[] {
  const { name, labels = {} } = metadata;
  const wrong = Object.entries(labels).filter(([, value]) => typeof value !== "string" || !labelForm.test(value));
  return [...(nameForm.test(name) ? [] : [`${kind}: ${name}`]), ...wrong.map(([key]) => `${kind} ${name}: ${key}`)];
}

function within(holder: unknown, path: string): unknown {
  return path.split(".").reduce<unknown>((value, key) => Object(value)[key], holder);
}
