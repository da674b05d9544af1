import { readFileSync, statSync, symlinkSync } from "node:fs";
import { expect, test } from "vitest";
import { smallManifest, smallProduct } from "../support/small-project.ts";
import { eve, scene, withOtherUsers } from "./scene.ts";

withOtherUsers();

const variable = "DBT_ENV_SECRET_FLOE_LAKE";
const config = "    config: {settings: {s3_secret_access_key: {secret_ref: lake}}}\n  orchestrator";
const project = {
  "shop/floe.yaml": smallProduct(),
  "manifest.yaml": smallManifest().replace("  orchestrator", config),
};
const write = ["secrets", "list", "shop", "--write-env-file", "secrets.env"];

test("the skeleton names the variables, holds no value, and only its owner may read it", async () => {
  const { floe, path } = scene(project);
  const { code, out } = await floe(write, { environment: { [variable]: "open-sesame" } });
  expect([code, out.includes("open-sesame")]).toEqual([0, false]);
  const text = readFileSync(path("secrets.env"), "utf8");
  expect(text).toMatch(/^# manifest\.yaml:\d+:\d+: plugins\.compute\.config\.settings\.s3_secret_access_key\n/mu);
  expect(text).toContain(`\n${variable}=\n`);
  expect(text).not.toContain("open-sesame");
  expect(statSync(path("secrets.env")).mode & 0o777).toBe(0o600);
});

test("a file with values is never overwritten", async () => {
  const { floe, path } = scene({ ...project, "secrets.env": `${variable}=mine\n` });
  const { code, err } = await floe(write);
  expect(code).toBe(1);
  expect(err).toContain("is there already, and is not replaced");
  expect(readFileSync(path("secrets.env"), "utf8")).toBe(`${variable}=mine\n`);
});

test.each(["there", "not-there"])("a link is not followed to what is %s", async (target) => {
  const { floe, path } = scene({ ...project, there: "untouched" });
  symlinkSync(path(target), path("secrets.env"));
  expect((await floe(write)).code).toBe(1);
  expect(readFileSync(path("there"), "utf8")).toBe("untouched");
  expect(() => statSync(path("not-there"))).toThrow("ENOENT");
});

test("a folder that is not there or not ours is an error that names it", async () => {
  const { floe } = scene({ ...project, "eves/": { owner: eve, mode: 0o755 } });
  for (const folder of ["nowhere", "eves", "shop/floe.yaml"]) {
    const { code, err } = await floe([...write.slice(0, -1), `${folder}/secrets.env`]);
    expect([code, err]).toEqual([1, expect.stringContaining(`${folder}/secrets.env cannot be written: `)]);
  }
});
