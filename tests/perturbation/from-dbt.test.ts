import { describe, expect, test } from "vitest";
import { smallManifest } from "../support/small-project.ts";
import { dbtProduct, dbtProjectOfProduct } from "./maximal.ts";
import { perturbLeaves, unexplained } from "./perturb.ts";
import { removeOptional } from "./removals.ts";
import { compileSubject, type Subject } from "./subject.ts";

const profiles = `profiles:
  compute:
    second: {type: duckdb, properties: {threads: 2}}
`;
const beside = Object.entries(dbtProjectOfProduct).map(([path, text]) => [`tides/${path}`, text] as const);
const subject: Subject = {
  files: { "manifest.yaml": smallManifest(profiles), "tides/floe.yaml": dbtProduct, ...Object.fromEntries(beside) },
  product: "tides/floe.yaml",
  manifest: "manifest.yaml",
};

describe("each leaf of a product that takes its transforms from dbt", { timeout: 120_000 }, () => {
  const perturbed = perturbLeaves(subject, "product");

  test("is accepted as it stands", async () => {
    const { diagnostics } = await compileSubject(subject);
    expect(diagnostics.filter(({ severity }) => severity !== "info").map(({ code }) => code)).toEqual([]);
  });

  test("changes an output or is named by a finding when it is changed", async () => {
    expect(unexplained(await perturbed)).toEqual([]);
  });

  test("can be seen to be gone when it is optional and removed", async () => {
    const removals = await removeOptional(subject, { file: "product", perturbations: await perturbed });
    expect(removals.filter(({ reason }) => reason === "nothing")).toEqual([]);
  });
});
