import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { smallManifest, smallProduct } from "../support/small-project.ts";
import { type Entry, type Scene, scene, withOtherUsers } from "./scene.ts";

withOtherUsers();

// The machine is shared, so that the clock says less than the processor; what waits for a pipe waits for ever.
const longestSeconds = 60;
const model = "select 1 as id\n";

function stage(dbtProject: string, more: Readonly<Record<string, string | Entry>> = {}): Scene {
  return scene({
    "clone/.git/": {},
    "clone/manifest.yaml": smallManifest(),
    "clone/shop/floe.yaml": smallProduct(),
    "clone/shop/dbt_project.yml": `name: shop\nprofile: shop\n${dbtProject}`,
    "clone/shop/models/orders.sql": model,
    ...more,
  });
}

async function validate(on: Scene, parameters: readonly string[] = ["shop"], expected = 0): Promise<string> {
  const began = performance.now();
  const { out, err, code } = await on.floe(["validate", ...parameters], { from: "clone" });
  expect((performance.now() - began) / 1000).toBeLessThan(longestSeconds);
  expect({ code, err }).toMatchObject({ code: expected });
  return out + err;
}

/** Many small files: as many folders, and in each as many files. */
function fill(
  on: Scene,
  folder: string,
  { folders, files }: { readonly folders: number; readonly files: number },
): void {
  for (let outer = 0; outer < folders; outer++) {
    mkdirSync(on.path(`${folder}/d${outer}`), { recursive: true });
    for (let inner = 0; inner < files; inner++)
      writeFileSync(on.path(`${folder}/d${outer}/m${outer}_${inner}.sql`), "");
  }
}

describe("a dbt project that holds too much is named, and nothing is called missing", () => {
  test("more files in one folder than are listed", async () => {
    const on = stage("model-paths: [../many]\n");
    fill(on, "clone/many", { folders: 1, files: 100_001 });
    const said = await validate(on);
    expect(said).toContain("shop/dbt_project.yml:3:15: warning[dbt/too-much]: `many`");
  });

  test("more files in all folders than a project has", async () => {
    const on = stage("model-paths: [models, ../many]\n");
    fill(on, "clone/many", { folders: 60, files: 900 });
    const said = await validate(on);
    expect(said).toContain("shop/dbt_project.yml:3:23: warning[dbt/too-much]: `many`");
    expect(said).toContain("1 file checked: 1 warning");
  });

  test("folders inside each other", async () => {
    const on = stage("model-paths: [models, ../deep]\n", { [`clone/deep/${"in/".repeat(400)}x.sql`]: model });
    expect(await validate(on)).toContain("dbt/too-much");
  });

  test("more text than a project has", async () => {
    const on = stage("", Object.fromEntries(numbers(20).map((index) => [`clone/shop/models/m${index}.sql`, huge])));
    expect(await validate(on)).toContain("128 MiB");
  });

  test("more refs than a project has", async () => {
    const text = "ref('orders')\n".repeat(550_000);
    const on = stage("", { "clone/shop/models/a.sql": text, "clone/shop/models/b.sql": text });
    expect(await validate(on)).toContain("1,000,000 refs");
  });

  test("more folders than anybody names", async () => {
    const on = stage(`model-paths: [models,${numbers(5_000).map((index) => ` m${index},`)}]\n`.replaceAll(",,", ","));
    expect(await validate(on)).toContain("1,000 other folders");
  });
});

const huge = `-- ${"x".repeat(7 * 1024 * 1024)}\n`;

describe("what is no file is named, and a file that is large is read", () => {
  test("a model of 1.4 MB is a model", async () => {
    const on = stage("", { "clone/shop/models/orders.sql": `-- ${"x".repeat(1_400_000)}\nselect 1 as id\n` });
    expect(await validate(on)).toContain("no problems");
  });

  test("a model of 9 MiB is named", async () => {
    const on = stage("", { "clone/shop/models/orders.sql": `${huge}-- ${"x".repeat(2 * 1024 * 1024)}` });
    expect(await validate(on)).toContain("`shop/models/orders.sql` could not be read: it is larger than 8 MiB");
  });

  test("a pipe in the place of a model is named at once", async () => {
    const on = stage("", { "clone/shop/models/orders.sql": { link: "pipe.sql" } });
    execFileSync("mkfifo", [on.path("clone/shop/models/pipe.sql")]);
    const said = await validate(on);
    expect(said).toContain("shop/models/orders.sql");
    expect(said).toContain("dbt/unread");
  });

  test("a socket in the place of a model is named at once", async () => {
    const on = stage("");
    const server = createServer().listen(on.path("clone/shop/models/socket.sql"));
    onTestFinished(() => void server.close());
    await new Promise((resolve) => server.once("listening", resolve));
    expect(await validate(on)).toContain("`shop/models/socket.sql` could not be read");
  });

  test("a device in the place of a model is not read", async () => {
    const on = stage("", { "clone/shop/models/orders.sql": { link: "/dev/zero" } });
    expect(await validate(on)).toContain("dbt/outside-repository");
  });
});

describe("links do not multiply the work", () => {
  test("links to the folder itself and above are not walked, as in dbt", async () => {
    const on = stage("", {
      "clone/shop/models/self": { link: "." },
      "clone/shop/models/up": { link: ".." },
      "clone/shop/models/in/up": { link: "../.." },
    });
    expect(await validate(on)).toContain("no problems");
  });

  test("one folder that is named by many paths is read once, and refused as by dbt", async () => {
    const paths = numbers(500).map((index) => `l${index}`);
    const links = paths.map((path) => [`clone/shop/${path}`, { link: "models" }] as const);
    const on = stage(`model-paths: [${paths.join(", ")}]\n`, Object.fromEntries(links));
    writeFileSync(on.path("clone/shop/models/orders.sql"), huge);
    expect(await validate(on, ["shop"], 1)).toContain("dbt/model-twice");
  });

  test("a circle of links in the place of a model is named", async () => {
    const on = stage("", { "clone/shop/models/orders.sql": { link: "orders.sql" } });
    expect(await validate(on)).toContain("dbt/outside-repository");
  });

  test("ten thousand links out of the repository are counted, not listed", async () => {
    const links = numbers(10_000).map((index) => [`clone/shop/models/m${index}.sql`, { link: "/etc/hosts" }] as const);
    const said = await validate(stage("", Object.fromEntries(links)));
    expect(said).toContain("and 9980 more files lead out of");
  });
});

test("a search for products does not go in circles", async () => {
  const on = stage("", { "clone/a/up": { link: ".." }, "clone/up": { link: "." } });
  expect(await validate(on, ["."])).toContain("1 file checked: no problems");
});

function numbers(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index);
}
