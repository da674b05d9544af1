import type { Plugin } from "floe-core/plugin";
import { cube } from "./cube.ts";

/** The semantic layers that come with floe. */
export const plugins: readonly Plugin[] = [cube];
