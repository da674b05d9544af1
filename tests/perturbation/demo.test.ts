import { describe, expect, test } from "vitest";
import { demoFiles, demoProducts } from "../support/demo-project.ts";
import { perturbLeaves, unexplained } from "./perturb.ts";
import { removeOptional } from "./removals.ts";
import { compileSubject, type Subject } from "./subject.ts";
import { traceFaults } from "./trace-faults.ts";

const manifest = "demo/manifest.yaml";

describe.each(demoProducts)("%s", (name) => {
  const product = `demo/${name}/floe.yaml`;
  const files = demoFiles();
  const subject: Subject = { files, product, manifest };
  // Without the dbt project beside it, a product may call its models what it likes: more changes compile.
  const alone: Subject = { files: filesOf(files, [product, manifest]), product, manifest };

  describe.each(["product", "manifest"] as const)("each leaf of the %s", { timeout: 120_000 }, (file) => {
    const perturbed = perturbLeaves(subject, file);

    test("changes an output or is named by a finding when it is changed", async () => {
      expect(unexplained(await perturbed).filter(isNoNote)).toEqual([]);
    });

    test("changes exactly what its trace says", async () => {
      const before = await compileSubject(alone);
      expect(traceFaults(await perturbLeaves(alone, file), { subject: alone, file, before })).toEqual([]);
    });

    test("can be seen to be gone when it is optional and removed", async () => {
      const removals = await removeOptional(subject, { file, perturbations: await perturbed });
      const unseen = removals.filter(({ pointer, reason }) => reason === "nothing" && isNoNote(pointer));
      expect(unseen).toEqual([]);
    });
  });
});

// A key that starts with `x-` is a note: floe reads none, and says so of none.
function isNoNote(lost: string): boolean {
  return !/^\/(?:[^ ]*\/)?x-/u.test(lost);
}

function filesOf(files: Readonly<Record<string, string>>, paths: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(paths.map((path) => [path, files[path] ?? ""]));
}
