// Stands in the command's bundle for `floe-core/testing`, which holds a compiler of its own with zod, and for what makes the files of a new
// plugin: see build/kit-chunk.ts.

import type { checkPlugin as check, sampleOptions as sample } from "floe-core/testing";
import type { packageFiles as files } from "./new-plugin/package-files.ts";

/** The chunk of the kit for plugins. */
export interface KitModule {
  readonly checkPlugin: typeof check;
  readonly sampleOptions: typeof sample;
  readonly packageFiles: typeof files;
}

let load: (() => KitModule) | undefined;
let loaded: KitModule | undefined;

/** Says where the chunk is, before anything is read. */
export function provideKit(from: () => KitModule): void {
  load = from;
}

/** Holds a plugin against the contract. */
export function checkPlugin(...parameters: Parameters<typeof check>): ReturnType<typeof check> {
  return kit().checkPlugin(...parameters);
}

/** Options to try a plugin with that nobody has written. */
export function sampleOptions(...parameters: Parameters<typeof sample>): ReturnType<typeof sample> {
  return kit().sampleOptions(...parameters);
}

/** The files of a new plugin's package. */
export function packageFiles(...parameters: Parameters<typeof files>): ReturnType<typeof files> {
  return kit().packageFiles(...parameters);
}

function kit(): KitModule {
  loaded ??= load?.();
  if (loaded === undefined) throw new Error("the chunk of the kit was asked before it was provided");
  return loaded;
}
