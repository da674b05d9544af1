import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { smallManifest, smallProduct } from "../support/small-project.ts";
import { type Entry, eve, scene, withOtherUsers } from "./scene.ts";

withOtherUsers();

type Entries = Readonly<Record<string, string | Entry>>;

const base = smallManifest("x-word: of-the-base\n");
const head = "apiVersion: floe.dev/v1\nkind: Manifest\n";

function project(path: string): Entries {
  return {
    "work/.git/": {},
    "work/manifest.yaml": `${head}extends: ${path}\n`,
    "work/shop/floe.yaml": smallProduct(),
  };
}

async function said(
  entries: Entries,
  parameters = ["validate", "work/shop"],
): Promise<{ code: number | null; text: string }> {
  const { floe } = scene(entries);
  const { code, out, err } = await floe(parameters);
  return { code, text: out + err };
}

describe("a manifest that another one extends", () => {
  test("is read where it is the owner's", async () => {
    const { code, text } = await said({ ...project("base/manifest.yaml"), "work/base/manifest.yaml": base });
    expect([code, text]).toEqual([0, expect.not.stringContaining("error")]);
  });

  test.each<[string, string, Entries]>([
    ["a stranger's file", "base/manifest.yaml", { "work/base/manifest.yaml": { text: base, owner: eve } }],
    ["a stranger's folder", "base/manifest.yaml", { "work/base/": { owner: eve }, "work/base/manifest.yaml": base }],
    ["a file that everybody may write to", "base.yaml", { "work/base.yaml": { text: base, mode: 0o666 } }],
    [
      "a folder that everybody may write to",
      "base/m.yaml",
      { "work/base/": { mode: 0o777 }, "work/base/m.yaml": base },
    ],
    [
      "a link to a stranger's file",
      "base.yaml",
      { "work/eves.yaml": { text: base, owner: eve }, "work/base.yaml": { link: "eves.yaml" } },
    ],
  ])("is not read: %s", async (_, path, entries) => {
    const { code, text } = await said({ ...project(path), ...entries });
    expect(code).toBe(1);
    expect(text).toContain("extends/untrusted");
  });

  test.each<[string, string, Entries]>([
    ["above the repository", "../base.yaml", { "base.yaml": base }],
    ["an absolute path", "/etc/hostname", {}],
    ["a link that leads out", "base.yaml", { "base.yaml": base, "work/base.yaml": { link: "../base.yaml" } }],
    ["a folder that is a link", "in/base.yaml", { "out/base.yaml": base, "work/in": { link: "../out" } }],
    ["a link to nothing", "base.yaml", { "work/base.yaml": { link: "../nothing" } }],
  ])("is not read: %s", async (_, path, entries) => {
    const { code, text } = await said({ ...project(path), ...entries });
    expect(code).toBe(1);
    expect(text).toContain("extends/outside");
  });

  test("is not shown when it is none of floe's", async () => {
    const { code, text } = await said({ ...project("notes.yaml"), "work/notes.yaml": "salaries: {alice: 41000}\n" });
    expect(code).toBe(1);
    expect(text).not.toContain("41000");
  });

  test.each<[string, Entries]>([
    ["by a link to itself", { "work/base.yaml": { link: "manifest.yaml" } }],
    [
      "by two names of one file",
      { "work/base.yaml": `${head}extends: other.yaml\n`, "work/other.yaml": { link: "base.yaml" } },
    ],
  ])("is followed once, in a circle %s", async (_, entries) => {
    const { code, text } = await said({ ...project("base.yaml"), ...entries });
    expect(code).toBe(1);
    expect(text).toContain("extends/circle");
  });

  test("is judged the same way when the manifest is checked by itself", async () => {
    const entries = { ...project("base.yaml"), "work/base.yaml": { text: base, owner: eve } };
    const { code, text } = await said(entries, ["validate", "work/manifest.yaml"]);
    expect([code, text]).toEqual([1, expect.stringContaining("extends/untrusted")]);
  });
});

describe("a parent manifest", () => {
  const domain = (path: string) => `${smallManifest()}scope: domain\nparent_manifest: ${path}\n`;
  const enterprise = smallManifest("scope: enterprise\nx-word: of-the-parent\n");
  const below = (path: string): Entries => ({ ...project("base.yaml"), "work/manifest.yaml": domain(path) });

  test.each<[string, string, Entries, string]>([
    ["a stranger's file", "tier.yaml", { "work/tier.yaml": { text: enterprise, owner: eve } }, "parent/untrusted"],
    ["a file for everybody", "tier.yaml", { "work/tier.yaml": { text: enterprise, mode: 0o666 } }, "parent/untrusted"],
    ["a file above the repository", "../tier.yaml", { "tier.yaml": enterprise }, "parent/outside"],
    [
      "a link that leads out",
      "tier.yaml",
      { "tier.yaml": enterprise, "work/tier.yaml": { link: "../tier.yaml" } },
      "parent/outside",
    ],
    ["a link to the file itself", "tier.yaml", { "work/tier.yaml": { link: "manifest.yaml" } }, "parent/circle"],
    [
      "a circle over a link",
      "tier.yaml",
      { "work/tier.yaml": domain("other.yaml"), "work/other.yaml": { link: "tier.yaml" } },
      "parent/circle",
    ],
    [
      "a circle over what the parent extends",
      "tier.yaml",
      { "work/tier.yaml": `${head}scope: domain\nextends: manifest.yaml\n` },
      "extends/circle",
    ],
  ])("is not followed: %s", async (_, path, entries, expected) => {
    const { code, text } = await said({ ...below(path), ...entries });
    expect([code, text]).toEqual([1, expect.stringContaining(expected)]);
    expect(text).not.toContain("of-the-parent");
  });
});

describe("the folder of an environment", () => {
  const files: Entries = {
    "work/.git/": {},
    "work/platform/prod/manifest.yaml": base,
    "work/shop/floe.yaml": smallProduct(),
    "home/": {},
  };

  test.each<[string, Entries]>([
    ["the folder", { "work/shop/floe_target/prod": { link: "../../../home" } }],
    ["the folder of all of them", { "work/shop/floe_target": { link: "../../home" } }],
    [
      "the folder, which leads to another one of the product",
      { "work/shop/models/": {}, "work/shop/floe_target/prod": { link: "../models" } },
    ],
  ])("is not written to through a link in the place of %s", async (_, link) => {
    const { floe, folder } = scene({ ...files, ...link });
    const { code, out, err } = await floe(["compile", "work/shop", "--env", "prod"]);
    expect([code, out + err]).toEqual([1, expect.stringContaining("outputs/outside-root")]);
    expect([...readdirSync(join(folder, "home")), ...readdirSync(join(folder, "work/shop"))].sort()).not.toContain(
      "definitions.py",
    );
  });

  test.each(["../../../home", "..", ".", "PROD", "prod/../../x", "-prod", "a".repeat(64)])(
    "is not made for %j",
    async (name) => {
      const { floe, folder } = scene(files);
      const { code } = await floe(["compile", "work/shop", `--env=${name}`]);
      expect(code).toBe(1);
      expect(readdirSync(join(folder, "work/shop"))).toEqual(["floe.yaml"]);
    },
  );
});
