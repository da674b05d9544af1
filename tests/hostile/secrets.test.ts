import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { alphanumeric, digits, type Random, random } from "../secrets/random.ts";
import { smallManifest, smallProduct } from "../support/small-project.ts";
import { type Scene, scene, withOtherUsers } from "./scene.ts";

withOtherUsers();

/** A secret under a sensitive key: the lines that plant it, and what must be seen nowhere. */
interface Plant {
  readonly lines: readonly string[];
  readonly secrets: readonly string[];
}

type Shape = (key: string, core: string) => Plant;

const line =
  (write: (core: string) => string): Shape =>
  (key, core) => ({ lines: [`${key}: ${write(core)}`], secrets: [core] });

const allowed = "# pragma: allowlist secret it is invented";

/** Everything that somebody may write under a sensitive key and take for no secret, or for a reference. */
const shapes: Readonly<Record<string, Shape>> = {
  plain: line((core) => core),
  quoted: line((core) => JSON.stringify(`${core} "\t\\ end`)),
  block: (key, core) => ({ lines: [`${key}: |`, `  ${core}`, `  ${core}b`], secrets: [core] }),
  number: (key, core) => {
    const number = [...core].map((letter) => (letter.charCodeAt(0) % 9) + 1).join("");
    return { lines: [`${key}: ${number}`], secrets: [number] };
  },
  variable: line((core) => `$\{${core}}`),
  template: line((core) => `"{{ env_var('${core}') }}"`),
  bracketed: line((core) => `"<${core}>"`),
  // Their form is an error at every level; allowlisted, they are withheld where options are.
  address: line((core) => `https://loader:${core}@db.internal/raw ${allowed}`),
  dsn: line((core) => `Server=db;Password=${core};Encrypt=no ${allowed}`),
  base64: (key, core) => {
    const encoded = Buffer.from(core).toString("base64");
    return { lines: [`${key}: ${encoded}`], secrets: [core, encoded.replace(/=+$/u, "")] };
  },
  list: (key, core) => ({ lines: [`${key}:`, `- ${core}`, `- [${core}b, {${core}c}]`], secrets: [core] }),
  map: (key, core) => ({ lines: [`${key}: {${core}: {value: ${core}d}}`], secrets: [core] }),
  prefix: line((core) => `secret:${core}`),
  "under a misspelt key": (key, core) => ({ lines: [`${key}: ${core}`], secrets: [core] }),
};

const keys = ["password", "api_key", "client_secret", "auth_token", "db_dsn", "private_key", "aws.secretAccessKey"];
const misspelt = ["passwrd", "pasword", "secert_key", "api_kye", "client_secrt", "acess_key", "раssword", "t0ken"];
const levels = ["off", "warn", "strict"] as const;
const formats = ["json", "human", "sarif", "github", "junit"] as const;
const wanted = 312;

describe("300 generated secrets in fourteen shapes reach no output and no message", () => {
  test.each(levels)("in the options of plugins, at %s", async (level) => {
    const source = random(2_026);
    // The settings of the engine are single values, the properties of the catalog texts; their schemas refuse all else.
    const engine = plantsOf(source, wanted / 6, shapesWithout("list", "map"));
    const catalog = plantsOf(source, wanted / 6, shapesWithout("list", "map", "number"));
    const others = Array.from({ length: 4 }, () => plantsOf(source, wanted / 6));
    const [unknown = [], identity = [], store = [], notes = []] = others;
    const places = [engine, catalog, ...others];
    const manifest = smallManifest(`  catalog:
    type: polaris
    config:
      uri: http://polaris:8181/api/catalog
      warehouse: demo
      oauth2: {client_id: demo, client_secret: {secret_ref: polaris}}
      properties:
${indented(catalog, 8)}
  lineage_backend:
    type: ledger
    config:
${indented(unknown, 6)}
  identity:
    type: keycloak
    config:
${indented(identity, 6)}
  secrets:
    type: vault
    config:
      deep:
      - inner:
${indented(store, 10)}
governance: {policy_enforcement_level: ${level}}
x-notes:
${indented(notes, 2)}
`).replace("type: duckdb", `type: duckdb\n    config:\n      settings:\n${indented(engine, 8)}`);
    await expectNothingSeen({ manifest, product: smallProduct() }, places.flat(), level !== "strict");
  });

  test.each(levels)("in profiles, in sections of a known shape, and in floe.yaml, at %s", async (level) => {
    const source = random(2_027);
    const places = Array.from({ length: 4 }, () => plantsOf(source, wanted / 4));
    const [profile = [], credentials = [], observability = [], destination = []] = places;
    const manifest = smallManifest(`governance: {policy_enforcement_level: ${level}}
profiles:
  compute:
    more:
      type: duckdb
      properties:
        settings:
${indented(profile, 10)}
      credentials:
        mode: static
${indented(credentials, 8)}
observability:
  tracing:
    authentication:
${indented(observability, 6)}
`);
    const product = smallProduct(`destinations:
  - name: crm
    sink_type: crm
    connection_secret_ref: crm
    config:
${indented(destination, 6)}
`);
    await expectNothingSeen({ manifest, product }, places.flat(), false);
  });

  test("whatever else is wrong with the lines around them", async () => {
    const source = random(2_028);
    for (const broken of ["  bad: [", "\tx: 1", "  {", "  'open", "  y: *nowhere", "  a: 1\n  a: 2"]) {
      const plants = plantsOf(source, 28);
      const product = smallProduct(`x-note:\n${indented(plants, 2)}\n${broken}\nscedule: {cron: x}\n`);
      await expectNothingSeen({ manifest: smallManifest(), product }, plants, false);
    }
  });
});

function shapesWithout(...names: readonly string[]): readonly (readonly [string, Shape])[] {
  return Object.entries(shapes).filter(([name]) => !names.includes(name));
}

/** Plants under keys that all differ, so that no file has a key twice. */
function plantsOf(source: Random, count: number, table = shapesWithout()): readonly Plant[] {
  return Array.from({ length: count }, (_, index) => {
    const [name, shape] = table[index % table.length] ?? [];
    const core = `Zq${source.text(alphanumeric, 9)}${source.text(digits, 3)}`;
    const round = Math.floor(index / table.length);
    const names = name === "under a misspelt key" ? misspelt : keys;
    const key = `k${index}_${names[round % names.length]}`;
    return shape === undefined ? { lines: [], secrets: [] } : shape(key, core);
  });
}

function indented(plants: readonly Plant[], spaces: number): string {
  return plants.flatMap(({ lines }) => lines.map((each) => " ".repeat(spaces) + each)).join("\n");
}

async function expectNothingSeen(
  files: { readonly manifest: string; readonly product: string },
  plants: readonly Plant[],
  compiles: boolean,
): Promise<void> {
  const place = scene({ "manifest.yaml": files.manifest, "shop/floe.yaml": files.product });
  const said: string[] = [];
  for (const format of formats) {
    const commands =
      format === "json" ? [["validate"], ["compile"], ["validate", "--fix"]] : [["validate"], ["compile"]];
    for (const command of commands) {
      const { code, out, err } = await place.floe([...command, "--format", format], { from: "shop" });
      expect([0, 1], `${command} ${format}: ${err.slice(0, 500)}`).toContain(code);
      if (compiles) expect(code).toBe(0);
      said.push(out, err);
    }
  }
  const explained = await place.floe(["explain", "/"], { from: "shop", environment: { FLOE_DEBUG: "1" } });
  const notes = await place.floe(["explain", "--notes"], { from: "shop" });
  said.push(explained.out, explained.err, notes.out, notes.err, ...writtenIn(place));
  if (compiles) expect(writtenIn(place).length).toBeGreaterThan(3);
  const all = said.join("\n");
  const seen = plants.flatMap(({ lines, secrets }) =>
    secrets.filter((secret) => isIn(all, secret)).map(() => lines[0]),
  );
  expect(seen).toEqual([]);
}

function isIn(text: string, secret: string): boolean {
  // In base64 a text begins at one of three places of a group.
  const base64 = [0, 1, 2].map((shift) => {
    return Buffer.from("x".repeat(shift) + secret)
      .toString("base64")
      .replace(/=+$/u, "")
      .slice(shift === 0 ? 0 : 4, -1);
  });
  const escaped = [...secret].map((letter) => `\\u00${letter.charCodeAt(0).toString(16)}`).join("");
  return [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1), escaped, ...base64].some((form) =>
    text.includes(form),
  );
}

/** The texts of all files but the two that hold the secrets. */
function writtenIn({ folder }: Scene): readonly string[] {
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return paths
    .filter((path) => path !== "manifest.yaml" && path !== "shop/floe.yaml" && statSync(join(folder, path)).isFile())
    .map((path) => readFileSync(join(folder, path), "latin1"));
}
