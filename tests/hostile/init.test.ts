import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { scene, withOtherUsers } from "./scene.ts";

// What a project that was cloned may have prepared for the one who starts floe in it.

withOtherUsers();

const project = {
  "clone/dbt_project.yml": "name: shop\nprofile: shop\n",
  "clone/models/orders.sql": "select 1 as id\n",
};

test("a link in the place of a folder leads no file out of the project", async () => {
  const { floe, path } = scene({ ...project, "home/": {}, "clone/.floe": { link: "../home" } });
  const { code, out } = await floe(["init", "--format", "json"], { from: "clone" });
  expect(code).toBe(1);
  expect(out).toContain("init/leads-away");
  expect(readdirSync(path("home"))).toEqual([]);
  expect(existsSync(path("clone/floe.yaml"))).toBe(false);
});

test("links in the place of new files are neither followed nor replaced", async () => {
  const { floe, path } = scene({
    ...project,
    "home/secret": "token-of-alice\n",
    "clone/.gitignore": { link: "../home/secret" },
    "clone/floe.yaml": { link: "../home/nothing" },
  });
  const { out, err } = await floe(["init", "--dry-run"], { from: "clone" });
  expect(out + err).not.toContain("token-of-alice");
  const { code } = await floe(["init"], { from: "clone" });
  expect(code).toBe(0);
  expect(readFileSync(path("home/secret"), "utf8")).toBe("token-of-alice\n");
  expect(existsSync(path("home/nothing"))).toBe(false);
});

test("of profiles and of git's settings, no word is shown but an address", async () => {
  const { floe, path } = scene({
    ...project,
    "clone/.git/config": '[remote "origin"]\n  url = https://user:s3cr3t-in-url@example.com/harbour/shop.git\n',
    "clone/profiles.yml":
      "shop: {target: dev, outputs: {dev: {type: s3cr3t-adapter, password: s3cr3t-password, host: s3cr3t-host}}}\n",
  });
  const { code, out, err } = await floe(["init"], { from: "clone", environment: { HOME: path("home") } });
  expect(code).toBe(0);
  const written = ["floe.yaml", "manifest.yaml"].map((name) => readFileSync(path(`clone/${name}`), "utf8")).join("");
  expect(out + err + written).not.toContain("s3cr3t");
  expect(written).toContain("owner: harbour\n");
});
