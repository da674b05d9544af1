import { existsSync, readdirSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { smallManifest, smallProduct } from "../support/small-project.ts";
import { alice, type Entry, eve, scene, withOtherUsers } from "./scene.ts";

withOtherUsers();

/** A program that leaves a mark that it ran, and more. */
const program = (more = ""): Entry => ({ text: `#!/bin/sh\ntouch "$HOME/ran"\n${more}`, mode: 0o755 });

const project = {
  "work/.git/HEAD": "ref: refs/heads/main\n",
  "work/shop/floe.yaml": smallProduct(),
  "work/manifest.yaml": smallManifest(),
  "work/shop/dbt_project.yml": "name: shop\nversion: 1.0.0\nprofile: shop\n",
  "work/shop/models/orders.sql": "select 1 as id\n",
};

const doctor = ["doctor", "shop", "--timeout", "3"];

test.each([
  ["a stranger's virtual environment", { "work/.venv/bin/": { owner: eve }, "work/.venv/bin/python3": program() }],
  [
    "one that everybody may write to",
    { "work/.venv/": { mode: 0o777 }, "work/.venv/bin/python3": program(), "work/.venv/bin/dbt": program() },
  ],
  [
    "a stranger's program in one of the owner",
    { "work/.venv/bin/": {}, "work/.venv/bin/python": { ...program(), owner: eve } },
  ],
  ["one above the repository", { ".venv/bin/python3": program(), ".venv/bin/dbt": program() }],
] as const)("%s is not run", async (_, entries) => {
  const { floe, path } = scene({ ...project, ...entries });
  const { code } = await floe(doctor, { from: "work", environment: { PATH: "/nonexistent" } });
  expect([code, existsSync(path("ran"))]).toEqual([1, false]);
});

test("one of the owner of the project is run", async () => {
  const { floe, path } = scene({ ...project, "work/.venv/bin/python3": program() });
  await floe(doctor, { from: "work", environment: { PATH: "/usr/bin:/bin" } });
  expect(existsSync(path("ran"))).toBe(true);
});

test("a relative entry of PATH, and a relative active environment, are passed over", async () => {
  const { floe, path } = scene({ ...project, "work/bin/python3": program(), "work/bin/dbt": program() });
  const environment = { PATH: "bin:.::work/bin", VIRTUAL_ENV: "." };
  await floe(doctor, { from: "work", environment });
  expect(existsSync(path("ran"))).toBe(false);
});

test("a program that prints its environment shows no secret", async () => {
  const config = "    config: {settings: {s3_secret_access_key: {secret_ref: lake}}}\n  orchestrator";
  const entries = {
    ...project,
    "work/manifest.yaml": smallManifest().replace("  orchestrator", config),
    "work/.venv/bin/python3": program(),
    "work/.venv/bin/dbt": program("env\nexit 1\n"),
  };
  const { floe } = scene(entries);
  const environment = { DBT_ENV_SECRET_FLOE_LAKE: "open-sesame", PATH: "/usr/bin:/bin" };
  await floe(["compile", "shop"], { from: "work", environment });
  const { out, err } = await floe(doctor, { from: "work", environment });
  expect(out).toContain("dbt refuses the project");
  expect(out + err).not.toContain("open-sesame");
});

test("a program that never ends, and what it started, are ended with their time", async () => {
  const loop = "(sleep 4; touch $HOME/alive) &\nwhile true; do echo line; done\n";
  const { floe, path } = scene({ ...project, "work/.venv/bin/python3": program(loop) });
  const began = Date.now();
  const { out, code } = await floe(["doctor", "shop", "--timeout", "2"], {
    from: "work",
    environment: { PATH: "/usr/bin:/bin" },
  });
  expect([code, out.includes("it gave no answer within 2 seconds")]).toEqual([1, true]);
  expect(Date.now() - began).toBeLessThan(30_000);
  await pause(4000);
  expect(existsSync(path("alive"))).toBe(false);
});

test("nothing is left behind, and no file of the project is written", async () => {
  const { floe, path } = scene({ ...project, "work/.venv/bin/dbt": program(), "tmp/": { owner: alice } });
  const environment = { PATH: "/usr/bin:/bin", TMPDIR: path("tmp") };
  await floe(["compile", "shop"], { from: "work", environment });
  const before = readdirSync(path("work/shop"), { recursive: true }).sort();
  await floe(doctor, { from: "work", environment });
  expect(readdirSync(path("work/shop"), { recursive: true }).sort()).toEqual(before);
  expect(readdirSync(path("tmp"))).toEqual([]);
});
