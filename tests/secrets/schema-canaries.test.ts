import { describe, expect, test } from "vitest";
import { floe } from "../../packages/floe-cli/test/in-memory-command.ts";
import type { Path } from "../perturbation/plain-value.ts";
import { smallManifest, smallProduct } from "../support/small-project.ts";
import { alphanumeric, type Random, random } from "./random.ts";
import { everySection, isSecretLeaf, type Section, sectionWith } from "./schema-positions.ts";

// Each place of both files and of each plugin's options, taken from the schemas: a new option is planted without anybody's doing.

const sections = everySection();
const source = random(71);

const ways: readonly { readonly way: string; readonly plant: (path: Path, secret: string) => unknown }[] = [
  { way: "plain text under a sensitive name", plant: (path, secret) => (isSecretLeaf(path) ? secret : undefined) },
  { way: "an address with a password", plant: (_, secret) => `postgresql://ada:${secret}@db.example.com:5432/shop` },
  { way: "a token in place of any value", plant: (_, secret) => tokenOf(secret) },
  {
    way: "a token in the place of a reference's name",
    plant: (_, secret) => ({ secret_ref: tokenOf(secret), key: "k" }),
  },
  {
    way: "a token in the place of a reference's key",
    plant: (_, secret) => ({ secret_ref: "db", key: tokenOf(secret) }),
  },
];

test("the schemas have places for secrets in both files, and in the options of each kind of plugin", () => {
  const leaves = sections.flatMap((section) => section.leaves);
  expect(sections.length).toBeGreaterThan(40);
  expect(leaves.length).toBeGreaterThan(700);
  expect(leaves.filter(isSecretLeaf).length).toBeGreaterThan(30);
});

describe.each(ways)("$way is let out by no command", ({ plant }) => {
  test.each(sections)("$name", async (section) => {
    const secrets = new Map<string, string>();
    const content = sectionWith(section, (path) => {
      const secret = secretOf(source);
      secrets.set(secret, JSON.stringify(path));
      return plant(path, secret);
    });
    if (content === undefined) return;
    const found = new Set<string>();
    for (const [where, text] of await saidAbout(section, content))
      for (const [secret, path] of secrets) if (text.includes(secret)) found.add(`${where}: ${path}`);
    expect([...found]).toEqual([]);
  });
});

/** A secret: no word, and no part of one. */
function secretOf(from: Random): string {
  return `Pw${from.text(alphanumeric, 10)}`;
}

// The secret is the middle of the token, so that no part of it may be shown either.
function tokenOf(secret: string): string {
  return `ghp_${secret}${"aB3dE5fG7h".repeat(3).slice(0, 36 - secret.length)}`;
}

/** Everything that the commands print and write about files with a section. */
async function saidAbout(section: Section, content: unknown): Promise<readonly (readonly [string, string])[]> {
  const files = filesWith(section, content);
  const said: (readonly [string, string])[] = [];
  for (const argv of commands) {
    const { out, err, files: after } = await floe(files, argv);
    const written = Object.entries(after).filter(([path]) => !(path in files));
    said.push([argv.join(" "), `${out}\n${err}\n${JSON.stringify(written)}`]);
  }
  return said;
}

const commands: readonly (readonly string[])[] = [
  ["validate", "manifest.yaml", "shop", "-v"],
  ...["json", "sarif", "junit", "github"].map((format) => ["validate", "manifest.yaml", "shop", "--format", format]),
  ["compile", "shop", "-v"],
  ["env", "diff", "dev", "prod", "--product", "shop"],
  ["explain", "manifest.yaml#/", "-p", "shop"],
  ["explain", "floe.yaml#/", "-p", "shop"],
  ["secrets", "list", "shop", "--format", "json"],
  ["platform", "publish", "manifest.yaml", "--dry-run", "--to", "oci://registry.example.com/platforms/shop"],
];

function filesWith({ file, at, beside }: Section, content: unknown): Readonly<Record<string, string>> {
  const manifest = file === "manifest" ? withSection(smallManifest(), { at, beside }, content) : smallManifest();
  const product = file === "product" ? withSection(smallProduct(), { at, beside }, content) : smallProduct();
  const environment = "apiVersion: floe.dev/v1\nkind: Manifest\nextends: ../../manifest.yaml\n";
  return {
    "manifest.yaml": manifest,
    "shop/floe.yaml": product,
    "platform/dev/manifest.yaml": environment,
    "platform/prod/manifest.yaml": `${environment}observability: {logging: {level: DEBUG}}\n`,
    "pnpm-workspace.yaml": "",
  };
}

/** A file with a section in the place of its own. JSON is YAML. */
function withSection(text: string, { at, beside }: Pick<Section, "at" | "beside">, content: unknown): string {
  const [root, kind] = at;
  if (at.length === 1) return `${withoutRoot(text, String(root))}${root}: ${JSON.stringify(content)}\n`;
  const selection = JSON.stringify({ ...beside, config: content });
  const without = text.replace(new RegExp(`  ${kind}:\n(?:    .*\n)+`, "u"), "");
  return without.replace("plugins:\n", `plugins:\n  ${kind}: ${selection}\n`);
}

function withoutRoot(text: string, root: string): string {
  return text.replace(new RegExp(`^${root}:.*\n(?:[ -].*\n)*`, "mu"), "");
}
