import { dotted, parsePointer } from "floe-core";
import { describe, expect, test } from "vitest";
import { smallProduct } from "../support/small-project.ts";
import { fileSchemas } from "./file-schema.ts";
import {
  dbtProduct,
  domainManifest,
  maximalDbtProject,
  maximalManifest,
  maximalProduct,
  packagesManifest,
  parentManifest,
  partManifest,
} from "./maximal.ts";
import { perturbLeaves, unexplained } from "./perturb.ts";
import { removeOptional } from "./removals.ts";
import { missingKeys } from "./schema-keys.ts";
import { agrees, codeOfState, codesBySetting, observed, statesOf } from "./states.ts";
import { compileSubject, type Subject } from "./subject.ts";
import { traceFaults } from "./trace-faults.ts";

const enterprise = subjectOf(maximalManifest, maximalProduct);
const domain = withParent(subjectOf(domainManifest, maximalProduct));

test("the maximal manifests use every key of the schema", () => {
  expect(missingKeys(fileSchemas.manifest, [maximalManifest, domainManifest, packagesManifest, partManifest])).toEqual(
    [],
  );
});

test("the maximal product uses every key of the schema", () => {
  expect(missingKeys(fileSchemas.product, [maximalProduct, dbtProduct])).toEqual([]);
});

test("a key that no text uses is found", () => {
  const schema = { type: "object", properties: { known: {}, added: { properties: { inner: {} } } } };
  expect(missingKeys(schema, ["known: 1\nadded: {}\n"])).toEqual(["/added/inner"]);
});

describe.each(["product", "manifest"] as const)("each leaf of the maximal %s", { timeout: 120_000 }, (file) => {
  // Both facts are about the same few hundred compiles.
  const perturbed = perturbLeaves(enterprise, file);

  test("changes an output or is named by a finding when it is changed", async () => {
    expect(unexplained(await perturbed)).toEqual([]);
  });

  test("changes exactly what its trace says", async () => {
    const before = await compileSubject(enterprise);
    expect(traceFaults(await perturbed, { subject: enterprise, file, before })).toEqual([]);
  });

  test("does what its state says, and is reported by that state", async () => {
    const states = await statesOf(enterprise, file);
    const codesAt = await codesBySetting(enterprise);
    const wrong = (await perturbed).flatMap((perturbation) => {
      const name = dotted(parsePointer(perturbation.pointer) ?? "");
      const setting = states.get(name);
      if (setting === undefined) return [`${name} has no state`];
      const [seen, { kind }] = [observed(perturbation), setting.state];
      const wanted = codeOfState[kind];
      const said = codesAt(file, name).filter((code) => Object.values(codeOfState).includes(code));
      const isSaid = wanted === undefined ? said.length === 0 : said.length === 1 && said[0] === wanted;
      return agrees(setting, seen) && isSaid ? [] : [`${name} is ${kind}, seen: ${seen}, said: ${said.join(" ")}`];
    });
    expect(wrong).toEqual([]);
  });

  test("can be seen to be gone when it is optional and removed", async () => {
    const removals = await removeOptional(enterprise, { file, perturbations: await perturbed });
    expect(removals.filter(({ reason }) => reason === "nothing")).toEqual([]);
  });
});

test("each leaf that only a domain's manifest may have is named by a finding when it is changed", async () => {
  const perturbed = await perturbLeaves(domain, "manifest");
  const own = perturbed.filter(({ pointer }) => /^\/(?:parent_manifest|approved_products)/u.test(pointer));
  expect(own.map(({ pointer }) => pointer)).toEqual(["/parent_manifest", "/approved_products/0"]);
  expect(unexplained(own)).toEqual([]);
});

// A package has to be installed, which nothing is in memory; tests/plugins shows what one that is does.
test("each package that a plugin is to come from is named by a finding when it is changed", {
  timeout: 120_000,
}, async () => {
  const perturbed = await perturbLeaves(subjectOf(packagesManifest, smallProduct()), "manifest");
  const own = perturbed.filter(({ pointer }) => pointer.endsWith("/package"));
  expect(own).toHaveLength(17);
  expect(unexplained(own)).toEqual([]);
});

function withParent(subject: Subject): Subject {
  // The repository's root is where the search for a parent ends.
  const above = { "enterprise/manifest.yaml": parentManifest, "pnpm-workspace.yaml": "" };
  return { ...subject, files: { ...subject.files, ...above } };
}

function subjectOf(manifest: string, product: string): Subject {
  const files = { "manifest.yaml": manifest, "shop/floe.yaml": product, ...maximalDbtProject };
  return { files, product: "shop/floe.yaml", manifest: "manifest.yaml" };
}
