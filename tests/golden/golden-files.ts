import { fileURLToPath } from "node:url";
import { provenanceOutput } from "floe-core";
import { type demoProducts, demoProject } from "../support/demo-project.ts";

/** Where the goldens of a product are kept. */
export function goldenFolder(product: string): string {
  return fileURLToPath(new URL(`fixtures/${product}/`, import.meta.url));
}

/** The outputs of a demo product that are kept as goldens, by path, dated noon UTC on 1 January 2026. The record of
 *  origins is left out: each line in it holds a position, so it changes with every edit of the demo. */
export async function goldenFiles(product: (typeof demoProducts)[number]): Promise<Readonly<Record<string, string>>> {
  const now = (): number => Date.UTC(2026, 0, 1, 12);
  const result = await demoProject({}, { now }).compile(`demo/${product}/floe.yaml`, { outputs: "none" });
  const kept = result.files.filter(({ path }) => path !== provenanceOutput);
  // Git ignores every folder called `floe_target`.
  return Object.fromEntries(kept.map(({ path, text }) => [path.replace(/^floe_target\//u, ""), text]));
}
