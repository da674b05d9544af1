import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { smallProduct } from "../../../tests/support/small-project.ts";
import { checks } from "../src/doctor/checks.ts";
import { leastNode } from "../src/doctor/node-version.ts";
import type { Machine, Program, ProgramRun } from "../src/machine/machine.ts";
import { floe } from "./in-memory-command.ts";

const secret = "DBT_ENV_SECRET_FLOE_LAKE";
const files = {
  "manifest.yaml": `apiVersion: floe.dev/v1
kind: Manifest
metadata: {name: small, version: 1.0.0, owner: platform@example.com}
plugins:
  compute: {type: duckdb, config: {settings: {s3_secret_access_key: {secret_ref: lake}}}}
  orchestrator: {type: dagster}
`,
  "shop/floe.yaml": smallProduct(),
  "shop/dbt_project.yml": "name: shop\nversion: 1.0.0\nprofile: shop\n",
  "shop/models/orders.sql": "select 1 as id\n",
  ".git/HEAD": "ref: refs/heads/main\n",
  ".venv/bin/python3": "",
  ".venv/bin/dbt": "",
};

const packages = {
  "dbt-core": "1.11.16",
  "dbt-duckdb": "1.11.1",
  sqlalchemy: "2.0.44",
  dagster: "1.13.27",
  "dagster-dbt": "0.29.27",
  "floe-dagster": "0.1.0",
};

interface FakeMachine extends Machine {
  readonly ran: readonly Program[];
}

/** A machine on which all is well, but for what is given. */
function machine(given: {
  readonly set?: readonly string[];
  readonly packages?: Readonly<Record<string, string>>;
  readonly python?: ProgramRun;
  readonly dbt?: ProgramRun;
  readonly dagster?: ProgramRun;
  readonly node?: string;
  readonly path?: string;
}): FakeMachine {
  const ran: Program[] = [];
  const answer = JSON.stringify({ version: "3.11.7", packages: given.packages ?? packages });
  const well: ProgramRun = { kind: "ended", code: 0, out: "", err: "" };
  return {
    ran,
    nodeVersion: given.node ?? "20.20.2",
    variable: (name) => (name === "PATH" ? given.path : undefined),
    isSet: (variable) => (given.set ?? [secret]).includes(variable),
    createPrivateFile: () => ({ kind: "created" }),
    makeScratch: () => ({ path: "/scratch", remove: () => undefined }),
    run: async (program) => {
      ran.push(program);
      if (program.path.endsWith("/dbt")) return given.dbt ?? well;
      const isQuestion = program.parameters.includes("dbt-core");
      return isQuestion ? (given.python ?? { ...well, out: `${answer}\n` }) : (given.dagster ?? well);
    },
  };
}

interface Line {
  readonly check: string;
  readonly state: string;
  readonly says: string;
  readonly cure: string | null;
  readonly details: readonly string[];
}

async function diagnosed(
  on: Machine,
  { compiled = true, more = {} as Readonly<Record<string, string>>, options = [] as readonly string[] } = {},
): Promise<{ readonly code: number; readonly lines: readonly Line[]; readonly out: string }> {
  const all = { ...files, ...more };
  const there = compiled ? (await floe(all, ["compile", "shop"])).files : all;
  const { code, out } = await floe(there, ["doctor", "shop", "--format", "json", ...options], { machine: on });
  const report = JSON.parse(out);
  expect(schema(report), JSON.stringify(schema.errors)).toBe(true);
  expect(report.ok).toBe(code === 0);
  return { code, lines: report.checks, out };
}

const path = new URL("../../../docs/schemas/doctor.schema.json", import.meta.url);
const schema = new Ajv2020({ allErrors: true }).compile(JSON.parse(readFileSync(path, "utf8")));

function stateOf(lines: readonly Line[], check: string): readonly string[] {
  return lines.filter((line) => line.check === check).map(({ state }) => state);
}

test("where all is well, each check says so, and the exit code is 0", async () => {
  const { code, lines } = await diagnosed(machine({}));
  expect(lines.filter(({ state }) => state !== "ok")).toEqual([]);
  expect(new Set(lines.map(({ check }) => check))).toEqual(new Set(checks.map(({ name }) => name)));
  expect(code).toBe(0);
});

test("dbt parses the project with each target of the profile", async () => {
  const profiles = "profiles: {compute: {reports: {type: duckdb, properties: {path: reports.duckdb}}}}\n";
  const more = {
    "manifest.yaml": `${files["manifest.yaml"]}${profiles}`,
    "shop/floe.yaml": smallProduct("    compute: reports\n"),
  };
  const on = machine({});
  const { lines } = await diagnosed(on, { more });
  expect(lines.filter(({ check }) => check === "profile").map(({ says }) => says)).toEqual([
    "the project and its profile",
    "the project with the target `reports`",
  ]);
  const parses = on.ran.filter(({ parameters }) => parameters.includes("parse"));
  expect(parses.map(({ parameters }) => parameters.includes("reports"))).toEqual([false, true]);
  const refusing = machine({ dbt: { kind: "ended", code: 2, out: "", err: "x" } });
  const [, refused] = (await diagnosed(refusing, { more })).lines.filter(({ check }) => check === "profile");
  expect([refused?.state, refused?.says]).toEqual(["failed", "dbt refuses the project with the target `reports`"]);
  expect(refused?.cure).toContain("--target reports");
});

test("each line that fails has a cure", async () => {
  const nothing = { kind: "ended", code: 1, out: "", err: "it is broken" } as const;
  const broken = machine({ set: [], packages: {}, dbt: nothing, dagster: nothing, node: "18.20.0" });
  const { lines } = await diagnosed(broken, { compiled: false });
  const failed = lines.filter(({ state }) => state === "failed");
  expect(failed.length).toBeGreaterThan(5);
  expect(failed.filter(({ cure }) => cure === null)).toEqual([]);
});

test.each<readonly [string, Parameters<typeof machine>[0], string, string, RegExp]>([
  ["an old Node", { node: "20.18.9" }, "node", "failed", /20\.18\.9 is older than 20\.19/u],
  ["a dbt that refuses", { dbt: { kind: "ended", code: 2, out: "", err: "x" } }, "profile", "failed", /dbt refuses/u],
  ["a dbt that does not end", { dbt: { kind: "out-of-time", out: "", err: "" } }, "profile", "failed", /within 60/u],
  ["a dbt that cannot run", { dbt: { kind: "not-started", errno: "EACCES" } }, "profile", "failed", /EACCES/u],
  ["a Python that cannot run", { python: { kind: "not-started", errno: "ENOEXEC" } }, "python", "failed", /ENOEXEC/u],
  [
    "a Python that says nonsense",
    { python: { kind: "ended", code: 0, out: "{", err: "" } },
    "python",
    "failed",
    /no answer/u,
  ],
  ["no secret", { set: [] }, "secrets", "failed", /DBT_ENV_SECRET_FLOE_LAKE is not set/u],
  [
    "no adapter",
    { packages: { "dbt-core": "1.11.1" } },
    "adapter",
    "failed",
    /dbt-duckdb >=1\.11 <2 is not installed/u,
  ],
  [
    "an old adapter",
    { packages: { ...packages, "dbt-duckdb": "1.8.4" } },
    "adapter",
    "warning",
    /1\.8\.4 is installed/u,
  ],
  ["a new library", { packages: { ...packages, "floe-dagster": "0.2.0" } }, "dagster", "warning", /0\.2\.0/u],
  [
    "definitions that do not load",
    { dagster: { kind: "ended", code: 1, out: "", err: "x" } },
    "definitions",
    "failed",
    /./u,
  ],
])("%s is found", async (_, given, check, state, says) => {
  const { code, lines } = await diagnosed(machine(given));
  const line = lines.find((each) => each.check === check && each.state === state);
  expect(line?.says).toMatch(says);
  expect(line?.cure).not.toBe("");
  expect(code).toBe(state === "failed" ? 1 : 0);
});

describe("what is not there", () => {
  test("no Python at all is a line, and what needs it is skipped", async () => {
    const { ".venv/bin/python3": _python, ".venv/bin/dbt": _dbt, ...without } = files;
    const there = (await floe(without, ["compile", "shop"])).files;
    const { out, code } = await floe(there, ["doctor", "shop"], { machine: machine({ path: "bin:.:" }) });
    expect(code).toBe(1);
    expect(out).toMatch(/^failed {2}Python: none .*\n {8}cure: Install Python 3\.11/mu);
    expect(out).toMatch(/^skipped Dagster loads: /mu);
  });

  test("outputs that are not there, or not current, are told, and definitions.py is then not run", async () => {
    const on = machine({});
    const { lines, code } = await diagnosed(on, { compiled: false });
    expect([stateOf(lines, "outputs"), stateOf(lines, "definitions"), code]).toEqual([["failed"], ["skipped"], 1]);
    expect(on.ran.map((program) => program.path)).toEqual(["/project/.venv/bin/python3"]);
    const stale = (await floe(files, ["compile", "shop"])).files;
    const changed = { ...stale, "shop/definitions.py": "import os\n" };
    const other = machine({});
    const { out } = await floe(changed, ["doctor", "shop"], { machine: other });
    expect(out).toContain("cure: Run `floe compile shop`.");
    expect(other.ran.some(({ parameters }) => parameters.some((each) => each.includes("definitions.py")))).toBe(false);
  });

  test("a product that does not compile is told, and nothing is run for it", async () => {
    const on = machine({});
    const { lines } = await diagnosed(on, { compiled: false, more: { "shop/floe.yaml": "kind: FloeSpec\n" } });
    expect(stateOf(lines, "files")).toEqual(["failed"]);
    expect(lines.find(({ check }) => check === "files")?.cure).toBe("`floe validate shop` shows them.");
    expect(stateOf(lines, "profile")).toEqual(["skipped"]);
    expect(on.ran).toHaveLength(1);
  });

  test("a plugin that no package provides is named", async () => {
    const manifest = files["manifest.yaml"].replace("type: dagster", "type: prefect");
    const { lines } = await diagnosed(machine({}), { compiled: false, more: { "manifest.yaml": manifest } });
    const line = lines.find(({ check, state }) => check === "plugins" && state === "failed");
    expect(line?.says).toBe("No installed plugin provides the orchestrator `prefect`.");
  });

  test("a cure repeats the environment that was asked for, and a manifest is no product", async () => {
    const broken = { ...files, "platform/prod/manifest.yaml": "kind: Manifest\n" };
    const run = await floe(broken, ["doctor", "shop", "-e", "prod"], { machine: machine({}) });
    expect(run.out).toContain("cure: `floe validate shop -e prod` shows them.");
    const named = await floe(files, ["doctor", "manifest.yaml"], { machine: machine({}) });
    expect(named).toMatchObject({ code: 1, out: "", err: expect.stringContaining("manifest.yaml is a manifest") });
  });

  test("no product is an error", async () => {
    expect(await floe({ "empty/x": "" }, ["doctor", "empty"], { machine: machine({}) })).toMatchObject({
      code: 1,
      out: "",
    });
  });
});

test("programs get placeholders for secrets, a folder of their own, and a time", async () => {
  const on = machine({});
  await diagnosed(on, { options: ["--timeout", "7"] });
  const dbt = on.ran.find((program) => program.path.endsWith("/dbt"));
  expect(dbt?.parameters).toEqual(expect.arrayContaining(["parse", "--target-path", "/scratch", "--log-path"]));
  expect(dbt?.variables).toMatchObject({ [secret]: "not-needed-to-load", DBT_SEND_ANONYMOUS_USAGE_STATS: "false" });
  expect(on.ran.map(({ seconds }) => seconds)).toEqual([7, 7, 7]);
});

test("what a program says is shown, at most five lines of it, without what acts on a terminal", async () => {
  const err = [...Array(9).keys()].map((line) => `line ${line}\u001b[31m`).join("\n");
  const { lines } = await diagnosed(machine({ dbt: { kind: "ended", code: 1, out: "", err } }));
  const { details = [] } = lines.find(({ check }) => check === "profile") ?? {};
  expect(details.map((line) => line.slice(0, 6))).toEqual(["line 4", "line 5", "line 6", "line 7", "line 8"]);
  expect(details.join("")).not.toContain("\u001b");
});

test.each(["0", "-1", "1.5", "abc", "3601", "99999", ""])("a time of %j is a wrong command line", async (seconds) => {
  const run = await floe(files, ["doctor", "shop", "--timeout", seconds], { machine: machine({}) });
  expect(run).toMatchObject({ code: 2, err: expect.stringContaining("--timeout takes whole seconds") });
});

test("the least Node is that of package.json", () => {
  const { engines } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  expect(engines.node).toBe(`>=${leastNode}`);
});
