import { expect, test } from "vitest";
import { smallManifest, smallProduct } from "../../../tests/support/small-project.ts";
import type { Machine, Program } from "../src/machine/machine.ts";
import { floe } from "./in-memory-command.ts";

const files = {
  "manifest.yaml": smallManifest(),
  "shop/floe.yaml": smallProduct("dbt: {project: transform, target: prod}\n"),
  "shop/transform/dbt_project.yml": "name: shop\nversion: 1.0.0\nprofile: shop\n",
  "shop/transform/models/orders.sql": "select 1 as id\n",
  ".git/HEAD": "ref: refs/heads/main\n",
  "/usr/bin/dbt": "",
};

/** A machine on which no program starts, with what was tried. */
function machineWith(variables: Readonly<Record<string, string>>): Machine & { readonly tried: readonly Program[] } {
  const tried: Program[] = [];
  const known: Readonly<Record<string, string>> = { PATH: "/usr/bin", ...variables };
  return {
    tried,
    nodeVersion: "20.20.2",
    variable: (name) => known[name],
    isSet: () => false,
    createPrivateFile: () => ({ kind: "exists" }),
    makeScratch: () => ({ path: "/scratch", remove: () => undefined }),
    run: async (program) => {
      tried.push(program);
      return { kind: "not-started", errno: "EACCES" };
    },
  };
}

test.each([
  { where: "on PATH", more: {}, variables: {}, path: "/usr/bin/dbt" },
  { where: "beside the product", more: { ".venv/bin/dbt": "" }, variables: {}, path: "/project/.venv/bin/dbt" },
  {
    where: "in the active environment",
    more: { ".venv/bin/dbt": "", "/env/bin/dbt": "" },
    variables: { VIRTUAL_ENV: "/env" },
    path: "/env/bin/dbt",
  },
  {
    where: "where FLOE_DBT says",
    more: { ".venv/bin/dbt": "" },
    variables: { FLOE_DBT: "/opt/dbt", VIRTUAL_ENV: "/env" },
    path: "/opt/dbt",
  },
])(
  "--dbt runs the dbt $where, in the folder and with the target of the product; doctor names the same one",
  async ({ more, variables, path }) => {
    const machine = machineWith(variables);
    const asked = await floe({ ...files, ...more }, ["validate", "shop", "--dbt"], { machine });
    expect(asked.err + asked.out).toContain(`${path} could not be run`);
    const [program] = machine.tried;
    expect(program).toMatchObject({ path, folder: "/project/shop" });
    expect(program?.parameters.join(" ")).toMatch(/ --project-dir \/project\/shop\/transform .* --target prod$/u);
    const examined = await floe({ ...files, ...more }, ["doctor", "shop"], { machine: machineWith(variables) });
    expect(examined.out).toContain(path);
  },
);

test("--dbt says so where there is no dbt, and the Fusion engine is asked where the manifest selects it", async () => {
  const machine = machineWith({ PATH: "/nowhere" });
  const asked = await floe(files, ["validate", "shop", "--dbt"], { machine });
  expect(asked.err + asked.out).toContain("there is no program `dbt`");
  const manifest = files["manifest.yaml"].replace("plugins:", "plugins:\n  dbt: {type: fusion}");
  const fusion = await floe({ ...files, "manifest.yaml": manifest }, ["validate", "shop", "--dbt"], { machine });
  expect(fusion.err + fusion.out).toContain("there is no program `dbtf`");
});
