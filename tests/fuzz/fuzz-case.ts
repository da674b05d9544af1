import { mutateBytes } from "./mutate-bytes.ts";
import { mutateFreeText, mutateTree } from "./mutate-tree.ts";
import { type Random, randomOf } from "./random.ts";
import type { Seed } from "./seeds.ts";
import { copyOf, type Tree, treeOf, writeTree } from "./yaml-tree.ts";

/** How much of the compiler a case goes through. */
export type Level = "load" | "compile";

/** One input for the compiler. */
export interface FuzzCase {
  readonly level: Level;
  /** What the compile does with the disk. */
  readonly outputs: "none" | "write";
  /** The forms in which its findings are printed. */
  readonly renderings: "human" | "machine";
  /** From `--env` or FLOE_PLATFORM_ENV. */
  readonly environment: string | undefined;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** The cases of a seed, by number. The same number always gives the same case. */
export function fuzzCases(seeds: readonly Seed[], options: { readonly seed: number; readonly level: Level }) {
  const prepared = seeds.map(prepare);
  return (run: number): FuzzCase => {
    const random = randomOf(options.seed, run);
    const { bytes, trees } = random.chance(0.01) ? last(prepared) : random.pick(prepared.slice(0, -1));
    const files = new Map(bytes);
    const count = random.chance(0.2) ? 2 : 1;
    for (let mutated = 0; mutated < count; mutated++) mutateFile(files, trees, random);
    if (random.chance(0.05)) files.set(...leftOver(random));
    return {
      level: options.level,
      outputs: random.chance(0.5) ? "write" : "none",
      renderings: random.chance(0.7) ? "human" : "machine",
      environment: random.chance(0.05) ? random.pick(environments) : undefined,
      files,
    };
  };
}

const environments = ["dev", "nonesuch", "..", "../../etc", "__proto__", "", "\u001b[31m", "a".repeat(300)];

interface PreparedSeed {
  readonly bytes: ReadonlyMap<string, Uint8Array>;
  readonly trees: ReadonlyMap<string, Tree>;
}

function prepare({ files }: Seed): PreparedSeed {
  const entries = Object.entries(files);
  return {
    bytes: new Map(entries.map(([path, text]) => [path, new TextEncoder().encode(text)])),
    trees: new Map(entries.filter(([path]) => /\.ya?ml$/u.test(path)).map(([path, text]) => [path, treeOf(text)])),
  };
}

function last<T>(items: readonly T[]): T {
  const item = items.at(-1);
  if (item === undefined) throw new RangeError("there are no seeds");
  return item;
}

function mutateFile(files: Map<string, Uint8Array>, trees: PreparedSeed["trees"], random: Random): void {
  const path = random.chance(0.9) ? random.pick(["manifest.yaml", "shop/floe.yaml"]) : random.pick([...files.keys()]);
  const tree = trees.get(path);
  if (tree !== undefined && random.chance(0.75)) {
    const mutated = copyOf(tree);
    const times = random.chance(0.1) ? 10 : 1 + random.below(3);
    const mutate = random.chance(0.4) ? mutateFreeText : mutateTree;
    for (let time = 0; time < times; time++) mutate(mutated, random);
    files.set(path, new TextEncoder().encode(writeTree(mutated, random)));
    if (random.chance(0.9)) return;
  }
  files.set(path, mutateBytes(files.get(path) ?? new Uint8Array(), random));
}

// What a former compile, or somebody else, may have left where the outputs go.
function leftOver(random: Random): [string, Uint8Array] {
  const ledgers = [
    "{}",
    '{"version":1,"state":"complete","files":{}}',
    '{"version":1,"state":"writing","files":{"../../x":"sha256:00"},"previous":{}}',
    '{"version":1,"state":"complete","files":{"profiles.yml":"sha256:00","__proto__":"x"}}',
    "\u0000",
    "[".repeat(5_000),
  ];
  const path = random.pick([
    "shop/.floe/outputs.json",
    "shop/profiles.yml",
    "shop/floe_target/compiled_artifacts.json",
  ]);
  return [path, mutateBytes(new TextEncoder().encode(random.pick(ledgers)), random)];
}
