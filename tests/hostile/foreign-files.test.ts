import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { smallManifest, smallProduct } from "../support/small-project.ts";
import { type Entry, eve, type Scene, scene, withOtherUsers } from "./scene.ts";

withOtherUsers();

const canary = "canary7Qx2";
const formats = ["human", "json", "sarif", "junit", "github"];

/** Files of whoever runs the command, none of which is for a project to show. */
const secrets: Readonly<Record<string, string | Uint8Array>> = {
  "a password file": `root:${canary}:0:0:root:/root:/bin/sh\nada:${canary}:1000:1000::/home/ada:/bin/sh\n`,
  "a .netrc": `machine ${canary}.example.com login ${canary} password ${canary}\n`,
  "a private key": `-----BEGIN OPENSSH PRIVATE KEY-----\n${canary}\n-----END OPENSSH PRIVATE KEY-----\n`,
  "a .env": `# ${canary}\nTOKEN=${canary}\nkind=${canary}\n`,
  "a .env of comments": `# ${canary}\n# ${canary}\n`,
  "JSON with tokens": `{"auths": {"${canary}": {"kind": "Manifest", "auth": "${canary}"}}, "${canary}": [}`,
  "a secret of Kubernetes": `apiVersion: v1\nkind: Secret\nstringData: {${canary}: [}\n---\nkind: Manifest\n`,
  "a kind of another tool": `apiVersion: work.example.com/v1\nkind: ManifestWork\n${canary}: [}\n`,
  "a note that quotes a manifest": `${canary}\nask ${canary} first\n\nkind: Manifest\n`,
  "a text": `${canary}: ${canary}: ${canary}\n\t${canary}`,
  "bytes that are no text": Buffer.concat([Buffer.from(`${canary}\0\x1b[31m`), Buffer.from([0xff, 0xfe, 0x80])]),
  "UTF-16": Buffer.from(`\ufeff${canary}: ${canary}: 1`, "utf16le"),
};

function stage(product: string, more: Readonly<Record<string, string | Entry>> = {}): Scene {
  return scene({
    "clone/.git/": {},
    "clone/manifest.yaml": smallManifest(),
    "clone/shop/floe.yaml": product,
    ...more,
  });
}

/** Runs a command in all formats, and expects the canary in none of them. */
async function everyFormat(on: Scene, parameters: readonly string[], from = "clone"): Promise<readonly string[]> {
  const all: string[] = [];
  for (const format of formats) {
    const { out, err, code } = await on.floe([...parameters, "--format", format], { from });
    expect(out + err).not.toContain(canary);
    expect({ code, err }).toMatchObject({ code: expect.toSatisfy((exit: number) => exit === 0 || exit === 1) });
    all.push(out + err);
  }
  return all;
}

const withManifest = (path: string) => smallProduct().replace("../manifest.yaml", path);

describe("a file that is no manifest is named and not shown", () => {
  test.each(Object.entries(secrets))("%s, named in floe.yaml", async (_, text) => {
    const on = stage(withManifest("../../home/file"), { "home/file": { text } });
    for (const said of await everyFormat(on, ["validate", "shop"])) expect(said).toContain("file/foreign");
    const { out, err } = await on.floe(["validate", "shop", "--fix"], { from: "clone" });
    expect(out + err).not.toContain(canary);
    expect(Buffer.compare(readFileSync(on.path("home/file")), Buffer.from(text))).toBe(0);
  });

  test.each(Object.entries(secrets))("%s, named on the command line", async (_, text) => {
    const on = stage(smallProduct(), { "home/file": { text } });
    for (const parameters of [
      ["validate", "../home/file"],
      ["compile", "shop", "--manifest", "../home/file"],
    ])
      for (const said of await everyFormat(on, parameters)) expect(said).toContain("file/foreign");
  });
});

test.each([
  ["misspelt words", "apiversion: floe.dev/v2\nkind: Manifset\nmetadata: [\n", "yaml/unclosed-bracket"],
  ["a mistake in the first line", "metadata\nkind: Manifest\n", "yaml/missing-colon"],
  ["JSON", '{"apiVersion": "floe.dev/v1", "kind": "Manifest", "metadata": [}', "yaml/unclosed-bracket"],
])("a manifest with %s is shown with its mistake", async (_, text, code) => {
  const on = stage(smallProduct(), { "clone/manifest.yaml": { text } });
  const { err } = await on.floe(["validate", "shop"], { from: "clone" });
  expect(err).toContain(code);
  expect(err).toContain("manifest.yaml:");
  expect(err).toMatch(/^ *\d+ \| /mu);
});

describe("what a path in a dbt project leads to is not shown", () => {
  const sql = `select * from {{ ref('${canary}') }} -- ${canary}\n`;
  const outside = { "home/sql/orders.sql": { text: sql }, "home/sql/seed.csv": { text: canary } };
  const project = (more: string): string => `name: shop\nprofile: shop\n${more}`;

  test.each(["../../home/sql", "/", "..//..//home/sql", "models/../../../home/sql"])(
    "model-paths: [%s]",
    async (path) => {
      const on = stage(smallProduct(), {
        ...outside,
        "clone/shop/dbt_project.yml": project(`model-paths: ["${path}"]\n`),
      });
      for (const said of await everyFormat(on, ["validate", "shop"])) {
        expect(said).toContain("dbt/outside-repository");
        expect(said).not.toContain("dbt/model-missing");
      }
    },
  );

  test.each([
    ["a folder of models", "models", "../../home/sql"],
    ["a model", "models/orders.sql", "../../../home/sql/orders.sql"],
    ["a model of another ending", "models/orders.sql", "../../../home/netrc"],
    ["a model that is a hidden file of the repository", "models/orders.sql", "../../.env"],
    ["a snapshot", "snapshots/orders.yml", "../../../home/netrc"],
    ["dbt_project.yml", "dbt_project.yml", "../../home/netrc"],
    ["dbt_project.yml, a file of the repository", "dbt_project.yml", "../.env"],
  ])("a link in the place of %s", async (_, path, link) => {
    const on = stage(smallProduct(), {
      ...outside,
      "home/netrc": { text: `machine ${canary}\n- name: ${canary}\n` },
      "clone/.env": { text: `TOKEN: ${canary}: ${canary}\n` },
      "clone/shop/dbt_project.yml": project(""),
      // The last one of a path is what stands there.
      [`clone/shop/${path}`]: { link },
    });
    for (const said of await everyFormat(on, ["validate", "shop"])) expect(said).toContain("dbt/outside-repository");
  });

  test("a link says the same whether there is something at its end or not", async () => {
    const said = await Promise.all(
      ["../../../home/sql/orders.sql", "../../../home/sql/nothing.sql"].map(async (link) => {
        const on = stage(smallProduct(), {
          ...outside,
          "clone/shop/dbt_project.yml": project(""),
          "clone/shop/models/orders.sql": { link },
        });
        return on.floe(["validate", "shop"], { from: "clone" });
      }),
    );
    expect(said[0]).toEqual(said[1]);
  });

  test("a link to a model inside of the repository is followed", async () => {
    const on = stage(smallProduct(), {
      "clone/shared/orders.sql": "select * from {{ ref('nothing') }}\n",
      "clone/shop/dbt_project.yml": project(""),
      "clone/shop/models/orders.sql": { link: "../../shared/orders.sql" },
    });
    const { err } = await on.floe(["validate", "shop"], { from: "clone" });
    expect(err).toContain("shop/models/orders.sql:1:23: error[dbt/unknown-ref]");
    expect(err).not.toContain("dbt/model-missing");
  });
});

test("the names beside a missing file outside of the repository are not suggested", async () => {
  const on = stage(withManifest("../../home/canary7Qx"), { [`home/${canary}`]: { text: "" } });
  for (const said of await everyFormat(on, ["validate", "shop"])) expect(said).toContain("file/missing");
});

test("a folder of products with links named floe.yaml shows nothing of what they lead to", async () => {
  const on = stage(smallProduct(), {
    "home/netrc": { text: `machine ${canary}\n` },
    "clone/a/floe.yaml": { link: "../../home/netrc" },
    "clone/b/floe.yaml": { link: "/etc/passwd" },
  });
  for (const command of ["validate", "compile"]) {
    for (const said of await everyFormat(on, [command, "."])) {
      expect(said).toContain("file/foreign");
      expect(said).not.toContain("root:");
    }
  }
});

test("the notes and the origins of a file that is not ours are not printed", async () => {
  const state = JSON.stringify({ version: 1, outputs: { [canary]: { value: canary, type: "string" } } });
  const on = stage(withManifest("../../home/notes"), {
    "home/notes": { text: `x-${canary}: 1\n` },
    "home/state.json": { text: state },
    "clone/shop/floe_target/provenance.json": { link: "../../../../home/state.json" },
  });
  for (const parameters of [
    ["explain", "--notes", "--product", "shop"],
    ["explain", "/", "--product", "shop"],
    ["explain", `${canary}#/value`, "--product", "shop"],
  ]) {
    const { out, err } = await on.floe(parameters, { from: "clone" });
    expect(out + err.replaceAll(`${canary}#`, "")).not.toContain(canary);
  }
});

test("a model of another user that may not be read is named, and not missing", async () => {
  const on = stage(smallProduct(), {
    "clone/shop/dbt_project.yml": "name: shop\nprofile: shop\n",
    "clone/shop/models/orders.sql": { text: canary, owner: eve, mode: 0o600 },
    "clone/shop/models/closed/": { owner: eve, mode: 0o700 },
  });
  for (const said of await everyFormat(on, ["validate", "shop"])) {
    expect(said).toContain("models/orders.sql");
    expect(said).toContain("models/closed");
    expect(said).toContain("EACCES");
    expect(said).not.toContain("dbt/model-missing");
  }
});
