import { smallManifest, smallProduct } from "../support/small-project.ts";
import { numbers } from "./large-products.ts";

/** Files within the limits of the reader that once took minutes, or that look as if they could. */
export interface HostileFiles {
  readonly products: Readonly<Record<string, string>>;
  readonly manifests: Readonly<Record<string, string>>;
}

const [head = ""] = smallProduct().split("transforms:");
const transforms = (more: string) => `${head}transforms:\n${more}`;

export const hostileFiles: HostileFiles = {
  products: {
    "unknown keys": smallProduct(rows(49_000, (index) => `k${index}: 1\n`)),
    "unknown keys that all mean one": smallProduct(rows(16_000, (index) => `${spelling(index, "transform")}: 1\n`)),
    "texts for transforms": transforms(rows(98_000, () => "  - a\n")),
    "transforms with nothing in them": `${head}transforms: [${rows(98_000, () => "{},")}]\n`,
    "transforms with unknown keys": transforms(rows(16_000, (index) => `  - name: m${index}\n    nme: x\n`)),
    "transforms of one name": transforms(rows(24_000, () => "  - name: orders\n")),
    "a chain from its end": transforms(rows(16_000, (index) => `  - {name: m${index}, dependsOn: [m${index + 1}]}\n`)),
    "circles in circles": transforms(
      rows(8_000, (index) => `  - {name: m${index}, dependsOn: [m${index + 1}]}\n`) +
        `  - {name: m8000, dependsOn: [${rows(45_000, (index) => `m${index % 8_000},`)}]}\n`,
    ),
    "dependencies on nothing": transforms(rows(15_000, (index) => `  - {name: m${index}, dependsOn: [n${index}q]}\n`)),
    "checks that lack everything": transforms(
      rows(9_000, (index) => `  - {name: m${index}, qualityChecks: [{nam: x}]}\n`),
    ),
    "ports that lack everything": smallProduct(
      `outputPorts:\n${rows(14_000, (index) => `  - {name: p${index}, nam: x}\n`)}`,
    ),
    "one key again and again": smallProduct(rows(49_000, () => "k: 1\n")),
    labels: smallProduct().replace(
      "platform:",
      `  labels:\n${rows(48_000, (index) => `    k${index}: []\n`)}platform:`,
    ),
    "anchors and unknown aliases": smallProduct(
      `x-a: [${rows(60_000, (index) => `&a${index} b,`)}]\nx-b: [${rows(100, (index) => `*z${index},`)}]\n`,
    ),
    "a long schedule": smallProduct(
      `schedule:\n  cron: "${"*/".repeat(200_000)}"\n  timezone: "${"Europe/".repeat(50_000)}"\n`,
    ),
    "long names": transforms(
      rows(4, (index) => `  - name: ${"n".repeat(200_000)}${index}\n    dependsOn: [${"m".repeat(50_000)}]\n`),
    ),
  },
  manifests: {
    "unknown keys": smallManifest(rows(49_000, (index) => `k${index}: 1\n`)),
    "unknown options": smallManifest(
      `  catalog:\n    type: polaris\n    config:\n${rows(40_000, (index) => `      k${index}: 1\n`)}`,
    ),
    "plain secrets": smallManifest(
      `  catalog:\n    type: polaris\n    config:\n${rows(25_000, (index) => `      password${index}: hunter2hunter2\n`)}`,
    ),
    overrides: smallManifest(
      `governance:\n  policy_overrides:\n${rows(9_000, (index) => `    - {policy: p${index}}\n`)}`,
    ),
    presets: smallManifest(`resource_presets:\n${rows(12_000, (index) => `  p${index}: {requests: {cpu: x}}\n`)}`),
    profiles: smallManifest(
      `profiles:\n  compute:\n${rows(12_000, (index) => `    p${index}: {type: duckdb, config: {}}\n`)}`,
    ),
    "profiles of no plugin": smallManifest(
      `profiles:\n  compute:\n${rows(14_000, (index) => `    p${index}: {type: duckdbb}\n`)}`,
    ),
    "approved plugins": smallManifest(
      `scope: enterprise\napproved_plugins:\n  compute: [${rows(90_000, (index) => `p${index},`)}]\n`,
    ),
  },
};

function rows(count: number, row: (index: number) => string): string {
  return numbers(count).map(row).join("");
}

/** Another spelling of a word that is the same when `_` and `-` do not count. */
function spelling(index: number, word: string): string {
  const letters = [...word].map((letter, at) => letter + ((index >> at) & 1 ? "_" : ""));
  return letters.join("") + "-".repeat(index >> word.length);
}
