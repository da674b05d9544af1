import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { smallManifest, smallProduct } from "../support/small-project.ts";
import { runFloe, temporaryFolder, withBuiltCommand } from "./floe-command.ts";
import { expectNoStack, writeTexts } from "./project.ts";
import { faultyCall, runTraced, type WriteCall, writesOf } from "./strace.ts";

withBuiltCommand();

const sync = ["sync", "shop", "--write"];
const schema = "models:\n  # Kept.\n  - name: orders\n";
const ports =
  "outputPorts:\n  - {name: orders, schema: [{name: id, type: integer}]}\n  - {name: items, schema: [{name: id, type: integer}]}\n";

/** A product with a property file that is to be added to, and a model that gets one of its own. */
function prepare(directory: string): void {
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  writeTexts(directory, {
    "manifest.yaml": smallManifest(),
    "shop/floe.yaml": smallProduct(`  - name: items\n${ports}`),
    "shop/dbt_project.yml": "name: shop\nprofile: shop\n",
    "shop/models/a/orders.sql": "select 1 as id\n",
    "shop/models/a/schema.yml": schema,
    "shop/models/b/items.sql": "select 1 as id\n",
  });
}

interface Texts {
  readonly edited: string;
  readonly created: string | undefined;
}

function textsIn(directory: string): Texts {
  const created = join(directory, "shop/models/b/items.yml");
  return {
    edited: readFileSync(join(directory, "shop/models/a/schema.yml"), "utf8"),
    created: existsSync(created) ? readFileSync(created, "utf8") : undefined,
  };
}

function leftovers(directory: string): readonly string[] {
  const known = new Set(["orders.sql", "schema.yml", "items.sql", "items.yml"]);
  return ["a", "b"]
    .flatMap((name) => readdirSync(join(directory, "shop/models", name)))
    .filter((name) => !known.has(name));
}

interface Sweep {
  readonly directory: string;
  readonly whole: Texts;
  readonly calls: readonly WriteCall[];
}

async function preparedSweep(): Promise<Sweep> {
  const directory = join(temporaryFolder(), "project");
  prepare(directory);
  const calls = await writesOf(join(directory, "shop/models"), sync, { directory });
  const whole = textsIn(directory);
  expect(whole.edited).toContain("data_type: integer");
  expect(whole.created).toContain("data_type: integer");
  expect(calls.length).toBeGreaterThan(5);
  return { directory, whole, calls };
}

/** A run with a fault at one call. Now and then node makes a call more than it did when they were counted, and the fault meets
 *  something else: then it is tried again. */
async function faulty({ directory }: Sweep, { name, index, line }: WriteCall, fault: string) {
  const log = join(directory, "strace.log");
  const options = ["-y", "-o", log, `--trace=${name}`, "-e", `inject=${name}:${fault}:when=${index}`];
  for (let attempt = 0; attempt < 10; attempt++) {
    prepare(directory);
    const exit = await runTraced(options, sync, { directory });
    const met = faultyCall(log, fault);
    // Files of the models are read as well.
    if (met.includes(`${directory}/shop/models`) && met.includes(".floe-") === line.includes(".floe-")) return exit;
  }
  throw new Error(`the fault never met ${line}`);
}

/** Each file is the former one or the whole new one, and the next run makes the rest. */
async function expectOldOrNew({ directory, whole }: Sweep, call: WriteCall): Promise<void> {
  const { edited, created } = textsIn(directory);
  expect([schema, whole.edited], call.line).toContain(edited);
  expect([undefined, whole.created], call.line).toContain(created);
  expect(await runFloe(sync, { directory }), call.line).toMatchObject({ code: 0 });
  expect(textsIn(directory), call.line).toEqual(whole);
}

test("sync --write killed at any write call leaves each file old or new, and the next run goes on", async () => {
  const sweep = await preparedSweep();
  for (const call of sweep.calls) {
    await faulty(sweep, call, "signal=SIGKILL");
    await expectOldOrNew(sweep, call);
  }
});

test.each([
  { errno: "ENOSPC", names: ["openat", "write", "link", "rename"] },
  { errno: "EIO", names: ["openat", "write", "link", "rename"] },
])("$errno at any write call of sync --write is said with the path, and leaves nothing temporary", async (fault) => {
  const sweep = await preparedSweep();
  for (const call of sweep.calls.filter(({ name }) => fault.names.includes(name))) {
    const exit = await faulty(sweep, call, `error=${fault.errno}`);
    expectNoStack(exit);
    expect({ call: call.line, code: exit.code }).toEqual({ call: call.line, code: 1 });
    expect(exit.err, call.line).toMatch(new RegExp(`sync/unwritable[^]*models/.* \\(${fault.errno}\\)`, "u"));
    expect(leftovers(sweep.directory), call.line).toEqual([]);
    await expectOldOrNew(sweep, call);
  }
});
